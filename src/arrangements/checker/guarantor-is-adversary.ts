import { listPossibleMembers } from '../groups.ts';
import { EACH_DECIDES, electorateOf } from '../rule-text.ts';
import type { Check, CheckInput } from './finding.ts';
import { leaveOut, partiesWith } from './paths-and-remedies.ts';
import { replayAt, replays } from './replay.ts';
import { castAll } from './voting-stages.ts';

/** What the adversary does from its seat, as a scenario: it votes against, everybody else for. */
function play(input: CheckInput, procedureId: string, id: string) {
  const name = `${id} sits and refuses`;
  const vote = input.stages.find((stage) => stage.procedureId === procedureId && stage.voters.includes(id));
  if (vote !== undefined) {
    const ballots = castAll(vote, { [id]: 'against' });
    return replays(replayAt(input, vote, { name, ballots, verdict: vote.ask.outcome(ballots) }));
  }
  const procedure = input.arrangement.procedures[procedureId];
  const index = procedure?.stages.findIndex(({ rule }) => rule === EACH_DECIDES) ?? -1;
  const stage = procedure?.stages[index];
  const group = procedure && stage ? input.arrangement.groups[electorateOf(procedure, stage)] : undefined;
  if (procedure === undefined || stage === undefined || group === undefined) return {};
  const seated = listPossibleMembers(group).filter((member) => !(group.maybe ?? []).includes(member));
  const ballots = { ...Object.fromEntries(seated.map((member) => [member, 'for'])), [id]: 'against' };
  const at = { procedureId, procedure, stage, index, reading: 'stated', open: false, members: seated };
  return seated.length < 2 ? {} : replays(replayAt(input, at, { name, ballots, verdict: 'adopted' }));
}

/** L03: a party that may be the adversary is also a guarantor. */
export const guarantorIsAdversary: Check = (input) =>
  input.adversaries.flatMap((id) => {
    const { arrangement } = input;
    const seat = Object.entries(arrangement.procedures).find(([, { body }]) => {
      const group = arrangement.groups[body];
      return group !== undefined && listPossibleMembers(group).includes(id);
    });
    if (seat === undefined || !partiesWith(arrangement, 'guarantor').includes(id)) return [];
    const [procedureId, procedure] = seat;
    const group = arrangement.groups[procedure.body];
    const members = group === undefined ? [] : listPossibleMembers(group);
    return [
      {
        id: 'L03',
        tier: 'hazard' as const,
        evidence: 'text' as const,
        claim: `${id} is a guarantor and the party against which the guarantee may be needed`,
        place: { path: `parties.${id}` },
        counterScenario: {
          procedure: procedureId,
          ballots: { ...Object.fromEntries(members.map((member) => [member, 'for'])), [id]: 'against' },
          outcome: `${id} attacks and takes part, from inside ${procedure.body}, in what follows from its own attack`,
          ...play(input, procedureId, id),
        },
        why: 'A guarantor that attacks knows the plans, sits in the consultations and may claim to act under the guarantee.',
        precedent: {
          slug: 'cyprus-1960',
          lesson: 'guarantor powers were parties to the conflict they were to prevent',
        },
        remedies: [
          { title: `leave ${id} out of ${procedure.body}`, set: leaveOut(arrangement, procedure.body, [id]) },
          {
            title: `strike ${id} from the guarantors`,
            set: {
              [`parties.${id}.roles`]: (arrangement.parties?.[id]?.roles ?? []).filter((role) => role !== 'guarantor'),
              ...leaveOut(arrangement, procedure.body, [id]),
            },
          },
        ],
      },
    ];
  });
