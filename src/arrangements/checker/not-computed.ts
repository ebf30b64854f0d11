import { parseRule } from '../../rules/index.ts';
import { listPossibleMembers } from '../groups.ts';
import { listReadings } from '../open-leaf.ts';
import { EACH_DECIDES, electorateOf, listRuleNames } from '../rule-text.ts';
import type { Arrangement, Stage } from '../schema.ts';
import type { Check } from './finding.ts';

/** Groups whose weights the rules of a stage use, and which stand in a table outside the file. */
function listOutside({ groups }: Arrangement, stage: Stage): readonly string[] {
  const names = listReadings<string>(stage.rule).flatMap(({ value }) => {
    const parsed = value === undefined ? undefined : parseRule(value);
    return parsed?.ok === true ? listRuleNames(parsed.value).groups : [];
  });
  return names.flatMap(({ group, weight }) => {
    const table = weight === undefined ? undefined : groups[group]?.weights?.[weight];
    return typeof table === 'string' ? [`${group}.${weight ?? ''}`] : [];
  });
}

/** M17: a vote with a stated rule and known voters that the computed checks pass over. */
export const notComputed: Check = ({ arrangement, stages }) =>
  Object.entries(arrangement.procedures).flatMap(([procedureId, procedure]) =>
    procedure.stages.flatMap((stage) => {
      const rules = listReadings<string>(stage.rule).filter(
        ({ value }) => value !== undefined && value !== EACH_DECIDES,
      );
      const group = arrangement.groups[electorateOf(procedure, stage)];
      const voters = group === undefined ? [] : listPossibleMembers(group);
      const votes = stages.filter((vote) => vote.procedureId === procedureId && vote.stage.id === stage.id);
      if (rules.length === 0 || voters.length === 0 || votes.length > 0) return [];
      const [outside] = listOutside(arrangement, stage);
      const cause =
        outside === undefined ? 'its diagram would be too large' : `the weights of ${outside} are not in the file`;
      return [
        {
          id: 'M17',
          tier: 'gap' as const,
          evidence: 'computed' as const,
          claim: `'${stage.id}' is left out of the computed checks: ${cause}`,
          place: { path: `procedures.${procedureId}.stages.${stage.id}.rule` },
          why: 'What is not computed is not shown to be without danger.',
          remedies: [],
        },
      ];
    }),
  );
