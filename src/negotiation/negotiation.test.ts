import { describe, expect, it } from 'vitest';
import { type Arrangement, parseArrangement, type Situation } from '../arrangements/index.ts';
import type { ConfirmedStatement, Issue } from '../positions/index.ts';
import { explainNegotiation } from './explain-negotiation.ts';
import type { NegotiationFile } from './negotiation-file.ts';
import { type Negotiation, openNegotiation } from './negotiation.ts';

const NO_FILE: NegotiationFile = { groups: {}, blocs: {}, disagreement: {}, incompatible: [], demands: [] };

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
const ATTACK: Situation = {
  id: 'attack',
  adversary: ['X'],
  aligned: [],
  ballots: { A: { for: 0.9, against: 0.1 }, B: { for: 0.5, against: 0.5 }, X: { against: 1 } },
  climates: [],
};
const RULE: Issue = {
  id: 'rule',
  title: 'Who decides',
  options: [
    { id: 'all', title: 'All decide' },
    { id: 'two', title: 'Two decide', set: { 'procedures.activate.stages.vote.rule': 'at least 2 of g for' } },
    { id: 'open', title: 'To be settled', set: { 'procedures.activate.stages.vote.rule': 'unspecified' } },
  ],
  stances: [],
};

function said(id: string, actor: string, kind: ConfirmedStatement['kind'] = 'direct'): ConfirmedStatement {
  const stance = 'demands';
  return { id, document: 'page', speaker: actor, actor, kind, stance, span: { start: 0, end: 1 }, text: 'x' };
}

function open(
  issues: readonly Issue[],
  file: Partial<NegotiationFile> = {},
  statements: ConfirmedStatement[] = [],
): Negotiation {
  const found = openNegotiation({
    issues,
    statements,
    situations: [ATTACK],
    arrangements: [BASE],
    file: { ...NO_FILE, base: 'base', ...file },
  });
  if (!found.ok || found.value === undefined) throw new Error(JSON.stringify(found));
  return found.value;
}

const wants = (id: string, party: string, consequence: NegotiationFile['demands'][number]['wants']) => ({
  id,
  party,
  wants: consequence,
  statements: [],
  basis: 'text' as const,
  redLine: false,
  salience: 0.5,
});

describe('designs and consequences', () => {
  const demands = [
    wants('no-veto', 'A', { kind: 'cannot-block-alone' }),
    wants('my-ballot', 'B', { kind: 'ballot-needed', who: 'B' }),
    wants('in-time', 'A', { kind: 'acts-within', hours: 72 }),
    wants('likely', 'A', { kind: 'activation-at-least', share: 0.4 }),
  ];
  const { deadlock, facts, atBest, packages, questions } = explainNegotiation(open([RULE], { demands }), 'talks');

  it('puts the veto of the adversary against its absence, as the rule sentence of each option has it', () => {
    expect(facts.map(({ adversaryBlocks }) => adversaryBlocks)).toEqual(['yes', 'no', 'open']);
    // A and B both for, X against: 0.9 × 0.5.
    expect(facts[1]?.activation.min).toBeCloseTo(0.45, 12);
    expect(facts.map(({ delay }) => delay?.max)).toEqual([72, 72, 72]);
  });

  it('says which demands on consequences cannot all hold, and what giving one up buys', () => {
    expect(deadlock.minimalConflicts).toEqual([
      ['likely', 'my-ballot'],
      ['my-ballot', 'no-veto'],
    ]);
    expect(deadlock.minimalConcessions.map(({ redLines }) => redLines)).toEqual([['my-ballot'], ['likely', 'no-veto']]);
    expect(packages[0]).toMatchObject({ choices: { rule: 'two' }, givenUp: ['my-ballot'] });
  });

  it('keeps what an open rule leaves open: certainly there is no deal, possibly there is one', () => {
    expect([deadlock.feasible, atBest.feasible]).toEqual([false, true]);
    const open = questions.filter(({ kind }) => kind === 'open');
    expect(open.map((question) => ('demand' in question ? question.demand : ''))).toEqual([
      'no-veto',
      'my-ballot',
      'likely',
    ]);
  });

  it('counts what never acts as blocked', () => {
    const never = {
      ...RULE,
      options: [
        ...RULE.options,
        { id: 'never', title: 'Never', set: { 'procedures.activate.stages.vote.onAdopted': 'nothing' } },
      ],
    };
    expect(explainNegotiation(open([never], { demands }), 'talks').facts[3]?.adversaryBlocks).toBe('yes');
  });
});

const plain = (stances: Issue['stances'], id = 'seat'): Issue => ({
  id,
  title: 'Who sits',
  options: [
    { id: 'in', title: 'In' },
    { id: 'out', title: 'Out' },
  ],
  stances,
});

describe('contradictory claims of one party', () => {
  const statements = [said('s1', 'X'), said('s2', 'X', 'treaty_text'), said('s3', 'A')];
  const issue = plain([
    { party: 'X', option: 'in', stance: 'demands', statements: ['s1'] },
    { party: 'X', option: 'in', stance: 'rejects', statements: ['s2'] },
    { party: 'A', option: 'out', stance: 'demands', statements: ['s3'] },
  ]);
  const answer = explainNegotiation(open([issue], {}, statements), 'talks');

  it('stay apart, each uncertain and with what contradicts it', () => {
    const own = answer.negotiation.demands.filter(({ party }) => party === 'X');
    expect(own.map(({ id, manners, uncertain, contradictedBy }) => [id, manners, uncertain, contradictedBy])).toEqual([
      ['X.seat.in', ['said'], true, ['signed: rejects in']],
      ['X.seat.not-in', ['signed'], true, ['said: demands in']],
    ]);
  });

  it('make a deal possible, not certain, and the contradiction the first question', () => {
    expect([answer.deadlock.feasible, answer.deadlock.agreement, answer.atBest.feasible]).toEqual([
      false,
      'possible',
      true,
    ]);
    expect(answer.questions[0]).toEqual({ kind: 'held', demand: 'X.seat.in', effect: 5 });
  });

  it('of one kind are one demand: at least one of those asked for', () => {
    const both = plain([
      { party: 'X', option: 'in', stance: 'demands', statements: ['s1'] },
      { party: 'X', option: 'out', stance: 'demands', statements: ['s1'] },
    ]);
    const { negotiation } = explainNegotiation(open([both], {}, statements), 'talks');
    expect(negotiation.demands.map(({ id, uncertain }) => [id, uncertain])).toEqual([['X.seat.in-or-out', false]]);
  });
});

