// The confirming screen as a pure machine: a state, a key, the next state. It knows nothing of terminals, files or clocks.
// What the coder changes on a card is a working copy; accepting it stores an edit when it differs from what was proposed.
import type { Span } from '../../basics/index.ts';
import {
  addStatement,
  type CodedFields,
  type Coder,
  type Coding,
  decide,
  decisionsOf,
  type Decision,
  STANCES,
  type Stance,
  undo,
} from '../../positions/index.ts';

const FILTERS = ['all', 'open', 'no provision', 'unnamed speaker', 'skipped'] as const;
export type Filter = (typeof FILTERS)[number];
/** Fields that are typed in. */
export type TypedField = 'actor' | 'provision' | 'condition' | 'note';

export interface Card {
  readonly id: string;
  readonly fields: CodedFields;
  readonly reasons: readonly string[];
  readonly speakerSpan: Span | null;
  readonly cueSpan: Span | null;
}

export interface Screen {
  readonly coding: Coding;
  readonly coder: string;
  readonly text: string;
  /** The version of the codebook that decisions are made under. */
  readonly codebook?: number;
  /** Id of the card that is shown; `null` when the filter leaves none. */
  readonly at: string | null;
  readonly filter: Filter;
  /** The working copy of the card's fields, once something was changed. */
  readonly draft: CodedFields | null;
  readonly typing: { readonly field: TypedField; readonly value: string } | null;
  readonly message: string;
  readonly help: boolean;
  readonly done: boolean;
}

/** Proposals in the order of the text, then statements added by hand. */
export function listCards({ coding, coder }: Pick<Screen, 'coding' | 'coder'>): readonly Card[] {
  const added = [...decisionsOf(coding, coder).values()].filter(
    ({ id }) => !coding.proposals.some((proposal) => proposal.id === id),
  );
  return [
    ...coding.proposals,
    ...added.map(({ id, fields }) => ({ id, fields, reasons: ['added by hand'], speakerSpan: null, cueSpan: null })),
  ];
}

function passes(screen: Screen, card: Card): boolean {
  const decided = decisionsOf(screen.coding, screen.coder).get(card.id);
  const fields = decided?.fields ?? card.fields;
  switch (screen.filter) {
    case 'all':
      return true;
    case 'open':
      return decided === undefined;
    case 'no provision':
      return fields.provision === null && decided?.decision !== 'reject';
    case 'unnamed speaker':
      return !/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u.test(fields.speaker) && fields.onBehalfOf === null;
    case 'skipped':
      return decided?.decision === 'skip';
  }
}

export const cardOf = (screen: Screen): Card | undefined => listCards(screen).find(({ id }) => id === screen.at);

/** What the card shows: the working copy, else the coder's decision, else the proposal. */
export function shownFields(screen: Screen): CodedFields | undefined {
  const card = cardOf(screen);
  if (card === undefined) return undefined;
  return screen.draft ?? decisionsOf(screen.coding, screen.coder).get(card.id)?.fields ?? card.fields;
}

/** The next card that passes the filter in one direction, or the nearest in the other. */
function move(screen: Screen, step: 1 | -1): Screen {
  const cards = listCards(screen);
  const from = cards.findIndex(({ id }) => id === screen.at);
  const ahead = cards.map((card, at) => ({ card, at })).filter(({ card }) => passes(screen, card));
  const next = step === 1 ? ahead.find(({ at }) => at > from) : ahead.findLast(({ at }) => at < from);
  if (next !== undefined) return { ...screen, at: next.card.id, draft: null, message: '' };
  const here = cardOf(screen);
  const stays = here !== undefined && passes(screen, here) ? here : ahead.at(-1)?.card;
  return { ...screen, at: stays?.id ?? null, draft: null, message: step === 1 ? 'the last card' : 'the first card' };
}

export function openScreen(coding: Coding, coder: string, text: string, codebook?: number): Screen {
  const screen: Screen = {
    coding,
    coder,
    text,
    ...(codebook === undefined ? {} : { codebook }),
    at: null,
    filter: 'all',
    draft: null,
    typing: null,
    message: '',
    help: false,
    done: false,
  };
  const cards = listCards(screen);
  const decided = decisionsOf(coding, coder);
  const first = cards.find(({ id }) => !decided.has(id)) ?? cards[0];
  return { ...screen, at: first?.id ?? null };
}

