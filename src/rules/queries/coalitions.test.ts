// Lists of coalitions to their last entry: by size, past budgets, over blocs; and the least covers of Nakamura.
import { describe, expect, it } from 'vitest';
import * as rules from '../index.ts';

const members = ['A', 'B', 'C', 'D', 'E'];
const groups = {
  G: { members, weights: { w: { A: 3, B: 2, C: 2, D: 1, E: 1 } } },
  X: { members: ['A', 'B'] },
  Y: { members: ['C', 'D', 'E'] },
};

function diagramOf(sentence: string, options: rules.CompileOptions = {}): rules.Diagram {
  const parsed = rules.parseRule(sentence);
  const compiled = parsed.ok ? rules.compileRule(parsed.value, groups, options) : parsed;
  if (!compiled.ok) throw new Error(compiled.diagnostics[0]?.message);
  const built = rules.buildDiagram(compiled.value);
  if (!built.exact) throw new Error(built.reason);
  return built.diagram;
}

const names = ({ coalitions }: rules.Coalitions): string => coalitions.map((set) => set.join('')).join(' ');

describe('minimal coalitions', () => {
  const weighted = diagramOf('at least 6 of G.w for');

  it('R10 come smallest first, in the order of the voters, with their number', () => {
    const winning = rules.listMinimalWinning(weighted);
    expect([names(winning), winning.count, winning.complete]).toEqual(['ABC ABD ABE ACD ACE BCDE', 6n, true]);
    const blocking = rules.listMinimalBlocking(weighted);
    expect([names(blocking), blocking.count]).toEqual(['AB AC AD AE BC BDE CDE', 7n]);
  });

  it('R10 end at the limit and at the largest size, and say so', () => {
    const some = rules.listMinimalWinning(weighted, { limit: 5 });
    expect([names(some), some.count, some.complete]).toEqual(['ABC ABD ABE ACD ACE', 6n, false]);
    expect(rules.listMinimalWinning(weighted, { limit: 6 }).complete).toBe(true);
    const small = rules.listMinimalWinning(weighted, { maxSize: 3 });
    expect([names(small), small.count, small.complete]).toEqual(['ABC ABD ABE ACD ACE', 6n, false]);
    expect(rules.listMinimalWinning(weighted, { maxSize: 4 }).complete).toBe(true);
    expect(names(rules.listMinimalWinning(weighted, { limit: 0 }))).toBe('');
  });

  it('R10 are listed one by one where the set diagram is too large', () => {
    // No voter is worth at least as much as another in every threshold, so the sets need nodes of their own.
    const crossed = diagramOf('at least 6 of G.w for or (at least 2 of Y for and at least 1 of X for)');
    const whole = rules.listMinimalWinning(crossed);
    expect([names(whole), whole.complete, whole.count]).toEqual(['ABC ABD ABE ACD ACE ADE BCD BCE BDE', true, 9n]);
    for (let maxNodes = 0; maxNodes < 60; maxNodes += 1) {
      const some = rules.listMinimalWinning(crossed, { maxNodes });
      expect(names(some)).toBe(names(whole).slice(0, names(some).length));
      expect(some.count).toBe(some.complete ? 9n : undefined);
    }
    const none = rules.listMinimalWinning(crossed, { maxNodes: 0 });
    expect([names(none), none.complete, none.count]).toEqual(['', false, undefined]);
  });

  it('R10 need no budget where the ways through the rule are the sets', () => {
    const whole = rules.listMinimalWinning(weighted);
    expect(rules.listMinimalWinning(weighted, { maxNodes: 0 })).toEqual(whole);
  });

  it('R10 R11 of rules that always or never adopt are the empty one or none', () => {
    expect(rules.listMinimalWinning(diagramOf('at least 0 of G for'))).toEqual({
      coalitions: [[]],
      complete: true,
      count: 1n,
    });
    expect(rules.listMinimalBlocking(diagramOf('at least 0 of G for'))).toEqual({
      coalitions: [],
      complete: true,
      count: 0n,
    });
  });

  it('R10 of unranked ballots may take any of a kind, up to the budget of work', () => {
    const unranked = diagramOf('at least 2 of Y abstain and at least 1 of Y for');
    const whole = rules.listMinimalWinning(unranked);
    expect([names(whole), whole.count, whole.complete]).toEqual(['CDE', 1n, true]);
    const blocking = rules.listMinimalBlocking(unranked);
    expect([names(blocking), blocking.count, blocking.complete]).toEqual(['C D E', 3n, true]);
    // Sets of 0, 1, 2 and 3 of the one kind, each over the nodes and one.
    const work = 4 * (unranked.size + 1);
    expect(rules.listMinimalWinning(unranked, { maxNodes: work }).complete).toBe(true);
    expect(rules.listMinimalWinning(unranked, { maxNodes: work - 1 })).toEqual({ coalitions: [], complete: false });
    expect(rules.listMinimalWinning(unranked, { maxSize: 3 }).complete).toBe(true);
    expect(rules.listMinimalWinning(unranked, { maxSize: 2 }).complete).toBe(false);
    expect(rules.listMinimalBlocking(unranked, { limit: 2 })).toEqual({ coalitions: [['C'], ['D']], complete: false });
  });
});

