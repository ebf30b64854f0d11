// The chances of a situation as one stage sees them.
import type { BallotChances } from '../arrangements/index.ts';
import type { Bounds } from '../basics/index.ts';
import type { StageWorld } from './worlds.ts';

export type StageChances = Readonly<Record<string, Readonly<Record<string, number | Bounds>>>>;

export function boundsOfChance(chance: number | Bounds): Bounds {
  return typeof chance === 'number' ? { min: chance, max: chance } : chance;
}

function addChances(a: number | Bounds, b: number | Bounds): number | Bounds {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  const [one, other] = [boundsOfChance(a), boundsOfChance(b)];
  return { min: one.min + other.min, max: Math.min(1, one.max + other.max) };
}

/** Mass that the named ballots cannot hold is free over the others. */
function fill(chances: BallotChances, kinds: readonly string[]): Record<string, number | Bounds> {
  let [least, most] = [0, 0];
  for (const chance of Object.values(chances)) {
    const { min, max } = boundsOfChance(chance);
    least += min;
    most += max;
  }
  const rest = Math.max(0, 1 - least);
  const filled: Record<string, number | Bounds> = { ...chances };
  if (rest < 1e-12 || (most >= 1 - 1e-12 && least < most)) return filled;
  for (const kind of kinds) if (!(kind in chances)) filled[kind] = { min: 0, max: rest };
  return filled;
}

/** Leaves free mass unsaid, for readers that know that it is free. */
export const asWritten = (chances: BallotChances): BallotChances => chances;

function someSilent(ballots: Readonly<Record<string, BallotChances>>): boolean {
  for (const voter in ballots) if (ballots[voter]?.['silent'] !== undefined) return true;
  return false;
}

/** Chances by voter: recused members abstain, silence becomes the stage's silence ballot. Voters without any are free. */
export function chancesAtStage(
  world: StageWorld,
  kinds: readonly string[],
  ballots: Readonly<Record<string, BallotChances>>,
  spread: (chances: BallotChances, kinds: readonly string[]) => Readonly<Record<string, number | Bounds>> = fill,
): StageChances {
  if (spread === asWritten && world.recused.length === 0 && !someSilent(ballots)) return ballots;
  const rows: Record<string, Readonly<Record<string, number | Bounds>>> = {};
  for (const voter of world.voters) {
    if (world.recused.length > 0 && world.recused.includes(voter)) continue;
    const chances = ballots[voter];
    if (chances === undefined) continue;
    if (!('silent' in chances)) {
      rows[voter] = spread(chances, kinds);
      continue;
    }
    const { silent = 0, ...spoken } = chances;
    const counted = world.silence === undefined || world.silence === 'proceed' ? 'absent' : world.silence;
    rows[voter] = spread({ ...spoken, [counted]: addChances(spoken[counted] ?? 0, silent) }, kinds);
  }
  return rows;
}
