// What `casus model` can compute: for each model its question, the inputs it wants, and its answer in labelled numbers.
import { z } from 'zod';
import {
  attribution,
  deterrence,
  dutyChances,
  eachActs,
  listReliabilityPriors,
  overallReliability,
  overClimates,
  posterior,
  PRIOR_CAVEATS,
  PRIOR_SOURCE,
  quotaWithVetoes,
  reverseConsensus,
  silencePasses,
  timeToDecision,
  unanimity,
  withoutParties,
} from '../procedures/index.ts';

export interface ModelResult {
  readonly label: string;
  readonly value: number;
  readonly unit: 'chance' | 'hours' | 'number';
}

export interface ModelAnswer {
  readonly results: readonly ModelResult[];
  readonly notes: readonly string[];
}

export interface Model {
  readonly name: string;
  readonly question: string;
  readonly schema: z.ZodType;
  /** The answer to inputs that fit `schema`, or a sentence on why there is none. */
  readonly answer: (inputs: unknown) => ModelAnswer | string;
}

const chance = z.number().min(0).max(1);
const hours = z.number().min(0).max(1_000_000);
const ballots = { for: chance, against: chance.default(0) };
const members = z.record(z.string(), z.strictObject(ballots));
const duration = z.string().regex(/^\d+(\.\d+)?(min|h|d|w)$/, 'a duration is written 12h, 3d or 2w');
const reply = z.union([z.strictObject({ mean: duration }), z.strictObject({ observed: z.array(duration).min(1) })]);
const whole = z.int().min(0).max(1_000_000);

function define<S extends z.ZodType>(
  name: string,
  question: string,
  schema: S,
  answer: (inputs: z.infer<S>) => ModelAnswer | string,
): Model {
  return { name, question, schema, answer: (inputs) => answer(schema.parse(inputs)) };
}

const asChance = (label: string, value: number): ModelResult => ({ label, value, unit: 'chance' });
const asNumber = (label: string, value: number): ModelResult => ({ label, value, unit: 'number' });
const asHours = (label: string, value: number): ModelResult => ({ label, value, unit: 'hours' });

/** Members are missing, or ballots of one sum to more than one leave no room for abstention. */
function overfull(
  rows: Readonly<Record<string, { readonly for: number; readonly against: number }>>,
): string | undefined {
  if (Object.keys(rows).length === 0) return 'there are no members';
  const found = Object.entries(rows).find(([, row]) => row.for + row.against > 1 + 1e-9);
  return found && `the chances of ${found[0]} sum to more than one`;
}

