// Decisions about proposals, in the model of `positions`: each is an event at the end of the document's coding file. A
// position that rests on a statement is one entry of issues.yaml, made and taken away with it.
import { appendItem, removeValue, readYaml } from '../../arrangements/index.ts';
import { type Diagnostic, fail, type Result, succeed } from '../../basics/index.ts';
import { type DocumentReading, readDocument } from '../../documents/index.ts';
import {
  CODEBOOK_FILE,
  codingFileOf,
  type Dossier,
  type DossierDocument,
  startDossierCoding,
} from '../../dossier/index.ts';
import {
  addStatement,
  type CodedFields,
  type Coder,
  type Coding,
  decide,
  decisionsOf,
  EMPTY_CODEBOOK,
  entriesOf,
  KINDS,
  lastDecision,
  printCodebookVersion,
  printCoding,
  printEvent,
  recordEntries,
  sharedDecisions,
  STANCES,
  statementIdOf,
  undo,
  versionOf,
} from '../../positions/index.ts';
import { z } from 'zod';
import { type Folder, problemsOf } from './folder.ts';
import type { Answer, Ask, CodedChoice } from './questions.ts';

/** Where rejections were kept before there were coding files; read until a document has one. */
export const REVIEW_FILE = 'review.yaml';
const reviewSchema = z.object({
  rejected: z.array(z.object({ document: z.string(), start: z.number(), end: z.number() })).default([]),
});

interface Range {
  readonly start: number;
  readonly end: number;
}

/** The range that holds all spans. */
export const rangeOf = ({ spans }: CodedFields): Range => ({
  start: Math.min(...spans.map(({ start }) => start)),
  end: Math.max(...spans.map(({ end }) => end)),
});

function rejectedBefore({ files }: Folder, document: string): readonly Range[] {
  const text = files.get(REVIEW_FILE);
  if (text === undefined) return [];
  const read = readYaml(text, reviewSchema, { file: REVIEW_FILE });
  return read.ok ? read.value.value.rejected.filter((each) => each.document === document) : [];
}

/** Rejections of the older file as decisions of a coder of its name. */
function withEarlierRejections(folder: Folder, coding: Coding, at: string): Coding {
  const ranges = rejectedBefore(folder, coding.document.id);
  return coding.proposals.reduce((now, { id, fields }) => {
    const { start, end } = rangeOf(fields);
    if (!ranges.some((each) => each.start === start && each.end === end)) return now;
    const decided = decide(now, { coder: REVIEW_FILE, at }, id, { kind: 'reject' });
    return decided.ok ? decided.value : now;
  }, coding);
}

/** The document's coding as kept, or a new one of what is proposed now, with the rejections of an older dossier. */
export function codingOf(
  folder: Folder,
  document: DossierDocument,
  at: string,
  given?: DocumentReading,
): Result<Coding> {
  const { dossier } = folder;
  const kept = dossier?.codings.get(document.id);
  if (kept !== undefined) return succeed(kept);
  if (dossier === undefined) return fail(strange('the dossier cannot be read'));
  if (given !== undefined)
    return succeed(withEarlierRejections(folder, startDossierCoding(dossier, document, given), at));
  const reading = readStored(dossier, document);
  return reading.ok ? codingOf(folder, document, at, reading.value) : reading;
}

/** A document of the dossier read as the text that it is. */
export function readStored({ referenceDate }: Dossier, { text, file }: DossierDocument): Result<DocumentReading> {
  const date = referenceDate === undefined ? {} : { referenceDate };
  return readDocument(text, { name: file, format: 'text', ...date });
}

function strange(message: string): Diagnostic {
  return { code: 'C101', severity: 'error', message };
}

interface Change {
  readonly path: string;
  readonly text: string;
}

const ISSUES = 'issues.yaml';
const STATEMENTS = 'statements.yaml';

/** issues.yaml without a statement. A stance that rests on nothing else goes with it, others only lose it. */
function issuesWithout({ dossier, files }: Folder, statement: string): string {
  let text = files.get(ISSUES) ?? 'issues: []\n';
  for (const { id, stances } of dossier?.issues ?? []) {
    for (let at = stances.length - 1; at >= 0; at -= 1) {
      const said = stances[at]?.statements ?? [];
      const place = said.indexOf(statement);
      if (place === -1) continue;
      const path = ['issues', id, 'stances', at];
      const removed = removeValue(text, said.length === 1 ? path : [...path, 'statements', place]);
      if (removed.ok) text = removed.value;
    }
  }
  return text;
}

function changesOf({ files }: Folder, made: readonly Change[]): readonly Change[] {
  return made.filter(
    ({ path, text }) =>
      (files.get(path) ?? '') !== text && !(path === ISSUES && !files.has(path) && text === 'issues: []\n'),
  );
}

/** The coding file with what was decided since: the kept bytes and new lines; whole where it is new or was cut off. */
function codingChange({ files }: Folder, document: DossierDocument, before: Coding, now: Coding): Change {
  const path = codingFileOf(document);
  const kept = files.get(path);
  if (kept?.endsWith('\n') !== true) return { path, text: printCoding(now) };
  const lines = now.events.slice(before.events.length).map((event) => `${printEvent(event)}\n`);
  return { path, text: kept + lines.join('') };
}

