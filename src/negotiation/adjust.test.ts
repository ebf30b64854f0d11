import { describe, expect, it } from 'vitest';
import { type Arrangement, parseArrangement, type Situation } from '../arrangements/index.ts';
import type { Issue } from '../positions/index.ts';
import { adjustNegotiation } from './adjust.ts';
import { choicesOf } from './build-instance.ts';
import { explainNegotiation, type NegotiationAnswer } from './explain-negotiation.ts';
import { meets, type Outcome } from './instance.ts';
import type { NegotiationFile } from './negotiation-file.ts';
import { type Negotiation, openNegotiation } from './negotiation.ts';
import { offerPackages, type PackageChoices, priceUsableDesigns } from './offered-packages.ts';
import { packageOf } from './packages.ts';

function arrangementOf(text: string): Arrangement {
  const read = parseArrangement(text);
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.value.arrangement;
}

const BASE = arrangementOf(`
casus: 1
id: base
groups: {g: {members: [A, B, X]}}
procedures:
  activate:
    body: g
    stages: [{id: vote, rule: all of g for, within: 3d, silence: against}]
    otherwise: nothing
`);
const ATTACK: Situation = { id: 'attack', adversary: ['X'], aligned: [], ballots: {}, climates: [] };
const options = (...ids: readonly string[]) => ids.map((id) => ({ id, title: id }));
const ISSUES: readonly Issue[] = [
  {
    id: 'rule',
    title: 'Who decides',
    options: [
      { id: 'all', title: 'All' },
      { id: 'two', title: 'Two', set: { 'procedures.activate.stages.vote.rule': 'at least 2 of g for' } },
      { id: 'open', title: 'Open', set: { 'procedures.activate.stages.vote.rule': 'unspecified' } },
    ],
    stances: [
      { party: 'X', option: 'all', stance: 'demands', redLine: true, salience: 0.9, statements: [] },
      { party: 'A', option: 'two', stance: 'supports', salience: 0.6, statements: [] },
      { party: 'B', option: 'all', stance: 'opposes', salience: 0.4, statements: [] },
    ],
  },
  {
    id: 'place',
    title: 'Where',
    options: options('here', 'there', 'nowhere'),
    stances: [
      { party: 'A', option: 'here', stance: 'demands', salience: 0.7, statements: [] },
      { party: 'B', option: 'here', stance: 'rejects', salience: 0.3, statements: [] },
      { party: 'X', option: 'there', stance: 'supports', salience: 0.5, statements: [] },
    ],
  },
];
const FILE: NegotiationFile = {
  base: 'base',
  groups: { allies: ['A', 'B'] },
  blocs: { allies: ['A', 'B'] },
  disagreement: { B: -5 },
  incompatible: [],
  demands: [
    { id: 'A.free', party: 'A', wants: { kind: 'cannot-block-alone' }, statements: [], redLine: true, salience: 1 },
  ],
};

function open(issues: readonly Issue[], file: NegotiationFile): Negotiation {
  const opened = openNegotiation({ issues, statements: [], arrangements: [BASE], situations: [ATTACK], file });
  if (!opened.ok || opened.value === undefined) throw new Error(JSON.stringify(opened));
  return opened.value;
}

function adjusted(...args: Parameters<typeof adjustNegotiation>): Negotiation {
  const result = adjustNegotiation(...args);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
}

/** What both ways of asking must agree on. */
function essence({ deadlock, packages, byParty, questions }: NegotiationAnswer): unknown {
  return { deadlock, byParty, questions, packages };
}

describe('a party that is not at the table', () => {
  for (const gone of ['A', 'B', 'X']) {
    it(`${gone}: the answer is that of a dossier in which it never spoke`, () => {
      const silent = ISSUES.map((issue) => ({
        ...issue,
        stances: issue.stances.filter(({ party }) => party !== gone),
      }));
      const stays = (party: string): boolean => party !== gone;
      const file = {
        ...FILE,
        parties: ['X', 'A', 'B'].filter(stays),
        groups: { allies: ['A', 'B'].filter(stays) },
        blocs: { allies: ['A', 'B'].filter(stays) },
        disagreement: gone === 'B' ? {} : FILE.disagreement,
        demands: FILE.demands.filter(({ party }) => stays(party)),
      };
      const one = explainNegotiation(adjusted(open(ISSUES, FILE), { without: [gone] }), 't');
      expect(essence(one)).toEqual(essence(explainNegotiation(open(silent, file), 't')));
    });
  }

  it('N125 when nobody remains, N124 when those who remain can never meet the sentence on consent', () => {
    const all = adjustNegotiation(open(ISSUES, FILE), { without: ['A', 'B', 'X'] });
    expect(all.ok ? [] : all.diagnostics.map(({ code }) => code)).toEqual(['N125']);
    const strict = open(ISSUES, { ...FILE, consent: 'at least 3 of parties for' });
    const some = adjustNegotiation(strict, { without: ['X'] });
    expect(some.ok ? [] : some.diagnostics.map(({ code }) => code)).toEqual(['N124']);
  });
});

