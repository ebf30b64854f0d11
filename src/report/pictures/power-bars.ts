// How often each seat decides: one bar per voter on a common scale. Equal bars are said in words, not only drawn.
import { escapeHtml } from '../escape.ts';
import { coordinate, cutWords, type Drawing, figureHtml } from './picture.ts';

export interface PowerBars {
  readonly title: string;
  /** What the numbers are, e.g. 'Banzhaf index: share of decisive ballots'. */
  readonly measure: string;
  readonly rows: readonly { readonly name: string; readonly value: number; readonly marked?: string }[];
}

/** Narrow enough for its words to be read in a column of a page or on a phone. */
const [ROW, WIDEST, SCALE, LETTER] = [21, 160, 130, 7];

function percent(value: number): string {
  return `${Math.round(value * 1000) / 10} %`;
}

/** Rows in the order given; the longest bar fills the scale. */
export function drawPower({ title, measure, rows }: PowerBars): Drawing {
  const most = Math.max(...rows.map(({ value }) => value), 1e-9);
  const words = rows.map(({ name, marked }) =>
    cutWords(marked === undefined ? name : `${name} · ${marked}`, WIDEST - 14),
  );
  const left = Math.min(WIDEST, Math.max(12, ...words.map(({ length }) => length)) * LETTER + 14);
  const width = left + SCALE + 56;
  const drawn = rows.map(({ value, marked }, index) => {
    const y = index * ROW + 18;
    return `<text class="name" x="${left - 10}" y="${y + 4}" text-anchor="end">${escapeHtml(words[index] ?? '')}</text><rect class="track" x="${left}" y="${y - 6}" width="${SCALE}" height="12" rx="3"/><rect class="range${marked === undefined ? '' : ' marked'}" x="${left}" y="${y - 6}" width="${coordinate(Math.max(1, (value / most) * SCALE))}" height="12" rx="3"/><text class="label" x="${left + SCALE + 8}" y="${y + 4}">${percent(value)}</text>`;
  });
  const description = `${measure}. ${rows.map(({ name, value }) => `${name} ${percent(value)}`).join('; ')}.`;
  const height = rows.length * ROW + 14;
  return {
    kind: 'power',
    parts: { title, description, width, height, shapes: drawn.join('') },
    data: {
      caption: `${title}: ${measure}`,
      head: ['seat', 'share'],
      rows: rows.map(({ name, value }) => [name, percent(value)]),
    },
  };
}

export function renderPowerSvg(power: PowerBars, id = 'power'): string {
  return figureHtml(drawPower(power), id);
}
