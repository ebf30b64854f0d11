// What the checks ask about one vote, answered from its decision diagram; a large body with one weighted threshold is
// answered by sums, because its diagram would be too large.
import {
  buildDiagram,
  type Diagram,
  listMinimalWinning,
  listSettlingBallots,
  settle,
  type SimpleGame,
  type Standing,
  type Threshold,
} from '../../rules/index.ts';

export type Ballots = Readonly<Record<string, string>>;
type Settling = Readonly<Record<string, readonly string[]>>;

export interface VoteAnswers {
  /** The outcome when it is the same for all ballots. */
  readonly constant: 'adopted' | 'rejected' | undefined;
  /** One voter of each kind: the others of the kind are interchangeable with it. */
  readonly representatives: readonly string[];
  readonly settle: (cast: Ballots) => Standing;
  /** Voters left out cast their first kind of ballot. */
  readonly outcome: (cast: Ballots) => 'adopted' | 'rejected';
  /** For every voter the ballots that alone settle the matter so. */
  readonly settling: (standing: 'adopted' | 'rejected') => Settling;
  /**
   * Ballots of all with which it is adopted, and would be rejected if this voter voted against instead of for; of the
   * others as many for as can be. Exact from a diagram; from sums some may be missed.
   */
  readonly pivot: (voter: string) => Ballots | undefined;
  /** Ballots of all that adopt though not everybody's 'for' does. */
  readonly adopting: () => Ballots | undefined;
  readonly diagram?: Diagram;
}

function once<T>(compute: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: compute() }).value;
}

const alike = new WeakMap<readonly string[], Map<string, Ballots>>();

/** Everybody's ballot the same; checks ask for it again and again. */
export function sameBallots(voters: readonly string[], ballot: string): Ballots {
  const row = alike.get(voters) ?? new Map<string, Ballots>();
  alike.set(voters, row);
  const known = row.get(ballot) ?? Object.fromEntries(voters.map((voter) => [voter, ballot]));
  row.set(ballot, known);
  return known;
}

function outcomeIn(diagram: Diagram, cast: Ballots): 'adopted' | 'rejected' {
  const branch = new Map(diagram.ballots.map((ballot, at) => [ballot, at]));
  let node = diagram.root;
  while (node >= 2) {
    const voter = diagram.voters[diagram.order[diagram.level[node] ?? 0] ?? 0] ?? '';
    node = diagram.children[node * diagram.ballots.length + (branch.get(cast[voter] ?? '') ?? 0)] ?? 0;
  }
  return node === 1 ? 'adopted' : 'rejected';
}

/** Walks the two outcomes of the voter's ballot side by side. Cost: pairs of nodes met. */
function pivotIn(diagram: Diagram, voter: string): Ballots | undefined {
  const { ballots, order, level, children, root, voters } = diagram;
  const [yes, no] = [ballots.indexOf('for'), ballots.indexOf('against')];
  if (yes === -1 || no === -1 || !voters.includes(voter)) return undefined;
  const branches = [yes, ...ballots.keys()];
  const dead = new Set<number>();
  const cast: Record<string, string> = { ...sameBallots(voters, 'for') };
  const child = (node: number, at: number, branch: number): number =>
    node >= 2 && level[node] === at ? (children[node * ballots.length + branch] ?? 0) : node;
  const search = (wins: number, loses: number): boolean => {
    if (wins < 2 && loses < 2) return wins === 1 && loses === 0;
    const key = wins * level.length + loses;
    if (dead.has(key)) return false;
    const at = Math.min(wins < 2 ? Infinity : (level[wins] ?? 0), loses < 2 ? Infinity : (level[loses] ?? 0));
    const asked = voters[order[at] ?? 0] ?? '';
    const steps = asked === voter ? [[yes, no] as const] : branches.map((branch) => [branch, branch] as const);
    const step = steps.find(([win, lose]) => search(child(wins, at, win), child(loses, at, lose)));
    if (step === undefined) dead.add(key);
    else cast[asked] = ballots[step[0]] ?? 'for';
    return step !== undefined;
  };
  return search(root, root) ? { ...cast, [voter]: 'for' } : undefined;
}

/** Exact. Cost: that of the queries asked, each at most once per standing. */
export function answersFromDiagram(diagram: Diagram): VoteAnswers {
  const { voters, root, classes } = diagram;
  const tables = {
    adopted: once(() => listSettlingBallots(diagram, 'adopted')),
    rejected: once(() => listSettlingBallots(diagram, 'rejected')),
  };
  return {
    constant: root === 0 ? 'rejected' : root === 1 ? 'adopted' : undefined,
    representatives: classes.map(([first]) => voters[first ?? 0] ?? ''),
    settle: (cast) => settle(diagram, cast),
    outcome: (cast) => outcomeIn(diagram, cast),
    settling: (standing) => tables[standing](),
    pivot: (voter) => pivotIn(diagram, voter),
    adopting: () => {
      const [coalition = []] = listMinimalWinning(diagram, { limit: 1 }).coalitions;
      const cast = { ...sameBallots(voters, 'against'), ...sameBallots(coalition, 'for') };
      return outcomeIn(diagram, cast) === 'adopted' ? cast : undefined;
    },
    diagram,
  };
}

