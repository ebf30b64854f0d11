// What each party can do at this moment of a procedure, and what each ballot would cause.
import type { Standing } from '../rules/index.ts';
import { judgeReady, type ReadyStage, standingOf } from './judge.ts';
import { type Machine, type MachineState, mayClose, stageNow, step } from './machine.ts';
import type { StageRef, Verdict } from './transitions.ts';

export interface PossibleBallot {
  readonly ballot: string;
  /** What would be settled with it, all else as it is. */
  readonly settles: Standing;
  /** How the stage would end at once, or `pending`. */
  readonly ends: Verdict | 'pending';
  /** Where the procedure would then be; the same stage while it goes on. */
  readonly leadsTo: StageRef | 'end';
}

export interface PartyMoves {
  readonly voter: string;
  readonly cast: string | undefined;
  /** `wait`: a ballot was cast and may not be changed, or the round is not open. */
  readonly may: 'cast' | 'change' | 'wait';
  readonly ballots: readonly PossibleBallot[];
  /** Whether some ballot of this party settles the matter now, whatever the others cast. */
  readonly decisive: boolean;
}

export interface Moves {
  readonly at: StageRef;
  readonly stage: string;
  readonly round: number;
  readonly settled: Standing;
  /** Hours after the opening of the procedure; Infinity without a deadline. */
  readonly deadline: number;
  readonly mayClose: boolean;
  readonly parties: readonly PartyMoves[];
  /** What happens at the deadline if nobody does anything more; undefined without a deadline. */
  readonly ifNothing: { readonly verdict: Verdict | 'pending'; readonly note?: string } | undefined;
}

function ballotMove(
  machine: Machine,
  state: MachineState,
  ready: ReadyStage,
  voter: string,
  ballot: string,
): PossibleBallot {
  const ballots = { ...state.ballots, [voter]: ballot };
  const settles = standingOf(ready, ballots);
  const { state: next } = step(machine, state, { kind: 'cast', ballots: { [voter]: ballot } });
  const ended = next.steps[state.steps.length];
  const { procedure, index } = next.at;
  return {
    ballot,
    settles,
    ends: ended?.verdict ?? 'pending',
    leadsTo: next.end === undefined ? { procedure, index } : 'end',
  };
}

function partyMoves(machine: Machine, state: MachineState, ready: ReadyStage, voter: string): PartyMoves {
  const cast = state.ballots[voter];
  const open = ready.stage.rule !== undefined && state.hours >= state.opened;
  const may = !open ? 'wait' : cast === undefined ? 'cast' : ready.stage.mayChange === true ? 'change' : 'wait';
  const kinds = may === 'wait' ? [] : (ready.worlds[0]?.game.ballots ?? []);
  const ballots = kinds.map((ballot) => ballotMove(machine, state, ready, voter, ballot));
  const settledNow = standingOf(ready, state.ballots);
  return {
    voter,
    cast,
    may,
    ballots,
    decisive: settledNow === 'pending' && ballots.some(({ settles }) => settles !== 'pending'),
  };
}

/** Voters that stand in for each other have the same moves: worked out once a kind. */
function listParties(machine: Machine, state: MachineState, ready: ReadyStage): readonly PartyMoves[] {
  const known = new Map<string, PartyMoves>();
  return ready.voters.map((voter) => {
    const kind = `${state.ballots[voter] ?? '?'} ${ready.worlds.map(({ game }) => game.kindOf(voter)).join()}`;
    const moves = known.get(kind) ?? partyMoves(machine, state, ready, voter);
    known.set(kind, moves);
    return { ...moves, voter };
  });
}

/** Undefined when all is over. Cost: kinds of parties × ballots × a walk of the diagrams. */
export function listMoves(machine: Machine, state: MachineState): Moves | undefined {
  const ready = stageNow(machine, state);
  if (ready === undefined) return undefined;
  const { deadline } = ready;
  const atEnd = deadline === Number.POSITIVE_INFINITY ? undefined : judgeReady(ready, state.ballots, deadline, true);
  return {
    at: state.at,
    stage: ready.stage.id,
    round: state.round,
    settled: standingOf(ready, state.ballots),
    deadline: state.opened + deadline,
    mayClose: mayClose(ready, state),
    parties: listParties(machine, state, ready),
    ifNothing: atEnd && { verdict: atEnd.verdict, ...(atEnd.note ? { note: atEnd.note } : {}) },
  };
}
