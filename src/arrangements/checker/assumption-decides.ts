import { listGroupsOf } from '../../rules/index.ts';
import { listReadings } from '../open-leaf.ts';
import type { Check } from './finding.ts';

/** M14: the rule of a vote, or who sits in the body, rests on an assumption, and one vote there decides. */
export const assumptionDecides: Check = ({ arrangement, stages }) =>
  stages.flatMap((stage) => {
    const groups = [...new Set([stage.electorate, ...listGroupsOf(stage.rule)])];
    const assumed = [
      ...groups.flatMap((id) => {
        const group = arrangement.groups[id];
        const leaf =
          group && listReadings<unknown>(group.members).some(({ provenance }) => provenance.basis === 'assumed');
        return group?.basis === 'assumed' || leaf === true
          ? [{ path: `groups.${id}`, what: `who sits in '${id}'` }]
          : [];
      }),
      ...(stage.stage.basis === 'assumed' ? [{ path: stage.path, what: `the rule of '${stage.stage.id}'` }] : []),
    ];
    const [voter = ''] = stage.voters;
    if (assumed.length === 0 || stage.ask.pivot(voter) === undefined) return [];
    return assumed.map(({ path, what }) => ({
      id: 'M14',
      tier: 'gap' as const,
      evidence: 'computed' as const,
      claim: `${what} is assumed, and in '${stage.stage.id}' one vote decides`,
      place: { path },
      why: 'A count that rests on a guess is a guess; a source would settle it.',
      remedies: [],
    }));
  });