function decideCard(screen: Screen, who: Coder, decision: Decision): Screen {
  if (screen.at === null) return screen;
  const decided = decide(screen.coding, who, screen.at, decision);
  if (!decided.ok) return { ...screen, message: decided.diagnostics[0]?.message ?? '' };
  return move({ ...screen, coding: decided.value, draft: null }, 1);
}

function takeBack(screen: Screen, who: Coder): Screen {
  const undone = undo(screen.coding, who);
  if (!undone.ok) return { ...screen, message: undone.diagnostics[0]?.message ?? '' };
  const [before, after] = [decisionsOf(screen.coding, screen.coder), decisionsOf(undone.value, screen.coder)];
  const touched = [...before].find(([id, { at, decision }]) => {
    const now = after.get(id);
    return now?.at !== at || now.decision !== decision;
  })?.[0];
  const known = listCards({ coding: undone.value, coder: screen.coder }).some(({ id }) => id === touched);
  const stays = listCards({ coding: undone.value, coder: screen.coder }).some(({ id }) => id === screen.at);
  const at = known && touched !== undefined ? touched : stays ? screen.at : null;
  return { ...screen, coding: undone.value, at, draft: null, message: 'taken back' };
}

const change = (screen: Screen, fields: Partial<CodedFields>): Screen => {
  const shown = shownFields(screen);
  return shown === undefined ? screen : { ...screen, draft: { ...shown, ...fields }, message: '' };
};

/** Moves one edge of the content by a word: the start for '{' and '}', the end for '[' and ']'. */
function moveEdge(screen: Screen, key: string): Screen {
  const shown = shownFields(screen);
  const [first] = shown?.spans ?? [];
  const last = shown?.spans.at(-1);
  if (shown === undefined || first === undefined || last === undefined) return screen;
  const { text } = screen;
  const forward = (from: number): number => from + (/^\s*[^\s]+/.exec(text.slice(from, from + 200))?.[0].length ?? 0);
  const back = (from: number): number =>
    from - (/[^\s]+\s*$/.exec(text.slice(Math.max(0, from - 200), from))?.[0].length ?? 0);
  const skip = (from: number): number => from + (/^\s*/.exec(text.slice(from, from + 50))?.[0].length ?? 0);
  const cut = (to: number): number => to - (/\s*$/.exec(text.slice(Math.max(0, to - 50), to))?.[0].length ?? 0);
  let { start } = first;
  let { end } = last;
  if (key === '{') start = back(start);
  if (key === '}') start = skip(forward(start));
  if (key === '[') end = cut(back(end));
  if (key === ']') end = forward(end);
  if (start >= end || start < 0 || end > text.length) return { ...screen, message: 'nothing would be left' };
  const inner = shown.spans.filter((span) => span.end > start && span.start < end);
  const spans = inner.map((span, at) => ({
    start: at === 0 ? start : span.start,
    end: at === inner.length - 1 ? end : span.end,
  }));
  return change(screen, { spans: spans.length === 0 ? [{ start, end }] : spans });
}

function typeKey(screen: Screen, key: string): Screen {
  const { typing } = screen;
  if (typing === null || key === 'escape') return { ...screen, typing: null };
  const { field, value } = typing;
  if (key === 'enter') {
    const words = value.trim();
    if (NAMES.has(field) && words === '') return { ...screen, typing: null };
    return change(
      { ...screen, typing: null },
      { [field]: words === '' || (words === '-' && field !== 'actor') ? null : words },
    );
  }
  if (key === 'tab') return { ...screen, typing: { field, value: suggestionsFor(screen)[0] ?? value } };
  if (key === 'backspace') return { ...screen, typing: { field, value: value.slice(0, -1) } };
  return key.length > 1 ? screen : { ...screen, typing: { field, value: value + key } };
}

