// Who said what when: one row per actor, one sign per confirmed statement, undated ones at the right end.
import { escapeHtml } from '../escape.ts';
import { coordinate, cutWords, type Drawing, figureHtml } from './picture.ts';
import { stanceLegend, stanceSign } from './stance-sign.ts';

export interface TimelineItem {
  readonly actor: string;
  /** `2025-08-20`, `2022-04`, `2022`; left out when nobody knows. */
  readonly date?: string;
  readonly stance: string;
  readonly words: string;
}

export interface Timeline {
  readonly title: string;
  readonly items: readonly TimelineItem[];
}

const [WIDTH, LEFT, ROW, STEP] = [620, 190, 28, 15];

/** Days since 1970 in the middle of what the date leaves open; no time zone enters. */
function dayOf(date: string): number | undefined {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date);
  if (!match) return undefined;
  const [, year = '', month, day] = match;
  return Date.UTC(Number(year), Number(month ?? 7) - 1, Number(day ?? (month === undefined ? 1 : 15))) / 86_400_000;
}

function isDated({ date }: TimelineItem): boolean {
  return date !== undefined && dayOf(date) !== undefined;
}

/** Time runs to scale between the first and the last date. */
export function drawTimeline({ title, items }: Timeline): Drawing {
  const actors = [...new Set(items.map(({ actor }) => actor))];
  const days = items.flatMap(({ date }) => (date === undefined ? [] : (dayOf(date) ?? [])));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const most = Math.max(
    0,
    ...actors.map((actor) => items.filter((item) => item.actor === actor && !isDated(item)).length),
  );
  const undatedWidth = most === 0 ? 0 : Math.max(70, most * STEP + 14);
  const latest = items.filter((item) => isDated(item) && dayOf(item.date ?? '') === last);
  const stacked = Math.max(0, ...actors.map((actor) => latest.filter((item) => item.actor === actor).length));
  // Marks of one day stand side by side, to the right of their date.
  const end = WIDTH - undatedWidth - Math.max(20, (stacked - 1) * STEP);
  const x = (date: string | undefined): number => {
    const day = date === undefined ? undefined : dayOf(date);
    if (day === undefined) return WIDTH - undatedWidth + 12;
    return last === first ? (LEFT + end) / 2 : LEFT + 10 + ((day - first) / (last - first)) * (end - LEFT - 20);
  };
  const used = new Map<string, number>();
  const marks = items.map(({ actor, date, stance }) => {
    const at = x(date);
    const key = `${actor} ${Math.round(at / 12)}`;
    const before = used.get(key) ?? 0;
    used.set(key, before + 1);
    return stanceSign(stance, at + before * STEP, actors.indexOf(actor) * ROW + 38, 5.5);
  });
  const rows = actors.map((actor, index) => {
    const y = index * ROW + 38;
    const short = cutWords(actor, LEFT - 14);
    return `<path class="grid" d="M${LEFT} ${y}H${WIDTH - 6}"/><text class="name" x="${LEFT - 12}" y="${y + 4}" text-anchor="end">${escapeHtml(short)}</text>`;
  });
  const dated = items
    .filter(isDated)
    .flatMap(({ date }) => date ?? [])
    .toSorted((a, b) => x(a) - x(b));
  const [from, to] = [dated.at(0), dated.at(-1)];
  const tick = (words: string, at: number, anchor: string): string =>
    `<text class="tick" x="${coordinate(at)}" y="14" text-anchor="${anchor}">${words}</text>`;
  const ticks = [
    ...(from === undefined ? [] : [tick(from, x(from), x(from) - LEFT < 40 ? 'start' : 'middle')]),
    ...(to === undefined || to === from ? [] : [tick(to, x(to) + 8, 'end')]),
  ];
  const undated = most === 0 ? '' : tick('undated', WIDTH - undatedWidth + 6, 'start');
  const description = items
    .map(({ actor, date, stance, words }) => `${date ?? 'undated'}, ${actor} ${stance}: ${words}`)
    .join('; ');
  const bottom = actors.length * ROW + 36;
  const legend = stanceLegend(
    items.map(({ stance }) => stance),
    { x: LEFT, y: bottom + 8 },
  );
  const shapes = rows.join('') + ticks.join('') + undated + marks.join('') + legend;
  const height = bottom + 16;
  return {
    kind: 'timeline',
    parts: { title, description: `${description}.`, width: WIDTH, height, shapes },
    data: {
      caption: title,
      head: ['date', 'actor', 'stance', 'words'],
      rows: items.map(({ actor, date, stance, words }) => [date ?? 'undated', actor, stance, words]),
    },
  };
}

export function renderTimelineSvg(timeline: Timeline, id = 'timeline'): string {
  return figureHtml(drawTimeline(timeline), id);
}