function slug(title: string, taken: ReadonlySet<string>): string {
  const stem =
    title
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 32) || 'issue';
  let id = stem;
  for (let count = 2; taken.has(id); count += 1) id = `${stem}-${count}`;
  return id;
}

interface Target {
  readonly option: string;
  readonly issue: string;
  /** A title: the issue is still to be made. */
  readonly title?: string;
}

function targetOf({ issues }: Dossier, { option, newIssue }: CodedChoice): Target | null {
  if (newIssue !== undefined) {
    const taken = new Set(issues.flatMap((issue) => [issue.id, ...issue.options.map(({ id }) => id)]));
    const issue = slug(newIssue, taken);
    return { issue, option: `${issue}-yes`, title: newIssue };
  }
  const found = issues.find(({ options }) => options.some(({ id }) => id === option));
  return found === undefined || option === undefined ? null : { issue: found.id, option };
}

/** The codebook brought up to the issues as they will be: its version, and its file when that grew. */
function recordCodebook(
  { files }: Folder,
  { codebook, issues }: Dossier,
  { coder, at }: Coder,
  target: Target | null,
): Result<{ readonly version: number; readonly changes: readonly Change[] }> {
  const made =
    target?.title === undefined
      ? []
      : [{ id: target.issue, title: target.title, options: [{ id: target.option, title: target.title }], stances: [] }];
  const recorded = recordEntries(codebook, { by: coder, at }, entriesOf([...issues, ...made]));
  if (!recorded.ok) return recorded;
  const lines = recorded.value.history.slice(codebook.history.length).map(printCodebookVersion);
  const text = (files.get(CODEBOOK_FILE) ?? '') + lines.join('');
  const changes = lines.length === 0 ? [] : [{ path: CODEBOOK_FILE, text }];
  return succeed({ version: versionOf(recorded.value), changes });
}

function withStance(text: string, target: Target, choice: CodedChoice, statement: string): Result<string> {
  const entry = {
    party: choice.actor,
    option: target.option,
    stance: choice.stance,
    statements: [statement],
    ...(choice.redLine ? { redLine: true } : {}),
  };
  if (target.title === undefined) return appendItem(text, ['issues', target.issue, 'stances'], entry);
  const options = [{ id: target.option, title: target.title }];
  return appendItem(text, ['issues'], { id: target.issue, title: target.title, options, stances: [entry] });
}

/** Spans as they were, cut or stretched to a range that was changed by hand. */
function spansWithin({ spans }: CodedFields, { start, end }: Range): CodedFields['spans'] {
  const inner = spans.filter((span) => span.end > start && span.start < end);
  if (inner.length === 0) return [{ start, end }];
  return inner.map((span, at) => ({
    start: at === 0 ? start : span.start,
    end: at === inner.length - 1 ? end : span.end,
  }));
}

function fieldsOf(choice: CodedChoice, before: CodedFields | undefined, target: Target | null): CodedFields {
  const { start, end, speaker, actor, stance, condition } = choice;
  const range = { start, end };
  const same = before !== undefined && rangeOf(before).start === start && rangeOf(before).end === end;
  return {
    speaker,
    actor,
    onBehalfOf: before?.onBehalfOf ?? null,
    stance: STANCES.find((each) => each === stance) ?? 'claims',
    kind: before?.kind ?? KINDS.find((each) => each === choice.kind) ?? 'reported',
    provision: target?.option ?? null,
    condition: condition === '' ? null : condition,
    via: before?.via ?? null,
    spans: before === undefined ? [range] : same ? before.spans : spansWithin(before, range),
    note: before?.note ?? null,
  };
}

const sameFields = (a: CodedFields, b: CodedFields | undefined): boolean =>
  b !== undefined &&
  (Object.keys(a) as (keyof CodedFields)[]).every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));

/** An accept when the coder takes what an accept would mean, else an edit; a statement by hand without an id. */
function confirmIn(coding: Coding, who: Coder, choice: CodedChoice, target: Target | null): Result<Coding> {
  const { id } = choice;
  if (id === undefined) return addStatement(coding, who, fieldsOf(choice, undefined, target));
  const proposed = coding.proposals.find((each) => each.id === id)?.fields;
  const shown = sharedDecisions(coding).get(id)?.fields ?? proposed;
  const fields = fieldsOf(choice, shown, target);
  const own = decisionsOf(coding, who.coder).get(id)?.fields ?? proposed;
  return decide(coding, who, id, sameFields(fields, own) ? { kind: 'accept' } : { kind: 'edit', fields });
}

type Done = Result<{ readonly changes: readonly Change[]; readonly statement: string; readonly redo?: string }>;

