// One row of the catalogue's dashboard. `catalog/catalog.json` holds the rows; they are computed, never written by hand.
import { z } from 'zod';

/** What kind of decision a precedent turns on, from the shape of its hardest stage. */
export const RULE_KINDS = [
  'each decides',
  'any one member',
  'majority',
  'supermajority',
  'weighted majority',
  'majority with vetoes',
  'consensus',
  'consensus minus parties',
  'unanimity',
  'reverse default',
  'chain',
  'automatic',
  'not specified',
] as const;

/** `depends`: under some readings only; `in effect`: not by a vote, but by a precondition in its hand. */
export const BLOCKING_STANDINGS = ['yes', 'with friends', 'depends', 'in effect', 'no', 'no adversary'] as const;

/** How far the facts of a file were compared with a source. */
const FACT_CHECKS = ['on a page', 'partly from memory', 'from memory', 'not stated'] as const;

const historySchema = z.strictObject({
  name: z.string(),
  outcome: z.enum(['adopted', 'rejected', 'pending']),
  /** Hours from the opening to the outcome. */
  hours: z.number(),
});

export const catalogueEntrySchema = z.strictObject({
  slug: z.string(),
  name: z.string(),
  year: z.int().nullable(),
  status: z.string(),
  /** The procedure the row is about. */
  procedure: z.string(),
  ruleKind: z.array(z.enum(RULE_KINDS)).min(1),
  rule: z.string(),
  members: z.int(),
  recusal: z.boolean(),
  /** Members who can block alone: in every reading, and in some. */
  loneBlockers: z.int(),
  possibleBlockers: z.int(),
  blockers: z.string(),
  /** Size of the smallest set that blocks in every reading; null when there is none. */
  smallestBlockingSet: z.int().nullable(),
  adversary: z.array(z.string()),
  situation: z.string(),
  adversaryCanBlock: z.enum(BLOCKING_STANDINGS),
  adversaryCanBlockAll: z.enum(BLOCKING_STANDINGS),
  /** Hours to the latest moment of action; null without a limit. */
  deadlineHours: z.number().nullable(),
  deadline: z.string(),
  fallback: z.string(),
  fallbackKind: z.enum(['none', 'each acts', 'another vote', 'not needed']),
  determinedBy: z.string(),
  determination: z.enum(['nobody named', 'any one member', 'the vote itself', 'named', 'disputed', 'no trigger']),
  preconditions: z.array(z.string()),
  force: z.string(),
  kinds: z.array(z.string()),
  silence: z.string(),
  findings: z.array(z.string()),
  hazards: z.int(),
  gaps: z.int(),
  errors: z.int(),
  scenarios: z.int(),
  history: z.array(historySchema),
  checked: z.enum(FACT_CHECKS),
  confidence: z.number().nullable(),
  tags: z.array(z.string()),
});

export const catalogueSchema = z.strictObject({ entries: z.array(catalogueEntrySchema) });

export type CatalogueEntry = z.infer<typeof catalogueEntrySchema>;
export type BlockingStanding = (typeof BLOCKING_STANDINGS)[number];
export type RuleKind = (typeof RULE_KINDS)[number];
