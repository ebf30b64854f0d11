// Two arrangements side by side: sentences that changed, who can block, and the ballots on which the outcomes part.
import {
  type Arrangement,
  describeArrangement,
  listBallotCounts,
  listBallots,
  listPossibleMembers,
  listReadings,
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

/** `same`: no ballots tell them apart; `part`: these do; `unknown`: a rule is open or the budget did not do. */
export type PartingVerdict =
  | { readonly kind: 'same' }
  | ({ readonly kind: 'part' } & Parting)
  | { readonly kind: 'unknown'; readonly reason: string };

/** Two stages that decide, paired by id, else by order; or one that the other arrangement has not. */
export interface StageParting {
  readonly first: string | undefined;
  readonly second: string | undefined;
  readonly verdict: PartingVerdict | { readonly kind: 'only' };
  /** Ballots on which it is the other one that acts alone, where there are such. */
  readonly reverse?: Parting;
}

export interface ProcedureComparison {
  readonly first: string;
  readonly second: string;
  readonly blockers: { readonly first: readonly string[]; readonly second: readonly string[] };
  readonly action: { readonly first: Bounds; readonly second: Bounds };
  readonly delay: { readonly first: Bounds | undefined; readonly second: Bounds | undefined };
  /** Of the first two stages that part; else whether any is unknown, or one has stages that the other has not. */
  readonly verdict: PartingVerdict;
  readonly stages: readonly StageParting[];
}

export interface ArrangementComparison {
  readonly first: string;
  readonly second: string;
  readonly onlyInFirst: readonly string[];
  readonly onlyInSecond: readonly string[];
  readonly procedures: readonly ProcedureComparison[];
}

function sentencesOf(arrangement: Arrangement): readonly string[] {
  const { procedures, commitments, exit, interacts } = describeArrangement(arrangement);
  return [...procedures.flatMap(({ sentences }) => sentences), ...commitments, ...exit, ...interacts];
}

/** Who sits in a group of both: a sentence that speaks of 'the members' reads alike whoever they are. */
function seatsApart(one: Arrangement, other: Arrangement): readonly string[] {
  const name = (id: string): string => one.parties?.[id]?.name ?? other.parties?.[id]?.name ?? id;
  return Object.entries(one.groups).flatMap(([id, group]) => {
    const theirs = other.groups[id];
    if (theirs === undefined) return [];
    const [seats, others] = [seatsIn(group), seatsIn(theirs)];
    return (['sits', 'may sit'] as const).flatMap((how) => {
      const own = [...seats].filter(([member, sits]) => sits === how && others.get(member) !== how);
      if (own.length === 0) return [];
      const words = how === 'sits' && own.length > 1 ? 'sit' : how;
      return [`${own.map(([member]) => name(member)).join(', ')} ${words} in ${id}.`];
    });
  });
}

function seatsIn(group: Arrangement['groups'][string]): ReadonlyMap<string, 'sits' | 'may sit'> {
  const open = new Set(listReadings(group.members).length > 1 ? listPossibleMembers(group) : group.maybe);
  return new Map(listPossibleMembers(group).map((member) => [member, open.has(member) ? 'may sit' : 'sits']));
}

/** What is said in one arrangement and not in the other: sentences, and who sits in a group of both. */
export function saidOnlyIn(one: Arrangement, other: Arrangement): readonly string[] {
  const theirs = new Set(sentencesOf(other));
  return [...sentencesOf(one).filter((sentence) => !theirs.has(sentence)), ...seatsApart(one, other)];
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

function partStage(a: DecidingStage, b: DecidingStage, adversary: readonly string[]): StageParting {
  const pair = { first: a.stage, second: b.stage };
  const unknown = (reason: string): StageParting => ({ ...pair, verdict: { kind: 'unknown', reason } });
  if (typeof a.game === 'string') return unknown(`of the first, ${a.game}`);
  if (typeof b.game === 'string') return unknown(`of the second, ${b.game}`);
  if (a.keeps !== b.keeps) return unknown('one acts when adopted, the other when it is not');
  const compared = compareGames(a.game, b.game, { near: nearBallots([a.game, b.game], adversary) });
  if (compared.equal === undefined) return unknown(compared.reason);
  if (compared.equal) return { ...pair, verdict: { kind: 'same' } };
  const other = compared.adoptedBy === 'first' ? 'second' : 'first';
  const actsUnder = a.keeps ? other : compared.adoptedBy;
  const { reverse } = compared;
  return {
    ...pair,
    verdict: { kind: 'part', ballots: compared.ballots, actsUnder },
    ...(reverse === undefined
      ? {}
      : { reverse: { ballots: reverse, actsUnder: actsUnder === 'first' ? 'second' : 'first' } }),
  };
}

/** Stages of one id belong together; the others are paired in order. */
function pairStages(
  first: readonly DecidingStage[],
  second: readonly DecidingStage[],
): readonly (readonly [DecidingStage | undefined, DecidingStage | undefined])[] {
  const named = (all: readonly DecidingStage[], id: string): DecidingStage | undefined =>
    all.find(({ stage }) => stage === id);
  const others = second.filter(({ stage }) => named(first, stage) === undefined);
  const unnamed = first.filter(({ stage }) => named(second, stage) === undefined);
  const pairs = first.map((stage) => [stage, named(second, stage.stage) ?? others[unnamed.indexOf(stage)]] as const);
  return [...pairs, ...others.slice(unnamed.length).map((stage) => [undefined, stage] as const)];
}

function part(
  first: readonly DecidingStage[],
  second: readonly DecidingStage[],
  adversary: readonly string[],
): Pick<ProcedureComparison, 'verdict' | 'stages'> {
  const none = (which: string): Pick<ProcedureComparison, 'verdict' | 'stages'> => ({
    verdict: { kind: 'unknown', reason: `of the ${which}, no stage of it decides` },
    stages: [],
  });
  if (first.length === 0) return none('first');
  if (second.length === 0) return none('second');
  const stages = pairStages(first, second).map(
    ([a, b]): StageParting =>
      a !== undefined && b !== undefined
        ? partStage(a, b, adversary)
        : { first: a?.stage, second: b?.stage, verdict: { kind: 'only' } },
  );
  const verdicts = stages.map(({ verdict }) => verdict);
  const found =
    verdicts.find((verdict) => verdict.kind === 'part') ?? verdicts.find((verdict) => verdict.kind === 'unknown');
  if (found !== undefined) return { verdict: found, stages };
  const alone = stages.find(({ verdict }) => verdict.kind === 'only');
  if (alone === undefined) return { verdict: { kind: 'same' }, stages };
  const [which, stage] = alone.first === undefined ? ['second', alone.second] : ['first', alone.first];
  return { verdict: { kind: 'unknown', reason: `only the ${which} has a stage '${stage}'` }, stages };
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
 * What differs between two arrangements: sentences word by word, and per procedure (paired by id, the others in order) who can
 * block alone, the chance of action in a situation, the delay, and ballots nearest to 'everyone for' on which exactly one
 * acts. Exact for stated rules; an open rule is reported as unknown, never guessed. Cost: four assessments.
 */
export function compareArrangements(a: Arrangement, b: Arrangement, situation?: Situation): ArrangementComparison {
  const ids = Object.keys(b.procedures);
  const addressees = [a, b].flatMap(({ parties = {} }) =>
    Object.keys(parties).filter((id) => parties[id]?.roles?.includes('addressee') === true),
  );
  const adversary = situation?.adversary ?? addressees;
  const unnamed = Object.keys(a.procedures).filter((id) => !ids.includes(id));
  const others = ids.filter((id) => a.procedures[id] === undefined);
  const pairs = Object.keys(a.procedures).flatMap((id) => {
    const partner = ids.includes(id) ? id : others[unnamed.indexOf(id)];
    return partner === undefined ? [] : [[id, partner] as const];
  });
  return {
    first: a.id,
    second: b.id,
    onlyInFirst: saidOnlyIn(a, b),
    onlyInSecond: saidOnlyIn(b, a),
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
        ...part(decidingStages(a, first), decidingStages(b, second), adversary),
      };
    }),
  };
}
