// A procedure as boxes from top to bottom: what decides at each stage, its clock, and where each verdict leads.
import { escapeHtml } from '../escape.ts';
import { wrapText } from '../layout.ts';
import { coordinate, cutWords, type Drawing, figureHtml } from './picture.ts';

export interface ProcedureBox {
  readonly title: string;
  /** How it decides, e.g. 'all of guarantors for'. */
  readonly rule: string;
  /** 'within 0–3 days', 'no time limit'. */
  readonly clock: string;
  /** The rule or the clock is left open. */
  readonly open: { readonly rule: boolean; readonly clock: boolean };
  /** Somebody alone can stop it here. */
  readonly blockable: boolean;
  readonly exits: readonly {
    readonly verdict: string;
    /** Index of a later or earlier box, or the words of an end. */
    readonly to: number | string;
    readonly acted?: boolean;
  }[];
}

export interface ProcedureDiagram {
  readonly title: string;
  /** What opens it, e.g. 'armed attack'. */
  readonly opens: string;
  readonly boxes: readonly ProcedureBox[];
}

const [WIDEST, LEFT, BOX, GAP] = [460, 6, 218, 34];
const RIGHT = LEFT + BOX;
/** Letters in a line of what opens the procedure. */
const OPENING = 50;
/** Length of the arrow to where an exit leads; the verdict stands above it. */
const ARROW = 52;

interface Placed {
  readonly box: ProcedureBox;
  readonly y: number;
  readonly height: number;
  readonly titleLines: readonly string[];
  readonly ruleLines: readonly string[];
}

function place(boxes: readonly ProcedureBox[], top: number): readonly Placed[] {
  let y = top;
  return boxes.map((box) => {
    const titleLines = wrapText(box.title, 26).slice(0, 2);
    const ruleLines = wrapText(box.rule, 30).slice(0, 4);
    const height = 36 + titleLines.length * 18 + ruleLines.length * 16 + Math.max(0, box.exits.length - 3) * 20;
    const placed = { box, y, height, titleLines, ruleLines };
    y += height + GAP;
    return placed;
  });
}

function text(words: string, x: number, y: number, className: string, anchor = 'start'): string {
  return `<text class="${className}" x="${coordinate(x)}" y="${coordinate(y)}" text-anchor="${anchor}">${escapeHtml(words)}</text>`;
}

function arrow(x: number, from: number, to: number): string {
  return `<path class="edge" d="M${x} ${coordinate(from)}V${coordinate(to - 1)}"/><path class="head" d="M${x - 4} ${coordinate(to - 7)}L${x} ${coordinate(to)}L${x + 4} ${coordinate(to - 7)}Z"/>`;
}

function drawBox({ box, y, height, titleLines, ruleLines }: Placed): string {
  const classes = ['box', ...(box.blockable ? ['blockable'] : []), ...(box.open.rule ? ['vague'] : [])].join(' ');
  const titles = titleLines.map((line, at) => text(line, LEFT + 12, y + 23 + at * 18, 'stage'));
  const ruleTop = y + 23 + titleLines.length * 18;
  const rules = ruleLines.map((line, at) => text(line, LEFT + 12, ruleTop + at * 16, 'rule'));
  const clock = text(
    box.clock,
    LEFT + 12,
    ruleTop + ruleLines.length * 16 + 2,
    box.open.clock ? 'clock vague' : 'clock',
  );
  return `<rect class="${classes}" x="${LEFT}" y="${y}" width="${BOX}" height="${height}" rx="9"/>${titles.join('')}${rules.join('')}${clock}`;
}

/** Where an exit leads, as it is written beside the box. */
function endWords(to: number | string, all: readonly Placed[]): string {
  const words = typeof to === 'number' ? `to ${all[to]?.box.title ?? 'a stage'}` : to;
  return cutWords(words, WIDEST - RIGHT - ARROW - 12);
}

function drawExits(placed: Placed, index: number, all: readonly Placed[]): string {
  const side = placed.box.exits.filter(({ to }) => to !== index + 1);
  const onward = placed.box.exits.find(({ to }) => to === index + 1);
  const next = all[index + 1];
  const down =
    onward === undefined || next === undefined
      ? ''
      : arrow(LEFT + 60, placed.y + placed.height, next.y) +
        text(onward.verdict, LEFT + 70, placed.y + placed.height + 21, 'tick');
  const drawn = side.map(({ verdict, to, acted }, at) => {
    const y = placed.y + 24 + at * 24;
    const short = endWords(to, all);
    const tone = acted === true ? 'end acts' : acted === false ? 'end idle' : 'end';
    return `<path class="edge" d="M${RIGHT} ${y}H${RIGHT + ARROW}"/><path class="head" d="M${RIGHT + ARROW - 3} ${y - 4}L${RIGHT + ARROW + 4} ${y}L${RIGHT + ARROW - 3} ${y + 4}Z"/>${text(verdict, RIGHT + 4, y - 5, 'tick')}${text(short, RIGHT + ARROW + 10, y + 4, tone)}`;
  });
  return down + drawn.join('');
}

function sentence({ box }: Placed, all: readonly Placed[]): string {
  const exits = box.exits.map(
    ({ verdict, to }) => `${verdict}: ${typeof to === 'number' ? (all[to]?.box.title ?? '') : to}`,
  );
  return `${box.title}: ${box.rule}; ${box.clock}; ${exits.join(', ')}`;
}

/** Boxes in order of first visit; an exit to a box that is not the next one is named at the side. */
export function drawProcedure({ title, opens, boxes }: ProcedureDiagram): Drawing {
  const opening = wrapText(opens, OPENING).slice(0, 2);
  const top = 42 + opening.length * 16;
  const placed = place(boxes, top);
  const last = placed.at(-1);
  const height = last === undefined ? top + 2 : last.y + last.height + 12;
  const lines = opening.map((line, at) => text(line, LEFT + 12, 22 + at * 16, 'name'));
  const start = lines.join('') + (placed.length > 0 ? arrow(LEFT + 60, top - 28, top) : '');
  const ends = placed.flatMap(({ box }, index) =>
    box.exits.filter(({ to }) => to !== index + 1).map(({ to }) => endWords(to, placed).length),
  );
  const width = Math.max(
    340,
    Math.ceil(LEFT + 20 + Math.max(0, ...opening.map((line) => line.length)) * 7),
    Math.ceil(RIGHT + ARROW + 14 + Math.max(0, ...ends) * 7.2),
  );
  const shapes = placed.map((each, index) => drawBox(each) + drawExits(each, index, placed)).join('');
  const description = [`Opens with: ${opens}.`, ...placed.map((each) => `${sentence(each, placed)}.`)].join(' ');
  return {
    kind: 'procedure',
    parts: { title, description, width, height, shapes: start + shapes },
    data: {
      caption: title,
      head: ['stage', 'decides by', 'time', 'leads to'],
      rows: placed.map((each) => [
        each.box.title,
        each.box.rule,
        each.box.clock,
        each.box.exits
          .map(({ verdict, to }) => `${verdict}: ${typeof to === 'number' ? (placed[to]?.box.title ?? '') : to}`)
          .join('; '),
      ]),
    },
  };
}

export function renderProcedureSvg(diagram: ProcedureDiagram, id = 'procedure'): string {
  return figureHtml(drawProcedure(diagram), id);
}
