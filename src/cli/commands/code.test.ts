import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { statementsFileSchema } from '../../positions/index.ts';
import { readDnaFile } from '../coding/dna-file.ts';
import { appendText } from '../files.ts';
import { openDossier } from '../load-dossier.ts';
import { OUTPUT_SCHEMAS } from '../output-schemas.ts';
import { recordingIo } from '../testing.ts';
import { agreementCommand } from './agreement.ts';
import { codeCommand } from './code.ts';
import { exportCommand } from './export.ts';

const main = resolve(import.meta.dirname, '..', 'main.ts');
const PAGE =
  'A page about the vote of the powers\n\nThe Polish government rejected any guarantee that excludes Warsaw from the vote.\nThe French government supports the draft of the third round of talks.\n';
let folder: string;
let page: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casus-code-'));
  page = join(folder, 'page.txt');
  writeFileSync(page, PAGE);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A keyboard. */
async function* typed(...inputs: readonly string[]): AsyncGenerator<string> {
  for (const input of inputs) yield await Promise.resolve(input);
}

async function code(keys: readonly string[], values: Readonly<Record<string, string | boolean>> = {}) {
  const { io, output } = recordingIo();
  const run = { ...io, appendText, keys: () => typed(...keys) };
  const exit = await codeCommand.run({ positionals: [page], values: { coder: 'anna', ...values }, io: run });
  return { exit, ...output };
}

async function exported(values: Readonly<Record<string, string | boolean>>) {
  const { io, output } = recordingIo();
  const exit = await exportCommand.run({ positionals: [page], values, io });
  return { exit, ...output };
}

