// Two arrangements side by side: sentences that changed, who can block, and the ballots on which the outcomes part.
import { type Arrangement, describeArrangement, listBallots, type Situation } from '../arrangements/index.ts';
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
import { listReachable, type StageRef } from './transitions.ts';
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

function sentencesOf(arrangement: Arrangement): readonly string[] {
  const { procedures, commitments } = describeArrangement(arrangement);
  return [...procedures.flatMap(({ sentences }) => sentences), ...commitments];
}

/** The last stage that decides, in the one world where every open membership is left out; undefined if the rule is open. */
function decidingWorld(arrangement: Arrangement, procedureId: string): { world: StageWorld; at: StageRef } | undefined {
  const deciding = listReachable(arrangement, procedureId).flatMap((at) => {
    const stage = arrangement.procedures[at.procedure]?.stages[at.index];
    if (at.procedure !== procedureId || stage?.rule === undefined) return [];
    const { worlds } = listStageWorlds(arrangement, procedureId, stage);
    const [smallest] = worlds.toSorted((a, b) => a.electorate.length - b.electorate.length);
    return smallest === undefined ? [] : [{ world: smallest, at }];
  });
  return deciding.at(-1);
}

/** `each decides` acts when anyone does; a vote acts when adopted. */
function actingGame(arrangement: Arrangement, procedureId: string): SimpleGame | string {
  const found = decidingWorld(arrangement, procedureId);
  const procedure = arrangement.procedures[procedureId];
  if (found === undefined || procedure === undefined) return 'no stage of it decides';
  const { world } = found;
  let rule: DecisionRule | undefined = world.rule;
  let groups: Groups = world.groups;
  if (world.meeting === 'each-decides') {
    const anyone = parseRule('at least 1 of electorate for');
    rule = anyone.ok ? anyone.value : undefined;
    groups = { electorate: { members: world.electorate } };
  }
  if (rule === undefined || rule.kind === 'always' || rule.kind === 'never') return 'its rule is not specified';
  const game = compileRule(rule, groups, { ballots: listBallots(procedure), allowImpossible: true });
  return game.ok ? game.value : (game.diagnostics[0]?.message ?? 'its rule does not compile');
}

/** Everyone for, the adversary against: the ballots that people ask about first. */
function nearBallots(games: readonly SimpleGame[], adversary: readonly string[]): Readonly<Record<string, string>> {
  const voters = games.flatMap((game) => game.voters);
  return Object.fromEntries(voters.map((voter) => [voter, adversary.includes(voter) ? 'against' : 'for']));
}

function part(
  a: SimpleGame | string,
  b: SimpleGame | string,
  adversary: readonly string[],
): ProcedureComparison['verdict'] {
  if (typeof a === 'string') return { kind: 'unknown', reason: `of the first, ${a}` };
  if (typeof b === 'string') return { kind: 'unknown', reason: `of the second, ${b}` };
  const compared = compareGames(a, b, { near: nearBallots([a, b], adversary) });
  if (compared.equal === undefined) return { kind: 'unknown', reason: compared.reason };
  if (compared.equal) return { kind: 'same' };
  return { kind: 'part', ballots: compared.ballots, actsUnder: compared.adoptedBy };
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
        verdict: part(actingGame(a, first), actingGame(b, second), adversary),
      };
    }),
  };
}
