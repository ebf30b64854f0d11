// Bounds of adoption, sensitivity and dummies against the naive enumerator, with ranges and rules that are not monotone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adoptionBounds,
  adoptionSensitivity,
  buildDiagram,
  compileRule,
  type DecisionRule,
  type Diagram,
  listDummies,
  parseRule,
} from '../../src/rules/index.ts';
import { adopts, listProfiles } from '../../src/rules/oracle/enumerate.ts';
import { RUNS } from './runs.ts';

const VOTERS = ['A', 'B', 'C'];
const BALLOTS = ['for', 'abstain', 'against'];
const groups = { G: { members: VOTERS, weights: { w: { A: 3, B: 2, C: 1 } } }, H: { members: ['A', 'C'] } };

function ruleOf(sentence: string): DecisionRule {
  const parsed = parseRule(sentence);
  if (!parsed.ok) throw new Error(sentence);
  return parsed.value;
}

function diagramOf(rule: DecisionRule): Diagram {
  const game = compileRule(rule, groups, { ballots: BALLOTS, allowImpossible: true, voters: VOTERS });
  if (!game.ok) throw new Error(game.diagnostics[0]?.message);
  const built = buildDiagram(game.value);
  if (!built.exact) throw new Error(built.reason);
  return built.diagram;
}

const sentence = fc
  .array(
    fc.constantFrom(
      'at least 2 of G for',
      'none of H against',
      'at least 1/2 of voting in G.w for',
      'more for than against in G',
      'exactly odd',
      'at most 1 of G for',
      'fewer than 2 of G abstain',
      'all of H for',
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.map((part) => (part === 'exactly odd' ? '(at least 1 of G for and at most 1 of G for)' : part)))
  .chain((parts) => fc.constantFrom(' and ', ' or ').map((word) => parts.join(word)));

/** A range per ballot around a distribution, so that the box is never empty. Twentieths, to keep corners few. */
const box = fc.tuple(fc.nat(10), fc.nat(10), fc.nat(6), fc.nat(6), fc.nat(6)).map(([a, b, ...widths]) => {
  const point = [a / 20, b / 20, 1 - (a + b) / 20];
  return BALLOTS.map((ballot, index) => {
    const width = (widths[index] ?? 0) / 40;
    const centre = point[index] ?? 0;
    return [ballot, { min: Math.max(0, centre - width), max: Math.min(1, centre + width) }] as const;
  });
});

type Box = readonly (readonly [string, { readonly min: number; readonly max: number }])[];

/** Corners by brute force: two coordinates at an end, the third what is left. */
function cornersOf(ranges: Box): readonly Readonly<Record<string, number>>[] {
  const found: Record<string, number>[] = [];
  for (const [free] of ranges) {
    const others = ranges.filter(([ballot]) => ballot !== free);
    for (const first of ['min', 'max'] as const) {
      for (const second of ['min', 'max'] as const) {
        const [one, two] = [others[0]?.[1][first] ?? 0, others[1]?.[1][second] ?? 0];
        const rest = 1 - one - two;
        const limits = ranges.find(([ballot]) => ballot === free)?.[1] ?? { min: 0, max: 1 };
        if (rest < limits.min - 1e-12 || rest > limits.max + 1e-12) continue;
        found.push({ [others[0]?.[0] ?? '']: one, [others[1]?.[0] ?? '']: two, [free]: rest });
      }
    }
  }
  return found;
}

function chanceOf(rule: DecisionRule, points: readonly Readonly<Record<string, number>>[]): number {
  return listProfiles(VOTERS, BALLOTS)
    .filter((profile) => adopts(rule, groups, profile))
    .reduce(
      (sum, profile) => sum + VOTERS.reduce((p, voter, at) => p * (points[at]?.[profile[voter] ?? ''] ?? 0), 1),
      0,
    );
}

describe('chances', () => {
  it('R13 are bounded by the least and greatest over all corners of all ranges, also for rules that are not monotone', () => {
    fc.assert(
      fc.property(sentence, fc.tuple(box, box, box), (text, boxes) => {
        const rule = ruleOf(text);
        const distributions = Object.fromEntries(
          VOTERS.map((voter, at) => [voter, Object.fromEntries(boxes[at] ?? [])]),
        );
        const bounds = adoptionBounds(diagramOf(rule), distributions);
        const corners = boxes.map(cornersOf);
        const all = (corners[0] ?? []).flatMap((a) =>
          (corners[1] ?? []).flatMap((b) => (corners[2] ?? []).map((c) => chanceOf(rule, [a, b, c]))),
        );
        expect(bounds.attained).toBe(true);
        expect(bounds.min).toBeCloseTo(Math.min(...all), 9);
        expect(bounds.max).toBeCloseTo(Math.max(...all), 9);
        const outer = adoptionBounds(diagramOf(rule), distributions, { maxWork: 0 });
        expect(outer.min).toBeLessThanOrEqual(bounds.min + 1e-12);
        expect(outer.max).toBeGreaterThanOrEqual(bounds.max - 1e-12);
      }),
      { numRuns: RUNS(60) },
    );
  });

  it('R13 given one known ballot are those of the rule with that ballot cast', () => {
    fc.assert(
      fc.property(sentence, fc.nat(10), fc.nat(10), (text, a, b) => {
        const rule = ruleOf(text);
        const point = { for: a / 20, abstain: b / 20, against: 1 - (a + b) / 20 };
        const table = adoptionSensitivity(diagramOf(rule), { A: point, B: point, C: point });
        for (const ballot of BALLOTS) {
          const expected = chanceOf(rule, [{ [ballot]: 1 }, point, point]);
          expect(table['A']?.[ballot]?.min).toBeCloseTo(expected, 9);
          expect(table['A']?.[ballot]?.max).toBeCloseTo(expected, 9);
        }
      }),
      { numRuns: RUNS(60) },
    );
  });

  it('R11 lists as dummies exactly the voters whose ballot never changes the outcome', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        const rule = ruleOf(text);
        const profiles = listProfiles(VOTERS, BALLOTS);
        const dummies = VOTERS.filter((voter) =>
          profiles.every((profile) =>
            BALLOTS.every(
              (ballot) => adopts(rule, groups, { ...profile, [voter]: ballot }) === adopts(rule, groups, profile),
            ),
          ),
        );
        expect(listDummies(diagramOf(rule))).toEqual(dummies);
      }),
      { numRuns: RUNS(100) },
    );
  });
});