const DECISIONS: readonly Model[] = [
  define('unanimity', 'does everyone agree, or nobody object?', z.strictObject({ members }), (inputs) => {
    const wrong = overfull(inputs.members);
    if (wrong) return wrong;
    const found = unanimity(Object.values(inputs.members));
    return {
      results: [asChance('everyone is for', found.everyoneFor), asChance('nobody is against', found.nobodyAgainst)],
      notes: ['What is left to one is abstention: it stops the first and not the second.'],
    };
  }),
  define(
    'quota',
    'do the weights reach the quota without a veto?',
    z.strictObject({
      quota: whole,
      members: z.record(
        z.string(),
        z.strictObject({ ...ballots, weight: whole.default(1), veto: z.boolean().default(false) }),
      ),
    }),
    (inputs) => {
      const wrong = overfull(inputs.members);
      if (wrong) return wrong;
      const total = Object.values(inputs.members).reduce((sum, { weight }) => sum + weight, 0);
      if (total > 5_000_000) return 'the weights sum to more than five million: use a larger unit';
      return {
        results: [asChance('adopted', quotaWithVetoes(Object.values(inputs.members), inputs.quota))],
        notes: [],
      };
    },
  ),
  define(
    'minus-parties',
    'is a share of the members reached when some are left out of the vote?',
    z.strictObject({
      members,
      excluded: z.array(z.string()),
      share: z.string().regex(/^\d{1,6}\/[1-9]\d{0,5}$/, 'a share is written 2/3'),
    }),
    (inputs) => {
      const names = Object.keys(inputs.members);
      const wrong = overfull(inputs.members);
      if (wrong) return wrong;
      const unknown = inputs.excluded.find((name) => !names.includes(name));
      if (unknown !== undefined) return `${unknown} is left out but is no member`;
      const [num = 1, den = 1] = inputs.share.split('/').map(Number);
      const places = inputs.excluded.map((name) => names.indexOf(name));
      const found = withoutParties(Object.values(inputs.members), places, [num, den]);
      return {
        results: [
          asNumber('votes needed, share of those who remain', found.rebasedQuota),
          asChance('adopted on that base', found.rebased),
          asNumber('votes needed, share of all', found.originalQuota),
          asChance('adopted on that base', found.original),
        ],
        notes: ['Texts seldom say which base holds; the difference is the point to settle.'],
      };
    },
  ),
  define(
    'climates',
    'what does a shock that all share do to unanimity and to a quota?',
    z.strictObject({
      members: z.int().min(1).max(1000),
      quota: whole,
      climates: z.record(z.string(), z.strictObject({ weight: z.number().positive(), for: chance })),
    }),
    (inputs) => {
      const climates = Object.values(inputs.climates);
      if (climates.length === 0) return 'there is no climate';
      const alike = (yes: number, quota: number): number =>
        quotaWithVetoes(
          Array.from({ length: inputs.members }, () => ({ for: yes, against: 0, weight: 1 })),
          quota,
        );
      const shared = (quota: number): number =>
        overClimates(climates.map((climate) => ({ weight: climate.weight, chance: alike(climate.for, quota) })));
      const mean = overClimates(climates.map((climate) => ({ weight: climate.weight, chance: climate.for })));
      return {
        results: [
          asChance('each member is for, on average', mean),
          asChance('all are for, with the shared shock', shared(inputs.members)),
          asChance('all are for, each for itself', alike(mean, inputs.members)),
          asChance('the quota is reached, with the shared shock', shared(inputs.quota)),
          asChance('the quota is reached, each for itself', alike(mean, inputs.quota)),
        ],
        notes: ['Members are independent within a climate; independence altogether is one bound, seldom the truth.'],
      };
    },
  ),
  define('reverse-consensus', 'does it happen unless all are against?', z.strictObject({ members }), (inputs) => {
    const wrong = overfull(inputs.members);
    if (wrong) return wrong;
    return { results: [asChance('it happens', reverseConsensus(Object.values(inputs.members)))], notes: [] };
  }),
  define(
    'each-decides',
    'who acts when each decides for itself, and is it enough?',
    z.strictObject({
      needed: whole,
      members: z.record(z.string(), z.strictObject({ acts: chance, capability: whole })),
    }),
    (inputs) => {
      const found = eachActs(Object.values(inputs.members), inputs.needed);
      return {
        results: [
          asChance('anyone acts', found.anyone),
          asNumber('members expected to act', found.expectedMembers),
          asNumber('capability expected', found.expectedCapability),
          asChance('share of all capability expected', found.expectedShare),
          asChance('enough comes together', found.enough),
        ],
        notes: [],
      };
    },
  ),
];

const TIMES: readonly Model[] = [
  define(
    'duties',
    'who acts when duties wait for each other?',
    z.strictObject({
      duties: z.record(
        z.string(),
        z.strictObject({
          acts: chance,
          after: z.array(z.string()).default([]),
          waitsFor: z.enum(['all', 'any']).default('all'),
        }),
      ),
    }),
    (inputs) => {
      const rows = Object.entries(inputs.duties).map(([id, duty]) => ({ id, ...duty }));
      const stranger = rows.flatMap(({ after }) => after).find((id) => !(id in inputs.duties));
      if (stranger !== undefined) return `a duty waits for ${stranger}, who has none here`;
      const found = dutyChances(rows);
      if (found === undefined) return 'at most twenty parties are computed exactly';
      return {
        results: Object.entries(found.acts).map(([id, value]) => asChance(`${id} acts`, value)),
        notes: found.circles.map((circle) => `${circle.join(', ')} wait for each other in a circle.`),
      };
    },
  ),
  define(
    'silence',
    'does a silence procedure pass?',
    z.strictObject({ hours, objectionsPerHour: z.record(z.string(), z.number().min(0)) }),
    (inputs) => ({
      results: [
        asChance('nobody objects in time', silencePasses(Object.values(inputs.objectionsPerHour), inputs.hours)),
      ],
      notes: [],
    }),
  ),
  define(
    'time',
    'when have enough members agreed?',
    z.strictObject({
      replies: z.record(z.string(), reply),
      needed: whole,
      deadline: hours.optional(),
      atDeadline: chance.default(0),
    }),
    (inputs) => {
      const { deadline, atDeadline, needed } = inputs;
      const size = Object.keys(inputs.replies).length;
      if (needed > size) return `${needed} are needed, and only ${size} may agree`;
      const given = deadline === undefined ? { horizon: 9_999 } : { deadline, atDeadline };
      const found = timeToDecision(Object.values(inputs.replies), needed, given);
      const at = (hour: number): ModelResult[] => {
        const value = found.decided[found.hours.indexOf(hour)];
        return value === undefined ? [] : [asChance(`agreed within ${hour} hours`, value)];
      };
      return {
        results: [
          ...[24, 72, 168].flatMap(at),
          ...(deadline === undefined ? [] : [asChance('decided at the deadline', found.inTheEnd)]),
          asHours('mean time, at least', found.meanHours.min),
          asHours('mean time, at most', found.meanHours.max),
        ],
        notes: [
          deadline === undefined
            ? 'Without a deadline all agree in the end. The chances are exact at these hours; the mean lies between its bounds.'
            : 'The chances are exact at these hours; the mean, which ends with the deadline, lies between its bounds.',
        ],
      };
    },
  ),
];

