// One integer threshold → reduced diagram. A node stands for an interval of 'how much is still needed', so each node
// is expanded once (interval merging, after Behle 2007 and Bolus 2011).
import type { Threshold } from '../game.ts';
import { ADOPTED, type Forest, makeNode, REJECTED } from './forest.ts';

/** What a level knows: its intervals in ascending order, each with its node. */
interface Level {
  readonly scores: readonly number[];
  /** For each branch the first one of the same score. */
  readonly twins: readonly number[];
  readonly least: number;
  readonly most: number;
  size: number;
  lows: Float64Array;
  highs: Float64Array;
  nodes: Int32Array;
}

/** `low` and `high` are the interval of the node last returned. */
interface Growth {
  readonly forest: Forest;
  readonly levels: readonly Level[];
  low: number;
  high: number;
}

/** Index of the last known interval that starts at or below `need`, or -1. */
function findInterval({ lows, size }: Level, need: number): number {
  let low = -1;
  let high = size - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lows[middle]! <= need) low = middle;
    else high = middle - 1;
  }
  return low;
}

function insertInterval(level: Level, place: number, low: number, high: number, node: number): void {
  if (level.size === level.lows.length) {
    const { lows, highs, nodes } = level;
    level.lows = new Float64Array(lows.length * 2);
    level.highs = new Float64Array(lows.length * 2);
    level.nodes = new Int32Array(lows.length * 2);
    level.lows.set(lows);
    level.highs.set(highs);
    level.nodes.set(nodes);
  }
  level.lows.copyWithin(place + 1, place, level.size);
  level.highs.copyWithin(place + 1, place, level.size);
  level.nodes.copyWithin(place + 1, place, level.size);
  level.lows[place] = low;
  level.highs[place] = high;
  level.nodes[place] = node;
  level.size += 1;
}

function answer(growth: Growth, node: number, low: number, high: number): number {
  growth.low = low;
  growth.high = high;
  return node;
}

function grow(growth: Growth, at: number, need: number): number {
  const { forest } = growth;
  const level = growth.levels[at];
  if (level === undefined) {
    return need <= 0 ? answer(growth, ADOPTED, -Infinity, 0) : answer(growth, REJECTED, 1, Infinity);
  }
  if (need <= level.least) return answer(growth, ADOPTED, -Infinity, level.least);
  if (need > level.most) return answer(growth, REJECTED, level.most + 1, Infinity);
  const place = findInterval(level, need);
  if (place >= 0 && need <= level.highs[place]!) {
    return answer(growth, level.nodes[place]!, level.lows[place]!, level.highs[place]!);
  }
  if (forest.full) return answer(growth, REJECTED, need, need);
  const { arity, scratch } = forest;
  let from = -Infinity;
  let to = Infinity;
  for (let branch = 0; branch < arity; branch += 1) {
    const twin = level.twins[branch]!;
    if (twin < branch) {
      scratch[at * arity + branch] = scratch[at * arity + twin]!;
      continue;
    }
    const score = level.scores[branch]!;
    scratch[at * arity + branch] = grow(growth, at + 1, need - score);
    from = Math.max(from, growth.low + score);
    to = Math.min(to, growth.high + score);
  }
  const node = makeNode(forest, at, scratch, at * arity);
  insertInterval(level, place + 1, from, to, node);
  return answer(growth, node, from, to);
}

/** The root of one threshold; `order[level]` is the voter asked at that level. */
export function growThreshold(forest: Forest, { scores, least }: Threshold, order: readonly number[]): number {
  let [sumLeast, sumMost] = [0, 0];
  const levels: Level[] = [];
  for (const voter of order.toReversed()) {
    const row = scores[voter]!;
    sumLeast += Math.min(...row);
    sumMost += Math.max(...row);
    levels.push({
      scores: row,
      twins: row.map((score) => row.indexOf(score)),
      least: sumLeast,
      most: sumMost,
      size: 0,
      lows: new Float64Array(16),
      highs: new Float64Array(16),
      nodes: new Int32Array(16),
    });
  }
  return grow({ forest, levels: levels.reverse(), low: 0, high: 0 }, 0, least);
}
