// One sign per stance, drawn so that it looks the same with every font and never differs by colour alone.
import { escapeHtml } from '../escape.ts';
import { coordinate } from './picture.ts';

const LETTER = 6.6;

/** What the signs in a picture mean, one line of about 11 px letters at `y`; only those that occur. */
export function stanceLegend(
  stances: readonly string[],
  { x, y, framed = false }: { readonly x: number; readonly y: number; readonly framed?: boolean },
): string {
  let at = x;
  const parts = [...new Set(stances)].map((stance) => {
    const part = `${stanceSign(stance, at + 5, y - 4, 4.5)}<text class="tick" x="${coordinate(at + 15)}" y="${y}">${escapeHtml(stance)}</text>`;
    at += 15 + stance.length * LETTER + 16;
    return part;
  });
  const frame = `<rect class="frame" x="${coordinate(at)}" y="${y - 10}" width="12" height="12" rx="3"/><text class="tick" x="${coordinate(at + 18)}" y="${y}">red line</text>`;
  return parts.join('') + (framed ? frame : '');
}

/** `demands` a diamond, `accepts` and `supports` a disc, `opposes` and `rejects` a cross, `doubts` a ring, `claims` a bar. */
export function stanceSign(stance: string, x: number, y: number, size: number): string {
  const [cx, cy, r] = [coordinate(x), coordinate(y), coordinate(size)];
  const [left, right, top, bottom] = [x - size, x + size, y - size, y + size].map(coordinate);
  switch (stance) {
    case 'demands':
      return `<path class="stance favour" d="M${cx} ${top}L${right} ${cy}L${cx} ${bottom}L${left} ${cy}Z"/>`;
    case 'accepts':
    case 'supports':
      return `<circle class="stance favour" cx="${cx}" cy="${cy}" r="${r}"/>`;
    case 'opposes':
    case 'rejects':
      return `<path class="stance oppose" d="M${left} ${top}L${right} ${bottom}M${right} ${top}L${left} ${bottom}"/>`;
    case 'doubts':
      return `<circle class="stance unsure" cx="${cx}" cy="${cy}" r="${r}"/>`;
    default:
      return `<path class="stance unsure" d="M${left} ${cy}H${right}"/>`;
  }
}