describe('single voters', () => {
  it('R11 settle alone by the ballots that do', () => {
    const veto = diagramOf('none of X against and at least 3 of G for');
    expect(rules.listSettlingBallots(veto, 'rejected')).toEqual({
      A: ['against'],
      B: ['against'],
      C: [],
      D: [],
      E: [],
    });
    expect(rules.listSettlingBallots(veto, 'adopted')).toEqual({ A: [], B: [], C: [], D: [], E: [] });
    expect([rules.listVetoers(veto), rules.listDictators(veto), rules.listDummies(veto)]).toEqual([['A', 'B'], [], []]);
    const dictated = diagramOf('at least 3 of G.w for and all of X for or at least 9 of G.w for', { voters: ['Z'] });
    expect(rules.listDummies(dictated)).toEqual(['Z', 'C', 'D', 'E']);
    const always = diagramOf('at least 0 of X for');
    expect(rules.listSettlingBallots(always, 'adopted')['A']).toEqual(['for', 'abstain', 'absent', 'against']);
    expect(rules.listDummies(always)).toEqual(['A', 'B']);
  });
});

describe('the Nakamura number', () => {
  const number = (sentence: string, maxSteps?: number): rules.NakamuraAnswer =>
    rules.findNakamuraNumber(diagramOf(sentence), maxSteps === undefined ? {} : { maxSteps });
  const exact = (value: number) => ({ kind: 'number', min: value, max: value, exact: true });

  it('R12 is that of quotas: n over n - q, rounded up', () => {
    expect(['at least 3 of G for', 'at least 4 of G for', 'at least 2 of G for'].map((each) => number(each))).toEqual([
      exact(3),
      exact(5),
      exact(2),
    ]);
    expect(number('all of G for')).toEqual({ kind: 'none' });
    expect(number('never or at least 0 of G for')).toEqual(exact(1));
    expect(number('at most 2 of G for')).toEqual({
      kind: 'undefined',
      reason: 'a vote for can turn adoption into rejection',
    });
    expect(number('all of X for or all of Y for')).toEqual(exact(2));
    expect(number('at least 6 of G.w for')).toEqual(exact(3));
  });

  it('R12 is left between bounds when the steps do not do', () => {
    expect(number('at least 4 of G for', 0)).toEqual({ kind: 'number', min: 3, max: 5, exact: false });
    let enough = 0;
    for (; ; enough += 1) {
      const found = number('at least 4 of G for', enough);
      if (found.kind === 'number' && found.exact) break;
    }
    expect(enough).toBe(26);
  });
});
