// Which provision a statement is about: the bracket its note is bound to, the place it cites, the provision or the earlier
// statements whose words it shares; else a topic of its own. A suggestion for a person to confirm.
import type { Span } from '../../basics/index.ts';
import type { Bracket, Provision, Statement, TextSpan } from '../types.ts';
import { citedPath } from './draft-numbering.ts';
import type { BracketFound, DraftText } from './draft-text.ts';

const STOP = new Set(
  'the a an of to in on by and or as is are be been being it its that which this these those any each all some for at from with without not no he she they we i his her their our has have had will would can could may might must should shall was were do does did if than then so but there what how who whose such only also more most into under over about after before until unless while when where between among per one two three own same other another said says state states government country countries'.split(
    ' ',
  ),
);
const WHOLE =
  /^(?:the |this |that |its |their |his )?(?:final |whole |new |proposed |nuclear |draft |entire )*(?:treaty|pact|agreement|accord|deal|text|plan|draft|package|proposal|truce|announcement|talks|measures|arrangement|version|document|reading|wording)\b/i;
const BACK =
  /^(?:it|that|this|them|so|either wording|that reading|(?:the|this|that|any such|such an?) (?:idea|suggestion|notion|demand|request)|the same|its position|the words in brackets|the proposal|i (?:would|do|can|could) (?:not |never )?(?:share|accept|support|agree)(?: with)? (?:it|that|this))\b/i;

