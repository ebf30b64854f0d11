// How the columns of a printed table share its width.

const [NARROWEST, WIDEST] = [6, 60];

function longest(cells: readonly string[], of: (cell: string) => number): number {
  return Math.max(0, ...cells.map(of));
}

/**
 * One number per column, in proportion to how much stands in it; no column is narrower than its longest word asks.
 * @example
 * columnShares(['who', 'what'], [['A', 'a long sentence on something']]) // => [7, 21]
 */
export function columnShares(head: readonly string[], rows: readonly (readonly string[])[]): readonly number[] {
  return head.map((label, at) => {
    const cells = [label, ...rows.map((row) => row[at] ?? '')];
    const word = longest(cells, (cell) => longest(cell.split(/\s+/), ({ length }) => length));
    const whole = longest(cells, ({ length }) => length);
    return Math.round(Math.max(NARROWEST, word + 2, Math.min(WIDEST, Math.sqrt(whole) * 4)));
  });
}
