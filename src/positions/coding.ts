// A person confirms: what was proposed in a document, and who decided what about it, when. Everything is an event that is
// only ever added; the state is their replay, so undo goes back to any depth and several coders share one file.
// Only what a coder accepted, edited or added becomes a confirmed statement.
import { type Diagnostic, fail, type Result, type Span, succeed } from '../basics/index.ts';
import type { DocumentReading } from '../documents/index.ts';
import type { ConfirmedStatement, Stance } from './schema.ts';

/** What is decided about one statement. Spans are into the document's canonical text. */
export interface CodedFields {
  readonly speaker: string;
  readonly actor: string;
  readonly onBehalfOf: string | null;
  readonly stance: Stance;
  readonly kind: ConfirmedStatement['kind'];
  readonly provision: string | null;
  readonly condition: string | null;
  readonly via: string | null;
  readonly spans: readonly Span[];
  readonly note: string | null;
}

export interface Proposal {
  readonly id: string;
  readonly fields: CodedFields;
  /** Where the speaker and the cue stand, to be shown. */
  readonly speakerSpan: Span | null;
  readonly cueSpan: Span | null;
  /** When it was said, where that is not the document's own date: the day of an entry, 'on Monday'. */
  readonly date?: string;
  readonly reasons: readonly string[];
}

export interface CodedDocument {
  readonly id: string;
  readonly sha256: string;
  readonly title: string | null;
  readonly date: string | null;
  /** UTF-16 units of the text. */
  readonly length: number;
}

/** Who decides, when (ISO 8601, handed in), and under which version of the codebook. */
export interface Coder {
  readonly coder: string;
  readonly at: string;
  readonly codebook?: number;
}

export type Decision =
  | { readonly kind: 'accept' | 'reject' | 'skip' }
  | { readonly kind: 'edit'; readonly fields: CodedFields };

export type CodingEvent = Coder &
  (
    | { readonly event: 'decide'; readonly id: string; readonly decision: Decision }
    | { readonly event: 'add'; readonly id: string; readonly fields: CodedFields }
    | { readonly event: 'undo' }
  );

export interface Coding {
  readonly schema: 'casus-coding/1';
  readonly document: CodedDocument;
  readonly proposals: readonly Proposal[];
  readonly events: readonly CodingEvent[];
}

const error = (code: string, message: string): Diagnostic => ({ code, severity: 'error', message });

/** A coding of a reading's proposals with no decision yet. `id` is what the document is called in a dossier. */
export function startCoding(reading: DocumentReading, id: string): Coding {
  const { sha256, metadata, text, statements, provisions } = reading;
  const { title, published } = metadata;
  return {
    schema: 'casus-coding/1',
    document: { id, sha256, title, date: published?.value ?? null, length: text.length },
    proposals: statements.map((one) => ({
      id: one.id,
      fields: {
        speaker: one.speaker.text,
        actor: one.actor,
        onBehalfOf: one.on_behalf_of,
        stance: one.stance,
        kind: one.kind,
        provision: provisions.find(({ id: known }) => known === one.provision)?.label ?? one.provision,
        condition: one.condition,
        via: one.via,
        spans: one.content.map(({ start, end }) => ({ start, end })),
        note: null,
      },
      speakerSpan: { start: one.speaker.start, end: one.speaker.end },
      cueSpan: one.cue === null ? null : { start: one.cue.start, end: one.cue.end },
      ...(one.date === null || one.date.value === null ? {} : { date: one.date.value }),
      reasons: one.reasons,
    })),
    events: [],
  };
}

/** C105 when the text of a document is no longer the one that was coded; by hash, and by length where that is known. */
export function checkSameText(
  { document }: Coding,
  { sha256, length }: { readonly sha256: string; readonly length?: number },
): Diagnostic | null {
  if (document.sha256 === sha256 && (length === undefined || length === document.length)) return null;
  return error('C105', `'${document.id}' is no longer the text that was coded`);
}

/** What one coder holds about one statement, undone decisions aside. */
export interface Decided {
  readonly id: string;
  readonly decision: 'accept' | 'edit' | 'reject' | 'skip' | 'add';
  readonly fields: CodedFields;
  readonly at: string;
  readonly codebook?: number;
}

/** A decision or addition with its place among all events of the file. */
interface Standing {
  readonly place: number;
  readonly event: Exclude<CodingEvent, { readonly event: 'undo' }>;
}

