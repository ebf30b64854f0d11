import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../basics/index.ts';
import type { CommandInput, CommandIo } from '../command.ts';
import { powerCommand } from './power.ts';

const SIX = 'state,votes\nGermany,4\nFrance,4\nItaly,4\nNetherlands,2\nBelgium,2\nLuxembourg,1\n';

async function run(
  values: CommandInput['values'],
  text?: string,
  file = 'six.csv',
): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const io: CommandIo = {
    out: (written) => (out += written),
    err: (written) => (err += written),
    colour: false,
    columns: 120,
    readBytes: () => fail(),
    readText: (path) => {
      if (path === 'six.csv') return succeed(text ?? SIX);
      try {
        return succeed(readFileSync(path, 'utf8'));
      } catch {
        return fail({ code: 'I101', severity: 'error', message: `there is no ${path}` });
      }
    },
    listFolder: (path) => (existsSync(path) ? succeed(readdirSync(path).toSorted()) : fail()),
    readFolder: () => fail(),
    progress: () => undefined,
    now: () => new Date(0),
  };
  const code = await powerCommand.run({ positionals: [file], values, io });
  return { code, out, err };
}

const votes = { weights: 'votes', quota: '12' };

describe('casus power', () => {
  it('prints JSON with counts as decimal strings, rows in the order of the file', async () => {
    const { code, out } = await run({ ...votes, json: true, exact: true });
    const answer: Record<string, unknown> = JSON.parse(out);
    expect(code).toBe(0);
    expect(answer).toMatchObject({ exact: true, bound: 0, quota: 12, total: 17, winningCoalitions: '14' });
    const members = answer['members'] as Record<string, unknown>[];
    expect(members.map(({ name }) => name)).toEqual([
      'Germany',
      'France',
      'Italy',
      'Netherlands',
      'Belgium',
      'Luxembourg',
    ]);
    expect(members[3]).toEqual({
      name: 'Netherlands',
      weight: 2,
      swings: '6',
      vetoer: false,
      penroseBanzhafMeasure: 0.1875,
      banzhafIndex: 1 / 7,
      shapleyShubikIndex: 0.15,
      fractions: { penroseBanzhafMeasure: '3/16', banzhafIndex: '1/7', shapleyShubikIndex: '3/20' },
    });
  });

  it('prints CSV that quotes names, and a table that marks who can block alone', async () => {
    const text = 'name,votes\n"Rhine, Upper",3\nEbro,1\nEbro,1\n';
    const csv = await run({ weights: 'votes', quota: '4', csv: true, indices: 'banzhaf' }, text);
    expect(csv.out).toBe(
      'name,weight,swings,penroseBanzhafMeasure,banzhafIndex\n' +
        '"Rhine, Upper",3,3,0.75,0.6\nEbro,1,1,0.25,0.2\nEbro,1,1,0.25,0.2\n',
    );
    const page = await run({ weights: 'votes', quota: '4' }, text);
    expect(page.out).toContain('Rhine, Upper (can block alone)');
    expect(page.out).toContain('3 winning coalitions');
  });

  it('reads BOM, CRLF, semicolons, quotes and thousands, and scales decimals exactly', async () => {
    const text = '\uFEFF"who ""x""";share\r\n\r\nA;"1,000.50"\r\nB;999.5\r\nC;0.25';
    const { out } = await run({ weights: 'share', quota: '50%', json: true }, text);
    expect(JSON.parse(out)).toMatchObject({
      total: 2000.25,
      quota: 1000.13,
      members: [
        { name: 'A', weight: 1000.5 },
        { name: 'B', weight: 999.5 },
        { name: 'C', weight: 0.25 },
      ],
    });
  });

  it('measures a rule with abstention, and blocs, from the same table or body', async () => {
    const council = await run({ body: 'un-security-council', indices: 'abstention', exact: true, json: true });
    const answer: { method: string; members: { name: string; fractions: Record<string, string> }[] } = JSON.parse(
      council.out,
    );
    expect(answer.method).toBe('diagram');
    expect(answer.members[0]).toMatchObject({
      name: 'China',
      weight: 7,
      vetoer: true,
      fractions: {
        banzhafIndexWithAbstention: '9028/89435',
        shapleyShubikIndexWithAbstention: '118525786/725416965',
      },
    });
    const bound = await run({ ...votes, bloc: ['Germany,France', 'Belgium'], exact: true, json: true });
    const six: { members: { fractions: Record<string, string> }[] } = JSON.parse(bound.out);
    expect(six.members.map(({ fractions }) => fractions['owenIndex'])).toEqual([
      '7/24',
      '7/24',
      '1/4',
      '1/12',
      '1/12',
      '0',
    ]);
  });

  const charter = resolve(import.meta.dirname, '../../../catalog/arrangements/un-charter-27.yaml');

  it('measures the vote of a stage of an arrangement', async () => {
    const { code, out } = await run({ procedure: 'substantive', json: true }, undefined, charter);
    expect(code).toBe(0);
    const answer: { winningCoalitions: string; members: { name: string; vetoer: boolean }[] } = JSON.parse(out);
    expect(answer.winningCoalitions).toBe('848');
    expect(answer.members.filter(({ vetoer }) => vetoer).map(({ name }) => name)).toEqual([
      'CN',
      'FR',
      'GB',
      'RU',
      'US',
    ]);
  });

  it.each([
    [{}, 'error I306 un-charter-27 has several procedures'],
    [{ procedure: 'x' }, 'error I306 un-charter-27 has no procedure "x"'],
    [{ procedure: 'substantive', stage: 'x' }, 'error I306 procedure "substantive" has no stage "x"'],
    [{ procedure: 'substantive', bloc: ['XX,FR'] }, 'error I306 "XX" is in a bloc but is no voter'],
    [{ procedure: 'substantive', bloc: ['FR', 'US,FR'] }, 'error I306 a voter is in two blocs'],
  ])('says which procedure, stage or voter it does not know: %j', async (values, message) => {
    const { code, err } = await run(values, undefined, charter);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  it.each([
    ['12', 12],
    ['>12', 13],
    ['70%', 12],
    ['>50%', 9],
    ['>= 11.2', 12],
    ['0', 0],
    ['99', 99],
  ])('reads the quota %s as %i votes', async (quota, expected) => {
    const { out } = await run({ weights: 'votes', quota, json: true });
    expect(JSON.parse(out)).toMatchObject({ quota: expected });
  });

  it('knows the bodies of the catalogue, and says when one quota is not their rule', async () => {
    const body = await run({ body: 'eec-1958', json: true });
    expect(JSON.parse(body.out)).toMatchObject({ quota: 12, winningCoalitions: '14' });
    const council = await run({ body: 'eu-council' });
    expect([council.code, council.out]).toEqual([0, expect.stringContaining('at least 24 of members for')]);
    expect((await run({ body: '../x' })).err).toContain('error I305 the catalogue has no body "../x"');
    expect((await run({ body: 'eec-1985' })).err).toContain('help: did you mean "eec-1958"?');
  });

  it.each([
    [{ weights: 'vote', quota: '12' }, SIX, 'did you mean "votes"?'],
    [{ ...votes, names: 'who' }, SIX, 'error I301 there is no column "who"'],
    [votes, 'state,votes\nA,\nB,2\n', 'six.csv:2:1: error I302 this row has no weight'],
    [votes, 'state,votes\nA,-3\n', '"-3", which is no weight'],
    [votes, 'state,votes\n"A, B",1,200\nC,5\n', 'six.csv:2:1: error I302 this row has 3 cells under 2 columns'],
    [votes, 'state,votes\n', 'error I303 the table has no rows'],
    [votes, '', 'error I303 the table has no rows'],
    [{ weights: 'votes', quota: 'half' }, SIX, 'the quota "half" is no number'],
    [{ ...votes, indices: 'banzaf' }, SIX, 'did you mean "banzhaf"?'],
    [{ weights: 'votes' }, SIX, 'needs a table, the column of the weights and a quota'],
    [votes, 'a,votes\nA,9007199254740991\nB,0.5\n', '2^53 - 1'],
  ])('says what is wrong with the input: %j %j', async (values, text, message) => {
    const { code, out, err } = await run(values, text);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });

  it('reads a million rows and says what it cannot count', async () => {
    const text = `n,votes\n${Array.from({ length: 1_000_000 }, (_, i) => `v${i},${(i % 997) + 1}`).join('\n')}`;
    const { code, err } = await run({ weights: 'votes', quota: '>50%' }, text);
    expect(code).toBe(2);
    expect(err).toContain('error I304 not computed: 1000000 voters');
  });
});
