// The collective votes of an arrangement, each stated reading of each rule compiled once for all checks.
import {
  type CompileOptions,
  compileRule,
  type DecisionRule,
  type Groups,
  parseRule,
  printRule,
  ruleEnds,
  type SimpleGame,
} from '../../rules/index.ts';
import { resolveGroups } from '../groups.ts';
import { listReadings } from '../open-leaf.ts';
import { EACH_DECIDES, electorateOf, listBallots, listRuleNames } from '../rule-text.ts';
import type { Arrangement, Procedure, Stage } from '../schema.ts';
import { hasDeadline } from './exits.ts';
import { answersOf, type Ballots, sameBallots, type VoteAnswers } from './vote-answers.ts';

export interface VotingStage {
  readonly procedureId: string;
  readonly procedure: Procedure;
  readonly stage: Stage;
  /** Place among the stages of the procedure. */
  readonly index: number;
  /** Ids joined by dots. */
  readonly path: string;
  readonly reading: string;
  readonly sentence: string;
  readonly rule: DecisionRule;
  /** One end of a rule with a range. */
  readonly open: boolean;
  readonly electorate: string;
  readonly members: readonly string[];
  /** Those whose ballots count, recused members left out. */
  readonly voters: readonly string[];
  readonly ballots: readonly string[];
  readonly game: SimpleGame;
  readonly ask: VoteAnswers;
}

/** How a procedure's recusal counts when every reading says the same. */
export function recusalOf({ recuse }: Procedure): 'out' | 'abstain' | undefined {
  const readings = recuse === undefined ? [] : listReadings(recuse.as);
  const [first] = readings;
  return readings.length === 1 && (first?.value === 'out' || first?.value === 'abstain') ? first.value : undefined;
}

/** The groups that bear on a vote: those its rule and its quorum name. */
function groupsCounted(rules: readonly (DecisionRule | undefined)[], groups: Groups): Groups {
  const named = rules.flatMap((rule) =>
    rule === undefined ? [] : listRuleNames(rule).groups.map(({ group }) => group),
  );
  return Object.fromEntries([...new Set(named)].flatMap((id) => (groups[id] === undefined ? [] : [[id, groups[id]]])));
}

/** Whether a procedure recuses, but does not say in one way how. */
export function hasOpenRecusal({ recuse }: Procedure): boolean {
  return (
    recuse !== undefined && listReadings(recuse.as).some(({ value }, _, all) => value === undefined || all.length > 1)
  );
}

type Reading = Pick<VotingStage, 'reading' | 'sentence' | 'rule' | 'open'>;

function readingsOf(stage: Stage): readonly Reading[] {
  return listReadings<string>(stage.rule).flatMap(({ name, value }): readonly Reading[] => {
    if (value === undefined || value.trim() === EACH_DECIDES) return [];
    const parsed = parseRule(value);
    if (!parsed.ok) return [];
    const one = { reading: name, sentence: value };
    if (!/\d\.\.\d/.test(value)) return [{ ...one, rule: parsed.value, open: false }];
    const { low, high } = ruleEnds(parsed.value);
    return [high, low].map((rule) => ({ ...one, rule, open: true }));
  });
}

interface CompiledVote {
  readonly game: SimpleGame;
  /** Undefined where the diagram would be too large. */
  readonly ask: VoteAnswers | undefined;
}

const MOST_KEPT = 500;
const MOST_NODES_KEPT = 1_000_000;
const kept = new Map<string, CompiledVote | undefined>();
let nodesKept = 0;

/**
 * A check after an edit asks most votes again: those whose words and members are the same come from here. The lot is
 * thrown away when it holds 500 votes or a million nodes.
 */
function compileVote(rule: DecisionRule, groups: Groups, options: CompileOptions): CompiledVote | undefined {
  const { quorum, ...rest } = options;
  const key = JSON.stringify([printRule(rule), quorum && printRule(quorum), groups, rest]);
  if (kept.has(key)) return kept.get(key);
  if (kept.size >= MOST_KEPT || nodesKept >= MOST_NODES_KEPT) {
    kept.clear();
    nodesKept = 0;
  }
  const compiled = compileRule(rule, groups, options);
  const vote = compiled.ok
    ? { game: compiled.value, ask: compiled.value.voters.length > 0 ? answersOf(compiled.value) : undefined }
    : undefined;
  nodesKept += vote?.ask?.diagram?.size ?? 0;
  kept.set(key, vote);
  return vote;
}

function compileStage(
  groups: Groups,
  at: Pick<VotingStage, 'procedureId' | 'procedure' | 'stage' | 'index'>,
  recused: readonly string[],
): readonly VotingStage[] {
  const { procedure, stage, procedureId } = at;
  const electorate = electorateOf(procedure, stage);
  const members = groups[electorate]?.members ?? [];
  const quorum = procedure.quorum === undefined ? undefined : parseRule(procedure.quorum);
  const as = recusalOf(procedure);
  return readingsOf(stage).flatMap((reading) => {
    const options = {
      ballots: listBallots(procedure),
      recused: as === undefined ? {} : Object.fromEntries(recused.map((id) => [id, as])),
      voters: members,
      allowImpossible: true,
      ...(quorum?.ok === true ? { quorum: quorum.value } : {}),
    };
    const vote = compileVote(reading.rule, groupsCounted([reading.rule, options.quorum], groups), options);
    if (vote?.ask === undefined) return [];
    const { game, ask } = vote;
    const { voters, ballots } = game;
    const path = `procedures.${procedureId}.stages.${stage.id}`;
    return [{ ...at, ...reading, path, electorate, members, voters, ballots, game, ask }];
  });
}

