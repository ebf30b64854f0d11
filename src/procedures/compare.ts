// Two arrangements side by side: sentences that changed, who can block, and the ballots on which the outcomes part.
import {
  type Arrangement,
  describeArrangement,
  listBallotCounts,
  listBallots,
  type Procedure,
  type Situation,
} from '../arrangements/index.ts';
import type { Bounds } from '../basics/index.ts';
import {
  compareGames,
  compileRule,
  type DecisionRule,
  type Groups,
  parseRule,
  type SimpleGame,
} from '../rules/index.ts';
import { assessProcedure, type ProcedureAssessment } from './assess.ts';
import { listReachable } from './transitions.ts';
import { listStageWorlds, type StageWorld } from './worlds.ts';

/** Ballots on which exactly one of the two acts. */
export interface Parting {
  readonly ballots: Readonly<Record<string, string>>;
  readonly actsUnder: 'first' | 'second';
}

export interface ProcedureComparison {
  readonly first: string;
  readonly second: string;
  readonly blockers: { readonly first: readonly string[]; readonly second: readonly string[] };
  readonly action: { readonly first: Bounds; readonly second: Bounds };
  readonly delay: { readonly first: Bounds | undefined; readonly second: Bounds | undefined };
  /** `same`: no ballots tell them apart; `part`: these do; `unknown`: a rule is open or the budget did not do. */
  readonly verdict:
    | { readonly kind: 'same' }
    | ({ readonly kind: 'part' } & Parting)
    | { readonly kind: 'unknown'; readonly reason: string };
}

export interface ArrangementComparison {
  readonly first: string;
  readonly second: string;
  readonly onlyInFirst: readonly string[];
  readonly onlyInSecond: readonly string[];
  readonly procedures: readonly ProcedureComparison[];
}

export function sentencesOf(arrangement: Arrangement): readonly string[] {
  const { procedures, commitments, exit, interacts } = describeArrangement(arrangement);
  return [...procedures.flatMap(({ sentences }) => sentences), ...commitments, ...exit, ...interacts];
}

/** A stage that decides, as a game that acts when adopted; a sentence where it cannot be said. */
interface DecidingStage {
  readonly stage: string;
  readonly keeps: boolean;
  readonly game: SimpleGame | string;
}

/** `each decides` acts when anyone does; a vote acts when adopted. */
function actingGame(world: StageWorld, procedure: Procedure): SimpleGame | string {
  let rule: DecisionRule | undefined = world.rule;
  let groups: Groups = world.groups;
  if (world.meeting === 'each-decides') {
    const anyone = parseRule('at least 1 of electorate for');
    rule = anyone.ok ? anyone.value : undefined;
    groups = { electorate: { members: world.electorate } };
  }
  if (rule === undefined || rule.kind === 'always' || rule.kind === 'never') return 'its rule is not specified';
  const quorum = procedure.quorum === undefined ? undefined : parseRule(procedure.quorum);
  const game = compileRule(rule, groups, {
    ballots: listBallots(procedure),
    counts: listBallotCounts(procedure),
    allowImpossible: true,
    ...(quorum?.ok ? { quorum: quorum.value } : {}),
  });
  return game.ok ? game.value : (game.diagnostics[0]?.message ?? 'its rule does not compile');
}

/** Every stage of the procedure that decides, in the one world where every open membership is left out. */
function decidingStages(arrangement: Arrangement, procedureId: string): readonly DecidingStage[] {
  const procedure = arrangement.procedures[procedureId];
  if (procedure === undefined) return [];
  return listReachable(arrangement, procedureId).flatMap((at) => {
    const stage = procedure.stages[at.index];
    if (at.procedure !== procedureId || stage?.rule === undefined) return [];
    const { worlds } = listStageWorlds(arrangement, procedureId, stage);
    const [smallest] = worlds.toSorted((a, b) => a.electorate.length - b.electorate.length);
    if (smallest === undefined) return [];
    return [{ stage: stage.id, keeps: procedure.polarity === 'keeps', game: actingGame(smallest, procedure) }];
  });
}

