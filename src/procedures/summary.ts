// The two numbers people ask of many variants: who can prevent action alone, and how likely it acts. Like an assessment, but
// without families of coalitions, so that thousands of variants take a second.
import { type Arrangement, listClimates, type Situation, type WeightTables } from '../arrangements/index.ts';
import type { Bounds } from '../basics/index.ts';
import { actionBounds } from './action.ts';
import type { Blockers } from './assess.ts';
import { deadlineKnown } from './clock.ts';
import {
  createGameCache,
  type GameCache,
  type JointGames,
  type Play,
  type PlayedLeg,
  playForBlockers,
} from './play.ts';
import type { StageGame } from './stage-game.ts';
import { type Aim, startOf } from './transitions.ts';

export interface ProcedureSummary {
  readonly blockers: Blockers;
  readonly action: Bounds;
  readonly attained: boolean;
}

export interface SummaryOptions {
  readonly fixed?: Readonly<Record<string, string>>;
  readonly tables?: WeightTables;
  readonly games?: GameCache;
}

/** Who alone can have it so: nobody needed, or these voters. */
type Lone = 'by itself' | ReadonlySet<string>;

const NOBODY: Lone = new Set();

function orLone(a: Lone, b: Lone): Lone {
  if (a === 'by itself' || b === 'by itself') return 'by itself';
  if (a.size === 0) return b;
  return b.size === 0 ? a : new Set([...a, ...b]);
}

function andLone(a: Lone, b: Lone): Lone {
  if (a === 'by itself') return b;
  if (b === 'by itself') return a;
  return new Set([...a].filter((voter) => b.has(voter)));
}

interface Powers {
  readonly blocks: Lone;
  readonly wins: Lone;
}

const powers = new WeakMap<StageGame, Powers>();

function powersOf(game: StageGame): Powers {
  const known = powers.get(game) ?? { blocks: game.lone('blocking'), wins: game.lone('winning') };
  powers.set(game, known);
  return known;
}

/** Who alone can prevent action with one choice of games; the same walk as for coalitions, over sets of one. */
function preventers({ legs, route }: Play, games: JointGames, perhaps: boolean): Lone {
  const values: (Lone | undefined)[] = legs.map(() => undefined);
  const valueOf = (aim: Aim): Lone => {
    if (typeof aim !== 'number') return aim === 'acts' ? NOBODY : 'by itself';
    return values[aim] ?? 'by itself';
  };
  const improve = ({ played, adopted: led, failed: ends }: PlayedLeg): Lone => {
    const adopted = valueOf(led);
    if (ends.length === 0) return adopted;
    const failed = ends.map(valueOf).reduce(andLone);
    const game = games.get(played.key)?.[0];
    const { blocks, wins } = game === undefined ? { blocks: NOBODY, wins: NOBODY } : powersOf(game);
    const known = deadlineKnown(played.stage);
    const lies = perhaps ? known !== 'some' : known === 'none';
    const ways = [andLone(wins, adopted), andLone(blocks, failed), andLone(adopted, failed)];
    return (lies ? [...ways, andLone(wins, blocks)] : ways).reduce(orLone);
  };
  const sweeps = route.circular ? legs.length + 1 : 1;
  for (let sweep = 0; sweep < sweeps; sweep += 1)
    for (let place = 0; place < legs.length; place += 1) values[place] = improve(legs[place]!);
  return startOf(values) ?? NOBODY;
}

function sortedNames(lone: Lone): readonly string[] {
  return lone === 'by itself' ? [] : [...lone].toSorted();
}

function blockersOf(play: Play, joint: NonNullable<Play['joint']>): Blockers {
  const each = (perhaps: boolean): readonly Lone[] => joint.map((games) => preventers(play, games, perhaps));
  const perhaps = each(true);
  // Only a deadline that is not specified makes the two differ.
  const alike = play.stages.every(({ stage }) => deadlineKnown(stage) !== 'perhaps');
  const surely = (alike ? perhaps : each(false)).reduce(andLone, 'by itself');
  const needed = perhaps.filter((lone) => lone !== 'by itself');
  const stuck = needed.length === 0 && surely === 'by itself' ? 'always' : 'possibly';
  return {
    always: sortedNames(surely),
    possibly: sortedNames(needed.reduce(orLone, NOBODY)),
    ...(needed.length === perhaps.length ? {} : { stuck }),
  };
}

/** Whether a stage has more than one game left. */
function isSeveral(games: JointGames): boolean {
  return [...games.values()].some((own) => own.length > 1);
}

/**
 * Lone blockers and chance of action of a procedure; the same as `assessProcedure` gives, at a fraction of its cost. Hand one
 * cache to a sweep over variants: equal rules are then built once. Undefined for an unknown procedure, or where joint worlds
 * are too many for lone blockers to be exact. Cost: with a warm cache, worlds × stages and a pass of the diagram.
 */
export function summariseProcedure(
  arrangement: Arrangement,
  procedure: string,
  situation?: Situation,
  options: SummaryOptions = {},
): ProcedureSummary | undefined {
  if (arrangement.procedures[procedure] === undefined) return undefined;
  const { fixed, tables, games = createGameCache() } = options;
  const play = playForBlockers(arrangement, procedure, { situation, fixed, tables, games });
  if (play.joint === undefined || !play.stepped || play.joint.some(isSeveral)) return undefined;
  const climates = situation ? listClimates(situation) : [{ id: 'only', weight: 1, ballots: {} }];
  const { attained, ...action } = actionBounds(play, climates);
  return { blockers: blockersOf(play, play.joint), action, attained };
}
