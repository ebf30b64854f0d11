// Who is at least as useful as whom, beside the law: what weights decide, what the search decides, what is left open.
import { describe, expect, it } from 'vitest';
import * as rules from '../index.ts';

function relationOf(sentence: string, groups: rules.Groups, maxPairs?: number): rules.Desirability {
  const parsed = rules.parseRule(sentence);
  const compiled = parsed.ok ? rules.compileRule(parsed.value, groups) : parsed;
  if (!compiled.ok) throw new Error(compiled.diagnostics[0]?.message);
  const built = rules.buildDiagram(compiled.value);
  if (!built.exact) throw new Error(built.reason);
  return rules.findDesirability(built.diagram, maxPairs === undefined ? {} : { maxPairs });
}

const pairs = { X: { members: ['A', 'B'] }, Y: { members: ['C', 'D'] }, G: { members: ['A', 'B', 'C', 'D'] } };
const uneven = { X: { members: ['A', 'B'] }, Y: { members: ['C', 'D', 'E'] } };

describe('the desirability relation', () => {
  it('R12 is not called complete when the budget leaves one side of a pair open', () => {
    expect(relationOf('all of X for or all of Y for', uneven, 0)).toEqual({
      classes: [
        ['A', 'B'],
        ['C', 'D', 'E'],
      ],
      outranks: [
        [true, undefined],
        [false, true],
      ],
      complete: undefined,
    });
    expect(relationOf('all of X for or all of Y for', uneven)).toMatchObject({
      outranks: [
        [true, false],
        [false, true],
      ],
      complete: false,
    });
  });

  it('R12 weighs what a voter gains by for over against', () => {
    expect(relationOf('more for than against in X or more for than against in Y', pairs)).toMatchObject({
      classes: [
        ['A', 'B'],
        ['C', 'D'],
      ],
      complete: false,
    });
    const weights = { w: { A: 1, B: 3, C: 2 } };
    expect(relationOf('more for than against in G.w', { G: { members: ['A', 'B', 'C'], weights } }, 0)).toEqual({
      classes: [['B'], ['A'], ['C']],
      outranks: [
        [true, true, true],
        [false, true, undefined],
        [false, true, true],
      ],
      complete: true,
    });
  });

  it('R12 names classes by swings and members by their order among the voters', () => {
    const mixed = { P: { members: ['A', 'C'] }, Q: { members: ['B', 'D'] }, G: pairs.G };
    expect(relationOf('at least 0 of G for and all of P for and all of Q for', mixed).classes).toEqual([
      ['A', 'B', 'C', 'D'],
    ]);
    const ranked = relationOf('at least 1 of P for and all of Q for', mixed);
    expect(ranked.classes).toEqual([
      ['B', 'D'],
      ['A', 'C'],
    ]);
    expect(ranked.outranks).toEqual([
      [true, true],
      [false, true],
    ]);
  });

  it('R12 meets each pair of nodes once', () => {
    const enough = (sentence: string, groups: rules.Groups): number => {
      for (let maxPairs = 0; ; maxPairs += 1) {
        if (
          relationOf(sentence, groups, maxPairs)
            .outranks.flat()
            .every((each) => each !== undefined)
        )
          return maxPairs;
      }
    };
    expect([
      enough('all of X for or all of Y for', pairs),
      enough('all of X for or all of Y for', uneven),
      enough('(all of X for and at least 3 of G for) or all of Y for', pairs),
    ]).toEqual([12, 5, 5]);
  });
});
