// Who can block together: one column per smallest set, one row per voter, a dot where the voter belongs to the set.
import { escapeHtml } from '../escape.ts';
import { coordinate, dataTable, svgPicture } from './picture.ts';

export interface BlockingSets {
  readonly title: string;
  /** Each by the names of its members, smallest first. */
  readonly sets: readonly (readonly string[])[];
  /** Names to mark, with the word for the mark: 'adversary'. */
  readonly marked: Readonly<Record<string, string>>;
  /** Sets that exist beyond those listed; false says that there may be more. */
  readonly complete: boolean;
}

const [ROW, COLUMN, LEFT, SHOWN] = [24, 26, 190, 16];

/** The first sixteen sets as columns. Without any set the picture says that nobody can block. */
export function renderBlockingSetsSvg({ title, sets, marked, complete }: BlockingSets, id = 'blocking'): string {
  const shown = sets.slice(0, SHOWN);
  const names = [...new Set(shown.flat())];
  const width = Math.max(360, LEFT + shown.length * COLUMN + 20);
  const height = names.length * ROW + 40;
  const rows = names.map((name, row) => {
    const y = row * ROW + 34;
    const mark = marked[name];
    const label = mark === undefined ? name : `${name} · ${mark}`;
    const band = row % 2 === 0 ? `<rect class="band" x="0" y="${y - 12}" width="${width}" height="${ROW}"/>` : '';
    return `${band}<text class="name${mark === undefined ? '' : ' marked'}" x="${LEFT - 12}" y="${y + 4}" text-anchor="end">${escapeHtml(label)}</text>`;
  });
  const dots = shown.map((set, column) => {
    const x = LEFT + column * COLUMN + COLUMN / 2;
    const at = set.map((name) => names.indexOf(name) * ROW + 34);
    const line =
      at.length > 1
        ? `<path class="join" d="M${coordinate(x)} ${Math.min(...at)}V${coordinate(Math.max(...at))}"/>`
        : '';
    const points = set.map((name, index) => {
      const tone = marked[name] === undefined ? 'dot' : 'dot marked';
      return `<circle class="${tone}" cx="${coordinate(x)}" cy="${at[index]}" r="6.5"/>`;
    });
    return `<text class="tick" x="${coordinate(x)}" y="15" text-anchor="middle">${column + 1}</text>${line}${points.join('')}`;
  });
  const said = shown.map((set) => set.join(' with ')).join('; ');
  const rest = sets.length - shown.length;
  const more = `${rest > 0 ? ` ${rest} more.` : ''}${complete ? '' : ' There may be more.'}`;
  const description = sets.length === 0 ? 'Nobody can block.' : `Each of these can block: ${said}.${more}`;
  const none = `<text class="name" x="14" y="34">${sets.length === 0 ? 'Nobody can block.' : ''}</text>`;
  const shapes = rows.join('') + dots.join('') + none;
  const picture = svgPicture({ title, description, width, height: Math.max(56, height), shapes }, id);
  const data = dataTable({
    caption: title + more,
    head: ['set', 'members'],
    rows: sets.map((set, index) => [String(index + 1), set.join(', ')]),
  });
  return `<figure class="blocking">${picture}${data}</figure>`;
}
