// Bounds of adoption as bars on one scale from 0 to 100 %: a thin mark is a settled answer, a long hatch an open one.
import type { Bars } from '../block.ts';
import { escapeHtml } from '../escape.ts';
import { coordinate, type Drawing, figureHtml } from './picture.ts';

const ROW = 42;
const LEFT = 14;
const WIDE = 480;
const ANCHOR = ['start', 'middle', 'end'] as const;

function percent(value: number | undefined): string {
  return value === undefined ? 'not computed' : `${Math.round(value * 1000) / 10} %`;
}

function bar(min: number, max: number, y: number, scale: number): string {
  const width = Math.max(4, (max - min) * scale);
  const x = Math.min(LEFT + min * scale, LEFT + scale - width);
  const wide = max - min > 0.5 ? 'range wide' : 'range';
  return `<rect class="${wide}" x="${coordinate(x)}" y="${y - 6}" width="${coordinate(width)}" height="12" rx="3"/>`;
}

const LINE = 15;
const LETTER = 6.6;
const MOST_LINES = 3;

/** The name in lines: the first leaves room for the label, the others have the whole width. */
function nameLines(name: string, label: string, scale: number): readonly string[] {
  const room = (line: number): number =>
    Math.max(12, Math.floor((line === 0 ? scale - label.length * 6.8 - LETTER : scale) / LETTER));
  const lines: string[] = [''];
  for (const word of name.split(' ')) {
    const at = lines.length - 1;
    const longer = lines[at] === '' ? word : `${lines[at]} ${word}`;
    if (longer.length <= room(at) || lines[at] === '') lines[at] = longer;
    else lines.push(word);
  }
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1]} …`];
}

/** One bar per row; rows without numbers keep their track and say so in words. `width` 480 fits a page, 290 a column. */
export function drawBars({ title, rows }: Bars, width = WIDE): Drawing {
  const scale = width - 2 * LEFT;
  let bottom = 0;
  const lines = rows.map(({ name, label, min, max }) => {
    const named = nameLines(name, label, scale);
    const top = bottom + 17;
    const y = top + (named.length - 1) * LINE + 11;
    bottom += ROW + (named.length - 1) * LINE;
    const drawn = min === undefined || max === undefined ? '' : bar(min, max, y, scale);
    const words = named.map(
      (line, at) => `<text class="name" x="${LEFT}" y="${top + at * LINE}">${escapeHtml(line)}</text>`,
    );
    return `${words.join('')}<rect class="track" x="${LEFT}" y="${y - 6}" width="${scale}" height="12" rx="3"/>${drawn}<text class="label" x="${LEFT + scale}" y="${top}" text-anchor="end">${escapeHtml(label)}</text>`;
  });
  const height = bottom + 26;
  const axis = [0, 0.5, 1]
    .map(
      (at) =>
        `<text class="tick" x="${LEFT + at * scale}" y="${height - 4}" text-anchor="${ANCHOR[at * 2]}">${at * 100} %</text>`,
    )
    .join('');
  const description = rows.map(({ name, label }) => `${name}: ${label}`).join('; ');
  return {
    kind: 'bars',
    parts: { title, description, width, height, shapes: lines.join('') + axis },
    data: {
      caption: title,
      head: ['arrangement', 'lowest', 'highest'],
      rows: rows.map(({ name, min, max }) => [name, percent(min), percent(max)]),
    },
  };
}

export function renderBarsSvg(bars: Bars, id = 'bars', width = WIDE): string {
  return figureHtml(drawBars(bars, width), id);
}
