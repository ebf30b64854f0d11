// What an arrangement is: one typed tree, read from YAML or JSON. This file is the format; `docs/spec/FORMAT.md` says
// what each part means. Sentences, durations and references inside it are checked by `links.ts`.
import { z } from 'zod';
import { DURATION_PATTERN } from './duration.ts';

export const STATUSES = ['draft', 'proposed', 'in-force', 'ended', 'hypothetical'] as const;
export const BASES = ['text', 'practice', 'draft', 'reported', 'inferred', 'assumed'] as const;
export const ROLES = [
  'guarantor',
  'beneficiary',
  'addressee',
  'member',
  'depositary',
  'mediator',
  'observer',
  'lead',
] as const;
export const COMMITMENT_KINDS = [
  'consult',
  'defence',
  'offence',
  'neutrality',
  'non-aggression',
  'military-aid',
  'intelligence',
  'air-defence',
  'no-fly-zone',
  'naval-presence',
  'troops',
  'bases',
  'training',
  'monitoring',
  'funds',
  'economic-aid',
  'sanctions',
  'snapback',
  'referral',
  'mediation',
  'respect-sovereignty',
  'arms-limits',
  'use-of-force',
  'measures-as-deemed-necessary',
  'apply-decision',
] as const;
/** How a commitment binds once it is engaged. */
export const FORCES = ['automatic', 'discretionary', 'best-efforts'] as const;

const text = z.string().min(1);
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, 'an id has letters, digits, dashes, underscores; no spaces');
const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date is written 2022, 2022-03 or 2022-03-29');
const cite = z
  .string()
  .regex(
    /^[A-Za-z0-9][\w-]*(#[^\s@#]+)?(@\d+-\d+)?$/,
    'a citation is source, source#article.paragraph or source#5@120-300, without spaces',
  );

/** Any node may say where it comes from. */
const provenance = {
  cite: z.union([cite, z.array(cite).min(1)]).optional(),
  basis: z.enum(BASES).optional(),
  note: text.optional(),
  confidence: z.number().min(0).max(1).optional(),
};

/** A leaf that may be open: the value, the value with its source, `unspecified`, alternatives, or rival readings. */
function open<T extends z.ZodType>(leaf: T) {
  return z.union([
    leaf,
    z.literal('unspecified'),
    z.strictObject({ oneOf: z.array(leaf).min(1) }),
    z.strictObject({
      disputed: z.record(id, z.strictObject({ by: z.array(id).optional(), value: leaf, ...provenance })),
    }),
    z.strictObject({ value: z.union([leaf, z.literal('unspecified')]), ...provenance }),
  ]);
}

const duration = z
  .string()
  .regex(DURATION_PATTERN, 'a duration is written 12h, 3d, 2w, 1mo, 1y, a range such as 0d..3d, or asap');
const rule = text.max(200_000);
const ballot = z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'a ballot is one word: for, against, abstain, absent …');
const next = z.union([z.enum(['nothing', 'adopted']), z.strictObject({ go: id })]);

const sourceSchema = z.strictObject({
  title: text,
  date: date.optional(),
  url: text.optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'sha256 is 64 hex digits')
    .optional(),
  lang: text.optional(),
  note: text.optional(),
});

const partySchema = z.strictObject({
  name: text.optional(),
  roles: z.array(z.enum(ROLES)).optional(),
  ...provenance,
});

const member = z.union([id, z.strictObject({ seats: id, count: z.int().min(1).max(10_000) })]);
const weight = z.union([z.int().min(0), z.tuple([z.int().min(0), z.int().min(0)])]);
const groupSchema = z.strictObject({
  title: text.optional(),
  members: open(z.array(member)),
  maybe: z.array(id).optional(),
  minus: z.array(id).optional(),
  weights: z.record(id, z.union([text, z.record(id, weight)])).optional(),
  ...provenance,
});

const triggerSchema = z.strictObject({
  event: text,
  against: text.optional(),
  area: open(text).optional(),
  requires: z.array(text).optional(),
  determinedBy: open(text).default('unspecified'),
  ...provenance,
});

const ballotKind = z.union([
  ballot,
  z.strictObject({ id: ballot, counts: ballot.optional(), effect: text.optional(), ...provenance }),
]);

const stageSchema = z.strictObject({
  id,
  title: text.optional(),
  opens: id.optional(),
  electorate: id.optional(),
  rule: open(rule).optional(),
  within: open(duration).optional(),
  min: duration.optional(),
  silence: open(z.union([z.literal('proceed'), ballot])).optional(),
  closesEarly: z.boolean().optional(),
  mayChange: z.boolean().optional(),
  repeat: z.strictObject({ max: z.int().min(1).max(100), after: duration }).optional(),
  onAdopted: next.optional(),
  onRejected: next.optional(),
  onExpired: next.optional(),
  ...provenance,
});

const procedureSchema = z.strictObject({
  title: text.optional(),
  body: id,
  question: text.optional(),
  polarity: z.enum(['acts', 'keeps']).optional(),
  ballots: z.array(ballotKind).min(1).max(20).optional(),
  worstToBest: z.array(ballot).min(1).optional(),
  recuse: z
    .strictObject({
      who: text,
      when: z.array(text).optional(),
      as: open(z.enum(['out', 'abstain', 'may-vote'])),
      ...provenance,
    })
    .optional(),
  quorum: rule.optional(),
  stages: z.array(stageSchema).min(1),
  otherwise: next.optional(),
  effect: text.optional(),
  ...provenance,
});

