// The table as a half circle of seats: each with its ballot as a sign and a colour, and a mark on who can block.
import { escapeHtml } from '../escape.ts';
import { wrapText } from '../layout.ts';
import { coordinate, type Drawing, figureHtml } from './picture.ts';

export type SeatBallot = 'for' | 'abstain' | 'absent' | 'against' | 'open';

export interface Seat {
  /** Names the seat where a page lets people change its ballot. */
  readonly id?: string;
  readonly name: string;
  readonly ballot: SeatBallot;
  /** Can reject alone. */
  readonly blocks: boolean;
  /** The role the situation gives it, e.g. 'adversary'. */
  readonly role?: string;
}

export interface Chamber {
  readonly title: string;
  readonly seats: readonly Seat[];
  /** e.g. 'Blocked', with the line above it, e.g. 'needs all of 11 for'. */
  readonly outcome: string;
  readonly rule: string;
  readonly tone: 'ok' | 'danger' | 'open';
}

export interface ChamberOptions {
  /** Seats become buttons with `data-seat`; the page listens for clicks and keys. */
  readonly interactive?: boolean;
}

const WIDTH = 620;
const NAMED = 28;
/** Above so many seats the names of neighbours would meet: they turn outward like rays. */
const LEVEL = 13;
const LETTER = 9;

/** What names that stand like rays need above the arc. */
function liftOf(seats: readonly Seat[]): number {
  const rays = seats.length > LEVEL && seats.length <= NAMED;
  return rays ? Math.max(1, ...seats.map(({ name }) => name.length * LETTER - 10)) : 0;
}

const [FAR, STEP, MOST_ARCS] = [190, 18, 6];
/** From the middle of a seat to that of its neighbour, where names do not need more. */
const APART = 14;
const RULE_LINES = 4;

function arcLength(arcs: number): number {
  return Array.from({ length: arcs }, (_, arc) => Math.PI * (FAR - arc * STEP)).reduce((sum, each) => sum + each, 0);
}

/** One arc while names stand beside the seats; then as many as keep the seats apart. */
function arcsOf(count: number): number {
  if (count <= NAMED) return 1;
  for (let arcs = 2; arcs < MOST_ARCS; arcs += 1) if (arcLength(arcs) >= APART * count) return arcs;
  return MOST_ARCS;
}

function ruleLines(rule: string, count: number): readonly string[] {
  const arcs = arcsOf(count);
  // What fits between the ends of the inmost arc.
  const lines = wrapText(rule, arcs === 1 ? 34 : Math.floor((2 * (FAR - arcs * STEP)) / 12));
  const most = arcs > 3 ? RULE_LINES - 1 : RULE_LINES;
  if (lines.length <= most) return lines;
  // Among many seats a stump of a sentence says nothing; the rule stands in the description and beside the picture.
  return arcs > 3 ? [] : [...lines.slice(0, most - 1), '…'];
}

function seatWords({ name, ballot, blocks, role }: Seat): string {
  return [name, role, ballot === 'open' ? 'ballot open' : ballot, blocks ? 'can block alone' : undefined]
    .filter((part) => part !== undefined)
    .join(', ');
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly angle: number;
}

/** Seats in as many arcs as needed, each with its share of them, numbered from the left end of each arc. */
function places(count: number, lift: number): readonly Place[] {
  const arcs = arcsOf(count);
  const all = arcLength(arcs);
  const ends = Array.from({ length: arcs + 1 }, (_, arc) => Math.round((count * arcLength(arc)) / all));
  const radius = arcs === 1 ? Math.max(7, Math.min(18, 250 / Math.max(1, count))) : Math.min(7, (all / count) * 0.43);
  return Array.from({ length: arcs }).flatMap((_, arc) => {
    const size = (ends[arc + 1] ?? 0) - (ends[arc] ?? 0);
    return Array.from({ length: size }, (__, seat) => {
      const angle = size === 1 ? Math.PI / 2 : Math.PI - (Math.PI * seat) / (size - 1);
      const far = FAR - arc * STEP;
      return { x: WIDTH / 2 + far * Math.cos(angle), y: 236 + lift - far * Math.sin(angle), radius, angle };
    });
  });
}

/** Drawn, not typed: full, half, bar, cross and ring look the same with every font. */
function ballotSign(ballot: SeatBallot, x: number, y: number, size: number): string {
  const [cx, cy, r] = [coordinate(x), coordinate(y), coordinate(size)];
  const [left, right, top, bottom] = [x - size, x + size, y - size, y + size].map(coordinate);
  switch (ballot) {
    case 'for':
      return `<circle class="sign" cx="${cx}" cy="${cy}" r="${r}"/>`;
    case 'abstain':
      return `<path class="sign" d="M${cx} ${top}A${r} ${r} 0 0 0 ${cx} ${bottom}Z"/>`;
    case 'absent':
      return `<path class="sign line" d="M${left} ${cy}H${right}"/>`;
    case 'against':
      return `<path class="sign line" d="M${left} ${top}L${right} ${bottom}M${right} ${top}L${left} ${bottom}"/>`;
    case 'open':
      return `<circle class="sign line" cx="${cx}" cy="${cy}" r="${r}"/>`;
  }
}