interface Sums {
  readonly least: number;
  readonly most: number;
  readonly scoreOf: (voter: string, ballot: string | undefined) => number;
}

function sumsOf({ voters, ballots }: SimpleGame, { scores }: Threshold): Sums {
  const rows = new Map(voters.map((voter, at) => [voter, scores[at] ?? []]));
  const kinds = new Map(ballots.map((ballot, at) => [ballot, at]));
  return {
    least: scores.reduce((sum, row) => sum + Math.min(...row), 0),
    most: scores.reduce((sum, row) => sum + Math.max(...row), 0),
    scoreOf: (voter, ballot) => rows.get(voter)?.[kinds.get(ballot ?? '') ?? 0] ?? 0,
  };
}

/** Everybody for, then one after the other against, the heaviest first, as long as it is adopted. */
function pivotBySums(game: SimpleGame, { least }: Threshold, sums: Sums, voter: string): Ballots | undefined {
  if (!['for', 'against'].every((ballot) => game.ballots.includes(ballot))) return undefined;
  const cast: Record<string, string> = { ...sameBallots(game.voters, 'for') };
  const lossOf = (id: string): number => sums.scoreOf(id, 'for') - sums.scoreOf(id, 'against');
  let total = game.voters.reduce((sum, id) => sum + sums.scoreOf(id, 'for'), 0);
  for (const id of game.voters.toSorted((a, b) => lossOf(b) - lossOf(a))) {
    if (id === voter || total - lossOf(id) < least) continue;
    cast[id] = 'against';
    total -= lossOf(id);
  }
  return total >= least && total - lossOf(voter) < least ? cast : undefined;
}

/** The same for a game of one threshold, by sums: exact but for `pivot`. Cost: voters × ballots a question. */
export function answersFromThreshold(game: SimpleGame, threshold: Threshold): VoteAnswers {
  const { voters, ballots } = game;
  const sums = sumsOf(game, threshold);
  const bounds = (voter: string): readonly [number, number] => {
    const row = ballots.map((ballot) => sums.scoreOf(voter, ballot));
    return [Math.min(...row), Math.max(...row)];
  };
  const standing = (least: number, most: number): Standing =>
    least >= threshold.least ? 'adopted' : most < threshold.least ? 'rejected' : 'pending';
  const settleCast = (cast: Ballots): Standing => {
    let { least, most } = sums;
    for (const [voter, ballot] of Object.entries(cast)) {
      const [low, high] = bounds(voter);
      least += sums.scoreOf(voter, ballot) - low;
      most += sums.scoreOf(voter, ballot) - high;
    }
    return standing(least, most);
  };
  const listFor = (wanted: Standing): Settling =>
    Object.fromEntries(
      voters.map((voter) => [voter, ballots.filter((ballot) => settleCast({ [voter]: ballot }) === wanted)]),
    );
  const tables = { adopted: once(() => listFor('adopted')), rejected: once(() => listFor('rejected')) };
  const whole = standing(sums.least, sums.most);
  const kinds = new Map(voters.map((voter, at) => [(threshold.scores[at] ?? []).join(), voter]));
  return {
    constant: whole === 'pending' ? undefined : whole,
    representatives: [...kinds.values()],
    settle: settleCast,
    outcome: (cast) =>
      voters.reduce((sum, voter) => sum + sums.scoreOf(voter, cast[voter]), 0) >= threshold.least
        ? 'adopted'
        : 'rejected',
    settling: (wanted) => tables[wanted](),
    pivot: (voter) => pivotBySums(game, threshold, sums, voter),
    adopting: () => undefined,
  };
}

/** Single thresholds over more voters are answered by sums. */
const LARGEST_DIAGRAM_OF_ONE_THRESHOLD = 60;
const MOST_NODES = 150_000;

/** Undefined when the diagram of several thresholds needs more than 150,000 nodes. */
export function answersOf(game: SimpleGame): VoteAnswers | undefined {
  const { condition, voters } = game;
  if (condition.kind === 'threshold' && voters.length > LARGEST_DIAGRAM_OF_ONE_THRESHOLD) {
    return answersFromThreshold(game, condition);
  }
  const built = buildDiagram(game, { maxNodes: MOST_NODES });
  return built.exact ? answersFromDiagram(built.diagram) : undefined;
}
