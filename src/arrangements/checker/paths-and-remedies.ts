// What more than one check needs: where a commitment stands, whether a time is stated, the usual ways round a vote.
import { parseDuration } from '../duration.ts';
import { listPossibleMembers } from '../groups.ts';
import { listReadings } from '../open-leaf.ts';
import type { Arrangement, Commitment, Open, Stage } from '../schema.ts';
import type { Remedy } from './finding.ts';
import type { VotingStage } from './voting-stages.ts';

/** Two overlays that take the adversary's vote out of a stage. */
export function remedies(stage: VotingStage): Remedy[] {
  return [
    {
      title: 'take parties to the case out of the vote',
      set: { [`procedures.${stage.procedureId}.recuse`]: { who: 'parties to the case', as: 'out' } },
    },
    { title: 'let each member decide for itself', set: { [`${stage.path}.rule`]: 'each decides' } },
  ];
}

/** Whether every reading of a duration gives an end; 'asap' gives none. */
export function isStated(leaf: Stage['within']): boolean {
  const readings = listReadings<string>(leaf);
  return readings.length > 0 && readings.every(({ value }) => value !== undefined && value !== 'asap');
}

/** Whether a leaf is there and some reading of it has a value. */
export function says<T>(leaf: Open<T> | undefined): boolean {
  return listReadings(leaf).some(({ value }) => value !== undefined);
}

/** The latest of all readings in hours, Infinity where one has no end or nothing is stated. */
export function latestHours(leaf: Open<string> | undefined): number {
  const hours = listReadings<string>(leaf).map(({ value }) => {
    const parsed = value === undefined ? undefined : parseDuration(value);
    return parsed?.ok === true ? parsed.value.max : Infinity;
  });
  return hours.length === 0 ? Infinity : Math.max(...hours);
}

/** The path of a commitment by its id, else by its place in the list. */
export function pathOf({ id }: Commitment, index: number): string {
  return `commitments.${id ?? index}`;
}

/** The group a phrase such as 'each-of G', 'jointly G', 'any of G', 'all of G' or 'G' names, if there is one. */
export function groupNamed({ groups }: Arrangement, words: string): string | undefined {
  const id = words.replace(/^(?:each-of|each of|jointly|any of|all of)\s+/, '');
  return Object.hasOwn(groups, id) ? id : undefined;
}

/** The members a phrase names: those of a group, else the one party. */
export function membersNamed(arrangement: Arrangement, words: string): readonly string[] {
  const id = groupNamed(arrangement, words);
  const group = id === undefined ? undefined : arrangement.groups[id];
  return group === undefined ? [words] : listPossibleMembers(group);
}

/** Set path that takes members out of a group beside those already out. */
export function leaveOut({ groups }: Arrangement, groupId: string, ids: readonly string[]): Remedy['set'] {
  return { [`groups.${groupId}.minus`]: [...new Set([...(groups[groupId]?.minus ?? []), ...ids])] };
}

/** The conditions that remain when some are struck; null, which takes the key out, where none does. */
export function strike(conditions: readonly string[], struck: (words: string) => boolean): readonly string[] | null {
  const left = conditions.filter((words) => !struck(words));
  return left.length === 0 ? null : left;
}

export function partiesWith({ parties }: Arrangement, role: string): readonly string[] {
  return Object.entries(parties ?? {}).flatMap(([id, { roles }]) => (roles?.some((each) => each === role) ? [id] : []));
}

/** Names in a row, the rest counted: 'A, B, C and 4 more'. */
export function listNames(ids: readonly string[], shown = 5): string {
  if (ids.length <= shown) return ids.length < 2 ? ids.join('') : `${ids.slice(0, -1).join(', ')} and ${ids.at(-1)}`;
  return `${ids.slice(0, shown).join(', ')} and ${ids.length - shown} more`;
}

const TALK: ReadonlySet<string> = new Set([
  'consult',
  'referral',
  'respect-sovereignty',
  'mediation',
  'non-aggression',
]);
const RESTRAINT: ReadonlySet<string> = new Set([
  'arms-limits',
  'neutrality',
  'monitoring',
  'snapback',
  'sanctions',
  'apply-decision',
]);

/** Whether a commitment owes help: more than talk, respect, restraint or what a later decision will say. */
export function owesHelp({ kind }: Commitment): boolean {
  return kind.some((each) => !TALK.has(each) && !RESTRAINT.has(each));
}

export function isTalk(kind: string): boolean {
  return TALK.has(kind);
}
