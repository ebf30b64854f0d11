import { listGroupsOf } from '../../rules/index.ts';
import { listPossibleMembers } from '../groups.ts';
import type { Check, CheckInput } from './finding.ts';
import { leaveOut, listNames } from './paths-and-remedies.ts';

interface Overlap {
  readonly first: string;
  readonly second: string;
  readonly shared: readonly string[];
}

/** Pairs of groups that share some members while each has others of its own; a group inside another is meant. */
function listOverlaps({ arrangement }: CheckInput, ids: readonly string[]): readonly Overlap[] {
  return ids.flatMap((first, at) =>
    ids.slice(at + 1).flatMap((second) => {
      const [a, b] = [first, second].map((id) => {
        const group = arrangement.groups[id];
        return group === undefined ? [] : listPossibleMembers(group);
      });
      if (a === undefined || b === undefined) return [];
      const shared = a.filter((id) => b.includes(id));
      const partial = shared.length > 0 && shared.length < a.length && shared.length < b.length;
      return partial ? [{ first, second, shared }] : [];
    }),
  );
}

/** M11: a rule counts two groups that overlap in part, so that some ballots count in both. */
export const countedTwice: Check = (input) =>
  input.stages.flatMap((stage) =>
    listOverlaps(input, listGroupsOf(stage.rule)).map(({ first, second, shared }) => ({
      id: 'M11',
      tier: 'gap' as const,
      evidence: 'computed' as const,
      claim: `${listNames(shared)} sits in both '${first}' and '${second}', and '${stage.stage.id}' counts its ballot in each`,
      place: { path: `${stage.path}.rule` },
      why: 'Two groups that must both agree are meant to be two; who sits in both decides in both.',
      remedies: [
        { title: `seat it in '${first}' only`, set: leaveOut(input.arrangement, second, shared) },
        { title: `seat it in '${second}' only`, set: leaveOut(input.arrangement, first, shared) },
      ],
    })),
  );
