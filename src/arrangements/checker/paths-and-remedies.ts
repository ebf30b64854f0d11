// What more than one check needs: where a commitment stands, whether a time is stated, the two usual ways round a vote.
import { listReadings } from '../open-leaf.ts';
import type { Commitment, Stage } from '../schema.ts';
import type { VotingStage } from './voting-stages.ts';

/** Two overlays that take the adversary's vote out of a stage. */
export function remedies(stage: VotingStage): { title: string; set: Record<string, unknown> }[] {
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

/** The path of a commitment by its id, else by its place in the list. */
export function pathOf({ id }: Commitment, index: number): string {
  return `commitments.${id ?? index}`;
}
