// The coding beside a document is the one source of what was confirmed there, whoever wrote it.
import { describe, expect, it } from 'vitest';
import { readDocument } from '../documents/index.ts';
import { type Coding, decide, printCoding } from '../positions/index.ts';
import { confirmedFieldsIn, startDossierCoding } from './coding.ts';
import { parseDossier } from './load.ts';

const PAGE = [
  'A page about the vote of the powers',
  '',
  'The Polish government rejected any guarantee that excludes Warsaw from the vote.',
  'The French government supports the draft of the third round of talks.',
].join('\n');
const HEAD =
  'title: T\nactors:\n  PL: {name: Poland, aliases: [the Polish government]}\ndocuments:\n  - {id: talks, file: page.txt, title: Talks}\n';
const ISSUES = 'issues:\n  - {id: veto, title: Veto, options: [{id: veto-yes, title: A veto}]}\n';
const FILES: Readonly<Record<string, string>> = {
  'dossier.yaml': HEAD,
  'issues.yaml': ISSUES,
  'documents/page.txt': PAGE,
};
const CODING_FILE = 'documents/page.txt.coding.jsonl';

function open(more: Readonly<Record<string, string>> = {}) {
  const read = parseDossier('d', new Map(Object.entries({ ...FILES, ...more })));
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.value;
}

function begun(): Coding {
  const dossier = open();
  const reading = readDocument(PAGE, { format: 'text' });
  const [document] = dossier.documents;
  if (!reading.ok || document === undefined) throw new Error('read');
  return startDossierCoding(dossier, document, reading.value);
}

function decided(coding: Coding, coder: string, id: string, kind: 'accept' | 'reject'): Coding {
  const made = decide(coding, { coder, at: '2026-01-01T10:00:00Z' }, id, { kind });
  if (!made.ok) throw new Error(JSON.stringify(made.diagnostics));
  return made.value;
}

describe('the coding of a document of a dossier', () => {
  it("puts proposals in the dossier's own words: its actors, its options and no others", () => {
    const [first, second] = begun().proposals;
    expect(first?.fields).toMatchObject({ actor: 'PL', onBehalfOf: null, provision: null });
    expect(second?.fields.actor).toBe(second?.fields.speaker);
  });

  it('confirms the statements of the dossier, and of several coders the last decision counts', () => {
    const anna = decided(begun(), 'anna', 's01', 'accept');
    const { statements } = open({ [CODING_FILE]: printCoding(anna) });
    expect(statements).toMatchObject([{ id: 'talks-s01', document: 'talks', actor: 'PL', confirmedBy: 'anna' }]);
    for (const { span, text } of statements) expect(PAGE.slice(span.start, span.end)).toBe(text);
    const both = decided(decided(anna, 'ben', 's01', 'reject'), 'ben', 's02', 'accept');
    expect(open({ [CODING_FILE]: printCoding(both) }).statements.map(({ id }) => id)).toEqual(['talks-s02']);
  });

  it('counts a statement once that was exported into statements.yaml as well', () => {
    const coding = decided(begun(), 'anna', 's01', 'accept');
    const [one] = open({ [CODING_FILE]: printCoding(coding) }).statements;
    const exported = JSON.stringify({ statements: [{ ...one, id: 'mine' }] });
    const both = open({ [CODING_FILE]: printCoding(coding), 'statements.yaml': exported });
    expect(both.statements.map(({ id }) => id)).toEqual(['mine']);
  });

  it('gives search the fields of what it confirms, and nothing for a text that is no coding', () => {
    const coding = decided(decided(begun(), 'anna', 's01', 'accept'), 'anna', 's02', 'reject');
    expect(confirmedFieldsIn(printCoding(coding)).map(({ actor }) => actor)).toEqual(['PL']);
    expect(confirmedFieldsIn('not a coding')).toEqual([]);
  });

  it('of another text, or that is none, is an error of its file', () => {
    const text = printCoding(decided(begun(), 'anna', 's01', 'accept'));
    const changed = parseDossier(
      'd',
      new Map(Object.entries({ ...FILES, 'documents/page.txt': `${PAGE}\nMore.`, [CODING_FILE]: text })),
    );
    expect(changed).toMatchObject({ ok: false, diagnostics: [{ code: 'C105', file: CODING_FILE }] });
    const none = parseDossier('d', new Map(Object.entries({ ...FILES, [CODING_FILE]: '{}\n' })));
    expect(none).toMatchObject({ ok: false, diagnostics: [{ code: 'C104', file: CODING_FILE }] });
  });

  it('fits a text with a byte order mark that the file has and the text has not', () => {
    const reading = readDocument(new TextEncoder().encode(`\ufeff${PAGE}`), { format: 'text' });
    const dossier = open();
    const [document] = dossier.documents;
    if (!reading.ok || document === undefined) throw new Error('read');
    const coding = decided(startDossierCoding(dossier, document, reading.value), 'anna', 's01', 'accept');
    expect(open({ [CODING_FILE]: printCoding(coding) }).statements).toHaveLength(1);
  });
});