/** Coder → events that stand: each undo removes the coder's last one before it that still stood. */
function standingEvents({ events }: Coding): ReadonlyMap<string, readonly Standing[]> {
  const standing = new Map<string, Standing[]>();
  for (const [place, event] of events.entries()) {
    const own = standing.get(event.coder) ?? [];
    standing.set(event.coder, own);
    if (event.event === 'undo') own.pop();
    else own.push({ place, event });
  }
  return standing;
}

interface Placed {
  readonly place: number;
  readonly held: Decided;
}

function replay({ proposals }: Coding, standing: readonly Standing[]): ReadonlyMap<string, Placed> {
  const proposed = new Map(proposals.map((each) => [each.id, each.fields]));
  const decided = new Map<string, Placed>();
  for (const { place, event } of standing) {
    const { id, at, codebook } = event;
    const when = { at, ...(codebook === undefined ? {} : { codebook }) };
    if (event.event === 'add') decided.set(id, { place, held: { id, decision: 'add', fields: event.fields, ...when } });
    else {
      const before = decided.get(id)?.held.fields;
      const own = event.decision.kind === 'edit' ? event.decision.fields : (before ?? proposed.get(id));
      const decision = event.decision.kind;
      if (own !== undefined) decided.set(id, { place, held: { id, decision, fields: own, ...when } });
    }
  }
  return decided;
}

/** A coder's decisions by statement, the last one that stands; statements added by hand come last. Cost: O(events). */
export function decisionsOf(coding: Coding, coder: string): ReadonlyMap<string, Decided> {
  const decided = replay(coding, standingEvents(coding).get(coder) ?? []);
  return new Map([...decided].map(([id, one]) => [id, one.held]));
}

/** What several coders who share a dossier hold about one statement: the last decision that stands, whoever made it. */
export interface SharedDecision extends Decided {
  readonly coder: string;
  /** Every coder's own last decision, in the order in which they were made. */
  readonly all: readonly { readonly coder: string; readonly decision: Decided['decision']; readonly at: string }[];
}

/**
 * Statement id → what counts in the dossier: of all coders' decisions that stand the one written last. Where coders
 * differ, `all` says so; `agreementOf` measures it. Cost: O(events).
 */
export function sharedDecisions(coding: Coding): ReadonlyMap<string, SharedDecision> {
  const byId = new Map<string, (Placed & { readonly coder: string })[]>();
  for (const [coder, standing] of standingEvents(coding))
    for (const [id, one] of replay(coding, standing)) byId.set(id, [...(byId.get(id) ?? []), { ...one, coder }]);
  return new Map(
    [...byId].flatMap(([id, found]) => {
      const inOrder = found.toSorted((a, b) => a.place - b.place);
      const last = inOrder.at(-1);
      if (last === undefined) return [];
      const all = inOrder.map(({ coder, held: { decision, at } }) => ({ coder, decision, at }));
      return [[id, { ...last.held, coder: last.coder, all }] as const];
    }),
  );
}

function checkFields({ document }: Coding, { spans }: CodedFields): Diagnostic | null {
  const bad = spans.find(({ start, end }) => start < 0 || end <= start || end > document.length);
  if (spans.length > 0 && bad === undefined) return null;
  const shown = bad === undefined ? 'no range' : `${bad.start}-${bad.end}`;
  return error('C102', `a statement with ${shown} has no place in a text of ${document.length} characters`);
}

function withEvent(coding: Coding, event: CodingEvent): Result<Coding> {
  return succeed({ ...coding, events: [...coding.events, event] });
}

/** Records a decision about a proposal or an added statement; the last one counts. C101, C102. */
export function decide(coding: Coding, who: Coder, id: string, decision: Decision): Result<Coding> {
  const known = coding.proposals.some((each) => each.id === id) || decisionsOf(coding, who.coder).has(id);
  if (!known) return fail(error('C101', `there is no proposal '${id}' in '${coding.document.id}'`));
  const wrong = decision.kind === 'edit' ? checkFields(coding, decision.fields) : null;
  return wrong === null ? withEvent(coding, { ...who, event: 'decide', id, decision }) : fail(wrong);
}

/** The range that holds all spans of a statement. */
const rangeOf = ({ spans }: CodedFields): Span => ({
  start: Math.min(...spans.map((span) => span.start)),
  end: Math.max(...spans.map((span) => span.end)),
});

/**
 * Adds a statement that no rule proposed; its id is `m` and its range, as `m120-188`, a second one there `m120-188-2`:
 * files that two people appended to at once can then be joined. C102.
 */
