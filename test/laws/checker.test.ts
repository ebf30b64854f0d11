// The checker on random arrangements: what it computes is true by enumeration, what it replays ends as it says, and
// what it proposes removes what it found.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Arrangement,
  arrangementSchema,
  check,
  type Finding,
  FINDING_IDS,
  resolveVariant,
  type Situation,
} from '../../src/arrangements/index.ts';
import { playScenario } from '../../src/procedures/index.ts';
import { parseRule } from '../../src/rules/index.ts';
import { adopts, listProfiles, type Profile } from '../../src/rules/oracle/enumerate.ts';
import { RUNS } from './runs.ts';

const RULES = [
  'all of G for',
  'none of G against',
  'at least 2 of G for',
  'more for than against in G',
  'at least 2/3 of voting in G for',
  'at least 1 of G for',
  'all of H for and at least 2 of G for',
  'at least 1 of H for or none of G against',
  'at least 3 of G.votes for',
  'at least 2 of G for and at least 1 of G for',
  'fewer than 2 of G against',
  'none of G absent',
];
const MEMBERS = ['A', 'B', 'C', 'D'];
const SITUATION: Situation = { id: 's', adversary: ['A'], aligned: ['B'], ballots: {}, climates: [] };

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const next = fc.constantFrom<unknown>('nothing', 'adopted', { go: 'p' }, { go: 'q' }, { go: 'r' });
const rule = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...RULES) },
  { weight: 1, arbitrary: fc.constantFrom('each decides', 'unspecified') },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...RULES), fc.constantFrom(...RULES))
      .map(([a, b]) => ({ disputed: { one: { value: a }, two: { value: b } } })),
  },
);
const stage = fc.record(
  {
    rule: optional(rule),
    within: optional(fc.constantFrom('3d', '0d..2d', 'unspecified', '1d')),
    silence: optional(fc.constantFrom('for', 'absent', 'against', 'proceed', 'unspecified')),
    closesEarly: optional(fc.boolean()),
    mayChange: optional(fc.boolean()),
    onAdopted: optional(next),
    onRejected: optional(next),
    onExpired: optional(next),
  },
  { requiredKeys: [] },
);
const procedure = fc.record({
  polarity: optional(fc.constantFrom('acts', 'keeps')),
  quorum: optional(fc.constantFrom('at least 2 of G present')),
  recuse: optional(fc.constantFrom('out', 'abstain', 'may-vote').map((as) => ({ who: 'parties', as }))),
  stages: fc.array(stage, { minLength: 1, maxLength: 2 }),
  otherwise: optional(next),
});

function clean(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(clean);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => (value === undefined ? [] : [[key, clean(value)]])),
  );
}

const arrangements = fc
  .record({
    members: fc.subarray(MEMBERS, { minLength: 2 }),
    half: fc.subarray(MEMBERS, { minLength: 1 }),
    maybe: optional(fc.constantFrom(['D'], ['E'])),
    procedures: fc.tuple(procedure, procedure, procedure),
    opens: fc.boolean(),
  })
  .map(({ members, half, maybe, procedures, opens }): Arrangement => {
    const weights = { votes: { A: 2, B: 1, C: 1, D: 0, E: 1 } };
    const named = procedures.map((each, at) => {
      const id = 'pqr'[at] ?? '';
      const stages = each.stages.map((one, index) => ({ id: `${id}${index}`, ...one }));
      if (opens && at < 2 && stages[0] !== undefined) stages[0] = { ...stages[0], opens: 't' } as (typeof stages)[0];
      return [id, { body: 'G', ...each, stages }];
    });
    return arrangementSchema.parse(
      clean({
        casus: 1,
        id: 'random',
        groups: { G: { members, maybe, weights }, H: { members: half.filter((id) => members.includes(id)) } },
        triggers: { t: { event: 'attack', determinedBy: 'any of G' } },
        procedures: Object.fromEntries(named),
        commitments: [
          { id: 'help', by: 'each-of G', to: 'Z', kind: ['military-aid'], after: 'p', force: 'automatic' },
          { id: 'watch', by: 'M', to: 'Z', kind: ['monitoring'], after: 'q', force: 'automatic' },
        ],
      }),
    );
  });

