import { type Claim, claimsOf, type DateOf } from './claims.ts';
import type { ConfirmedStatement, Issue, Stance } from './schema.ts';

/** What one party holds about one option, and on what that rests. */
export interface Position {
  readonly party: string;
  readonly issue: string;
  readonly option: string;
  readonly stances: readonly Stance[];
  readonly redLine: boolean;
  /** Ids of confirmed statements, in the order of the document. Empty: the position is `basis`, not words. */
  readonly witnesses: readonly string[];
  readonly basis: string;
  /** The stances one by one: what was said, signed and done apart, each with its own witnesses, date and confidence. */
  readonly claims: readonly Claim[];
}

export interface PositionOptions {
  /** Day of a statement's document, for statements without a date of their own. */
  readonly documentDates?: ReadonlyMap<string, string>;
  /** Statements dated later are left out, and so are positions that rest on nothing else. '2022' ends with its year. */
  readonly asOf?: string;
}

const AGAINST: ReadonlySet<Stance> = new Set(['opposes', 'rejects', 'doubts']);
const IN_FAVOUR: ReadonlySet<Stance> = new Set(['demands', 'accepts', 'supports']);

/** A date of less precision covers its whole month or year, so it is earlier only when all of it is. */
function isLater(date: string | undefined, asOf: string | undefined): boolean {
  return date !== undefined && asOf !== undefined && date.slice(0, asOf.length) > asOf.slice(0, date.length);
}

/**
 * Confirmed statements and issues → one position per party, issue and option; nothing is filled in where nobody spoke.
 * Several stances of one party on one option are kept side by side, in the order of the file. Cost: linear.
 */
export function listPositions(
  issues: readonly Issue[],
  statements: readonly ConfirmedStatement[],
  { documentDates, asOf }: PositionOptions = {},
): readonly Position[] {
  const dateOf: DateOf = ({ date, document }) => date ?? documentDates?.get(document);
  const known = new Map(
    statements.filter((each) => !isLater(dateOf(each), asOf)).map((statement) => [statement.id, statement]),
  );
  const found = new Map<string, Position>();
  for (const issue of issues) {
    for (const entry of issue.stances) {
      const key = JSON.stringify([entry.party, issue.id, entry.option]);
      const before = found.get(key);
      const heard = (entry.statements ?? []).flatMap((id) => known.get(id) ?? []);
      if (heard.length === 0 && asOf !== undefined && (entry.statements ?? []).length > 0) continue;
      const witnesses = heard.map(({ id }) => id);
      found.set(key, {
        party: entry.party,
        issue: issue.id,
        option: entry.option,
        stances: [...new Set([...(before?.stances ?? []), entry.stance])],
        redLine: (before?.redLine ?? false) || entry.redLine === true,
        witnesses: [...new Set([...(before?.witnesses ?? []), ...witnesses])],
        basis: before?.basis ?? entry.basis ?? (witnesses.length > 0 ? 'text' : 'assumed'),
        claims: [...(before?.claims ?? []), ...claimsOf(entry, heard, dateOf)],
      });
    }
  }
  return [...found.values()];
}

/** Whether a stance is for or against its option; `claims` takes no side. */
export function sideOf(stance: Stance): 'for' | 'against' | 'neither' {
  if (IN_FAVOUR.has(stance)) return 'for';
  return AGAINST.has(stance) ? 'against' : 'neither';
}

/** Two positions that cannot both be met because one is for and the other against the same option. */
export interface Opposition {
  readonly issue: string;
  readonly option: string;
  readonly inFavour: readonly Position[];
  readonly against: readonly Position[];
}

/**
 * Options that some party favours and some party is against, in the order of the positions. A party that said both is
 * listed on both sides. Exact over what was confirmed; silence is not opposition.
 */
export function listOppositions(positions: readonly Position[]): readonly Opposition[] {
  const keys = [...new Set(positions.map(({ issue, option }) => JSON.stringify([issue, option])))];
  return keys
    .map((key) => {
      const here = positions.filter(({ issue, option }) => JSON.stringify([issue, option]) === key);
      const [first] = here;
      return {
        issue: first?.issue ?? '',
        option: first?.option ?? '',
        inFavour: here.filter(({ stances }) => stances.some((stance) => IN_FAVOUR.has(stance))),
        against: here.filter(({ stances }) => stances.some((stance) => AGAINST.has(stance))),
      };
    })
    .filter(({ inFavour, against }) => inFavour.length > 0 && against.length > 0);
}
