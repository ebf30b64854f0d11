// Random rules for the property tests: thresholds, shares, weights, vetoes, quorums, negations.
import fc from 'fast-check';
import * as rules from '../../src/rules/index.ts';
import { adopts, type Profile } from '../../src/rules/oracle/enumerate.ts';

export const BALLOTS = rules.STANDARD_BALLOTS;

const group = fc.constantFrom('G', 'H', 'E');
const base = fc.oneof(
  fc.record({ group, of: fc.constantFrom('members' as const, 'voting' as const, 'present' as const) }),
  fc.record({
    group,
    weight: fc.constant('w'),
    of: fc.constantFrom('members' as const, 'voting' as const, 'present' as const),
  }),
);
const amount = fc.oneof(
  fc.nat(6).map((value) => ({ kind: 'number' as const, value })),
  fc
    .constantFrom(['1', '2', 'fraction'], ['2', '3', 'fraction'], ['65', '100', 'percent'], ['505', '1000', 'percent'])
    .map(([num, den, written]) => ({
      kind: 'share' as const,
      num: BigInt(num!),
      den: BigInt(den!),
      written: written as 'fraction' | 'percent',
    })),
);
const quantifier = fc.oneof(
  fc.constantFrom({ kind: 'all' as const }, { kind: 'none' as const }),
  fc.record({
    kind: fc.constantFrom('at-least' as const, 'at-most' as const, 'more-than' as const, 'fewer-than' as const),
    amount,
  }),
);
const ballot = fc.oneof(
  fc.constantFrom(...BALLOTS).map((each) => ({ kind: 'is' as const, ballot: each })),
  fc.constantFrom({ kind: 'not-for' as const }, { kind: 'cast' as const }, { kind: 'present' as const }),
);
const count = fc.record({ kind: fc.constant('count' as const), quantifier, base, ballot });
const likely = fc
  .constantFrom(
    'at least 3 of G for',
    'none of H against',
    'at least 1/2 of voting in G.w for',
    'more for than against in G',
    'at least 2 of G present',
  )
  .map((text): rules.DecisionRule => {
    const parsed = rules.parseRule(text);
    if (!parsed.ok) throw new Error(text);
    return parsed.value;
  });
export const { rule } = fc.letrec<{ rule: rules.DecisionRule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small', maxDepth: 2 },
    likely,
    count,
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      rules: fc.array(tie('rule'), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));

export interface World {
  readonly groups: rules.Groups;
  readonly diagram: rules.Diagram;
  readonly outcomeOf: (profile: Profile) => boolean;
}

export function groupsOf(n: number, weights: readonly number[]): rules.Groups {
  const members = Array.from({ length: n }, (_, at) => String.fromCharCode(65 + at));
  const w = Object.fromEntries(members.map((id, at) => [id, weights[at] ?? 1]));
  const few = members.slice(0, Math.ceil(n / 2));
  return {
    G: { members, weights: { w } },
    H: { members: few, weights: { w } },
    E: { members: [], weights: { w: {} } },
  };
}

export function worldOf(tested: rules.DecisionRule, groups: rules.Groups): World {
  const compiled = rules.compileRule(tested, groups, { allowImpossible: true, voters: groups['G']!.members });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const built = rules.buildDiagram(compiled.value);
  if (!built.exact) throw new Error(built.reason);
  return { groups, diagram: built.diagram, outcomeOf: (profile) => adopts(tested, groups, profile) };
}

export const world = (most: number): fc.Arbitrary<World> =>
  fc
    .tuple(rule, fc.integer({ min: 1, max: most }), fc.array(fc.nat(4), { minLength: most, maxLength: most }))
    .map(([tested, n, weights]) => worldOf(tested, groupsOf(n, weights)));
