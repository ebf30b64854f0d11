// Which precedents a draft is like, and in what. The weights are a judgement, stated here and in docs/guides/catalogue.md.
import type { CatalogueEntry } from './entry-schema.ts';

/** One respect in which two arrangements are compared. `likeness` is 0 to 1; undefined where it makes no sense. */
interface Respect {
  readonly name: string;
  readonly weight: number;
  readonly likeness: (a: CatalogueEntry, b: CatalogueEntry) => number | undefined;
  /** What the row has, in words. */
  readonly say: (entry: CatalogueEntry) => string;
}

export interface Likeness {
  readonly respect: string;
  readonly draft: string;
  readonly precedent: string;
  readonly likeness: number;
}

export interface NearPrecedent {
  readonly entry: CatalogueEntry;
  /** Weighted mean of the respects, 0 to 1: an order of reading, not a measurement. */
  readonly score: number;
  /** Respects in which they agree, weightiest first. */
  readonly alike: readonly Likeness[];
  /** Respects in which they differ most, weightiest first. */
  readonly apart: readonly Likeness[];
}

const same = (is: boolean): number => (is ? 1 : 0);

function overlap(a: readonly string[], b: readonly string[]): number | undefined {
  const all = new Set([...a, ...b]);
  if (all.size === 0) return undefined;
  return a.filter((each) => b.includes(each)).length / all.size;
}

/** Sizes in proportion: 5 is to 10 as 10 to 20. */
function sizeLikeness(a: number, b: number): number {
  if (a === 0 || b === 0) return same(a === b);
  return Math.max(0, 1 - Math.abs(Math.log2(a / b)) / 3);
}

/** Shares of members that can block alone, in every reading and in some. */
function blockerLikeness(a: CatalogueEntry, b: CatalogueEntry): number {
  const share = (count: number, members: number): number => (members === 0 ? 0 : Math.min(1, count / members));
  const always = Math.abs(share(a.loneBlockers, a.members) - share(b.loneBlockers, b.members));
  const possibly = Math.abs(share(a.possibleBlockers, a.members) - share(b.possibleBlockers, b.members));
  return 1 - (always + possibly) / 2;
}

const RESPECTS: readonly Respect[] = [
  {
    name: 'how it decides',
    weight: 5,
    likeness: (a, b) => overlap(a.ruleKind, b.ruleKind),
    say: ({ ruleKind }) => ruleKind.join(' or '),
  },
  {
    name: 'can the adversary block',
    weight: 3,
    likeness: (a, b) =>
      a.adversary.length === 0 || b.adversary.length === 0
        ? undefined
        : same(a.adversaryCanBlock === b.adversaryCanBlock),
    say: ({ adversaryCanBlock }) => adversaryCanBlock,
  },
  {
    name: 'who can block alone',
    weight: 2,
    likeness: blockerLikeness,
    say: ({ blockers }) => blockers,
  },
  {
    name: 'what is owed',
    weight: 2,
    likeness: (a, b) => overlap(a.kinds, b.kinds),
    say: ({ kinds }) => (kinds.length === 0 ? 'nothing' : kinds.join(', ')),
  },
  {
    name: 'how firmly it is owed',
    weight: 1.5,
    likeness: (a, b) => same(a.force === b.force),
    say: ({ force }) => force,
  },
  {
    name: 'what is left when it fails',
    weight: 2,
    likeness: (a, b) => same(a.fallbackKind === b.fallbackKind),
    say: ({ fallback }) => fallback,
  },
  {
    name: 'who determines that it is due',
    weight: 2,
    likeness: (a, b) => same(a.determination === b.determination),
    say: ({ determinedBy }) => determinedBy,
  },
  {
    name: 'time limit',
    weight: 1.5,
    likeness: (a, b) => same((a.deadline === 'none') === (b.deadline === 'none')),
    say: ({ deadline }) => deadline,
  },
  {
    name: 'recusal',
    weight: 1.5,
    likeness: (a, b) => same(a.recusal === b.recusal),
    say: ({ recusal }) => (recusal ? 'parties to the case do not vote' : 'none'),
  },
  {
    name: 'preconditions',
    weight: 1,
    likeness: (a, b) => same(a.preconditions.length > 0 === b.preconditions.length > 0),
    say: ({ preconditions }) => (preconditions.length === 0 ? 'none' : preconditions.join('; ')),
  },
  {
    name: 'size',
    weight: 1,
    likeness: (a, b) => sizeLikeness(a.members, b.members),
    say: ({ members }) => `${members} ${members === 1 ? 'member' : 'members'}`,
  },
  {
    name: 'findings of the checks',
    weight: 2,
    likeness: (a, b) => overlap(a.findings, b.findings),
    say: ({ findings }) => (findings.length === 0 ? 'none' : findings.join(' ')),
  },
];

/** Names and weights of what is compared, for those who want to know. */
export const NEARNESS_WEIGHTS: readonly { readonly respect: string; readonly weight: number }[] = RESPECTS.map(
  ({ name, weight }) => ({ respect: name, weight }),
);

function compare(draft: CatalogueEntry, entry: CatalogueEntry): NearPrecedent {
  const compared = RESPECTS.flatMap(({ name, weight, likeness, say }) => {
    const value = likeness(draft, entry);
    return value === undefined
      ? []
      : [{ weight, row: { respect: name, draft: say(draft), precedent: say(entry), likeness: value } }];
  });
  const total = compared.reduce((sum, { weight }) => sum + weight, 0);
  const score = compared.reduce((sum, { weight, row }) => sum + weight * row.likeness, 0) / total;
  const byWeight = (pick: (likeness: number) => number) =>
    compared
      .toSorted((a, b) => b.weight * pick(b.row.likeness) - a.weight * pick(a.row.likeness))
      .map(({ row }) => row);
  return {
    entry,
    score,
    alike: byWeight((likeness) => likeness).filter(({ likeness }) => likeness >= 0.75),
    apart: byWeight((likeness) => 1 - likeness).filter(({ likeness }) => likeness <= 0.25),
  };
}

/**
 * Precedents most like a draft, nearest first, with the respects that speak for and against it. A precedent with the
 * draft's own id is left out. The score orders; it measures nothing. Cost: linear in the rows.
 */
export function findNearestPrecedents(
  draft: CatalogueEntry,
  entries: readonly CatalogueEntry[],
  most = 5,
): readonly NearPrecedent[] {
  return entries
    .filter(({ slug }) => slug !== draft.slug)
    .map((entry) => compare(draft, entry))
    .toSorted((a, b) => b.score - a.score || (a.entry.slug < b.entry.slug ? -1 : 1))
    .slice(0, most);
}
