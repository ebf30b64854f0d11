// `negotiation.yaml` of a dossier: what an analyst adds to issues and stances so that they can be searched. Which
// arrangement the options change, what parties demand of its consequences, who must consent, what no agreement is worth.
import { z } from 'zod';

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'an id has letters, digits, dots, dashes; no spaces');
const actor = z.string().min(1);

/** What a party wants to follow from the arrangement; evaluated by the rules engine on each design. */
const consequenceSchema = z.discriminatedUnion('kind', [
  /** None of these (default: the adversary of the situation) can stop the procedure alone. */
  z.strictObject({
    kind: z.literal('cannot-block-alone'),
    who: z.array(actor).min(1).optional(),
    situation: id.optional(),
  }),
  /** The procedure cannot act without this voter. */
  z.strictObject({ kind: z.literal('ballot-needed'), who: actor, situation: id.optional() }),
  /** From opening to action at most this long. */
  z.strictObject({ kind: z.literal('acts-within'), hours: z.number().positive() }),
  /** The chance that the procedure acts is at least this. */
  z.strictObject({
    kind: z.literal('activation-at-least'),
    share: z.number().gt(0).max(1),
    situation: id.optional(),
  }),
]);
export type Consequence = z.infer<typeof consequenceSchema>;

const consequenceDemandSchema = z.strictObject({
  id,
  party: actor,
  wants: consequenceSchema,
  statements: z.array(id).default([]),
  basis: z.enum(['text', 'practice', 'draft', 'reported', 'inferred', 'assumed']).optional(),
  redLine: z.boolean().default(false),
  salience: z.number().min(0).max(1).default(0.5),
  confidence: z.enum(['high', 'medium', 'low']).optional(),
  note: z.string().optional(),
});
export type ConsequenceDemand = z.infer<typeof consequenceDemandSchema>;

export const negotiationFileSchema = z.strictObject({
  /** The arrangement that options with `set` change. */
  base: z.string().min(1).optional(),
  /** Which of its procedures consequences are about; `activate` when left out. */
  procedure: z.string().min(1).optional(),
  /** The situation in which consequences are judged unless a demand names another; the first when left out. */
  situation: id.optional(),
  /** Who negotiates; all who take a stance on a negotiated issue when left out. */
  parties: z.array(actor).min(1).optional(),
  /** Parties whose gains are summed on the frontier; others stand alone. */
  blocs: z.record(z.string().min(1), z.array(actor).min(1)).default({}),
  /** A rule sentence over `parties` and the groups below; everybody when left out. */
  consent: z.string().min(1).optional(),
  groups: z.record(id, z.array(actor).min(1)).default({}),
  /** What no agreement is worth to a party, on the scale of stances (see the guide); 0 when left out. */
  disagreement: z.record(actor, z.int()).default({}),
  /** Options that do not go together: issue → option. */
  incompatible: z.array(z.record(id, id)).default([]),
  demands: z.array(consequenceDemandSchema).default([]),
  note: z.string().optional(),
});
export type NegotiationFile = z.infer<typeof negotiationFileSchema>;
