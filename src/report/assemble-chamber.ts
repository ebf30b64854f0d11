// The ballots on the table → seats and what they settle. The same picture for a page that lets people change ballots.
import { type Arrangement, listReadings, type Situation } from '../arrangements/index.ts';
import { type GameCache, judgeStage } from '../procedures/index.ts';
import type { VotingStage } from './assemble-arrangement.ts';
import type { NameActor } from './assemble-rows.ts';
import type { Chamber, SeatBallot } from './pictures/chamber.ts';

const KNOWN: readonly SeatBallot[] = ['for', 'abstain', 'absent', 'against'];

export interface ChamberRequest {
  readonly arrangement: Arrangement;
  readonly stage: VotingStage;
  readonly situation?: Situation | undefined;
  /** Voter → ballot; a voter without one has not voted yet. */
  readonly ballots: Readonly<Record<string, string>>;
  readonly name: NameActor;
  /** Games built before, for one who asks again and again. */
  readonly games?: GameCache | undefined;
}

export interface ChamberAnswer {
  readonly chamber: Chamber;
  readonly settled: 'adopted' | 'rejected' | 'pending';
  readonly counts: Readonly<Record<SeatBallot, number>>;
  /** Seats that have not voted. */
  readonly waiting: number;
}

function outcomeWords(settled: ChamberAnswer['settled'], engaged: readonly string[] | undefined): string {
  if (engaged !== undefined) return engaged.length === 0 ? 'Nobody acts' : `${engaged.length} act`;
  return settled === 'adopted' ? 'Adopted' : settled === 'rejected' ? 'Not adopted' : 'Not settled';
}

/** What the ballots cast so far settle, with every open point left open. Cost: worlds × diagram of the stage. */
export function assembleChamber(request: ChamberRequest): ChamberAnswer {
  const { arrangement, ballots, situation, name } = request;
  const { procedure, stage, electorate, blockers } = request.stage;
  const stages = arrangement.procedures[procedure]?.stages ?? [];
  const index = stages.findIndex(({ id }) => id === stage);
  const cast = Object.fromEntries(Object.entries(ballots).filter(([voter]) => electorate.includes(voter)));
  const judged = judgeStage(arrangement, { at: { procedure, index }, ballots: cast, hours: 0 }, request.games);
  const settled = judged?.settled ?? 'pending';
  const seats = electorate.map((voter) => {
    const ballot = KNOWN.find((known) => known === cast[voter]) ?? 'open';
    const role = situation?.adversary.includes(voter)
      ? 'adversary'
      : situation?.aligned.includes(voter)
        ? 'aligned with the adversary'
        : undefined;
    return {
      id: voter,
      name: name(voter),
      ballot,
      blocks: judged?.engaged === undefined && blockers.always.includes(voter),
      ...(role === undefined ? {} : { role }),
    };
  });
  const [reading] = listReadings<string>(stages[index]?.rule);
  const counts = { for: 0, abstain: 0, absent: 0, against: 0, open: 0 };
  for (const { ballot } of seats) counts[ballot] += 1;
  return {
    chamber: {
      title: stages[index]?.title ?? stage,
      seats,
      rule: reading?.value ?? 'rule unspecified',
      outcome: outcomeWords(settled, judged?.engaged),
      tone: settled === 'adopted' ? 'ok' : settled === 'rejected' ? 'danger' : 'open',
    },
    settled,
    counts,
    waiting: counts.open,
  };
}