export function addStatement(coding: Coding, who: Coder, fields: CodedFields): Result<Coding> {
  const wrong = checkFields(coding, fields);
  if (wrong !== null) return fail(wrong);
  const { start, end } = rangeOf(fields);
  const stem = `m${start}-${end}`;
  const taken = new Set(coding.events.flatMap((each) => (each.event === 'add' ? [each.id] : [])));
  let id = stem;
  for (let count = 2; taken.has(id); count += 1) id = `${stem}-${count}`;
  return withEvent(coding, { ...who, event: 'add', id, fields });
}

/** Takes back the coder's last decision that stands; repeated, the one before it. C103. */
export function undo(coding: Coding, who: Coder): Result<Coding> {
  if ((standingEvents(coding).get(who.coder) ?? []).length === 0)
    return fail(error('C103', `${who.coder} has no decision to take back`));
  return withEvent(coding, { ...who, event: 'undo' });
}

/** The decision of a coder that an `undo` would take back; undefined without any. */
export function lastDecision(
  coding: Coding,
  coder: string,
): Exclude<CodingEvent, { readonly event: 'undo' }> | undefined {
  return standingEvents(coding).get(coder)?.at(-1)?.event;
}

export const listCoders = ({ events }: Coding): readonly string[] => [...new Set(events.map(({ coder }) => coder))];

export interface CodingProgress {
  readonly proposals: number;
  readonly accepted: number;
  readonly edited: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly added: number;
  readonly open: number;
}

export function progressOf(coding: Coding, coder: string): CodingProgress {
  const decided = [...decisionsOf(coding, coder).values()];
  const count = (decision: Decided['decision']): number => decided.filter((each) => each.decision === decision).length;
  const proposed = new Set(coding.proposals.map(({ id }) => id));
  return {
    proposals: proposed.size,
    accepted: count('accept'),
    edited: decided.filter(({ id, decision }) => decision === 'edit' && proposed.has(id)).length,
    rejected: count('reject'),
    skipped: count('skip'),
    added: decided.filter(({ id, decision }) => !proposed.has(id) && ['add', 'edit', 'accept'].includes(decision))
      .length,
    open: [...proposed].filter((id) => !decided.some((each) => each.id === id)).length,
  };
}

/** What a statement of a document is called outside of its coding. */
export const statementIdOf = (document: string, id: string): string => `${document}-${id}`;

export const CONFIRMING: ReadonlySet<Decided['decision']> = new Set(['accept', 'edit', 'add']);

function statementOf(
  document: CodedDocument,
  { id, fields, at, coder }: Decided & { readonly coder: string },
  text: string,
  date: string | null,
): ConfirmedStatement {
  const span = rangeOf(fields);
  const { speaker, actor, onBehalfOf, kind, stance, provision, condition, via, note } = fields;
  return {
    id: statementIdOf(document.id, id),
    document: document.id,
    speaker,
    actor,
    kind,
    stance,
    span,
    text: text.slice(span.start, span.end),
    ...(onBehalfOf === null ? {} : { onBehalfOf }),
    ...(provision === null ? {} : { provision }),
    ...(condition === null ? {} : { condition }),
    ...(via === null ? {} : { via }),
    ...(note === null ? {} : { note }),
    ...(date === null ? {} : { date }),
    confirmedBy: coder,
    confirmedAt: at,
  };
}

function inTextOrder(
  { document, proposals }: Coding,
  decided: readonly (Decided & { readonly coder: string })[],
  text: string,
): readonly ConfirmedStatement[] {
  const dates = new Map(proposals.map(({ id, date }) => [id, date]));
  return decided
    .filter(({ decision }) => CONFIRMING.has(decision))
    .map((one) => statementOf(document, one, text, dates.get(one.id) ?? document.date))
    .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/**
 * What a coder confirmed, in the order of the text: accepted, edited and added statements, never rejected, skipped or open
 * ones. `text` is the document's canonical text; a statement of several spans gets the range that holds them all.
 */
export function listConfirmed(coding: Coding, coder: string, text: string): readonly ConfirmedStatement[] {
  const decided = [...decisionsOf(coding, coder).values()].map((one) => ({ ...one, coder }));
  return inTextOrder(coding, decided, text);
}

/** What is confirmed when all coders of the file work on one dossier together (see `sharedDecisions`). */
export function listShared(coding: Coding, text: string): readonly ConfirmedStatement[] {
  return inTextOrder(coding, [...sharedDecisions(coding).values()], text);
}
