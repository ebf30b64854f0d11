// One sign per stance, drawn so that it looks the same with every font and never differs by colour alone.
import { coordinate } from './picture.ts';

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