/** Which way a name runs from its seat: left, centred, right. */
function sideOf(angle: number): -1 | 0 | 1 {
  return Math.abs(Math.cos(angle)) < 0.05 ? 0 : Math.cos(angle) > 0 ? 1 : -1;
}

/** What a finger or a mouse has to meet: the disc and the name, with a little air. */
function hitArea(name: string, { x, y, radius, angle }: Place, air: number | undefined): string {
  if (air !== undefined) {
    return `<circle class="hit" fill="none" cx="${coordinate(x)}" cy="${coordinate(y)}" r="${coordinate(radius + air)}"/>`;
  }
  const words = name.length * 7 + 12;
  const side = sideOf(angle);
  const [left, right] = [side < 0 ? radius + words : radius + 6, side > 0 ? radius + words : radius + 6];
  const [width, height] = [left + right, 2 * radius + 12];
  return `<rect class="hit" fill="none" x="${coordinate(x - left)}" y="${coordinate(y - radius - 6)}" width="${coordinate(width)}" height="${coordinate(height)}"/>`;
}

const ANCHORS = ['end', 'middle', 'start'] as const;

function seatName(name: string, { x, y, radius, angle }: Place, rays: boolean): string {
  const out = radius + 10;
  const side = sideOf(angle);
  if (rays) {
    const [rx, ry] = [coordinate(x + out * Math.cos(angle)), coordinate(y - out * Math.sin(angle))];
    const degrees = coordinate((-angle * 180) / Math.PI + (side < 0 ? 180 : 0));
    const anchor = side < 0 ? 'end' : 'start';
    return `<text class="name" x="${rx}" y="${ry}" dy="4" transform="rotate(${degrees} ${rx} ${ry})" text-anchor="${anchor}">${escapeHtml(name)}</text>`;
  }
  const [nx, ny] = [x + out * Math.cos(angle), y - out * Math.sin(angle) + 5 * (1 - Math.sin(angle))];
  return `<text class="name" x="${coordinate(nx)}" y="${coordinate(ny)}" text-anchor="${ANCHORS[side + 1]}">${escapeHtml(name)}</text>`;
}

function drawSeat(
  seat: Seat,
  place: Place,
  { named, rays, button }: { readonly named: boolean; readonly rays: boolean; readonly button: boolean },
): string {
  const { x, y, radius } = place;
  const classes = ['seat', seat.ballot, ...(seat.blocks ? ['blocks'] : [])].join(' ');
  const [cx, cy] = [coordinate(x), coordinate(y)];
  const ring = seat.blocks ? `<circle class="ring" cx="${cx}" cy="${cy}" r="${coordinate(radius + 4)}"/>` : '';
  const name = named ? seatName(seat.name, place, rays) : '';
  const sign = ballotSign(seat.ballot, x, y, radius * 0.42);
  // Without names beside them seats are close: what is between two is half of each.
  const hit = button ? hitArea(seat.name, place, rays ? 6 : named ? undefined : 1) : '';
  const role =
    button && seat.id !== undefined
      ? ` role="button" tabindex="0" data-seat="${escapeHtml(seat.id)}" aria-label="${escapeHtml(seatWords(seat))}"`
      : '';
  const hint = button && !named ? `<title>${escapeHtml(seatWords(seat))}</title>` : '';
  return `<g class="${classes}"${role}>${hint}${ring}<circle class="disc" cx="${cx}" cy="${cy}" r="${coordinate(radius)}"/>${sign}${name}${hit}</g>`;
}

/** Names stand beside the seats up to 28 seats; above that the data table names them, and a seat that is a button itself. */
export function drawChamber(
  { title, seats, outcome, rule, tone }: Chamber,
  { interactive = false }: ChamberOptions = {},
): Drawing {
  const named = seats.length <= NAMED;
  const lift = liftOf(seats);
  const at = places(seats.length, lift);
  const drawn = seats.map((seat, index) => {
    const place = at[index];
    return place ? drawSeat(seat, place, { named, rays: lift > 0, button: interactive }) : '';
  });
  const said = ruleLines(rule, seats.length);
  const ruled = said.map(
    (line, index) =>
      `<text class="rule" x="${WIDTH / 2}" y="${206 + lift - (said.length - 1 - index) * 19}" text-anchor="middle">${escapeHtml(line)}</text>`,
  );
  const middle = `${ruled.join('')}<text class="outcome ${tone}" x="${WIDTH / 2}" y="${234 + lift}" text-anchor="middle">${escapeHtml(outcome)}</text>`;
  const description = `${rule}: ${outcome}. ${seats.map(seatWords).join('; ')}.`;
  return {
    kind: 'chamber',
    parts: { title, description, width: WIDTH, height: 266 + lift, shapes: drawn.join('') + middle, interactive },
    data: {
      caption: title,
      head: ['seat', 'ballot', 'can block alone', 'role'],
      rows: seats.map(({ name, ballot, blocks, role }) => [name, ballot, blocks ? 'yes' : 'no', role ?? '']),
    },
  };
}

export function renderChamberSvg(chamber: Chamber, id = 'chamber', options: ChamberOptions = {}): string {
  return figureHtml(drawChamber(chamber, options), id);
}
