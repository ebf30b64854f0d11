// Parties against options: the sign of each party's stance, framed where it is a red line, empty where nobody spoke.
import { escapeHtml } from '../escape.ts';
import { wrapText } from '../layout.ts';
import { coordinate, dataTable, svgPicture } from './picture.ts';
import { stanceSign } from './stance-sign.ts';

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

const [LEFT, COLUMN, ROW] = [300, 58, 30];

function cellWords({ stances, redLine, statements }: MatrixCell): string {
  const rests = statements === 0 ? 'no statement' : `${statements} ${statements === 1 ? 'statement' : 'statements'}`;
  return `${stances.join(' and ')}${redLine ? ', red line' : ''}, ${rests}`;
}

/** Options are rows under their issue, parties are columns. */
export function renderMatrixSvg({ title, parties, options, cells }: PositionsMatrix, id = 'matrix'): string {
  const width = LEFT + parties.length * COLUMN + 16;
  const heads = parties.map((party, column) => {
    const x = LEFT + column * COLUMN + COLUMN / 2;
    return wrapText(party, 9)
      .slice(0, 3)
      .map(
        (line, at) =>
          `<text class="tick" x="${coordinate(x)}" y="${14 + at * 13}" text-anchor="middle">${escapeHtml(line)}</text>`,
      )
      .join('');
  });
  let y = 62;
  let issue = '';
  const rows = options.map((option) => {
    const head =
      option.issue === issue ? '' : `<text class="tick" x="10" y="${y + 4}">${escapeHtml(option.issue)}</text>`;
    if (head !== '') y += 22;
    issue = option.issue;
    const [first = '', second] = wrapText(option.title, 44);
    const label = second === undefined ? first : `${first.slice(0, 42)}…`;
    const found = cells.filter((cell) => cell.option === option.title);
    const drawn = found.map((cell) => {
      const x = LEFT + parties.indexOf(cell.party) * COLUMN + COLUMN / 2;
      const frame = cell.redLine
        ? `<rect class="frame" x="${coordinate(x - 12)}" y="${y - 12}" width="24" height="24" rx="5"/>`
        : '';
      return `${frame}${stanceSign(cell.stances[0] ?? '', x, y, 6)}`;
    });
    const line = `<path class="grid" d="M10 ${y + 15}H${width - 10}"/>`;
    const row = `${head}<text class="name" x="18" y="${y + 4}">${escapeHtml(label)}</text>${drawn.join('')}${line}`;
    y += ROW;
    return row;
  });
  const said = cells.map((cell) => `${cell.party} ${cellWords(cell)}: ${cell.option}`).join('; ');
  const shapes = heads.join('') + rows.join('');
  const picture = svgPicture({ title, description: `${said}.`, width, height: y + 4, shapes }, id);
  const data = dataTable({
    caption: title,
    head: ['option', ...parties],
    rows: options.map((option) => [
      option.title,
      ...parties.map((party) => {
        const cell = cells.find((each) => each.party === party && each.option === option.title);
        return cell === undefined ? '' : cellWords(cell);
      }),
    ]),
  });
  return `<figure class="matrix">${picture}${data}</figure>`;
}
