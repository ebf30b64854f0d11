// Parties against options: the sign of each party's stance, framed where it is a red line, empty where nobody spoke.
import { escapeHtml } from '../escape.ts';
import { wrapText } from '../layout.ts';
import { coordinate, type Drawing, figureHtml } from './picture.ts';
import { stanceLegend, stanceSign } from './stance-sign.ts';

export interface MatrixCell {
  readonly party: string;
  readonly option: string;
  readonly stances: readonly string[];
  readonly redLine: boolean;
  /** Confirmed statements behind it; 0 for a position that is inferred or assumed. */
  readonly statements: number;
}

export interface PositionsMatrix {
  readonly title: string;
  readonly parties: readonly string[];
  readonly options: readonly { readonly issue: string; readonly title: string }[];
  readonly cells: readonly MatrixCell[];
}

const [LEFT, ROW, LINE] = [272, 30, 15];
/** Letters of a row's label; three lines of them are room enough for nearly every option. */
const LETTERS = 38;

function cellWords({ stances, redLine, statements }: MatrixCell): string {
  const rests = statements === 0 ? 'no statement' : `${statements} ${statements === 1 ? 'statement' : 'statements'}`;
  return `${stances.join(' and ')}${redLine ? ', red line' : ''}, ${rests}`;
}

/** Options are rows under their issue, parties are columns. */
export function drawMatrix({ title, parties, options, cells }: PositionsMatrix): Drawing {
  const longest = Math.max(6, ...parties.flatMap((party) => party.split(' ')).map((word) => word.length));
  const letters = Math.min(longest, 14);
  const column = letters * 6.3 + 6;
  const width = Math.ceil(LEFT + parties.length * column + 10);
  const heads = parties.map((party, at) => {
    const x = LEFT + (at + 0.5) * column;
    return wrapText(party, letters)
      .slice(0, 3)
      .map(
        (line, row) =>
          `<text class="tick" x="${coordinate(x)}" y="${14 + row * 13}" text-anchor="middle">${escapeHtml(line)}</text>`,
      )
      .join('');
  });
  let y = 62;
  let issue = '';
  const rows = options.map((option) => {
    const head =
      option.issue === issue ? '' : `<text class="tick" x="10" y="${y + 4}">${escapeHtml(option.issue)}</text>`;
    if (head !== '') y += 24;
    issue = option.issue;
    const lines = wrapText(option.title, LETTERS).slice(0, 3);
    const found = cells.filter((cell) => cell.option === option.title);
    const drawn = found.map((cell) => {
      const x = LEFT + (parties.indexOf(cell.party) + 0.5) * column;
      const frame = cell.redLine
        ? `<rect class="frame" x="${coordinate(x - 12)}" y="${y - 12}" width="24" height="24" rx="5"/>`
        : '';
      return `${frame}${stanceSign(cell.stances[0] ?? '', x, y, 6)}`;
    });
    const labels = lines.map(
      (words, at) => `<text class="name" x="18" y="${y + 4 + at * LINE}">${escapeHtml(words)}</text>`,
    );
    y += (lines.length - 1) * LINE;
    const line = `<path class="grid" d="M10 ${y + 15}H${width - 10}"/>`;
    y += ROW;
    return head + labels.join('') + drawn.join('') + line;
  });
  const said = cells.map((cell) => `${cell.party} ${cellWords(cell)}: ${cell.option}`).join('; ');
  const drawn = cells.flatMap(({ stances }) => stances[0] ?? []);
  const legend = stanceLegend(drawn, { x: 10, y: y + 14, framed: cells.some(({ redLine }) => redLine) });
  const shapes = heads.join('') + rows.join('') + legend;
  return {
    kind: 'matrix',
    parts: { title, description: `${said}.`, width, height: y + 22, shapes },
    data: {
      caption: title,
      head: ['option', ...parties],
      rows: options.map((option) => [
        option.title,
        ...parties.map((party) => {
          const cell = cells.find((each) => each.party === party && each.option === option.title);
          return cell === undefined ? '' : cellWords(cell);
        }),
      ]),
    },
  };
}

export function renderMatrixSvg(matrix: PositionsMatrix, id = 'matrix'): string {
  return figureHtml(drawMatrix(matrix), id);
}
