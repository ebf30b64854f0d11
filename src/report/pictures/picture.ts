// What every picture shares: a name, a description, and its data as a table behind one key.
import { escapeHtml } from '../escape.ts';

export interface PictureParts {
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly shapes: string;
  /** Something inside can be operated, so it is a group and not one image. */
  readonly interactive?: boolean;
}

/** `role="img"` (or `group`) with `<title>` and `<desc>`; `id` is unique on its page. Colours come from the page's style sheet. */
function svgPicture({ title, description, width, height, shapes, interactive }: PictureParts, id: string): string {
  const [name, text] = [`${id}-title`, `${id}-desc`];
  return `<svg class="picture" role="${interactive === true ? 'group' : 'img'}" aria-labelledby="${name}" aria-describedby="${text}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" xmlns="http://www.w3.org/2000/svg"><title id="${name}">${escapeHtml(title)}</title><desc id="${text}">${escapeHtml(description)}</desc>${shapes}</svg>`;
}

export interface DataTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A picture before anyone decides where it goes: a page, a printed page or a file of its own. */
export interface Drawing {
  /** One word for its kind, e.g. 'chamber'. */
  readonly kind: string;
  readonly parts: PictureParts;
  readonly data: DataTable;
}

/** The picture on a page, its data behind one key. `id` is unique on that page; `caption` where no heading says what it is. */
export function figureHtml({ kind, parts, data }: Drawing, id: string, caption = ''): string {
  const above = caption === '' ? '' : `<figcaption class="caption">${escapeHtml(caption)}</figcaption>`;
  return `<figure class="${kind}">${above}${svgPicture(parts, id)}${dataTable(data)}</figure>`;
}

/** The picture alone with `style` inside it, for a file or a printed page. Width and height are in its own units. */
export function standaloneSvg({ parts }: Drawing, style: string): string {
  const { interactive: _, ...still } = parts;
  return svgPicture({ ...still, shapes: `<style>${style}</style>${parts.shapes}` }, 'picture');
}

/** Words cut to a width in the units of the picture, as the widest usual letters would need it. */
export function cutWords(words: string, width: number, size = 12.5): string {
  const room = Math.floor(width / (size * 0.56));
  return words.length <= room ? words : `${words.slice(0, Math.max(1, room - 1)).trimEnd()}…`;
}

/** The same facts as a table, closed until asked for. */
function dataTable({ caption, head, rows }: DataTable): string {
  const headCells = head.map((label) => `<th scope="col">${escapeHtml(label)}</th>`).join('');
  const body = rows.map(([first = '', ...rest]) => {
    const cells = rest.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('');
    return `<tr><th scope="row">${escapeHtml(first)}</th>${cells}</tr>`;
  });
  return `<details class="data"><summary>Data</summary><table><caption>${escapeHtml(caption)}</caption><thead><tr>${headCells}</tr></thead><tbody>${body.join('')}</tbody></table></details>`;
}

/** Coordinates with at most two decimals, so that the same picture is the same bytes everywhere. */
export function coordinate(value: number): string {
  return String(Math.round(value * 100) / 100);
}