describe('what cannot be searched as it stands', () => {
  it('an issue with one option is left out and named', () => {
    const single: Issue = {
      ...plain([{ party: 'X', option: 'in', stance: 'rejects', redLine: true }], 'fact'),
      options: [{ id: 'in', title: 'In' }],
    };
    const { leftOut, demands, issues } = open([
      RULE,
      single,
      plain([{ party: 'A', option: 'in', stance: 'supports' }]),
    ]);
    expect(leftOut).toEqual(['fact']);
    expect(demands).toEqual([]);
    expect(issues.map(({ id }) => id)).toEqual(['rule', 'seat']);
  });

  it('a demand that no design meets stands in a conflict of its own', () => {
    const demands = [wants('at-once', 'A', { kind: 'acts-within', hours: 1 })];
    const { deadlock } = explainNegotiation(open([RULE], { demands }), 'talks');
    expect(deadlock.minimalConflicts).toEqual([['at-once']]);
    expect(deadlock.minimalConcessions).toEqual([{ redLines: ['at-once'], weight: 5 }]);
  });

  it('a demand without weight costs nothing to give up, and still stands in its conflict', () => {
    const issue = plain([
      { party: 'X', option: 'in', stance: 'demands', basis: 'text', salience: 0 },
      { party: 'A', option: 'out', stance: 'demands', basis: 'text', salience: 1 },
    ]);
    const { deadlock } = explainNegotiation(open([issue]), 'talks');
    expect(deadlock.minimalConflicts).toEqual([['A.seat.out', 'X.seat.in']]);
    expect(deadlock.minimalConcessions.map(({ weight }) => weight)).toEqual([0, 10]);
  });

  it('without any demand every package is a deal', () => {
    const { deadlock, packages } = explainNegotiation(
      open([plain([{ party: 'A', option: 'in', stance: 'supports' }])]),
      'talks',
    );
    expect([deadlock.feasible, deadlock.agreement, deadlock.minimalConcessions]).toEqual([true, 'certain', []]);
    expect(packages[0]?.choices).toMatchObject({ seat: 'in' });
  });
});

describe('who must consent', () => {
  const statements = [said('s1', 'X'), said('s3', 'A'), said('s4', 'B')];
  const issue = plain([
    { party: 'X', option: 'in', stance: 'demands', statements: ['s1'] },
    { party: 'A', option: 'out', stance: 'demands', statements: ['s3'] },
    { party: 'B', option: 'out', stance: 'accepts', statements: ['s4'] },
  ]);

  it('is everybody unless a sentence says otherwise', () => {
    expect(explainNegotiation(open([issue], {}, statements), 'talks').deadlock.minimalConflicts).toEqual([
      ['A.seat.out', 'X.seat.in'],
    ]);
  });

  it('can be a majority: then a package that one party refuses is a deal', () => {
    const { deadlock, packages } = explainNegotiation(
      open([issue], { consent: 'at least 2 of parties for' }, statements),
      'talks',
    );
    expect([deadlock.feasible, deadlock.minimalConflicts]).toEqual([true, []]);
    expect(packages.find(({ choices }) => choices['seat'] === 'out')).toMatchObject({
      givenUp: ['X.seat.in'],
      consent: 'certain',
    });
  });

  it('can be a majority with a veto: then the demands of whoever holds it stay in every conflict', () => {
    const file = { consent: 'at least 2 of parties for and none of hosts against', groups: { hosts: ['X'] } };
    const { deadlock } = explainNegotiation(open([issue], file, statements), 'talks');
    expect(deadlock.feasible).toBe(true);
    const strict = explainNegotiation(
      open(
        [issue],
        { consent: 'at least 2 of parties for and all of hosts for', groups: { hosts: ['X', 'A'] } },
        statements,
      ),
      'talks',
    );
    expect(strict.deadlock.minimalConflicts).toEqual([['A.seat.out', 'X.seat.in']]);
  });

  it('is unknown of those who never spoke', () => {
    const silent = plain([{ party: 'A', option: 'out', stance: 'demands', statements: ['s3'] }]);
    const { packages } = explainNegotiation(open([silent], { parties: ['A', 'B'] }, statements), 'talks');
    expect(packages[0]).toMatchObject({ consent: 'possible', silent: [{ party: 'B', issue: 'seat', option: 'out' }] });
  });

  it('excludes options that do not go together', () => {
    const issues = [
      plain([{ party: 'A', option: 'in', stance: 'demands', basis: 'text' }]),
      plain([{ party: 'B', option: 'in', stance: 'demands', basis: 'text' }], 'name'),
    ];
    const { deadlock } = explainNegotiation(open(issues, { incompatible: [{ seat: 'in', name: 'in' }] }), 'talks');
    expect(deadlock.minimalConflicts).toEqual([['A.seat.in', 'B.name.in']]);
  });
});