describe('casus code', () => {
  it('keeps every decision as it is made, and goes on where the coder left', async () => {
    const { exit, out } = await code(['a'], { json: true });
    expect([exit, JSON.parse(out)]).toMatchObject([0, { accepted: 1, open: 1 }]);
    expect(OUTPUT_SCHEMAS['code']?.safeParse(JSON.parse(out)).error?.issues ?? []).toEqual([]);
    const again = await code(['x', 'u', 'a', 'q', 'x'], { json: true });
    expect(JSON.parse(again.out)).toMatchObject({ accepted: 2, rejected: 0, open: 0 });
    expect(readFileSync(`${page}.coding.jsonl`, 'utf8').trim().split('\n')).toHaveLength(5);
  });

  it('runs on a keyboard that is a pipe', () => {
    const { stdout, status } = spawnSync(process.execPath, [main, 'code', page, '--coder', 'ben'], {
      input: 'a2aq',
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stdout).toContain('ben: 2 statements confirmed (1 as proposed, 1 edited, 0 added)');
  }, 60_000);

  it('in a dossier writes the coding that its confirmed statements follow from, under its codebook', async () => {
    const documents = join(folder, 'documents');
    mkdirSync(documents);
    writeFileSync(join(documents, 'a page.txt'), PAGE);
    writeFileSync(
      join(folder, 'dossier.yaml'),
      'title: T\nactors:\n  PL: {name: Poland, aliases: [the Polish government]}\ndocuments:\n  - {id: talks, file: a page.txt}\n',
    );
    const entry = { id: 'veto', title: 'A veto' };
    writeFileSync(
      join(folder, 'codebook.jsonl'),
      `${JSON.stringify({ by: 'x', at: '2026', change: { kind: 'add', entry } })}\n`,
    );
    page = join(documents, 'a page.txt');
    await code(['a']);
    // A crash in the middle of a line loses that line and nothing else.
    appendFileSync(`${page}.coding.jsonl`, '{"coder":"anna","at');
    await code(['x']);
    const opened = openDossier(folder);
    if (!opened.ok) throw new Error(JSON.stringify(opened.diagnostics));
    expect(opened.value.statements).toMatchObject([{ id: 'talks-s01', actor: 'PL', confirmedBy: 'anna' }]);
    expect(opened.value.codings.get('talks')?.events.map(({ codebook }) => codebook)).toEqual([1, 1]);
    expect(parse((await exported({})).out)).toMatchObject({ statements: [{ id: 'talks-s01' }] });
  });

  it('refuses a document that changed since it was coded, and a file it cannot write', async () => {
    await code(['a']);
    writeFileSync(page, `${PAGE}More.\n`);
    const changed = await code(['a']);
    expect([changed.exit, changed.err.includes('C105')]).toEqual([2, true]);
    writeFileSync(page, PAGE);
    const refused = await code(['a'], { coding: join(folder, 'none', 'x.jsonl') });
    expect([refused.exit, refused.err.includes('I111')]).toEqual([2, true]);
  });

  it('takes in the statements of a table, with the coders it names', async () => {
    writeFileSync(
      join(folder, 'dna.csv'),
      'ID;person;organization;concept;agreement;text;coder\n1;Nowak;POL;veto;0;the draft of the third round;carla\n2;Roe;;x;1;nowhere to be found;carla\n',
    );
    const { exit, err } = await code([], { import: join(folder, 'dna.csv') });
    expect([exit, err.includes('1 of 2 rows')]).toEqual([0, true]);
    const { out } = await exported({ coder: 'carla' });
    expect(parse(out)).toMatchObject({ statements: [{ actor: 'POL', stance: 'opposes', provision: 'veto' }] });
  });
});

describe('a project file of Discourse Network Analyzer', () => {
  const SHARED = `
    CREATE TABLE CODERS (ID INTEGER PRIMARY KEY, Name TEXT);
    CREATE TABLE DOCUMENTS (ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Date INTEGER);
    CREATE TABLE STATEMENTS (ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER, Stop INTEGER, Coder INTEGER);
    INSERT INTO CODERS VALUES (1, 'Carla');
    INSERT INTO STATEMENTS VALUES (9, 1, 4, 8, 45, 1);
    INSERT INTO DOCUMENTS VALUES (4, 'A page', 'Before. the draft of the third round of talks. After.', 1,`;
  const VARIABLES = `
    CREATE TABLE VARIABLES (ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);
    INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1), (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1);`;
  const ENTITIES = `
    CREATE TABLE ENTITIES (ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT);
    INSERT INTO ENTITIES VALUES (1, 1, 'Nowak'), (2, 2, 'Poland'), (3, 3, 'the third draft');`;
  /** As the versions make them; the last is that of statements with roles, where agreement may also be a number. */
  const VERSIONS: Readonly<Record<string, string>> = {
    '2': `${SHARED} 1755684000000); ${VARIABLES}
      CREATE TABLE DATASHORTTEXT (ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, StatementTypeId INTEGER, Value TEXT);
      CREATE TABLE DATABOOLEAN (ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, StatementTypeId INTEGER, Value INTEGER);
      INSERT INTO DATASHORTTEXT VALUES (1, 9, 1, 1, 'Nowak'), (2, 9, 2, 1, 'Poland'), (3, 9, 3, 1, 'the third draft');
      INSERT INTO DATABOOLEAN VALUES (1, 9, 4, 1, 0);`,
    '3.0': `${SHARED} 1755684000); ${VARIABLES} ${ENTITIES}
      CREATE TABLE DATASHORTTEXT (ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Entity INTEGER);
      CREATE TABLE DATABOOLEAN (ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
      INSERT INTO DATASHORTTEXT VALUES (1, 9, 1, 1), (2, 9, 2, 2), (3, 9, 3, 3);
      INSERT INTO DATABOOLEAN VALUES (1, 9, 4, 0);`,
    'with attributes': `${SHARED} 1755684000); ${VARIABLES}
      CREATE TABLE ATTRIBUTES (ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT);
      INSERT INTO ATTRIBUTES VALUES (1, 1, 'Nowak'), (2, 2, 'Poland'), (3, 3, 'the third draft');
      CREATE TABLE DATASHORTTEXT (ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
      CREATE TABLE DATABOOLEAN (ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
      INSERT INTO DATASHORTTEXT VALUES (1, 9, 1, 1), (2, 9, 2, 2), (3, 9, 3, 3);
      INSERT INTO DATABOOLEAN VALUES (1, 9, 4, 0);`,
    'with roles': `${SHARED} 1755684000); ${VARIABLES} ${ENTITIES}
      CREATE TABLE ROLEVARIABLELINKS (ID INTEGER PRIMARY KEY, RoleId INTEGER, VariableId INTEGER);
      INSERT INTO ROLEVARIABLELINKS VALUES (11, 1, 1), (12, 2, 2), (13, 3, 3), (14, 4, 4);
      CREATE TABLE DATASHORTTEXT (ID INTEGER PRIMARY KEY, StatementId INTEGER, RoleVariableLinkId INTEGER, Entity INTEGER);
      CREATE TABLE DATAINTEGER (ID INTEGER PRIMARY KEY, StatementId INTEGER, RoleVariableLinkId INTEGER, Value INTEGER);
      INSERT INTO DATASHORTTEXT VALUES (1, 9, 11, 1), (2, 9, 12, 2), (3, 9, 13, 3);
      INSERT INTO DATAINTEGER VALUES (1, 9, 14, -1);`,
  };

  for (const [version, schema] of Object.entries(VERSIONS)) {
    it(`of version ${version} gives its statements, with the words that its offsets name`, async () => {
      const file = join(folder, 'project.dna');
      const database = new DatabaseSync(file);
      database.exec(schema);
      database.close();
      const rows = await readDnaFile(file);
      if (!rows.ok) throw new Error(JSON.stringify(rows.diagnostics));
      expect(rows.value[0]).toMatchObject({ id: '9', title: 'A page', time: '2025-08-20T10:00:00.000Z' });
      expect((await code([], { import: file })).exit).toBe(0);
      const { statements } = statementsFileSchema.parse(parse((await exported({ coder: 'Carla' })).out));
      expect(statements).toMatchObject([
        {
          speaker: 'Nowak',
          actor: 'Poland',
          provision: 'the third draft',
          stance: 'opposes',
          text: 'the draft of the third round of talks',
        },
      ]);
    });
  }

  it('that is none gets I114', async () => {
    writeFileSync(join(folder, 'none.dna'), 'hello');
    for (const name of ['none.dna', 'missing.dna']) {
      const { exit, err } = await code([], { import: join(folder, name) });
      expect([exit, err.includes('I114')]).toEqual([2, true]);
    }
  });
});

describe('casus export', () => {
  it('gives statements that a dossier takes, and nothing that was not confirmed', async () => {
    await code(['ax']);
    const { out } = await exported({});
    const { statements } = statementsFileSchema.parse(parse(out));
    expect(statements).toHaveLength(1);
    for (const { span, text } of statements) expect(PAGE.slice(span.start, span.end)).toBe(text);
    expect((await exported({ as: 'dna' })).out).toContain('organization');
    expect((await exported({ as: 'csv' })).out.split('\r\n')).toHaveLength(3);
    expect(JSON.parse((await exported({ as: 'jsonld' })).out)).toMatchObject({ type: 'AnnotationPage' });
    expect((await exported({ as: 'text' })).out).toBe(PAGE);
    const json = JSON.parse((await exported({ json: true })).out);
    expect(OUTPUT_SCHEMAS['export']?.safeParse(json).error?.issues ?? []).toEqual([]);
  });

  it('asks whose decisions are meant when there are several, or none (I112)', async () => {
    expect((await exported({})).err).toContain('I112');
    await code(['a']);
    await code(['a'], { coder: 'ben' });
    expect((await exported({})).err).toContain('there are decisions of anna, ben');
    expect((await exported({ coder: 'nobody' })).exit).toBe(2);
    expect((await exported({ as: 'xml', coder: 'ben' })).err).toContain('I203');
  });
});

describe('casus agreement', () => {
  it('shows every difference of two coders', async () => {
    const { io, output } = recordingIo();
    await code(['aa']);
    expect(await agreementCommand.run({ positionals: [page], values: {}, io })).toBe(2);
    await code(['a', '1', 'a'], { coder: 'ben' });
    output.out = '';
    expect(await agreementCommand.run({ positionals: [page], values: {}, io })).toBe(0);
    expect(output.out).toContain('s02 stance: supports (anna), demands (ben)');
    output.out = '';
    await agreementCommand.run({ positionals: [page], values: { json: true }, io });
    expect(OUTPUT_SCHEMAS['agreement']?.safeParse(JSON.parse(output.out)).error?.issues ?? []).toEqual([]);
  });
});
