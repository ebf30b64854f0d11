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

/** One bar per row; rows without numbers keep their track and say so in words. `width` 480 fits a page, 340 a column. */
export function drawBars({ title, rows }: Bars, width = WIDE): Drawing {
  const scale = width - 2 * LEFT;
  const height = rows.length * ROW + 26;
  const lines = rows.map(({ name, label, min, max }, index) => {
    const y = index * ROW + 28;
    const drawn = min === undefined || max === undefined ? '' : bar(min, max, y, scale);
    const room = Math.max(12, Math.floor((scale - label.length * 6.8) / 6.6));
    const short = name.length > room ? `${name.slice(0, room - 1)}…` : name;
    return `<text class="name" x="${LEFT}" y="${y - 11}">${escapeHtml(short)}</text><rect class="track" x="${LEFT}" y="${y - 6}" width="${scale}" height="12" rx="3"/>${drawn}<text class="label" x="${LEFT + scale}" y="${y - 11}" text-anchor="end">${escapeHtml(label)}</text>`;
  });
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
