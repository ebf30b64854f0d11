import type { Span } from '../../basics/index.ts';
import { readDocument } from '../../documents/index.ts';
import { type Dossier, type DossierDocument, nameOf } from '../../dossier/index.ts';
import {
  type Coding,
  type ConfirmedStatement,
  CONFIRMING,
  sharedDecisions,
  statementIdOf,
} from '../../positions/index.ts';
import { draftArrangement, lineOf, renderTimelineSvg } from '../../report/index.ts';
import { codingOf, rangeOf, readStored } from './answer-coding.ts';
import { type Folder, problemsOf } from './folder.ts';
import type { Answer, Ask, CodedTable, ConfirmedRow, Proposal, SourcesView } from './questions.ts';

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Proposals with what was decided about them; one that nobody decided about may be covered by a statement all the same. */
function proposalsOf(dossier: Dossier, document: DossierDocument, coding: Coding): Proposal[] {
  const confirmed = dossier.statements.filter((each) => each.document === document.id);
  const decided = sharedDecisions(coding);
  const kept = new Set(confirmed.map(({ id }) => id));
  return coding.proposals.map((proposal): Proposal => {
    const { id, cueSpan, speakerSpan, reasons } = proposal;
    const decision = decided.get(id);
    const fields = decision?.fields ?? proposal.fields;
    const span = rangeOf(fields);
    const statement = statementIdOf(document.id, id);
    const covered =
      decision === undefined || (CONFIRMING.has(decision.decision) && !kept.has(statement))
        ? confirmed.find((each) => overlap(each.span, span))?.id
        : CONFIRMING.has(decision.decision)
          ? statement
          : undefined;
    const turnedDown =
      decision?.decision === 'reject' ? 'rejected' : decision?.decision === 'skip' ? 'skipped' : 'open';
    const speaker = speakerSpan ?? span;
    const words = ({ start, end }: Span): Span & { text: string } => ({
      start,
      end,
      text: document.text.slice(start, end),
    });
    return {
      id,
      start: span.start,
      end: span.end,
      text: document.text.slice(span.start, span.end),
      speaker: { ...speaker, text: fields.speaker },
      cue: cueSpan === null ? undefined : words(cueSpan),
      actor: fields.actor,
      actorKnown: Object.hasOwn(dossier.actors, fields.actor),
      kind: fields.kind,
      stance: fields.stance,
      condition: fields.condition,
      option: fields.provision,
      reasons,
      state: covered === undefined ? turnedDown : 'confirmed',
      ...(covered === undefined ? {} : { statement: covered }),
      decisions: decision?.all ?? [],
    };
  });
}

export function confirmedRow(dossier: Dossier, statement: ConfirmedStatement): ConfirmedRow {
  const document = dossier.documents.find(({ id }) => id === statement.document);
  const date = statement.date ?? document?.date;
  return {
    id: statement.id,
    document: statement.document,
    start: statement.span.start,
    end: statement.span.end,
    text: statement.text,
    actor: statement.actor,
    actorName: nameOf(dossier, statement.actor),
    stance: statement.stance,
    ...(statement.provision === undefined ? {} : { provision: statement.provision }),
    ...(date === undefined ? {} : { date }),
    line: document === undefined ? 0 : lineOf(document.text, statement.span.start),
    ...(statement.confirmedBy === undefined ? {} : { confirmedBy: statement.confirmedBy }),
    ...(statement.confirmedAt === undefined ? {} : { confirmedAt: statement.confirmedAt }),
  };
}

export function answerSources(folder: Folder, { document: id }: Ask<'sources'>): SourcesView {
  const { dossier } = folder;
  const document = dossier?.documents.find((each) => each.id === id);
  if (dossier === undefined || document === undefined) throw new Error(`there is no document '${id}'`);
  const read = readStored(dossier, document);
  const shown = { id, title: document.title, text: document.text, sha256: '' };
  const confirmed = dossier.statements
    .filter((each) => each.document === id)
    .map((statement) => confirmedRow(dossier, statement));
  if (!read.ok) {
    return { document: shown, lines: [], noise: [], published: null, proposals: [], confirmed, mentions: [] };
  }
  const reading = read.value;
  const coding = codingOf(folder, document, '-', reading);
  return {
    document: { ...shown, sha256: reading.sha256 },
    lines: reading.lines,
    noise: reading.noise_lines,
    published: reading.metadata.published?.value ?? document.date ?? null,
    proposals: coding.ok ? proposalsOf(dossier, document, coding.value) : [],
    confirmed,
    mentions: reading.arrangements.map(({ id: mention, name, unspecified }) => ({
      id: mention,
      name: name.text,
      start: name.start,
      open: unspecified.length,
    })),
  };
}

