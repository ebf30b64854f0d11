import { z } from 'zod';

/** The seven stances of a speaker towards a provision. */
export const STANCES = ['demands', 'accepts', 'supports', 'opposes', 'rejects', 'doubts', 'claims'] as const;
export type Stance = (typeof STANCES)[number];
export const KINDS = ['direct', 'reported', 'mixed', 'headline', 'action', 'treaty_text'] as const;

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'an id has letters, digits, dots, dashes; no spaces');

/** A coding that a person confirmed. `span` is into the document's text as stored; `text` is that slice. */
export const confirmedStatementSchema = z.strictObject({
  id,
  document: id,
  speaker: z.string().min(1),
  actor: z.string().min(1),
  onBehalfOf: z.string().optional(),
  kind: z.enum(KINDS),
  stance: z.enum(STANCES),
  provision: z.string().min(1).optional(),
  span: z.strictObject({ start: z.int().min(0), end: z.int().min(0) }),
  text: z.string().min(1),
  condition: z.string().optional(),
  date: z.string().optional(),
  via: z.string().optional(),
  confirmedBy: z.string().optional(),
  confirmedAt: z.string().optional(),
  note: z.string().optional(),
});
export type ConfirmedStatement = z.infer<typeof confirmedStatementSchema>;

export const statementsFileSchema = z.strictObject({ statements: z.array(confirmedStatementSchema) });

/** A party's stance on one option; without statements it must say on what else it rests. */
const stanceEntrySchema = z.strictObject({
  party: z.string().min(1),
  option: id,
  stance: z.enum(STANCES),
  statements: z.array(id).optional(),
  basis: z.enum(['text', 'practice', 'draft', 'reported', 'inferred', 'assumed']).optional(),
  redLine: z.boolean().optional(),
  salience: z.number().min(0).max(1).optional(),
  /** Overrides what the kind of the witnesses suggests. */
  confidence: z.enum(['high', 'medium', 'low']).optional(),
  note: z.string().optional(),
});
export type StanceEntry = z.infer<typeof stanceEntrySchema>;

/** `set` is an overlay of the arrangement that is negotiated: paths and values as in a variant. */
const optionSchema = z.strictObject({
  id,
  title: z.string().min(1),
  /** A few words for lists and tables; the title where it is left out. */
  short: z.string().min(1).optional(),
  set: z.record(z.string(), z.json()).optional(),
  note: z.string().optional(),
});
export type IssueOption = z.infer<typeof optionSchema>;

export const issueSchema = z.strictObject({
  id,
  title: z.string().min(1),
  question: z.string().optional(),
  options: z.array(optionSchema).min(1),
  stances: z.array(stanceEntrySchema).default([]),
  note: z.string().optional(),
});
export type Issue = z.infer<typeof issueSchema>;

export const issuesFileSchema = z.strictObject({ issues: z.array(issueSchema) });
