import { listGroupsOf } from '../../rules/index.ts';
import { listReadings } from '../open-leaf.ts';
import type { Arrangement } from '../schema.ts';
import type { Check } from './finding.ts';
import type { VotingStage } from './voting-stages.ts';

interface Assumed {
  readonly path: string;
  readonly what: string;
  readonly stage: string;
}

function listAssumed(arrangement: Arrangement, { stage, path, electorate, rule }: VotingStage): readonly Assumed[] {
  const ids = [...new Set([electorate, ...listGroupsOf(rule)])];
  const groups = ids.filter((id) => {
    const group = arrangement.groups[id];
    const leaves = group === undefined ? [] : listReadings<unknown>(group.members);
    return group?.basis === 'assumed' || leaves.some(({ provenance }) => provenance.basis === 'assumed');
  });
  return [
    ...groups.map((id) => ({ path: `groups.${id}`, what: `who sits in '${id}'`, stage: stage.id })),
    ...(stage.basis === 'assumed' ? [{ path, what: `the rule of '${stage.id}'`, stage: stage.id }] : []),
  ];
}

/** M14: the rule of a vote, or who sits in the body, rests on an assumption, and one vote there decides. */
export const assumptionDecides: Check = ({ arrangement, stages }) => {
  const deciding = stages.filter((stage) => stage.ask.representatives.some((voter) => stage.ask.pivot(voter)));
  const assumed = deciding.flatMap((stage) => listAssumed(arrangement, stage));
  const byPath = new Map(assumed.toReversed().map((each) => [each.path, each]));
  return [...byPath.values()].toReversed().map(({ path, what, stage }) => ({
    id: 'M14',
    tier: 'gap' as const,
    evidence: 'computed' as const,
    claim: `${what} is assumed, and in '${stage}' one vote decides`,
    place: { path },
    why: 'A count that rests on a guess is a guess; a source would settle it.',
    remedies: [],
  }));
};
