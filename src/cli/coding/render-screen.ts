// The confirming screen as text: the page around the statement with its three parts marked, the card, the keys.
import type { Span } from '../../basics/index.ts';
import { decisionsOf, progressOf, STANCES } from '../../positions/index.ts';
import { visible } from '../visible.ts';
import { cardOf, listCards, type Screen, shownFields, suggestionsFor } from './screen.ts';

export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
  readonly colour: boolean;
}

const HELP = `a, Enter   accept and go on (with changes: as an edit)     x          reject and go on
s, space   skip and go on                                  u          take back the last decision
n / b      next / back (also arrows)                       f          filter: all, open, no provision …
1 - 7      stance: ${STANCES.map((stance, at) => `${at + 1} ${stance}`).join('  ')}
[ / ]      end a word earlier / later                      { / }      start a word earlier / later
w p c t    who, provision, condition, note (Tab completes) d          a further statement from here
Esc        drop changes                                    q          leave; every decision is kept`;

interface Mark {
  readonly span: Span;
  readonly open: string;
  readonly close: string;
}

/** Words with marks around ranges, control characters made harmless; one line of text without breaks. */
function marked(text: string, window: Span, marks: readonly Mark[]): string {
  const edges = marks
    .flatMap(({ span, open, close }) => [
      { at: span.start, mark: open, order: 1 },
      { at: span.end, mark: close, order: 0 },
    ])
    .filter(({ at }) => at >= window.start && at <= window.end)
    .toSorted((a, b) => a.at - b.at || a.order - b.order);
  let out = '';
  let at = window.start;
  for (const edge of edges) {
    out += `${visible(text.slice(at, edge.at))}${edge.mark}`;
    at = edge.at;
  }
  return out + visible(text.slice(at, window.end));
}

/** Breaks a line at blanks; escape sequences have no width. */
function wrap(line: string, columns: number): readonly string[] {
  // oxlint-disable-next-line no-control-regex
  const width = (word: string): number => word.replace(/\u001b\[\d*m/g, '').length;
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const word of line.split(' ')) {
    if (used > 0 && used + 1 + width(word) > columns) {
      lines.push(current);
      current = word;
      used = width(word);
    } else {
      current += used > 0 ? ` ${word}` : word;
      used += (used > 0 ? 1 : 0) + width(word);
    }
  }
  return [...lines, current];
}

function context(screen: Screen, { columns, rows, colour }: ScreenSize): readonly string[] {
  const card = cardOf(screen);
  const fields = shownFields(screen);
  const [first] = fields?.spans ?? [];
  if (card === undefined || fields === undefined || first === undefined)
    return ['No card passes the filter: f changes it.'];
  const reach = Math.max(200, Math.floor((columns * Math.max(4, rows - 14)) / 3));
  const last = fields.spans.at(-1) ?? first;
  const window = {
    start: Math.max(0, Math.min(first.start, card.speakerSpan?.start ?? first.start) - reach),
    end: Math.min(screen.text.length, last.end + reach),
  };
  const style = (span: Span, plain: readonly [string, string], code: number): Mark =>
    colour ? { span, open: `\u001b[${code}m`, close: '\u001b[0m' } : { span, open: plain[0], close: plain[1] };
  const marks = [
    ...fields.spans.map((span) => style(span, ['«', '»'], 7)),
    ...(card.speakerSpan === null ? [] : [style(card.speakerSpan, ['<', '>'], 1)]),
    ...(card.cueSpan === null ? [] : [style(card.cueSpan, ['_', '_'], 4)]),
  ];
  return wrap(marked(screen.text, window, marks), columns).slice(0, Math.max(4, rows - 13));
}

function cardLines(screen: Screen): readonly string[] {
  const card = cardOf(screen);
  const fields = shownFields(screen);
  if (card === undefined || fields === undefined) return [];
  const cards = listCards(screen);
  const decided = decisionsOf(screen.coding, screen.coder).get(card.id);
  const state = screen.draft !== null ? 'changed, not yet accepted' : (decided?.decision ?? 'proposed');
  const forWhom = fields.onBehalfOf === null ? '' : ` for ${fields.onBehalfOf}`;
  return [
    `${cards.findIndex(({ id }) => id === card.id) + 1} of ${cards.length}  ${card.id}  ${state}`,
    `  who        ${visible(fields.speaker)} [${visible(fields.actor)}]${visible(forWhom)}`,
    `  stance     ${STANCES.indexOf(fields.stance) + 1} ${fields.stance} (${fields.kind})`,
    `  provision  ${visible(fields.provision ?? '–')}`,
    `  condition  ${visible(fields.condition ?? '–')}`,
    ...(fields.note === null ? [] : [`  note       ${visible(fields.note)}`]),
    `  because    ${visible(card.reasons.join('; '))}`,
  ];
}

/** One screen of text, at most `rows` lines, each at most `columns` wide; ends with a line break. */
export function renderScreen(screen: Screen, size: ScreenSize): string {
  const { columns, rows } = size;
  const { accepted, edited, rejected, skipped, added, open } = progressOf(screen.coding, screen.coder);
  const title = visible(screen.coding.document.title ?? screen.coding.document.id);
  const counts = `${accepted} accepted  ${edited} edited  ${added} added  ${rejected} rejected  ${skipped} skipped  ${open} open`;
  const typed =
    screen.typing === null
      ? []
      : [
          `${screen.typing.field}: ${visible(screen.typing.value)}▏  ${suggestionsFor(screen).map(visible).join(' · ')}`,
        ];
  const body = screen.help ? HELP.split('\n') : [...context(screen, size), '', ...cardLines(screen)];
  const foot = [
    ...typed,
    visible(screen.message) || 'a accept  x reject  s skip  u undo  n/b move  1-7 stance  p provision  ? keys  q leave',
  ];
  const lines = [title, `${screen.coder}: ${counts}  [${screen.filter}]`, '', ...body.slice(0, rows - 5), '', ...foot];
  // oxlint-disable-next-line no-control-regex
  return `${lines.map((line) => (/\u001b/.test(line) ? line : line.slice(0, columns))).join('\n')}\n`;
}