/**
 * Stages with a stated collective rule and stated voters; open rules and `each decides` are no votes. A rule with a
 * range comes as its two ends, the harder first. Cost: one diagram per reading, kept for the next call.
 */
export function listVotingStages(arrangement: Arrangement, recused: readonly string[]): readonly VotingStage[] {
  const groups = resolveGroups(arrangement);
  return Object.entries(arrangement.procedures).flatMap(([procedureId, procedure]) =>
    procedure.stages.flatMap((stage, index) => compileStage(groups, { procedureId, procedure, stage, index }, recused)),
  );
}

/** Stages that act when adopted; under `keeps` adoption prevents the change, so a blocker there brings it about. */
export function listActingStages(stages: readonly VotingStage[]): readonly VotingStage[] {
  return stages.filter(({ procedure }) => procedure.polarity !== 'keeps');
}

/** Everybody for, except the ballots given. */
export function castAll(stage: VotingStage, ballots: Ballots): Ballots {
  return { ...castSame(stage, 'for'), ...ballots };
}

/** Everybody's ballot the same. */
export function castSame(stage: VotingStage, ballot: string): Ballots {
  return sameBallots(stage.voters, ballot);
}

/** Ballots of all with which the stage is adopted: everybody for where that does it; undefined when nothing does. */
export function adoptingBallots(stage: VotingStage): Ballots | undefined {
  const all = castSame(stage, 'for');
  return stage.ask.outcome(all) === 'adopted' ? all : stage.ask.adopting();
}

/** A ballot with which this voter alone stops the stage: an open no where that does it, else staying out. */
export function stoppingBallot({ ask }: VotingStage, voter: string): string | undefined {
  const stopping = ask.settling('rejected')[voter] ?? [];
  return stopping.includes('against') ? 'against' : stopping[0];
}

/** Voters who stop the stage alone, by this ballot or by any. Nobody does where nothing is ever adopted. */
export function listStoppers({ ask, voters }: VotingStage, ballot?: string): readonly string[] {
  if (ask.constant === 'rejected') return [];
  const stopping = ask.settling('rejected');
  return voters.filter((voter) =>
    ballot === undefined ? (stopping[voter] ?? []).length > 0 : stopping[voter]?.includes(ballot) === true,
  );
}

/** Ballots of all, alike, with which the stage is rejected: all against where that does it; undefined when none do. */
export function defeatingBallots(stage: VotingStage): Ballots | undefined {
  const kinds = ['against', ...stage.ballots].filter((ballot) => stage.ballots.includes(ballot));
  return kinds.map((ballot) => castSame(stage, ballot)).find((cast) => stage.ask.outcome(cast) === 'rejected');
}

/** Whether one voter alone can carry the stage, as when any member may ask for a meeting. */
export function oneSuffices({ ask }: VotingStage): boolean {
  return Object.values(ask.settling('adopted')).some((ballots) => ballots.includes('for'));
}

/** Set path that drops the quorum of a stage's procedure, if it has one. */
export function withoutQuorum({ procedure, procedureId }: VotingStage): Readonly<Record<string, null>> {
  return procedure.quorum === undefined ? {} : { [`procedures.${procedureId}.quorum`]: null };
}

/** The exits of its own that a failed stage may take. */
export function listOwnExits(stage: Stage): readonly ('onRejected' | 'onExpired')[] {
  const keys = hasDeadline(stage) ? (['onRejected', 'onExpired'] as const) : (['onRejected'] as const);
  return keys.filter((key) => stage[key] !== undefined);
}

/** Where it is written what follows when a stage fails: its own exit, else that of the procedure. */
export function exitPath({ stage, path, procedureId }: VotingStage): string {
  const own = listOwnExits(stage)[0];
  return own === undefined ? `procedures.${procedureId}.otherwise` : `${path}.${own}`;
}

function freeId(taken: Readonly<Record<string, unknown>>, wanted: string): string {
  let id = wanted;
  for (let count = 2; Object.hasOwn(taken, id); count += 1) id = `${wanted}-${count}`;
  return id;
}

/** Set paths for a way out of deadlock: each member may then act for itself. */
export function fallbackToEachDecides(arrangement: Arrangement, at: VotingStage): Readonly<Record<string, unknown>> {
  const id = freeId(arrangement.procedures, 'alone');
  const { onRejected, mayChange } = at.stage;
  const onExpired = hasDeadline(at.stage) ? at.stage.onExpired : undefined;
  const own = mayChange === true && onExpired !== undefined ? 'onExpired' : 'onRejected';
  const direct = onRejected !== undefined || onExpired !== undefined;
  return {
    [direct ? `${at.path}.${own}` : `procedures.${at.procedureId}.otherwise`]: { go: id },
    [`procedures.${id}`]: {
      body: at.electorate,
      title: 'each decides after deadlock',
      stages: [{ id: 'alone', rule: EACH_DECIDES, within: '3d', silence: 'absent' }],
      otherwise: 'nothing',
    },
  };
}
