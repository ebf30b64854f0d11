// Whether the adversary of a situation can stop a procedure, and who can at all.
import type { Arrangement, Situation } from '../../arrangements/index.ts';
import type { Blockers, ProcedureAssessment } from '../../procedures/index.ts';
import type { BlockingStanding } from './entry-schema.ts';

/** At most this many names are written out. */
const MOST_NAMES = 6;

function isWithin(sets: readonly (readonly string[])[], allowed: readonly string[]): boolean {
  return sets.some((set) => set.every((voter) => allowed.includes(voter)));
}

/** `waitsForAdversary`: a precondition lies in the adversary's hand. */
export function blockingStanding(
  assessment: ProcedureAssessment,
  lone: Blockers,
  situation: Situation | undefined,
  waitsForAdversary: boolean,
): BlockingStanding {
  const { adversary = [], aligned = [] } = situation ?? {};
  if (adversary.length === 0) return 'no adversary';
  const { always, possibly, byItself } = assessment.blocking;
  const alone = (voters: readonly string[]): boolean => voters.some((voter) => adversary.includes(voter));
  if (alone(lone.always) || isWithin(always.sets, adversary)) return 'yes';
  if (byItself !== undefined || alone(lone.possibly) || isWithin(possibly.sets, adversary)) return 'depends';
  const friends = [...adversary, ...aligned];
  if (friends.some((voter) => lone.always.includes(voter)) || isWithin(always.sets, friends)) return 'with friends';
  return waitsForAdversary ? 'in effect' : 'no';
}

function namesOf(arrangement: Arrangement, voters: readonly string[], electorate: readonly string[]): string {
  if (electorate.length > 1 && voters.length === electorate.length) return `each of the ${electorate.length}`;
  if (voters.length > MOST_NAMES) return `each of ${voters.length} of the ${electorate.length}`;
  const names = voters.map((voter) => arrangement.parties?.[voter]?.name);
  return (names.includes(undefined) ? voters : names).join(', ');
}

/** Who can block alone, in a few words; without anybody, how many it takes. */
export function describeBlockers(
  arrangement: Arrangement,
  { always, possibly }: Blockers,
  electorate: readonly string[],
  smallest: number | undefined,
): string {
  const perhaps = possibly.filter((voter) => !always.includes(voter));
  if (always.length > 0) {
    const more = perhaps.length > 0 ? `; in some readings ${namesOf(arrangement, perhaps, electorate)}` : '';
    return `${namesOf(arrangement, always, electorate)}${more}`;
  }
  if (perhaps.length > 0) return `in some readings ${namesOf(arrangement, perhaps, electorate)}`;
  if (smallest === undefined || smallest === 0) return 'nobody';
  return smallest === electorate.length && smallest > 1
    ? `nobody; only all ${smallest} together`
    : `nobody alone; ${smallest} together`;
}
