// Who can block a procedure alone, without a limit on how many: one diagram per stage and reading.
import { type Arrangement, listBallots, type Procedure, type Situation } from '../../arrangements/index.ts';
import { type Blockers, listStageWorlds, type StageRef, type StageWorld } from '../../procedures/index.ts';
import { buildDiagram, compileRule, listVetoers, parseRule } from '../../rules/index.ts';
import { stageAt } from './main-procedure.ts';

function vetoersIn(world: StageWorld, procedure: Procedure): readonly string[] {
  const { meeting, rule, electorate, recused, recusedAs } = world;
  if (meeting !== 'vote' || rule === undefined)
    return meeting === 'each-decides' && electorate.length === 1 ? electorate : [];
  if (rule.kind === 'always') return [];
  if (rule.kind === 'never') return electorate;
  const quorum = procedure.quorum === undefined ? undefined : parseRule(procedure.quorum);
  const compiled = compileRule(rule, world.groups, {
    ballots: listBallots(procedure),
    allowImpossible: true,
    ...(recusedAs === 'may-vote' ? {} : { recused: Object.fromEntries(recused.map((voter) => [voter, recusedAs])) }),
    ...(quorum?.ok ? { quorum: quorum.value } : {}),
  });
  const built = compiled.ok ? buildDiagram(compiled.value) : undefined;
  const held = recusedAs === 'abstain' ? recused : [];
  return built?.exact === true ? listVetoers(built.diagram).filter((voter) => !held.includes(voter)) : [];
}

/**
 * Members who can stop one of these stages alone, in every reading and in some. Meant for ways without fallbacks and
 * without reverse default, where stopping one stage stops all. Cost: worlds × diagram.
 */
export function listLoneBlockers(
  arrangement: Arrangement,
  way: readonly StageRef[],
  situation: Situation | undefined,
): Blockers {
  const always = new Set<string>();
  const possibly = new Set<string>();
  for (const at of way) {
    const procedure = arrangement.procedures[at.procedure];
    const stage = stageAt(arrangement, at);
    if (!procedure || stage?.rule === undefined) continue;
    const { worlds } = listStageWorlds(arrangement, at.procedure, stage, { situation });
    const each = worlds.map((world) => vetoersIn(world, procedure));
    for (const voter of each.flat()) possibly.add(voter);
    for (const voter of each[0] ?? []) if (each.every((voters) => voters.includes(voter))) always.add(voter);
  }
  return { always: [...always], possibly: [...possibly] };
}
