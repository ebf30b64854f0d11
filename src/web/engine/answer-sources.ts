import { type DocumentActor, type DocumentReading, readDocument, type Statement } from '../../documents/index.ts';
import { readYaml } from '../../arrangements/index.ts';
import { type Dossier, type DossierDocument, nameOf } from '../../dossier/index.ts';
import type { ConfirmedStatement } from '../../positions/index.ts';
import { lineOf, renderTimelineSvg } from '../../report/index.ts';
import { z } from 'zod';
import { type Folder, problemsOf } from './folder.ts';
import type { Answer, Ask, CodedTable, ConfirmedRow, Proposal, SourcesView } from './questions.ts';

/** Proposals that a person turned down; kept beside the statements so that nobody is asked twice. */
export const REVIEW_FILE = 'review.yaml';
const reviewSchema = z.object({
  rejected: z.array(z.object({ document: z.string(), start: z.number(), end: z.number() })).default([]),
});

function rejectedOf(folder: Folder): readonly { document: string; start: number; end: number }[] {
  const text = folder.files.get(REVIEW_FILE);
  if (text === undefined) return [];
  const read = readYaml(text, reviewSchema, { file: REVIEW_FILE });
  return read.ok ? read.value.value.rejected : [];
}

function words(name: string): string {
  return name.toLowerCase().replace(/^the /, '').trim();
}

/** The dossier's id for an actor that the reader of documents found, by name and alias; undefined for a stranger. */
function findActor(dossier: Dossier, names: readonly string[]): string | undefined {
  const wanted = new Set(names.map(words));
  return Object.entries(dossier.actors).find(([id, { name, aliases = [] }]) =>
    [id, name, ...aliases].some((each) => wanted.has(words(each))),
  )?.[0];
}

function actorOf(
  dossier: Dossier,
  actors: readonly DocumentActor[],
  { actor, on_behalf_of, speaker }: Statement,
): string | undefined {
  const found = actors.find(({ id }) => id === actor);
  const behind = on_behalf_of ?? found?.represents ?? null;
  const state = behind === null ? undefined : actors.find(({ id }) => id === behind);
  return findActor(dossier, [speaker.text, found?.name ?? '', actor, state?.name ?? '', behind ?? ''].filter(Boolean));
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}

function optionOf(dossier: Dossier, provision: string | null): string | null {
  const known = dossier.issues.flatMap(({ options }) => options.map(({ id }) => id));
  return provision !== null && known.includes(provision) ? provision : null;
}

function proposalsOf(
  folder: Folder,
  dossier: Dossier,
  document: DossierDocument,
  reading: DocumentReading,
): Proposal[] {
  const rejected = rejectedOf(folder).filter((each) => each.document === document.id);
  const confirmed = dossier.statements.filter((each) => each.document === document.id);
  return reading.statements.flatMap((statement) => {
    const [first] = statement.content;
    const last = statement.content.at(-1);
    if (first === undefined || last === undefined) return [];
    const span = last.end - first.start > 600 ? first : { start: first.start, end: last.end };
    const covered = confirmed.find((each) => overlap(each.span, span));
    const turnedDown = rejected.some((each) => each.start === span.start && each.end === span.end);
    const actor = actorOf(dossier, reading.actors, statement);
    return [
      {
        id: statement.id,
        start: span.start,
        end: span.end,
        text: document.text.slice(span.start, span.end),
        speaker: statement.speaker,
        cue: statement.cue ?? undefined,
        actor: actor ?? statement.speaker.text,
        actorKnown: actor !== undefined,
        kind: statement.kind,
        stance: statement.stance,
        condition: statement.condition,
        option: optionOf(dossier, statement.provision),
        reasons: statement.reasons,
        state: covered !== undefined ? ('confirmed' as const) : turnedDown ? ('rejected' as const) : ('open' as const),
        ...(covered === undefined ? {} : { statement: covered.id }),
      },
    ];
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
  };
}

export function answerSources(folder: Folder, { document: id }: Ask<'sources'>): SourcesView {
  const { dossier } = folder;
  const document = dossier?.documents.find((each) => each.id === id);
  if (dossier === undefined || document === undefined) throw new Error(`there is no document '${id}'`);
  const read = readDocument(document.text, {
    name: document.file,
    format: 'text',
    ...(dossier.referenceDate === undefined ? {} : { referenceDate: dossier.referenceDate }),
  });
  const shown = { id, title: document.title, text: document.text, sha256: '' };
  const confirmed = dossier.statements
    .filter((each) => each.document === id)
    .map((statement) => confirmedRow(dossier, statement));
  if (!read.ok) {
    return { document: shown, lines: [], noise: [], published: null, proposals: [], confirmed, mentions: [] };
  }
  const reading = read.value;
  return {
    document: { ...shown, sha256: reading.sha256 },
    lines: reading.lines,
    noise: reading.noise_lines,
    published: reading.metadata.published?.value ?? document.date ?? null,
    proposals: proposalsOf(folder, dossier, document, reading),
    confirmed,
    mentions: reading.arrangements.map(({ name, unspecified }) => ({
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
