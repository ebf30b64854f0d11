// What coders decided about the dossier's documents. A coding lies beside its document and is only ever appended to; the
// confirmed statements are its replay, the same for the page, the command line and whoever reads the folder.
import { type Diagnostic, fail, type Result, sha256Hex, succeed } from '../basics/index.ts';
import type { DocumentActor, DocumentReading, Statement } from '../documents/index.ts';
import {
  type CodedFields,
  type Coding,
  type ConfirmedStatement,
  CONFIRMING,
  listShared,
  parseCoding,
  type Proposal,
  sharedDecisions,
  startCoding,
} from '../positions/index.ts';
import type { Dossier, DossierDocument } from './dossier.ts';

/** Where the decisions about a document are kept: `documents/page.txt` has `documents/page.txt.coding.jsonl`. */
export const codingFileOf = ({ file }: Pick<DossierDocument, 'file'>): string => `${file}.coding.jsonl`;

/** A byte order mark belongs to the file and not to the text, so both hashes name the same text. */
function isTextOf(coding: Coding, text: string): boolean {
  const { sha256, length } = coding.document;
  return length === text.length && (sha256 === sha256Hex(text) || sha256 === sha256Hex(`\ufeff${text}`));
}

/** The coding of one document, under the dossier's id of it; `undefined` when nobody decided anything yet. C104, C105. */
export function readCoding(document: DossierDocument, files: ReadonlyMap<string, string>): Result<Coding> | undefined {
  const file = codingFileOf(document);
  const text = files.get(file);
  if (text === undefined) return undefined;
  const read = parseCoding(text);
  if (!read.ok) return fail(...read.diagnostics.map((found) => ({ file, ...found })));
  if (isTextOf(read.value, document.text))
    return succeed({ ...read.value, document: { ...read.value.document, id: document.id } });
  const changed: Diagnostic = {
    code: 'C105',
    severity: 'error',
    message: `'${document.id}' is no longer the text that was coded`,
    file,
    help: `put the coded text back into ${document.file}, or take the coding away to begin anew`,
  };
  return fail(changed);
}

const sameStatement = (a: ConfirmedStatement, b: ConfirmedStatement): boolean =>
  a.document === b.document &&
  a.span.start === b.span.start &&
  a.span.end === b.span.end &&
  a.actor === b.actor &&
  a.stance === b.stance;

/**
 * The statements that codings confirm, by document, after those that `statements.yaml` has; one that stands there already
 * (same range, actor and stance: it was exported) is not counted twice.
 */
export function withCodedStatements(
  written: readonly ConfirmedStatement[],
  documents: readonly DossierDocument[],
  codings: ReadonlyMap<string, Coding>,
): readonly ConfirmedStatement[] {
  const coded = documents.flatMap(({ id, text }) => {
    const coding = codings.get(id);
    return coding === undefined ? [] : listShared(coding, text);
  });
  return [...written, ...coded.filter((one) => !written.some((other) => sameStatement(one, other)))];
}

/** What the text of a coding file confirms, without its places; nothing for a text that is no coding. For search. */
export function confirmedFieldsIn(text: string): readonly CodedFields[] {
  const read = parseCoding(text);
  if (!read.ok) return [];
  return [...sharedDecisions(read.value).values()].flatMap(({ decision, fields }) =>
    CONFIRMING.has(decision) ? [fields] : [],
  );
}

const plain = (name: string): string => name.toLowerCase().replace(/^the /, '').trim();

/** The dossier's id for an actor, by id, name or alias; undefined for a stranger. */
function findActor(actors: Dossier['actors'], names: readonly string[]): string | undefined {
  const wanted = new Set(names.map(plain));
  return Object.entries(actors).find(([id, { name, aliases = [] }]) =>
    [id, name, ...aliases].some((each) => wanted.has(plain(each))),
  )?.[0];
}

function actorOf(
  actors: Dossier['actors'],
  found: readonly DocumentActor[],
  { actor, on_behalf_of, speaker }: Statement,
): string | undefined {
  const own = found.find(({ id }) => id === actor);
  const behind = on_behalf_of ?? own?.represents ?? null;
  const state = behind === null ? undefined : found.find(({ id }) => id === behind);
  return findActor(actors, [speaker.text, own?.name ?? '', actor, state?.name ?? '', behind ?? ''].filter(Boolean));
}

const LONGEST_RANGE = 600;

/** Parts of a quotation that lie far apart would make one range of everything between them; then the first part stands. */
function nearSpans({ spans }: CodedFields): CodedFields['spans'] {
  const [first] = spans;
  const last = spans.at(-1);
  return first !== undefined && last !== undefined && last.end - first.start > LONGEST_RANGE ? [first] : spans;
}

/**
 * A coding of a reading's proposals in the dossier's own words: its actors where a name or alias fits, its options as
 * provisions and no others. No decision yet.
 */
export function startDossierCoding(
  { actors, issues }: Pick<Dossier, 'actors' | 'issues'>,
  document: Pick<DossierDocument, 'id' | 'title' | 'date'>,
  reading: DocumentReading,
): Coding {
  const options = new Set(issues.flatMap((issue) => issue.options.map(({ id }) => id)));
  const begun = startCoding(reading, document.id);
  const statements = new Map(reading.statements.map((one) => [one.id, one]));
  const proposals = begun.proposals.map((proposal): Proposal => {
    const { id, fields } = proposal;
    const statement = statements.get(id);
    const actor = statement === undefined ? undefined : actorOf(actors, reading.actors, statement);
    return {
      ...proposal,
      fields: {
        ...fields,
        actor: actor ?? fields.speaker,
        onBehalfOf: null,
        provision: fields.provision !== null && options.has(fields.provision) ? fields.provision : null,
        spans: nearSpans(fields),
      },
    };
  });
  const date = document.date ?? begun.document.date;
  return { ...begun, document: { ...begun.document, title: document.title, date }, proposals };
}