/** 'the text', 'the plan', 'the agreement a historic mistake': nothing more special than the whole. */
function isWhole(words: string): boolean {
  const match = WHOLE.exec(words);
  if (match === null) return false;
  const rest = words.slice(match[0].length).trim();
  return (
    rest === '' || (rest.length < 48 && /^(?:as )?(?:an? |[“"])/.test(rest)) || /^(?:had|has|was|is) been /.test(rest)
  );
}

function stems(words: string): ReadonlySet<string> {
  const found = words.toLowerCase().match(/[\p{L}][\p{L}'’]+|\d+/gu) ?? [];
  return new Set(found.filter((word) => !STOP.has(word)).map((word) => word.replace(/['’]s$/, '').slice(0, 5)));
}

/** Stems of a provision's words, kept as long as the provision is. */
const STEMS = new WeakMap<Provision, ReadonlySet<string>>();

function stemsOf(provision: Provision): ReadonlySet<string> {
  const known = STEMS.get(provision);
  if (known !== undefined) return known;
  const made = stems(provision.evidence.text);
  STEMS.set(provision, made);
  return made;
}

interface Topic {
  readonly id: string;
  readonly words: Set<string>;
}

/** Shared stems, the rarer the heavier, over the smaller side. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>, weight: (stem: string) => number): number {
  let both = 0;
  let [left, right] = [0, 0];
  for (const stem of a) {
    left += weight(stem);
    if (b.has(stem)) both += weight(stem);
  }
  for (const stem of b) right += weight(stem);
  return both / Math.max(1e-9, Math.min(left, right));
}

function weights(statements: readonly Statement[], provisions: readonly Provision[]): (stem: string) => number {
  const counts = new Map<string, number>();
  const all = [...statements.map(wordsOf), ...provisions.map(({ evidence }) => evidence.text)].map(stems);
  for (const set of all) for (const stem of set) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return (stem) => Math.log(1 + all.length / (counts.get(stem) ?? 1));
}

const wordsOf = (statement: Statement): string => statement.content.map(({ text }) => text).join(' ');
const contains = (outer: Span, inner: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;

interface Linked {
  readonly statements: readonly Statement[];
  readonly provisions: readonly Provision[];
  readonly brackets: readonly Bracket[];
}

function bracketProvision(bracket: BracketFound, option: TextSpan, id: string, arrangement: string | null): Provision {
  return {
    id,
    kind: 'bracket',
    rule: null,
    label: option.text.replace(/\s+/g, ' '),
    evidence: option,
    arrangement,
    place: bracket.place,
  };
}

/** The option of a bracket that the words are nearest to; `null` when they share none. */
function nearestOption(options: readonly Provision[], words: ReadonlySet<string>): Provision | null {
  let best: { readonly option: Provision; readonly shared: number } | null = null;
  for (const option of options) {
    const shared = [...stems(option.label)].filter((stem) => words.has(stem)).length;
    if (shared > 0 && (best === null || shared > best.shared)) best = { option, shared };
  }
  return best?.option ?? null;
}

/** Binds lettered notes to their brackets, and gives every statement a provision. */
export function linkStatements(
  statements: readonly Statement[],
  provisions: readonly Provision[],
  draft: DraftText | null,
): Linked {
  const all: Provision[] = [...provisions];
  const nextId = (): string => `p${String(all.length + 1).padStart(2, '0')}`;
  const arrangement = provisions[0]?.arrangement ?? null;
  const optionsOf = new Map<BracketFound, readonly Provision[]>();
  for (const bracket of draft?.brackets ?? []) {
    const options = bracket.options.map((option) => {
      const made = bracketProvision(bracket, option, nextId(), arrangement);
      all.push(made);
      return made;
    });
    optionsOf.set(bracket, options);
  }
  const weight = weights(statements, provisions);
  const topics: Topic[] = [];
  const linked: Statement[] = [];
  const reservations = new Map<BracketFound, string[]>();
  for (const statement of statements) {
    const bracket = bracketOf(statement, draft);
    if (bracket !== undefined) reservations.set(bracket, [...(reservations.get(bracket) ?? []), statement.id]);
    const own = bracket === undefined ? null : inBracket(statement, optionsOf.get(bracket) ?? [], all, draft, bracket);
    const cited =
      own === null && draft !== null ? (provisionAt(placesCited(wordsOf(statement), draft), all)?.id ?? null) : null;
    const id =
      own ?? cited ?? aboutTopic(statement, topics, answered(statement, linked), all, weight, nextId, arrangement);
    if (!topics.some((topic) => topic.id === id)) topics.push({ id, words: new Set() });
    for (const stem of stems(wordsOf(statement))) topics.find((topic) => topic.id === id)?.words.add(stem);
    linked.push({ ...statement, provision: id });
  }
  const brackets = (draft?.brackets ?? []).map(
    (bracket, index): Bracket => ({
      id: `b${index + 1}`,
      start: bracket.start,
      end: bracket.end,
      text: bracket.text,
      place: bracket.place,
      state: bracket.state,
      options: bracket.options,
      note: bracket.note,
      reservations: reservations.get(bracket) ?? [],
      provision: optionsOf.get(bracket)?.[0]?.id ?? '',
    }),
  );
  return { statements: linked, provisions: all, brackets };
}

/** The bracket whose note or remark the statement is, or the one of the place that its line in the notes cites. */
function bracketOf(statement: Statement, draft: DraftText | null): BracketFound | undefined {
  if (draft === null) return undefined;
  const remark = draft.remarks.find(({ names }) => names[0]?.start === statement.speaker.start);
  if (remark !== undefined) {
    const { on } = remark;
    return on === null ? undefined : draft.brackets.find((bracket) => contains(bracket, on));
  }
  const note = [...draft.notes].find(([, span]) => contains(span, statement.speaker));
  if (note !== undefined) return draft.brackets.find((bracket) => bracket.note === note[0]);
  // 'the words in square brackets': the only ones, else the last before.
  if (!/\bbrackets?\b|\bbracketed\b/i.test(wordsOf(statement))) return undefined;
  const before = draft.brackets.filter(({ end }) => end <= statement.speaker.start);
  return draft.brackets.length === 1 ? draft.brackets[0] : before.at(-1);
}

/** The places whose path begins with the one cited, the nearest first. */
function placesCited(words: string, draft: DraftText | null): readonly string[] {
  const path = citedPath(words);
  if (path === null || draft === null) return [];
  return draft.places
    .filter((place) => path.every((key, at) => place.path[at] === key))
    .toSorted((a, b) => a.path.length - b.path.length)
    .map(({ name }) => name)
    .filter((name) => name !== null);
}

function provisionAt(places: readonly string[], all: readonly Provision[]): Provision | undefined {
  const there = all.filter(({ place }) => place !== null && places.includes(place));
  return there.find(({ kind }) => kind === 'decision_rule') ?? there.find(({ kind }) => kind !== 'topic') ?? there[0];
}

/** 'Alternative A', 'option 2'. */
const LABELLED = /\b(?:option|alternative|variant|version) (\d{1,2}|[a-z]|[ivx]{1,4})\b/i;

/** In a note: a place that is cited, else the option in the statement's words, else the bracket's only option. */
function inBracket(
  statement: Statement,
  options: readonly Provision[],
  all: readonly Provision[],
  draft: DraftText | null,
  bracket: BracketFound,
): string | null {
  const words = wordsOf(statement);
  const cited = provisionAt(placesCited(words, draft), all);
  if (cited !== undefined) return cited.id;
  const own = options.find(({ evidence }) => statement.content.some((part) => contains(evidence, part)));
  if (own !== undefined) return own.id;
  const label = LABELLED.exec(words)?.[1]?.toLowerCase();
  const labelled = label === undefined ? -1 : bracket.labels.indexOf(label);
  if (labelled !== -1) return options[labelled]?.id ?? null;
  if (options.length === 1) return options[0]?.id ?? null;
  return nearestOption(options, stems(words))?.id ?? null;
}

/** What 'the idea' points back to: the last thing that somebody else put forward nearby, else what was said just before. */
function answered(statement: Statement, linked: readonly Statement[]): Statement | undefined {
  const near = linked.slice(-4);
  const last = near.at(-1);
  if (!/^(?:the|this|that) (?:idea|suggestion|notion|demand|request|proposal)\b/i.test(wordsOf(statement))) return last;
  return (
    near.findLast((one) => one.stance === 'demands' && one.actor !== statement.actor && one.kind !== 'direct') ?? last
  );
}

function aboutTopic(
  statement: Statement,
  topics: readonly Topic[],
  previous: Statement | undefined,
  all: Provision[],
  weight: (stem: string) => number,
  nextId: () => string,
  arrangement: string | null,
): string {
  const words = wordsOf(statement);
  if (BACK.test(words) && previous?.provision !== null && previous?.provision !== undefined) return previous.provision;
  if (isWhole(words)) {
    const whole = all.find((one) => one.kind === 'topic' && one.label === 'the arrangement as a whole');
    if (whole !== undefined) return whole.id;
    return newTopic(statement, 'the arrangement as a whole', all, nextId, arrangement);
  }
  const own = stems(words);
  const scored = topics
    .map((topic) => ({
      id: topic.id,
      score: likeness(own, topic.words, weight),
      shared: [...own].filter((stem) => topic.words.has(stem)).length,
    }))
    .filter(({ score, shared }) => score >= 0.3 && shared >= (own.size <= 4 ? 1 : 2))
    .sort((a, b) => b.score - a.score);
  if (scored[0] !== undefined) return scored[0].id;
  const told = all
    .filter((one) => one.kind !== 'bracket' && one.kind !== 'deadline' && one.kind !== 'topic')
    .map((one) => {
      const words = stemsOf(one);
      return { one, score: likeness(own, words, weight), shared: [...own].filter((stem) => words.has(stem)).length };
    })
    .filter(({ score, shared }) => score >= 0.65 && shared >= 2)
    .sort((a, b) => b.score - a.score)[0];
  return told?.one.id ?? newTopic(statement, words, all, nextId, arrangement);
}

function newTopic(
  statement: Statement,
  words: string,
  all: Provision[],
  nextId: () => string,
  arrangement: string | null,
): string {
  const id = nextId();
  const plain = words.replace(/\s+/g, ' ');
  const evidence = statement.content[0] ?? statement.speaker;
  all.push({
    id,
    kind: 'topic',
    rule: null,
    label: plain.length > 90 ? `${plain.slice(0, 87).replace(/ \S*$/, '')} …` : plain,
    evidence,
    arrangement,
    place: null,
  });
  return id;
}
