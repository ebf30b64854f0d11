// One stage in one world → who can block or carry it, and the chance that it is adopted.
import { type BallotChances, listBallots, type Procedure } from '../arrangements/index.ts';
import type { Bounds, Result } from '../basics/index.ts';
import {
  adoptionBounds,
  buildDiagram,
  compileRule,
  type Diagram,
  listMinimalBlocking,
  listMinimalWinning,
  parseRule,
  type SimpleGame,
} from '../rules/index.ts';
import { BY_ITSELF, type Coalitions, keepMinimal, NONE } from './coalitions.ts';
import type { StageWorld } from './worlds.ts';

export interface StageGame {
  readonly blocking: Coalitions;
  readonly winning: Coalitions;
  /** Chance of adoption for given chances of each voter's ballots; voters without any are free. */
  readonly adoption: (ballots: Readonly<Record<string, BallotChances>>) => Bounds;
  /** Why some answers are missing or only bounds. */
  readonly inexact?: string;
}

const LARGEST_LIST = 60;
const ANY: Bounds = { min: 0, max: 1 };

function fill(chances: BallotChances, kinds: readonly string[]): Record<string, number | Bounds> {
  const spent = Object.values(chances).reduce<number>(
    (sum, chance) => sum + (typeof chance === 'number' ? chance : chance.min),
    0,
  );
  const rest = Math.max(0, 1 - spent);
  const filled: Record<string, number | Bounds> = { ...chances };
  const unlisted = kinds.filter((kind) => !(kind in chances));
  const capped = Object.values(chances).reduce<number>(
    (sum, chance) => sum + (typeof chance === 'number' ? chance : chance.max),
    0,
  );
  if (rest < 1e-12 || (capped >= 1 - 1e-12 && spent < capped)) return filled;
  for (const kind of unlisted) filled[kind] = { min: 0, max: rest };
  return filled;
}

/** Chances as a stage sees them: recused members abstain, silence becomes the stage's silence ballot. */
export function chancesAtStage(
  world: StageWorld,
  kinds: readonly string[],
  ballots: Readonly<Record<string, BallotChances>>,
): Record<string, Record<string, number | Bounds>> {
  const rows = world.electorate.flatMap((voter) => {
    if (world.recusedAs === 'abstain' && world.recused.includes(voter)) return [[voter, { abstain: 1 }] as const];
    const chances = ballots[voter];
    if (chances === undefined) return [];
    const { silent, ...spoken } = chances;
    if (silent === undefined) return [[voter, fill(spoken, kinds)] as const];
    const counted = world.silence ?? 'absent';
    return [[voter, fill({ ...spoken, [counted]: addChances(spoken[counted] ?? 0, silent) }, kinds)] as const];
  });
  return Object.fromEntries(rows);
}

function ends(chance: number | Bounds): Bounds {
  return typeof chance === 'number' ? { min: chance, max: chance } : chance;
}

function addChances(a: number | Bounds, b: number | Bounds): number | Bounds {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  return { min: ends(a).min + ends(b).min, max: Math.min(1, ends(a).max + ends(b).max) };
}

/** At least one member acts, members being independent. */
function anyoneActs(
  world: StageWorld,
  ballots: Readonly<Record<string, Readonly<Record<string, number | Bounds>>>>,
): Bounds {
  let [none, noneAtBest] = [1, 1];
  for (const voter of world.electorate) {
    const chances = ballots[voter];
    const chance = chances === undefined ? ANY : ends(chances['for'] ?? 0);
    none *= 1 - chance.min;
    noneAtBest *= 1 - chance.max;
  }
  return { min: 1 - none, max: 1 - noneAtBest };
}

function singles(voters: readonly string[]): Coalitions {
  return keepMinimal(voters.map((voter) => [voter]));
}

/** The game that a voting world is; a world without a common vote is one that always adopts. */
export function stageGame(world: StageWorld, procedure: Procedure): Result<SimpleGame> {
  const quorum = procedure.quorum === undefined ? undefined : parseRule(procedure.quorum);
  const as = world.recusedAs;
  return compileRule(world.rule ?? { kind: 'always' }, world.groups, {
    ballots: listBallots(procedure),
    allowImpossible: true,
    ...(as === 'may-vote' ? {} : { recused: Object.fromEntries(world.recused.map((voter) => [voter, as])) }),
    ...(quorum?.ok ? { quorum: quorum.value } : {}),
  });
}

/** The diagram of a voting world, or why there is none. */
export function diagramOf(world: StageWorld, procedure: Procedure): { diagram: Diagram } | { reason: string } {
  if (world.rule === undefined) return { reason: 'no common vote' };
  const compiled = stageGame(world, procedure);
  if (!compiled.ok) return { reason: compiled.diagnostics[0]?.message ?? 'the rule does not compile' };
  const built = buildDiagram(compiled.value);
  return built.exact ? { diagram: built.diagram } : { reason: built.reason };
}

/** The game of a stage in one world. Cost: that of its decision diagram. */
export function gameOf(world: StageWorld, procedure: Procedure): StageGame {
  const kinds = listBallots(procedure);
  const { electorate, rule, meeting } = world;
  if (meeting === 'consult') return { blocking: NONE, winning: BY_ITSELF, adoption: () => ({ min: 1, max: 1 }) };
  if (meeting === 'each-decides') {
    const everyone = electorate.length === 0 ? NONE : keepMinimal([electorate]);
    return {
      blocking: everyone,
      winning: singles(electorate),
      adoption: (ballots) => anyoneActs(world, chancesAtStage(world, kinds, ballots)),
    };
  }
  // A rule that is not specified may make anyone a vetoer, or let anyone decide alone.
  if (rule?.kind === 'never')
    return { blocking: singles(electorate), winning: NONE, adoption: () => ({ min: 0, max: 0 }) };
  if (rule?.kind === 'always')
    return { blocking: NONE, winning: singles(electorate), adoption: () => ({ min: 1, max: 1 }) };
  const built = diagramOf(world, procedure);
  if ('reason' in built) {
    const unknown = { sets: [], complete: false };
    return { blocking: unknown, winning: unknown, adoption: () => ANY, inexact: built.reason };
  }
  const { diagram } = built;
  const held = world.recusedAs === 'abstain' ? world.recused : [];
  const free = (found: { coalitions: readonly (readonly string[])[]; complete: boolean }): Coalitions =>
    keepMinimal(
      found.coalitions.filter((set) => !set.some((voter) => held.includes(voter))),
      found.complete,
    );
  return {
    blocking: free(listMinimalBlocking(diagram, { limit: LARGEST_LIST })),
    winning: free(listMinimalWinning(diagram, { limit: LARGEST_LIST })),
    adoption: (ballots) => adoptionBounds(diagram, chancesAtStage(world, kinds, ballots)),
  };
}
