// Who can block together: one column per smallest set, one row per voter, a dot where the voter belongs to the set.
import { escapeHtml } from '../escape.ts';
import { coordinate, cutWords, type Drawing, figureHtml } from './picture.ts';

export interface BlockingSets {
  readonly title: string;
  /** Each by the names of its members, smallest first. */
  readonly sets: readonly (readonly string[])[];
  /** Names to mark, with the word for the mark: 'adversary'. */
  readonly marked: Readonly<Record<string, string>>;
  /** Sets that exist beyond those listed; false says that there may be more. */
  readonly complete: boolean;
  /** The text can also be read so that they cannot block: a rule or a seat is left open. */
  readonly perhaps?: boolean;
}

/** Narrow enough for its words to be read in a column of a page or on a phone. */
const [ROW, COLUMN, WIDEST, SHOWN, LEAST] = [22, 17, 160, 11, 236];

/** The first eleven sets as columns. Without any set the picture says that nobody can block. */
export function drawBlockingSets({ title, sets, marked, complete, perhaps = false }: BlockingSets): Drawing {
  const shown = sets.slice(0, SHOWN);
  const names = [...new Set(shown.flat())];
  const labelOf = (name: string): string => {
    const mark = marked[name];
    return cutWords(mark === undefined ? name : `${name} · ${mark}`, WIDEST - 14);
  };
  const longest = Math.max(12, ...names.map((name) => labelOf(name).length));
  const left = Math.ceil(Math.min(WIDEST, longest * 7 + 16));
  const width = Math.max(LEAST, left + shown.length * COLUMN + 8);
  const height = names.length * ROW + (perhaps || sets.length > shown.length || !complete ? 52 : 40);
  const rows = names.map((name, row) => {
    const y = row * ROW + 34;
    const mark = marked[name];
    const band = row % 2 === 0 ? `<rect class="band" x="0" y="${y - 12}" width="${width}" height="${ROW}"/>` : '';
    return `${band}<text class="name${mark === undefined ? '' : ' marked'}" x="${left - 12}" y="${y + 4}" text-anchor="end">${escapeHtml(labelOf(name))}</text>`;
  });
  const dots = shown.map((set, column) => {
    const x = left + column * COLUMN + COLUMN / 2;
    const at = set.map((name) => names.indexOf(name) * ROW + 34);
    const line =
      at.length > 1
        ? `<path class="join" d="M${coordinate(x)} ${Math.min(...at)}V${coordinate(Math.max(...at))}"/>`
        : '';
    const points = set.map((name, index) => {
      const tone = `dot${perhaps ? ' vague' : ''}${marked[name] === undefined ? '' : ' marked'}`;
      return `<circle class="${tone}" cx="${coordinate(x)}" cy="${at[index]}" r="5.5"/>`;
    });
    return `<text class="tick" x="${coordinate(x)}" y="15" text-anchor="middle">${column + 1}</text>${line}${points.join('')}`;
  });
  const said = shown.map((set) => set.join(' with ')).join('; ');
  const rest = sets.length - shown.length;
  const more = `${rest > 0 ? ` ${rest} more sets.` : ''}${complete ? '' : ' There may be more.'}`;
  const can = perhaps ? 'may be able to block, as the text can be read' : 'can block';
  const description = sets.length === 0 ? 'Nobody can block.' : `Each of these ${can}: ${said}.${more}`;
  const none = `<text class="name" x="14" y="34">${sets.length === 0 ? 'Nobody can block.' : ''}</text>`;
  const asides = [perhaps ? 'as the text can be read' : '', more.trim()].filter((part) => part !== '').join('; ');
  const aside = `<text class="tick" x="${width - 8}" y="${height - 10}" text-anchor="end">${escapeHtml(asides)}</text>`;
  const shapes = rows.join('') + dots.join('') + none + aside;
  return {
    kind: 'blocking',
    parts: { title, description, width, height: Math.max(56, height), shapes },
    data: {
      caption: title + more,
      head: ['set', 'members'],
      rows: sets.map((set, index) => [String(index + 1), set.join(', ')]),
    },
  };
}

export function renderBlockingSetsSvg(blocking: BlockingSets, id = 'blocking'): string {
  return figureHtml(drawBlockingSets(blocking), id);
}