/** Courses of events that once ended otherwise than they said: recusal in a later procedure, and before a vote. */
const MENDED = [
  {
    p: { body: 'G', stages: [{ id: 'p0', rule: 'all of G for', onRejected: { go: 'r' } }] },
    r: {
      body: 'G',
      recuse: { who: 'parties', as: 'abstain' },
      quorum: 'at least 2 of G present',
      stages: [{ id: 'r0', rule: 'fewer than 2 of G against', onAdopted: 'adopted' }],
    },
  },
  {
    r: {
      body: 'G',
      recuse: { who: 'parties', as: 'out' },
      stages: [
        { id: 'r0', rule: 'each decides' },
        { id: 'r1', rule: 'at least 2/3 of voting in G for' },
      ],
    },
  },
].map((procedures): [Arrangement] => [
  arrangementSchema.parse({
    casus: 1,
    id: 'mended',
    groups: { G: { members: ['A', 'C', 'D'], maybe: ['D'] } },
    procedures,
  }),
]);

function findingsOf(arrangement: Arrangement): readonly Finding[] {
  const span = { start: 0, end: 0 };
  return check({ arrangement, text: '', locate: () => span }, { situations: [SITUATION] });
}

describe('the checker on random arrangements', () => {
  it('gives known findings, a course of events with every hazard, and nothing twice', () => {
    fc.assert(
      fc.property(arrangements, (arrangement) => {
        const findings = findingsOf(arrangement);
        const keys = findings.map(({ id, place, claim }) => `${id} ${place.path} ${claim}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { id, tier, counterScenario } of findings) {
          expect(FINDING_IDS).toContain(id);
          if (tier === 'hazard') expect(counterScenario).toBeDefined();
        }
      }),
      { numRuns: RUNS(150) },
    );
  });

  it('replays scenarios that end as they say', () => {
    fc.assert(
      fc.property(arrangements, (arrangement) => {
        for (const { id, counterScenario } of findingsOf(arrangement)) {
          for (const scenario of counterScenario?.replay ?? []) {
            const played = playScenario(arrangement, scenario);
            expect(played?.passes, JSON.stringify({ id, scenario, played }, null, 1)).toBe(true);
          }
        }
      }),
      { numRuns: RUNS(200), examples: MENDED },
    );
  });

  it('proposes remedies that remove what was found', () => {
    fc.assert(
      fc.property(arrangements, (arrangement) => {
        const empty = { sources: {}, groups: {}, procedures: {}, commitments: [] };
        const changed = (set: Record<string, never>) =>
          resolveVariant({ casus: 1, id: 'fixed', extends: 'random', set, ...empty }, () => arrangement);
        // Rules that ask for more than there are do not load, so there is nothing to mend.
        fc.pre(changed({}).ok);
        for (const finding of findingsOf(arrangement)) {
          for (const { title, set } of finding.remedies) {
            const fixed = changed(JSON.parse(JSON.stringify(set)));
            if (!fixed.ok) {
              // With fewer members another rule may ask for more than there are, and the loader says so.
              expect(fixed.diagnostics.map(({ code }) => code)).toContain('R107');
              continue;
            }
            const left = findingsOf(fixed.value).filter(
              ({ id, place }) => id === finding.id && place.path === finding.place.path,
            );
            expect(left, `${finding.id}: ${title}`).toEqual([]);
          }
        }
      }),
      { numRuns: RUNS(100) },
    );
  });
});

const one = fc.record({
  members: fc.subarray(MEMBERS, { minLength: 2 }),
  half: fc.subarray(MEMBERS, { minLength: 1 }),
  sentence: fc.constantFrom(...RULES),
  other: fc.constantFrom(...RULES),
  quorum: optional(fc.constantFrom('at least 2 of G present')),
  disputed: fc.boolean(),
});

interface Enumerated {
  /** One for each reading. */
  readonly rules: readonly ((profile: Profile) => boolean)[];
  readonly profiles: readonly Profile[];
  readonly members: readonly string[];
  readonly found: readonly Finding[];
}

const KINDS = ['for', 'abstain', 'absent', 'against'];

/** One stage without exits: what the checker finds, and its rules read word by word. */
const enumerated = one.map(({ members, half, sentence, other, quorum, disputed }): Enumerated => {
  const votes = { A: 2, B: 1, C: 1, D: 0 };
  const groups = {
    G: { members, weights: { votes } },
    H: { members: half.filter((id) => members.includes(id)) },
  };
  const sentences = disputed ? [sentence, other] : [sentence];
  const parsed = [...sentences, quorum ?? 'always'].map((text) => {
    const result = parseRule(text);
    if (!result.ok) throw new Error(text);
    return result.value;
  });
  const present = parsed.at(-1);
  const rules = parsed
    .slice(0, -1)
    .map((each) => (profile: Profile) => adopts(each, groups, profile) && adopts(present ?? each, groups, profile));
  const rule = disputed ? { disputed: { one: { value: sentence }, two: { value: other } } } : sentence;
  const arrangement = arrangementSchema.parse({
    casus: 1,
    id: 'one',
    groups,
    procedures: { p: { body: 'G', ...(quorum === undefined ? {} : { quorum }), stages: [{ id: 's', rule }] } },
  });
  return { rules, profiles: listProfiles(members, KINDS), members, found: findingsOf(arrangement) };
});

type RuleOf = Enumerated['rules'][number];

/** Id → whether one reading of the rule has the fault, by enumeration. */
const FAULTS: Readonly<Record<string, (rule: RuleOf, world: Enumerated) => boolean>> = {
  E01: (rule, { profiles }) => !profiles.some(rule),
  L01: (rule, world) => world.members.includes('A') && sometimes(rule, world) && stops(rule, world, ['A'], KINDS),
  L02: (rule, world) =>
    world.members.includes('B') &&
    sometimes(rule, world) &&
    !(world.members.includes('A') && stops(rule, world, ['A'], KINDS)) &&
    stops(
      rule,
      world,
      world.members.filter((id) => id === 'A' || id === 'B'),
      ['against'],
    ),
  L05: (rule, world) => sometimes(rule, world) && world.members.every((id) => stops(rule, world, [id], ['against'])),
  L26: (rule, world) => sometimes(rule, world) && world.members.some((id) => stops(rule, world, [id], ['absent'])),
  M03: (rule, { members, profiles }) =>
    !profiles.every(rule) && ['absent', 'abstain'].some((ballot) => rule(all(members, ballot))),
  M08: (rule, { members, profiles }) => profiles.some((profile) => members.some((id) => stepDown(rule, profile, id))),
  M09: (rule, world) =>
    sometimes(rule, world) &&
    !world.profiles.every(rule) &&
    world.members.some((id) =>
      KINDS.every((kind) => world.profiles.every((p) => rule(p) === rule({ ...p, [id]: kind }))),
    ),
};

function all(members: readonly string[], ballot: string): Profile {
  return Object.fromEntries(members.map((id) => [id, ballot]));
}

function sometimes(rule: RuleOf, { profiles }: Enumerated): boolean {
  return profiles.some(rule);
}

/** Whether the set has a ballot among these with which, cast by all of it, nothing the others do adopts. */
function stops(rule: RuleOf, { profiles }: Enumerated, set: readonly string[], kinds: readonly string[]): boolean {
  return kinds.some((kind) => !profiles.some((profile) => rule({ ...profile, ...all(set, kind) })));
}

/** Whether a better ballot of this member turns adoption into rejection. */
function stepDown(rule: RuleOf, profile: Profile, id: string): boolean {
  const order = ['against', 'absent', 'abstain', 'for'];
  const better = order[order.indexOf(profile[id] ?? '') + 1];
  return better !== undefined && rule(profile) && !rule({ ...profile, [id]: better });
}

describe('what the checker computes on one vote', () => {
  it.each(Object.keys(FAULTS))('%s is found exactly where enumeration finds it under some reading', (id) => {
    fc.assert(
      fc.property(enumerated, (world) => {
        const fault = FAULTS[id];
        const expected = world.rules.some((rule) => fault?.(rule, world));
        expect(world.found.some((finding) => finding.id === id)).toBe(expected);
      }),
      { numRuns: RUNS(100) },
    );
  });

  it('M01 is found exactly where two readings part on some ballots', () => {
    fc.assert(
      fc.property(enumerated, ({ rules: [first, second], profiles, found }) => {
        const part = second !== undefined && profiles.some((profile) => first?.(profile) !== second(profile));
        expect(found.some(({ id }) => id === 'M01')).toBe(part);
      }),
      { numRuns: RUNS(100) },
    );
  });

  it('L04 is found where the adversary can decide its own case by its ballot, and no member carries the vote alone', () => {
    fc.assert(
      fc.property(enumerated, (world) => {
        const decides = (rule: RuleOf): boolean =>
          world.profiles.some((profile) => rule({ ...profile, A: 'for' }) && !rule({ ...profile, A: 'against' }));
        const carries = (rule: RuleOf, id: string): boolean =>
          world.profiles.every((profile) => rule({ ...profile, [id]: 'for' }));
        const asked = world.rules.filter((rule) => !world.members.some((id) => carries(rule, id)));
        const expected = world.members.includes('A') && asked.some(decides);
        expect(world.found.some(({ id }) => id === 'L04')).toBe(expected);
      }),
      { numRuns: RUNS(100) },
    );
  });
});
