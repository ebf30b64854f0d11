// What is negotiated, as data: provisions with options, compatibility rules, red lines with weights, additive utilities.
// A red line is a clause "at least one of these options"; unknown stays unknown (`uncertain`). Provisions, options and
// parties are numbered from 0.
import { z } from 'zod';

const index = z.int().min(0);
const literalSchema = z.strictObject({ provision: index, options: z.array(index) });

const redLineSchema = z.strictObject({
  id: z.union([z.int(), z.string().min(1)]),
  party: index,
  weight: z.number().min(0),
  any_of: z.array(literalSchema),
  /** Words of the demand, with their source where there is one. */
  text: z.string().optional(),
  source: z.string().optional(),
  /** It is not known whether the party really holds this. */
  uncertain: z.boolean().optional(),
});

export const instanceSchema = z.strictObject({
  name: z.string(),
  parties: z.int().min(1),
  camp: z.array(index).optional(),
  domain_sizes: z.array(z.int().min(1)).min(1),
  packages: z.number().optional(),
  hard_constraints: z.array(z.array(literalSchema)).default([]),
  red_lines: z.array(redLineSchema).default([]),
  utilities_party_provision_option: z.array(z.array(z.array(z.number()))).optional(),
  /** Per party, what no agreement is worth on the scale of the utilities; 0 when left out. */
  disagreement: z.array(z.number()).optional(),
  party_names: z.array(z.string().min(1)).optional(),
  provision_names: z.array(z.string().min(1)).optional(),
  option_names: z.array(z.array(z.string().min(1))).optional(),
  /** Known answers beside an instance are not part of it. */
  expected: z.unknown().optional(),
});

export type Instance = z.infer<typeof instanceSchema>;
export type RedLine = Instance['red_lines'][number];
export type RedLineId = RedLine['id'];
export type Literal = z.infer<typeof literalSchema>;

/** One option per provision: `outcome[provision]` is a number of an option. */
export type Outcome = readonly number[];

/** Whole numbers before words, each in their usual order. */
export function compareIds(a: RedLineId, b: RedLineId): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number') return -1;
  if (typeof b === 'number') return 1;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** True when `outcome` takes at least one of the options of the clause. */
export function meets(clause: readonly Literal[], outcome: Outcome): boolean {
  return clause.some(({ provision, options }) => options.includes(outcome[provision] ?? -1));
}