/** Values of the same field in this coding that begin with or hold what is typed, the most used first. */
export function suggestionsFor({ coding, coder, typing }: Screen): readonly string[] {
  if (typing === null) return [];
  const { field, value } = typing;
  const counts = new Map<string, number>();
  const all = [
    ...coding.proposals.map(({ fields }) => fields),
    ...[...decisionsOf(coding, coder).values()].map((one) => one.fields),
  ];
  for (const fields of all) {
    const known = fields[field];
    if (known !== null && known !== '') counts.set(known, (counts.get(known) ?? 0) + 1);
  }
  const wanted = value.toLowerCase();
  const rank = (known: string): number => (known.toLowerCase().startsWith(wanted) ? 0 : 1);
  return [...counts]
    .filter(([known]) => known.toLowerCase().includes(wanted) && known !== value)
    .toSorted(([a, m], [b, n]) => rank(a) - rank(b) || n - m)
    .map(([known]) => known)
    .slice(0, 5);
}

/** A new statement beside the card's, with the working copy's fields: for what the rules missed in the same sentence. */
function duplicateCard(screen: Screen, who: Coder): Screen {
  const shown = shownFields(screen);
  if (shown === undefined) return screen;
  const added = addStatement(screen.coding, who, { ...shown, note: null });
  if (!added.ok) return { ...screen, message: added.diagnostics[0]?.message ?? '' };
  const id = listCards({ coding: added.value, coder: who.coder }).at(-1)?.id ?? screen.at;
  return {
    ...screen,
    coding: added.value,
    at: id,
    draft: null,
    message: 'a statement added by hand: change it, then a',
  };
}

/** Chosen rather than corrected: typing begins anew, nothing typed keeps what is there, '-' takes it away. */
const NAMES: ReadonlySet<TypedField> = new Set(['actor', 'provision']);
const TYPED: Readonly<Record<string, TypedField>> = { w: 'actor', p: 'provision', c: 'condition', t: 'note' };

function command(screen: Screen, key: string, who: Coder): Screen {
  const stance: Stance | undefined = /^[1-7]$/.test(key) ? STANCES[Number(key) - 1] : undefined;
  if (stance !== undefined) return change(screen, { stance });
  const field = TYPED[key];
  if (field !== undefined && shownFields(screen) !== undefined)
    return { ...screen, typing: { field, value: NAMES.has(field) ? '' : (shownFields(screen)?.[field] ?? '') } };
  if ('{}[]'.includes(key)) return moveEdge(screen, key);
  switch (key) {
    case 'a':
    case 'enter': {
      const { draft } = screen;
      return decideCard(screen, who, draft === null ? { kind: 'accept' } : { kind: 'edit', fields: draft });
    }
    case 'x':
      return decideCard(screen, who, { kind: 'reject' });
    case ' ':
    case 's':
      return decideCard(screen, who, { kind: 'skip' });
    case 'u':
      return takeBack(screen, who);
    case 'd':
      return duplicateCard(screen, who);
    case 'n':
    case 'down':
      return move(screen, 1);
    case 'b':
    case 'up':
      return move(screen, -1);
    case 'f': {
      const filter = FILTERS[(FILTERS.indexOf(screen.filter) + 1) % FILTERS.length] ?? 'all';
      return move({ ...screen, filter, at: null, draft: null }, 1);
    }
    case 'escape':
      return { ...screen, draft: null, message: screen.draft === null ? '' : 'changes dropped' };
    case '?':
      return { ...screen, help: true };
    case 'q':
    case 'ctrl-c':
    case 'ctrl-d':
      return { ...screen, done: true };
    default:
      return { ...screen, message: `no such key: ${key} (? shows them)` };
  }
}

/** One key. Total: any key in any state gives a state. `at` is the time of the key (ISO 8601). */
export function pressKey(screen: Screen, key: string, at: string): Screen {
  if (screen.done) return screen;
  if (screen.help) return { ...screen, help: false };
  if (screen.typing !== null && !['ctrl-c', 'ctrl-d'].includes(key)) return typeKey(screen, key);
  const { coder, codebook } = screen;
  return command({ ...screen, typing: null }, key, { coder, at, ...(codebook === undefined ? {} : { codebook }) });
}