const commitmentSchema = z.strictObject({
  id: id.optional(),
  by: text,
  to: text,
  kind: z.array(z.enum(COMMITMENT_KINDS)).min(1),
  when: text.optional(),
  after: id.optional(),
  force: open(z.enum(FORCES)).default('unspecified'),
  except: z.array(text).optional(),
  area: open(text).optional(),
  capability: text.optional(),
  limit: open(text).optional(),
  lasts: open(duration).optional(),
  ...provenance,
});

const exitSchema = z.strictObject({
  withdrawal: open(text).optional(),
  notice: open(duration).optional(),
  amendment: open(rule).optional(),
  accession: open(rule).optional(),
  duration: open(duration).optional(),
  entryIntoForce: open(text).optional(),
  reservations: open(text).optional(),
  ...provenance,
});

/** A stage, or one of its rounds: `decide`, `decide@2`. */
const stageRound = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9_-]*(@[1-9]\d{0,2})?$/,
    'ballots stand under a stage, or under a round of it: decide@2',
  );
const OUTCOMES = ['adopted', 'rejected', 'pending'] as const;
const scenarioSchema = z.strictObject({
  name: text,
  procedure: id.optional(),
  situation: id.optional(),
  readings: z.record(id, id).optional(),
  recused: z.array(id).optional(),
  ballots: z.record(stageRound, z.record(id, ballot)).default({}),
  at: z.record(id, z.union([duration, z.record(id, duration)])).optional(),
  until: duration.optional(),
  expect: z.enum(OUTCOMES),
  endsIn: id.optional(),
  engaged: z.array(id).optional(),
  ...provenance,
});

const interactionSchema = z.strictObject({
  with: text,
  how: z.enum(['precedes', 'overrides', 'without-prejudice', 'conflicts']),
  ...provenance,
});

/** A finding of the checker that the author accepts, and why. */
const suppressionSchema = z.strictObject({ finding: text, at: text.optional(), because: text, ...provenance });

/** The whole tree. A variant (`extends`) may leave out everything it does not change. */
export const arrangementSchema = z.strictObject({
  casus: z.literal(1),
  id,
  title: text.optional(),
  status: z.enum(STATUSES).optional(),
  asOf: date.optional(),
  extends: id.optional(),
  set: z.record(z.string(), z.json()).optional(),
  sources: z.record(id, sourceSchema).default({}),
  parties: z.record(id, partySchema).optional(),
  groups: z.record(id, groupSchema).default({}),
  triggers: z.record(id, triggerSchema).optional(),
  procedures: z.record(id, procedureSchema).default({}),
  commitments: z.array(commitmentSchema).default([]),
  exit: exitSchema.optional(),
  interacts: z.array(interactionSchema).optional(),
  scenarios: z.array(scenarioSchema).optional(),
  accepts: z.array(suppressionSchema).optional(),
  tags: z.array(text).optional(),
  ...provenance,
});

const probability = z.union([
  z.number().min(0).max(1),
  z
    .string()
    .regex(/^(?:0(?:\.\d+)?|1(?:\.0+)?)\.\.(?:0(?:\.\d+)?|1(?:\.0+)?)$/, 'a range of chances is written 0.6..0.9'),
]);
const ballotChances = z.record(id, z.record(ballot, probability));

/** How long a member takes to answer: exponential with a mean, or the times observed, each as likely. */
const replyTime = z.union([
  z.strictObject({ mean: duration, ...provenance }),
  z.strictObject({ observed: z.array(duration).min(1), ...provenance }),
]);

/** A situation says who the adversary is and how members may vote; the arrangement does not know it. */
export const situationSchema = z.strictObject({
  id,
  title: text.optional(),
  adversary: z.array(id).default([]),
  aligned: z.array(id).default([]),
  recused: z.array(id).optional(),
  /** How long after the attack what is protected can hold. */
  lostAfter: duration.optional(),
  /** How long a crisis lasts before the attack. */
  crisis: duration.optional(),
  ballots: ballotChances.default({}),
  replies: z.record(id, replyTime).optional(),
  climates: z
    .array(
      z.strictObject({ id, weight: z.number().positive(), ballots: ballotChances.default({}), note: text.optional() }),
    )
    .default([]),
  ...provenance,
});
export const situationsFileSchema = z.strictObject({ situations: z.array(situationSchema) });

export type Arrangement = z.infer<typeof arrangementSchema>;
export type Party = z.infer<typeof partySchema>;
export type ArrangementGroup = z.infer<typeof groupSchema>;
export type GroupMember = z.infer<typeof member>;
export type Trigger = z.infer<typeof triggerSchema>;
export type Procedure = z.infer<typeof procedureSchema>;
export type Stage = z.infer<typeof stageSchema>;
export type Commitment = z.infer<typeof commitmentSchema>;
export type Exit = z.infer<typeof exitSchema>;
export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioOutcome = (typeof OUTCOMES)[number];
export type Next = z.infer<typeof next>;
export type Situation = z.infer<typeof situationSchema>;
export type ReplyTime = z.infer<typeof replyTime>;
export type Probability = z.infer<typeof probability>;

export interface Provenance {
  readonly cite?: string | readonly string[] | undefined;
  readonly basis?: (typeof BASES)[number] | undefined;
  readonly note?: string | undefined;
  readonly confidence?: number | undefined;
}

/** A leaf of type T as it may be written. */
export type Open<T> =
  | T
  | 'unspecified'
  | { readonly oneOf: readonly T[] }
  | {
      readonly disputed: Readonly<
        Record<string, { readonly by?: readonly string[] | undefined; readonly value: T } & Provenance>
      >;
    }
  | ({ readonly value: T | 'unspecified' } & Provenance);