const CREDIBILITY: readonly Model[] = [
  define(
    'attribution',
    'is an attack found, and how often is the alarm false?',
    z.strictObject({
      needed: whole,
      members: z.record(z.string(), z.strictObject({ hit: chance, falseAlarm: chance })),
      prior: chance.optional(),
    }),
    (inputs) => {
      const signals = Object.entries(inputs.members);
      const found = attribution(Object.values(inputs.members), inputs.needed);
      const { prior } = inputs;
      const beliefs =
        prior === undefined
          ? []
          : signals.map(([id, signal]) => asChance(`${id} believes its own signal`, posterior(prior, signal)));
      return {
        results: [
          asChance('an attack is found', found.detects),
          asChance('an attack is missed', found.misses),
          asChance('a finding without an attack', found.falseAlarm),
          ...beliefs,
        ],
        notes: [],
      };
    },
  ),
  define(
    'reliability',
    'does the guarantee hold when it is needed?',
    z.strictObject({ attribution: chance, activation: chance, honour: chance, effect: chance }),
    (inputs) => {
      const found = overallReliability(inputs);
      return {
        results: [
          asChance('overall', found.overall),
          ...found.factors.map(({ name, chance: value }) => asChance(name, value)),
        ],
        notes: ['Factors stand smallest first: the first is where a change does most.'],
      };
    },
  ),
  define(
    'deterrence',
    'is it reliable enough to deter?',
    z.strictObject({ gain: z.number().min(0), loss: z.number().min(0), reliability: chance }),
    ({ gain, loss, reliability }) => {
      if (gain + loss === 0) return 'gain and loss are both zero: there is nothing to deter';
      const found = deterrence(gain, loss, reliability);
      return {
        results: [asChance('least reliability that deters', found.threshold), asNumber('margin', found.margin)],
        notes: [
          found.deters
            ? 'It deters an attacker with this gain and loss.'
            : 'It does not deter an attacker with this gain and loss.',
        ],
      };
    },
  ),
  define(
    'priors',
    'how often have alliance duties been honoured?',
    z.strictObject({ group: z.string().optional() }),
    ({ group }) => {
      const all = listReliabilityPriors();
      const chosen = group === undefined ? all : all.filter((prior) => prior.group === group);
      if (chosen.length === 0)
        return `there is no group '${group}'; groups are ${all.map((prior) => prior.group).join(', ')}`;
      const percent = (value: number): string => String(Number((value * 100).toFixed(1)));
      const rows = chosen.flatMap((prior) => {
        const { min, max } = prior.interval;
        const named = `${prior.group}, ${prior.honoured} of ${prior.due}, 95 % from ${percent(min)} to ${percent(max)}`;
        const mean = asChance('mean of Beta(kept + 1, broken + 1)', prior.posteriorMean);
        return [asChance(named, prior.rate), ...(group === undefined ? [] : [mean])];
      });
      return { results: rows, notes: [...PRIOR_CAVEATS, `Source: ${PRIOR_SOURCE}.`] };
    },
  ),
];

/** In the order of the help. */
export const MODELS: readonly Model[] = [...DECISIONS, ...TIMES, ...CREDIBILITY];