describe('another salience', () => {
  it('gives the answer of a dossier that was written with it', () => {
    const changed = ISSUES.map((issue) => ({
      ...issue,
      stances: issue.stances.map((stance) =>
        issue.id === 'place' && stance.party === 'A' ? { ...stance, salience: 0.1 } : stance,
      ),
    }));
    const file = { ...FILE, demands: FILE.demands.map((demand) => ({ ...demand, salience: 0.2 })) };
    const one = explainNegotiation(
      adjusted(open(ISSUES, FILE), { salience: { 'A place': 0.1, 'A A.free': 0.2 } }),
      't',
    );
    expect(essence(one)).toEqual(essence(explainNegotiation(open(changed, file), 't')));
  });
});

/** Every outcome, looked at one by one. */
function enumerate({ instance }: NegotiationAnswer): readonly Outcome[] {
  return instance.domain_sizes.reduce<readonly Outcome[]>(
    (rows, size) => rows.flatMap((row) => Array.from({ length: size }, (_, at) => [...row, at])),
    [[]],
  );
}

function naiveFrontier(answer: NegotiationAnswer, { locked = {}, usable, conceded }: PackageChoices): Set<string> {
  const { instance, negotiation, facts } = answer;
  const kept = instance.red_lines.filter(({ id }) => conceded !== undefined && !conceded.includes(id));
  const allowed = enumerate(answer).filter((outcome) => {
    const choices = choicesOf(negotiation, outcome);
    const fixed = Object.entries(locked).every(([issue, option]) => choices[issue] === option);
    const works = usable !== true || facts[outcome[0] ?? 0]?.adversaryBlocks === 'no';
    return fixed && works && kept.every(({ any_of }) => meets(any_of, outcome));
  });
  const sums = allowed.map((outcome) => {
    const { utilities } = packageOf(instance, outcome);
    return negotiation.blocNames.map((_, bloc) =>
      utilities.reduce((sum, value, party) => (negotiation.blocs[party] === bloc ? sum + value : sum), 0),
    );
  });
  const beaten = (own: readonly number[]): boolean =>
    sums.some((other) => other.every((value, at) => value >= own[at]!) && other.some((value, at) => value > own[at]!));
  return new Set(sums.filter((own) => !beaten(own)).map((own) => own.join()));
}

describe('packages under choices', () => {
  const answer = explainNegotiation(open(ISSUES, FILE), 't');
  const CASES: readonly PackageChoices[] = [
    {},
    { usable: true },
    { locked: { place: 'nowhere' } },
    { locked: { rule: 'all' } },
    { locked: { rule: 'all' }, usable: true },
    ...answer.deadlock.minimalConcessions.map(({ redLines }) => ({ conceded: redLines })),
    { conceded: [] },
  ];
  for (const choices of CASES) {
    it(`are those that looking at every outcome finds: ${JSON.stringify(choices)}`, () => {
      const { packages, complete } = offerPackages(answer, choices);
      expect(complete).toBe(true);
      expect(new Set(packages.map(({ values }) => values.join()))).toEqual(naiveFrontier(answer, choices));
    });
  }

  it('price a usable arrangement by the lightest demands that some outcome with it leaves unmet', () => {
    const priced = priceUsableDesigns(answer);
    expect(priced.map(({ choices }) => choices)).toEqual([{ rule: 'two' }]);
    const weights = enumerate(answer)
      .filter(([design]) => design === 1)
      .map((outcome) =>
        answer.instance.red_lines.reduce((sum, line) => (meets(line.any_of, outcome) ? sum : sum + line.weight), 0),
      );
    expect(priced[0]?.weight).toBe(Math.min(...weights));
  });
});
