// The collective votes of an arrangement, each stated reading of each rule compiled once for all checks.
import { buildDiagram, compileRule, type DecisionRule, type Diagram, parseRule } from '../../rules/index.ts';
import { resolveGroups } from '../groups.ts';
import { listReadings } from '../open-leaf.ts';
import { EACH_DECIDES, electorateOf, listBallots } from '../rule-text.ts';
import type { Arrangement, Procedure, Stage } from '../schema.ts';

export interface VotingStage {
  readonly procedureId: string;
  readonly procedure: Procedure;
  readonly stage: Stage;
  /** Ids joined by dots. */
  readonly path: string;
  readonly reading: string;
  readonly sentence: string;
  readonly rule: DecisionRule;
  readonly electorate: string;
  readonly members: readonly string[];
  readonly diagram: Diagram;
}

function listRecused(
  { recuse }: Procedure,
  adversaries: readonly string[],
): Readonly<Record<string, 'out' | 'abstain'>> {
  if (recuse === undefined) return {};
  const [as] = listReadings(recuse.as);
  if (as?.value !== 'out' && as?.value !== 'abstain') return {};
  const { value } = as;
  return Object.fromEntries(adversaries.map((id) => [id, value]));
}

/** Stages with a stated collective rule; open rules and `each decides` are no votes. Cost: one diagram per reading. */
export function listVotingStages(arrangement: Arrangement, adversaries: readonly string[]): readonly VotingStage[] {
  const groups = resolveGroups(arrangement);
  return Object.entries(arrangement.procedures).flatMap(([procedureId, procedure]) =>
    procedure.stages.flatMap((stage) =>
      listReadings<string>(stage.rule).flatMap(({ name, value }) => {
        if (value === undefined || value.trim() === EACH_DECIDES) return [];
        const rule = parseRule(value);
        if (!rule.ok) return [];
        const electorate = electorateOf(procedure, stage);
        const members = groups[electorate]?.members ?? [];
        const quorum = procedure.quorum === undefined ? undefined : parseRule(procedure.quorum);
        const game = compileRule(rule.value, groups, {
          ballots: listBallots(procedure),
          recused: listRecused(procedure, adversaries),
          voters: members,
          allowImpossible: true,
          ...(quorum?.ok === true ? { quorum: quorum.value } : {}),
        });
        const built = game.ok ? buildDiagram(game.value) : undefined;
        if (built?.exact !== true) return [];
        const path = `procedures.${procedureId}.stages.${stage.id}`;
        const { diagram } = built;
        return [
          {
            procedureId,
            procedure,
            stage,
            path,
            reading: name,
            sentence: value,
            rule: rule.value,
            electorate,
            members,
            diagram,
          },
        ];
      }),
    ),
  );
}

/** Stages that act when adopted; under `keeps` adoption prevents the change, so a blocker there brings it about. */
export function listActingStages(stages: readonly VotingStage[]): readonly VotingStage[] {
  return stages.filter(({ procedure }) => procedure.polarity !== 'keeps');
}

/** Everybody for, except the ballots given. */
export function castAll(
  stage: VotingStage,
  ballots: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return { ...Object.fromEntries(stage.diagram.voters.map((voter) => [voter, 'for'])), ...ballots };
}

/** Set paths for a way out of deadlock: each member may then act for itself. */
export function fallbackToEachDecides(stage: VotingStage): Readonly<Record<string, unknown>> {
  return {
    [`procedures.${stage.procedureId}.otherwise`]: { go: 'alone' },
    'procedures.alone': {
      body: stage.electorate,
      title: 'each decides after deadlock',
      stages: [{ id: 'alone', rule: EACH_DECIDES, within: '3d', silence: 'absent' }],
      otherwise: 'nothing',
    },
  };
}

/** Where a procedure leads when a stage fails: its own exits, then those of the procedure. */
export function hasWayOut({ procedure, stage }: VotingStage): boolean {
  const exits = [stage.onRejected, stage.onExpired, procedure.otherwise];
  const last = procedure.stages.at(-1)?.id === stage.id;
  return !last || exits.some((exit) => exit !== undefined && exit !== 'nothing');
}
