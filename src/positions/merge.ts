// Two coders' decisions about one document, put side by side: what they agree on, where they differ, what only one has.
import { type CodedStatement, matchStatements } from './agreement.ts';
import { type CodedFields, type Coding, CONFIRMING, decisionsOf } from './coding.ts';

const COMPARED = ['actor', 'onBehalfOf', 'stance', 'provision', 'condition', 'via'] as const;
export type ComparedField = (typeof COMPARED)[number];

export interface Difference {
  readonly first: CodedStatement;
  readonly second: CodedStatement;
  readonly fields: readonly ComparedField[];
}

export interface Merge {
  /** Same fields and ranges that overlap by half; the first coder's range is kept. */
  readonly agreed: readonly CodedStatement[];
  readonly differing: readonly Difference[];
  readonly onlyFirst: readonly CodedStatement[];
  readonly onlySecond: readonly CodedStatement[];
}

/** The statements that a coder confirmed, with their fields. */
export function confirmedFields(coding: Coding, coder: string): readonly CodedStatement[] {
  return [...decisionsOf(coding, coder).values()].filter(({ decision }) => CONFIRMING.has(decision));
}

function differs(a: CodedFields, b: CodedFields): readonly ComparedField[] {
  return COMPARED.filter((field) => a[field] !== b[field]);
}

/** Cost: O(first · second). Nothing is decided here: differing and one-sided statements wait for a person. */
export function mergeCoders(first: readonly CodedStatement[], second: readonly CodedStatement[]): Merge {
  const { pairs, onlyFirst, onlySecond } = matchStatements(first, second);
  const compared = pairs.map((pair) => ({
    first: pair.first,
    second: pair.second,
    fields: differs(pair.first.fields, pair.second.fields),
  }));
  return {
    agreed: compared.filter(({ fields }) => fields.length === 0).map((pair) => pair.first),
    differing: compared.filter(({ fields }) => fields.length > 0),
    onlyFirst,
    onlySecond,
  };
}

/** What an adjudicator says about one open statement of a merge. */
export type Ruling = 'first' | 'second' | 'neither' | CodedFields;

/**
 * The statements of a merge once a person has ruled: agreed ones, and of the others those that were given to a side or
 * rewritten. Statements without a ruling (by the id of the first coder's, else the second's) are left out.
 */
export function settleMerge(merge: Merge, rulings: ReadonlyMap<string, Ruling>): readonly CodedStatement[] {
  const open: readonly (readonly [CodedStatement | null, CodedStatement | null])[] = [
    ...merge.differing.map(({ first, second }) => [first, second] as const),
    ...merge.onlyFirst.map((each) => [each, null] as const),
    ...merge.onlySecond.map((each) => [null, each] as const),
  ];
  const settled = open.flatMap(([first, second]): readonly CodedStatement[] => {
    const key = first?.id ?? second?.id ?? '';
    const ruling = rulings.get(key) ?? 'neither';
    if (ruling === 'neither') return [];
    if (typeof ruling === 'object') return [{ id: key, fields: ruling }];
    const chosen = ruling === 'first' ? first : second;
    return chosen === null ? [] : [chosen];
  });
  return [...merge.agreed, ...settled];
}