export function answerTable({ dossier }: Folder): CodedTable {
  if (dossier === undefined) return { actors: [], issues: [], cells: [], timeline: '' };
  const rows = new Map(dossier.statements.map((statement) => [statement.id, confirmedRow(dossier, statement)]));
  const entries = dossier.issues.flatMap(({ id: issue, stances }) =>
    stances.map(({ party, stance, statements = [] }) => ({ actor: party, issue, stance, statements })),
  );
  const keys = [...new Set(entries.map(({ actor, issue }) => JSON.stringify([actor, issue])))];
  const cells = keys.map((key) => {
    const own = entries.filter(({ actor, issue }) => JSON.stringify([actor, issue]) === key);
    const witnesses = [...new Set(own.flatMap(({ statements }) => statements))];
    return {
      actor: own[0]?.actor ?? '',
      issue: own[0]?.issue ?? '',
      stances: [...new Set(own.map(({ stance }) => stance))],
      statements: witnesses.flatMap((id) => rows.get(id) ?? []),
    };
  });
  const items = dossier.statements.map((statement) => {
    const { actorName, date, stance, text } = confirmedRow(dossier, statement);
    return { actor: actorName, ...(date === undefined ? {} : { date }), stance, words: text };
  });
  return {
    actors: [...new Set(cells.map(({ actor }) => actor))].map((id) => ({ id, name: nameOf(dossier, id) })),
    issues: dossier.issues.map(({ id, title }) => ({ id, title })),
    cells,
    timeline: items.length === 0 ? '' : renderTimelineSvg({ title: 'Statements over time', items }),
  };
}

/** What a document says of one arrangement, as a file that no other has the name of. */
export function answerDraft({ files, dossier }: Folder, { document: id, mention }: Ask<'draft'>): Answer<'draft'> {
  const document = dossier?.documents.find((each) => each.id === id);
  if (dossier === undefined || document === undefined) throw new Error(`there is no document '${id}'`);
  const read = readStored(dossier, document);
  if (!read.ok) return { problems: problemsOf(read.diagnostics, () => document.text) };
  const drafted = draftArrangement(read.value, mention);
  if (drafted === undefined) throw new Error(`the document has no arrangement '${mention}'`);
  const stem = String(drafted.arrangement['id']).toLowerCase();
  const pathOf = (count: number): string => `arrangements/${stem}${count === 1 ? '' : `-${count}`}.yaml`;
  let count = 1;
  while (files.has(pathOf(count))) count += 1;
  const text = count === 1 ? drafted.yaml : drafted.yaml.replace(/^id: .*$/m, (line) => `${line}-${count}`);
  return { path: pathOf(count), text };
}

const LONGEST_DOCUMENT = 5_000_000;

/** A pasted text or a dropped file → the text that will be stored, with a name that no other document has. */
export function answerNewDocument(
  { files, dossier }: Folder,
  { name, content }: Ask<'newDocument'>,
): Answer<'newDocument'> {
  const read = readDocument(content, { name });
  if (!read.ok) return { problems: problemsOf(read.diagnostics, () => undefined) };
  const { text, metadata } = read.value;
  if (text.length > LONGEST_DOCUMENT) {
    const message = `the text has ${text.length} characters; at most ${LONGEST_DOCUMENT} are kept`;
    return { problems: [{ code: 'D104', severity: 'error', message, help: 'paste the part that matters' }] };
  }
  const title = metadata.title ?? name;
  const stem =
    (name || title)
      .toLowerCase()
      .replace(/\.[a-z0-9]{1,5}$/, '')
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'document';
  const taken = new Set([...files.keys(), ...(dossier?.documents.map(({ id }) => id) ?? [])]);
  let id = stem;
  for (let count = 2; taken.has(id) || taken.has(`documents/${id}.txt`); count += 1) id = `${stem}-${count}`;
  const date = metadata.published?.value ?? undefined;
  const entry = { id, file: `${id}.txt`, title: title.slice(0, 200), ...(date === undefined ? {} : { date }) };
  return { path: `documents/${id}.txt`, text, entry };
}