function confirmStatement(folder: Folder, document: DossierDocument, who: Coder, choice: CodedChoice): Done {
  const { dossier } = folder;
  const coding = codingOf(folder, document, who.at);
  if (dossier === undefined || !coding.ok) return coding.ok ? fail(strange('the dossier cannot be read')) : coding;
  const target = targetOf(dossier, choice);
  const recorded = recordCodebook(folder, dossier, who, target);
  if (!recorded.ok) return recorded;
  const decided = confirmIn(coding.value, { ...who, codebook: recorded.value.version }, choice, target);
  if (!decided.ok) return decided;
  const last = decided.value.events.at(-1);
  const statement = statementIdOf(document.id, last !== undefined && 'id' in last ? last.id : '');
  const without = issuesWithout(folder, statement);
  const issues = target === null ? succeed(without) : withStance(without, target, choice, statement);
  if (!issues.ok) return issues;
  const changes = [codingChange(folder, document, coding.value, decided.value), { path: ISSUES, text: issues.value }];
  return succeed({ changes: changesOf(folder, [...changes, ...recorded.value.changes]), statement });
}

function turnDown(folder: Folder, document: DossierDocument, who: Coder, id: string, kind: 'reject' | 'skip'): Done {
  const coding = codingOf(folder, document, who.at);
  if (!coding.ok) return coding;
  const version = versionOf(folder.dossier?.codebook ?? EMPTY_CODEBOOK);
  const decided = decide(coding.value, version === 0 ? who : { ...who, codebook: version }, id, { kind });
  if (!decided.ok) return decided;
  const statement = statementIdOf(document.id, id);
  const change = codingChange(folder, document, coding.value, decided.value);
  return succeed({
    changes: changesOf(folder, [change, { path: ISSUES, text: issuesWithout(folder, statement) }]),
    statement,
  });
}

/**
 * Takes a confirmed statement back. A proposal waits again (skipped), a statement by hand is rejected, one that only
 * `statements.yaml` has leaves that file.
 */
function withdraw(folder: Folder, document: DossierDocument, who: Coder, statement: string): Done {
  const coding = folder.dossier?.codings.get(document.id);
  const decided = coding === undefined ? [] : [...sharedDecisions(coding).keys()];
  const id = decided.find((each) => statementIdOf(document.id, each) === statement);
  if (id !== undefined) {
    const proposed = coding?.proposals.some((each) => each.id === id) === true;
    return turnDown(folder, document, who, id, proposed ? 'skip' : 'reject');
  }
  const removed = removeValue(folder.files.get(STATEMENTS) ?? '', ['statements', statement]);
  if (!removed.ok) return removed;
  const changes = [
    { path: STATEMENTS, text: removed.value },
    { path: ISSUES, text: issuesWithout(folder, statement) },
  ];
  return succeed({ changes: changesOf(folder, changes), statement });
}

/**
 * Takes the coder's last decision about the document back by a further event, and the position with it. Where an earlier
 * confirmation stands again, so does its position; whether it was a red line is not in the coding and has to be said anew.
 */
function takeBack(folder: Folder, document: DossierDocument, who: Coder): Done {
  const { dossier } = folder;
  const coding = codingOf(folder, document, who.at);
  if (dossier === undefined || !coding.ok) return coding.ok ? fail(strange('the dossier cannot be read')) : coding;
  const last = lastDecision(coding.value, who.coder);
  const undone = undo(coding.value, who);
  if (!undone.ok || last === undefined) return undone.ok ? fail(strange('there is no decision')) : undone;
  const statement = statementIdOf(document.id, last.id);
  const before = sharedDecisions(undone.value).get(last.id);
  const option = before?.fields.provision ?? undefined;
  const stands = before !== undefined && !['reject', 'skip'].includes(before.decision) && option !== undefined;
  const without = issuesWithout(folder, statement);
  const position = stands ? positionOf(before.fields, option) : undefined;
  const target = position === undefined ? null : targetOf(dossier, position);
  const issues =
    position === undefined || target === null ? succeed(without) : withStance(without, target, position, statement);
  if (!issues.ok) return issues;
  const change = codingChange(folder, document, coding.value, undone.value);
  return succeed({
    changes: changesOf(folder, [change, { path: ISSUES, text: issues.value }]),
    statement,
    redo: printEvent({ ...last, at: who.at }),
  });
}

function positionOf(fields: CodedFields, option: string): CodedChoice {
  const { speaker, actor, stance, kind, condition } = fields;
  const range = rangeOf(fields);
  return { ...range, speaker, actor, stance, kind, condition: condition ?? '', option, redLine: false };
}

/** One decision of a coder as changes of files: the coding, the position that rests on it, the codebook it was made under. */
export function answerDecide(folder: Folder, { document: name, coder, at, choice }: Ask<'decide'>): Answer<'decide'> {
  const document = folder.dossier?.documents.find(({ id }) => id === name);
  if (document === undefined)
    return { problems: problemsOf([strange(`there is no document '${name}'`)], () => undefined) };
  const who = { coder, at };
  const done =
    choice.kind === 'confirm'
      ? confirmStatement(folder, document, who, choice.coded)
      : choice.kind === 'withdraw'
        ? withdraw(folder, document, who, choice.statement)
        : choice.kind === 'undo'
          ? takeBack(folder, document, who)
          : turnDown(folder, document, who, choice.id, choice.kind);
  return done.ok ? done.value : { problems: problemsOf(done.diagnostics, (file) => folder.files.get(file ?? '')) };
}
