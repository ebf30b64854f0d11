// Counts by size over a diagram of which only two branches matter: at every level, how many ways to success lead
// through it. In doubles: exact while every count stays below 2^53.

/** Nodes 0 and 1 are ends, 1 is success; children have smaller numbers. Level of the ends: `depth`. */
export interface TwoBranches {
  readonly depth: number;
  readonly level: Int32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly root: number;
}

/**
 * `free`: voters at skipped levels go either way, and a level's row is what the high branch wins less what the low branch
 * does. `absent`: voters at skipped levels take the low branch, and a level's row is what the high branch wins.
 */
export type Skipped = 'free' | 'absent';

/** Rows of coefficients, of each the first that is not 0 and one past the last. */
interface Rows {
  readonly cells: Float64Array;
  readonly starts: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

function createRows(count: number, length: (row: number) => number): Rows {
  const starts = new Int32Array(count + 1);
  for (let row = 0; row < count; row += 1) starts[row + 1] = starts[row]! + length(row);
  const ends = (): Int32Array => new Int32Array(count);
  return { cells: new Float64Array(starts[count]!), starts, from: ends().fill(length(0) + count), to: ends() };
}

/** Row `into` += scale · x^shift · row `row`. */
function addRow(rows: Rows, into: number, row: number, shift: number, scale: number): void {
  const { cells, starts } = rows;
  const from = rows.from[row]!;
  const to = rows.to[row]!;
  if (from >= to) return;
  const target = starts[into]! + shift;
  const source = starts[row]!;
  for (let s = from; s < to; s += 1) cells[target + s]! += scale * cells[source + s]!;
  if (from + shift < rows.from[into]!) rows.from[into] = from + shift;
  if (to + shift > rows.to[into]!) rows.to[into] = to + shift;
}

function clearRow(rows: Rows, row: number): void {
  rows.cells.fill(0, rows.starts[row], rows.starts[row + 1]);
  rows.from[row] = rows.cells.length;
  rows.to[row] = 0;
}

/** Row `first` or `first + 1`, whichever holds row `row` times (1 + x)^times; `row` itself for times 0. */
function liftRow(rows: Rows, row: number, times: number, first: number): number {
  let held = row;
  for (let time = 0; time < times; time += 1) {
    const next = held === first ? first + 1 : first;
    clearRow(rows, next);
    addRow(rows, next, held, 0, 1);
    addRow(rows, next, held, 1, 1);
    held = next;
  }
  return held;
}

interface Counting {
  readonly graph: TwoBranches;
  readonly skipped: Skipped;
  readonly nodes: number;
}

/** Ways below each node, by size. Beyond the nodes: a row per level for 'all below succeeds', and two to work in. */
function countBelow({ graph, skipped, nodes }: Counting) {
  const { depth, level } = graph;
  const work = nodes + depth + 1;
  const rows = createRows(work + 2, (row) =>
    row < nodes ? depth - level[row]! + 1 : row < work ? depth - (row - nodes) + 1 : depth + 1,
  );
  const sure = nodes + depth;
  for (let at = depth; at >= 0; at -= 1) {
    if (at === depth || skipped === 'absent') {
      rows.cells[rows.starts[nodes + at]!] = 1;
      rows.from[nodes + at] = 0;
      rows.to[nodes + at] = 1;
    } else {
      addRow(rows, nodes + at, nodes + at + 1, 0, 1);
      addRow(rows, nodes + at, nodes + at + 1, 1, 1);
    }
  }
  /** The row of what is below a branch out of level `at`. */
  const below = (child: number, at: number): number => {
    if (child === 1) return skipped === 'free' ? nodes + at + 1 : sure;
    if (child === 0 || skipped === 'absent') return child;
    return liftRow(rows, child, level[child]! - at - 1, work);
  };
  for (let node = 2; node < nodes; node += 1) {
    const at = level[node]!;
    addRow(rows, node, below(graph.low[node]!, at), 0, 1);
    addRow(rows, node, below(graph.high[node]!, at), 1, 1);
  }
  return { rows, below };
}

/** The only row of `own` += scale · row `row` of `rows`. */
function addFrom(own: Rows, rows: Rows, row: number, scale: number): void {
  const from = rows.from[row]!;
  const to = rows.to[row]!;
  const start = rows.starts[row]!;
  for (let s = from; s < to; s += 1) own.cells[s]! += scale * rows.cells[start + s]!;
  if (from < own.from[0]!) own.from[0] = from;
  if (to > own.to[0]!) own.to[0] = to;
}

/** `sum` += a · b as polynomials, with `shift` more in the exponent. */
function addProduct(sum: Float64Array, a: Rows, rowA: number, b: Rows, rowB: number, shift: number): void {
  const [startA, startB] = [a.starts[rowA]!, b.starts[rowB]!];
  const [fromB, toB] = [b.from[rowB]!, b.to[rowB]!];
  for (let i = a.from[rowA]!; i < a.to[rowA]!; i += 1) {
    const factor = a.cells[startA + i]!;
    if (factor === 0) continue;
    const into = i + shift;
    for (let j = fromB; j < toB; j += 1) sum[into + j]! += factor * b.cells[startB + j]!;
  }
}

/**
 * For each level the number of ways to success by size, as `skipped` says; size counts high branches, the level's own
 * only under `absent`. Cost: nodes × depth, times the sizes that differ.
 */
export function countThroughLevels(graph: TwoBranches, skipped: Skipped): readonly Float64Array[] {
  const { depth, level, low, high, root } = graph;
  const nodes = level.length;
  const sums = Array.from({ length: depth }, () => new Float64Array(depth + 1));
  if (root < 2) return sums;
  const { rows, below } = countBelow({ graph, skipped, nodes });
  // Ways from above to each node, two rows to work in, and one row for what the level's own voter turns.
  const above = createRows(nodes + 2, (row) => (row < nodes ? level[row]! + 1 : depth + 1));
  const own = createRows(1, () => depth + 1);
  const add = (node: number, child: number, shift: number): void => {
    if (child < 2) return;
    const gap = skipped === 'free' ? level[child]! - level[node]! - 1 : 0;
    if (gap === 0) {
      addRow(above, child, node, shift, 1);
      return;
    }
    addRow(above, child, liftRow(above, node, gap, nodes), shift, 1);
  };
  above.cells[above.starts[root]!] = 1;
  above.from[root] = 0;
  above.to[root] = 1;
  if (skipped === 'free') {
    const lifted = liftRow(above, root, level[root]!, nodes);
    if (lifted !== root) {
      clearRow(above, root);
      addRow(above, root, lifted, 0, 1);
    }
  }
  for (let node = root; node >= 2; node -= 1) {
    if (above.from[node]! >= above.to[node]!) continue;
    const at = level[node]!;
    clearRow(own, 0);
    addFrom(own, rows, below(high[node]!, at), 1);
    if (skipped === 'free') addFrom(own, rows, below(low[node]!, at), -1);
    addProduct(sums[at]!, own, 0, above, node, skipped === 'absent' ? 1 : 0);
    add(node, low[node]!, 0);
    add(node, high[node]!, 1);
  }
  return sums;
}
