// What a party said, signed and did about an option are three claims, and they may contradict one another.
import type { ConfirmedStatement, Stance, StanceEntry } from './schema.ts';

/** `held`: nobody's words or acts, but a coder's reading (see `basis`). */
export const MANNERS = ['said', 'signed', 'did', 'held'] as const;
export type Manner = (typeof MANNERS)[number];

/** How far the witnesses carry: `high` for own words, texts and acts, `medium` for reports, `low` for readings. */
export type Confidence = 'high' | 'medium' | 'low';

/** One stance of one party on one option in one manner. */
export interface Claim {
  readonly stance: Stance;
  readonly manner: Manner;
  readonly redLine: boolean;
  /** 0 to 1; absent where nobody said how much it matters. */
  readonly salience?: number;
  readonly confidence: Confidence;
  /** Of the latest witness, as precise as its source. */
  readonly date?: string;
  /** Ids of confirmed statements. */
  readonly witnesses: readonly string[];
  readonly basis: string;
}

const MANNER_OF_KIND: Readonly<Record<ConfirmedStatement['kind'], Manner>> = {
  direct: 'said',
  reported: 'said',
  mixed: 'said',
  headline: 'said',
  action: 'did',
  treaty_text: 'signed',
};
const CONFIDENCE_OF_KIND: Readonly<Record<ConfirmedStatement['kind'], Confidence>> = {
  direct: 'high',
  action: 'high',
  treaty_text: 'high',
  reported: 'medium',
  mixed: 'medium',
  headline: 'low',
};
const RANK: readonly Confidence[] = ['low', 'medium', 'high'];

function mannerOfBasis(basis: string): Manner {
  if (basis === 'practice') return 'did';
  return basis === 'text' ? 'signed' : 'held';
}

function best(all: readonly Confidence[]): Confidence {
  return RANK[Math.max(0, ...all.map((each) => RANK.indexOf(each)))] ?? 'low';
}

/** When a statement was made: its own date, else that of its document. */
export type DateOf = (statement: ConfirmedStatement) => string | undefined;

function common(entry: StanceEntry): Pick<Claim, 'stance' | 'redLine' | 'salience'> {
  const { stance, redLine = false, salience } = entry;
  return { stance, redLine, ...(salience === undefined ? {} : { salience }) };
}

/**
 * One entry of an issue → one claim per manner of its witnesses, `said` first. Without witnesses one claim that rests on
 * its `basis`. `witnesses` are the statements that the entry names. Cost: linear.
 */
export function claimsOf(
  entry: StanceEntry,
  witnesses: readonly ConfirmedStatement[],
  dateOf: DateOf,
): readonly Claim[] {
  if (witnesses.length === 0) {
    const basis = entry.basis ?? 'assumed';
    const confidence = entry.confidence ?? (basis === 'practice' || basis === 'text' ? 'medium' : 'low');
    return [{ ...common(entry), manner: mannerOfBasis(basis), confidence, witnesses: [], basis }];
  }
  return MANNERS.flatMap((manner) => {
    const own = witnesses.filter(({ kind }) => MANNER_OF_KIND[kind] === manner);
    if (own.length === 0) return [];
    const date = own
      .flatMap((statement) => dateOf(statement) ?? [])
      .toSorted()
      .at(-1);
    const confidence = entry.confidence ?? best(own.map(({ kind }) => CONFIDENCE_OF_KIND[kind]));
    return [
      {
        ...common(entry),
        manner,
        confidence,
        ...(date === undefined ? {} : { date }),
        witnesses: own.map(({ id }) => id),
        basis: entry.basis ?? 'text',
      },
    ];
  });
}
