// Who said what when: one row per actor, one sign per confirmed statement, undated ones at the right end.
import { escapeHtml } from '../escape.ts';
import { coordinate, dataTable, svgPicture } from './picture.ts';
import { stanceSign } from './stance-sign.ts';

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

const [WIDTH, LEFT, ROW, UNDATED] = [620, 170, 28, 70];

/** Days since 1970 in the middle of what the date leaves open; no time zone enters. */
function dayOf(date: string): number | undefined {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date);
  if (!match) return undefined;
  const [, year = '', month, day] = match;
  return Date.UTC(Number(year), Number(month ?? 7) - 1, Number(day ?? (month === undefined ? 1 : 15))) / 86_400_000;
}

/** Time runs to scale between the first and the last date. */
export function renderTimelineSvg({ title, items }: Timeline, id = 'timeline'): string {
  const actors = [...new Set(items.map(({ actor }) => actor))];
  const days = items.flatMap(({ date }) => (date === undefined ? [] : (dayOf(date) ?? [])));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const end = WIDTH - UNDATED - 20;
  const x = (date: string | undefined): number => {
    const day = date === undefined ? undefined : dayOf(date);
    if (day === undefined) return WIDTH - UNDATED / 2;
    return last === first ? (LEFT + end) / 2 : LEFT + 10 + ((day - first) / (last - first)) * (end - LEFT - 20);
  };
  const used = new Map<string, number>();
  const marks = items.map(({ actor, date, stance }) => {
    const at = x(date);
    const key = `${actor} ${Math.round(at / 12)}`;
    const before = used.get(key) ?? 0;
    used.set(key, before + 1);
    return stanceSign(stance, at + before * 15, actors.indexOf(actor) * ROW + 38, 5.5);
  });
  const rows = actors.map((actor, index) => {
    const y = index * ROW + 38;
    const short = actor.length > 24 ? `${actor.slice(0, 23)}…` : actor;
    return `<path class="grid" d="M${LEFT} ${y}H${WIDTH - 6}"/><text class="name" x="${LEFT - 12}" y="${y + 4}" text-anchor="end">${escapeHtml(short)}</text>`;
  });
  const dated = items.flatMap(({ date }) => date ?? []).toSorted();
  const ticks = [...new Set([dated.at(0), dated.at(-1)])].flatMap((date) =>
    date === undefined
      ? []
      : [
          `<text class="tick" x="${coordinate(x(date))}" y="14" text-anchor="${date === dated.at(-1) && dated.at(0) !== date ? 'end' : 'start'}">${date}</text>`,
        ],
  );
  const undated = items.some(({ date }) => date === undefined || dayOf(date) === undefined)
    ? `<text class="tick" x="${WIDTH - UNDATED / 2}" y="14" text-anchor="middle">undated</text>`
    : '';
  const description = items
    .map(({ actor, date, stance, words }) => `${date ?? 'undated'}, ${actor} ${stance}: ${words}`)
    .join('; ');
  const shapes = rows.join('') + ticks.join('') + undated + marks.join('');
  const height = actors.length * ROW + 36;
  const picture = svgPicture({ title, description: `${description}.`, width: WIDTH, height, shapes }, id);
  const data = dataTable({
    caption: title,
    head: ['date', 'actor', 'stance', 'words'],
    rows: items.map(({ actor, date, stance, words }) => [date ?? 'undated', actor, stance, words]),
  });
  return `<figure class="timeline">${picture}${data}</figure>`;
}