/** Everyone for, the adversary against: the ballots that people ask about first. */
function nearBallots(games: readonly SimpleGame[], adversary: readonly string[]): Readonly<Record<string, string>> {
  const voters = games.flatMap((game) => game.voters);
  return Object.fromEntries(voters.map((voter) => [voter, adversary.includes(voter) ? 'against' : 'for']));
}

function partStage(a: DecidingStage, b: DecidingStage, adversary: readonly string[]): ProcedureComparison['verdict'] {
  if (typeof a.game === 'string') return { kind: 'unknown', reason: `of the first, ${a.game}` };
  if (typeof b.game === 'string') return { kind: 'unknown', reason: `of the second, ${b.game}` };
  if (a.keeps !== b.keeps) return { kind: 'unknown', reason: 'one acts when adopted, the other when it is not' };
  const compared = compareGames(a.game, b.game, { near: nearBallots([a.game, b.game], adversary) });
  if (compared.equal === undefined) return { kind: 'unknown', reason: compared.reason };
  if (compared.equal) return { kind: 'same' };
  const other = compared.adoptedBy === 'first' ? 'second' : 'first';
  return { kind: 'part', ballots: compared.ballots, actsUnder: a.keeps ? other : compared.adoptedBy };
}

/** Stages are paired in order; where their numbers differ, the last of each, which has the final word. */
function part(
  first: readonly DecidingStage[],
  second: readonly DecidingStage[],
  adversary: readonly string[],
): ProcedureComparison['verdict'] {
  const [a, b] = [first.at(-1), second.at(-1)];
  if (a === undefined) return { kind: 'unknown', reason: 'of the first, no stage of it decides' };
  if (b === undefined) return { kind: 'unknown', reason: 'of the second, no stage of it decides' };
  if (first.length !== second.length) return partStage(a, b, adversary);
  const verdicts = first.map((stage, at) => partStage(stage, second[at] ?? b, adversary));
  return (
    verdicts.find(({ kind }) => kind === 'part') ?? verdicts.find(({ kind }) => kind === 'unknown') ?? { kind: 'same' }
  );
}

function summary(assessment: ProcedureAssessment | undefined): {
  blockers: readonly string[];
  action: Bounds;
  delay: Bounds | undefined;
} {
  if (assessment === undefined) return { blockers: [], action: { min: 0, max: 1 }, delay: undefined };
  return { blockers: assessment.blockers.always, action: assessment.action, delay: assessment.delay };
}

/**
 * What differs between two arrangements: sentences word by word, and per procedure (paired by id, else in order) who can
 * block alone, the chance of action in a situation, the delay, and ballots nearest to 'everyone for' on which exactly one
 * acts. Exact for stated rules; an open rule is reported as unknown, never guessed. Cost: four assessments.
 */
export function compareArrangements(a: Arrangement, b: Arrangement, situation?: Situation): ArrangementComparison {
  const [own, others] = [sentencesOf(a), sentencesOf(b)];
  const ids = Object.keys(b.procedures);
  const addressees = [a, b].flatMap(({ parties = {} }) =>
    Object.keys(parties).filter((id) => parties[id]?.roles?.includes('addressee') === true),
  );
  const adversary = situation?.adversary ?? addressees;
  const pairs = Object.keys(a.procedures).flatMap((id, index) => {
    const partner = ids.includes(id) ? id : ids[index];
    return partner === undefined ? [] : [[id, partner] as const];
  });
  return {
    first: a.id,
    second: b.id,
    onlyInFirst: own.filter((sentence) => !others.includes(sentence)),
    onlyInSecond: others.filter((sentence) => !own.includes(sentence)),
    procedures: pairs.map(([first, second]) => {
      const [left, right] = [
        summary(assessProcedure(a, first, situation, { brief: true })),
        summary(assessProcedure(b, second, situation, { brief: true })),
      ];
      return {
        first,
        second,
        blockers: { first: left.blockers, second: right.blockers },
        action: { first: left.action, second: right.action },
        delay: { first: left.delay, second: right.delay },
        verdict: part(decidingStages(a, first), decidingStages(b, second), adversary),
      };
    }),
  };
}
