// One integer threshold → reduced diagram. A node stands for an interval of 'how much is still needed', so each node
// is expanded once (interval merging, after Behle 2007 and Bolus 2011).
import type { Threshold } from '../game.ts';
import { ADOPTED, type Forest, makeNode, REJECTED } from './forest.ts';

interface Level {
  readonly scores: readonly number[];
  readonly least: number;
  readonly most: number;
  readonly lows: number[];
  readonly highs: number[];
  readonly nodes: number[];
}

interface Interval {
  readonly node: number;
  readonly low: number;
  readonly high: number;
}

/** Index of the last known interval that starts at or below `need`, or -1. */
function findInterval(lows: readonly number[], need: number): number {
  let [low, high] = [-1, lows.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lows[middle] ?? 0) <= need) low = middle;
    else high = middle - 1;
  }
  return low;
}

function grow(forest: Forest, levels: readonly Level[], at: number, need: number): Interval {
  const level = levels[at];
  if (level === undefined || need <= level.least) {
    const edge = level?.least ?? 0;
    if (need <= edge) return { node: ADOPTED, low: -Infinity, high: edge };
    return { node: REJECTED, low: edge + 1, high: Infinity };
  }
  if (need > level.most) return { node: REJECTED, low: level.most + 1, high: Infinity };
  const place = findInterval(level.lows, need);
  const high = level.highs[place];
  if (high !== undefined && need <= high) return { node: level.nodes[place] ?? 0, low: level.lows[place] ?? 0, high };
  if (forest.full) return { node: REJECTED, low: need, high: need };
  let [from, to] = [-Infinity, Infinity];
  const children: number[] = [];
  for (let branch = 0; branch < level.scores.length; branch += 1) {
    const score = level.scores[branch] ?? 0;
    const twin = level.scores.indexOf(score);
    if (twin < branch) {
      children.push(children[twin] ?? 0);
      continue;
    }
    const child = grow(forest, levels, at + 1, need - score);
    children.push(child.node);
    from = Math.max(from, child.low + score);
    to = Math.min(to, child.high + score);
  }
  const node = makeNode(forest, at, children);
  level.lows.splice(place + 1, 0, from);
  level.highs.splice(place + 1, 0, to);
  level.nodes.splice(place + 1, 0, node);
  return { node, low: from, high: to };
}

/** The root of one threshold; `order[level]` is the voter asked at that level. */
export function growThreshold(forest: Forest, { scores, least }: Threshold, order: readonly number[]): number {
  let [sumLeast, sumMost] = [0, 0];
  const levels: Level[] = [];
  for (const voter of order.toReversed()) {
    const row = scores[voter] ?? [];
    sumLeast += Math.min(...row);
    sumMost += Math.max(...row);
    levels.push({ scores: row, least: sumLeast, most: sumMost, lows: [], highs: [], nodes: [] });
  }
  return grow(forest, levels.reverse(), 0, least).node;
}
