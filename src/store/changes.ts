// Every way in which a dossier changes: one row of the dossier is locked, one event is written, files follow.
import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import { mediaTypeOf } from './media-type.ts';
import { LIMITS } from './paths.ts';
import { indexFile } from './search-index.ts';
import { bytes, type Dialect, integer, type Row, text, textOrNull, type Transaction } from './sql.ts';
import type {
  ChangeKind,
  ChangeOutcome,
  CreateOutcome,
  FileChange,
  NewDossier,
  UndoOutcome,
  UndoRequest,
} from './types.ts';

/** What a change needs besides the transaction. */
export interface ChangeContext {
  readonly transaction: Transaction;
  readonly dialect: Dialect;
  readonly at: string;
}

interface Applied {
  readonly dossier: string;
  readonly version: number;
  readonly path: string;
  readonly kind: ChangeKind;
  readonly who: string;
  readonly before: string | null;
  readonly content: Uint8Array | null;
  readonly undoes?: number;
}

function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

async function keepBlob({ transaction }: ChangeContext, content: Uint8Array): Promise<string> {
  const hash = sha256(content);
  await transaction.all(`INSERT INTO blob (sha256, size, content) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING`, [
    hash,
    content.byteLength,
    content,
  ]);
  return hash;
}

/** The title that `dossier.yaml` gives, if it does. */
function titleIn(content: Uint8Array): string | undefined {
  try {
    const read: unknown = parse(new TextDecoder().decode(content), { maxAliasCount: 0 });
    const title: unknown = typeof read === 'object' && read !== null && 'title' in read ? read.title : undefined;
    return typeof title === 'string' && title.trim() !== '' ? cleanTitle(title) : undefined;
  } catch {
    return undefined;
  }
}

function cleanTitle(title: string): string {
  return title
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200);
}

async function apply(context: ChangeContext, change: Applied): Promise<void> {
  const { transaction, dialect, at } = context;
  const { dossier, version, path, kind, who, before, content, undoes } = change;
  const after = content === null ? null : await keepBlob(context, content);
  const mediaType = content === null ? '' : mediaTypeOf(path, content);
  await transaction.all(
    `INSERT INTO file (dossier, path, version, sha256, media_type) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (dossier, path) DO UPDATE
     SET version = excluded.version, sha256 = excluded.sha256, media_type = excluded.media_type`,
    [dossier, path, version, after, mediaType],
  );
  await transaction.all(
    `INSERT INTO event (dossier, version, kind, path, who, at, before, after, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [dossier, version, kind, path, who, at, before, after, undoes ?? null],
  );
  const { files, bytes: size } = await growth(context, before, content);
  await transaction.all(
    `UPDATE dossier SET version = ?, updated = ?, files = files + ?, bytes = bytes + ? WHERE id = ?`,
    [version, at, files, size, dossier],
  );
  const title = path === 'dossier.yaml' && content !== null ? titleIn(content) : undefined;
  if (title !== undefined) await transaction.all(`UPDATE dossier SET title = ? WHERE id = ?`, [title, dossier]);
  await indexFile(transaction, dialect, { dossier, path, mediaType, content });
}

/** Locks the dossier's row until the end of the transaction, so that its changes have one order. */
async function lockDossier({ transaction, dialect }: ChangeContext, id: string): Promise<Row | undefined> {
  const lock = dialect === 'postgres' ? ' FOR UPDATE' : '';
  const [row] = await transaction.all(`SELECT d.version, d.files, d.bytes FROM dossier d WHERE d.id = ?${lock}`, [id]);
  if (row === undefined) return undefined;
  // Asked with the row locked: a deletion at the same moment is either over or waits.
  const gone = await transaction.all(`SELECT dossier FROM deleted_dossier WHERE dossier = ?`, [id]);
  return gone.length === 0 ? row : undefined;
}

interface Keyed {
  readonly who: string;
  readonly scope: string;
  readonly key: string;
  readonly request: string;
}

/** What the same key was answered before; 'other' when it stood for another request. */
async function answeredBefore({ transaction }: ChangeContext, keyed: Keyed): Promise<string | undefined> {
  const [row] = await transaction.all(
    `SELECT request, answer FROM idempotency WHERE who = ? AND scope = ? AND key = ?`,
    [keyed.who, keyed.scope, keyed.key],
  );
  if (row === undefined) return undefined;
  return text(row, 'request') === keyed.request ? text(row, 'answer') : 'other';
}

async function keepAnswer<T>({ transaction, at }: ChangeContext, keyed: Keyed, answer: T): Promise<T> {
  await transaction.all(`INSERT INTO idempotency (who, scope, key, request, answer, at) VALUES (?, ?, ?, ?, ?, ?)`, [
    keyed.who,
    keyed.scope,
    keyed.key,
    keyed.request,
    JSON.stringify(answer),
    at,
  ]);
  return answer;
}

interface Totals {
  readonly files: number;
  readonly bytes: number;
}

async function sizeOf({ transaction }: ChangeContext, hash: string | null): Promise<number> {
  if (hash === null) return 0;
  const [row] = await transaction.all(`SELECT size FROM blob WHERE sha256 = ?`, [hash]);
  return integer(row, 'size');
}

/** What a change from one content to another adds to a dossier. */
async function growth(context: ChangeContext, before: string | null, content: Uint8Array | null): Promise<Totals> {
  return {
    files: (content === null ? 0 : 1) - (before === null ? 0 : 1),
    bytes: (content?.byteLength ?? 0) - (await sizeOf(context, before)),
  };
}

async function limitOf(
  context: ChangeContext,
  row: Row,
  before: string | null,
  content: Uint8Array | null,
): Promise<string | undefined> {
  if ((content?.byteLength ?? 0) > LIMITS.fileBytes) return 'a file has at most 16 MB';
  const { files, bytes: size } = await growth(context, before, content);
  if (integer(row, 'files') + files > LIMITS.files) return 'a dossier has at most 2,000 files';
  if (integer(row, 'bytes') + size > LIMITS.bytes) return "a dossier's files have at most 64 MB together";
  return undefined;
}

async function blobContent({ transaction }: ChangeContext, hash: string | null): Promise<Uint8Array | null> {
  if (hash === null) return null;
  const [row] = await transaction.all(`SELECT content FROM blob WHERE sha256 = ?`, [hash]);
  return bytes(row, 'content');
}

/** Writes or removes one file if it is still at the version that was read. */
export async function changeFile(context: ChangeContext, change: FileChange): Promise<ChangeOutcome> {
  const { dossier, path, content, expectedVersion, who } = change;
  const hash = content === null ? '-' : sha256(content);
  const keyed = {
    who,
    scope: dossier,
    key: change.idempotencyKey,
    request: sha256(JSON.stringify(['file', path, hash, expectedVersion])),
  };
  const row = await lockDossier(context, dossier);
  if (row === undefined) return { kind: 'no-dossier' };
  const before = await answeredBefore(context, keyed);
  if (before === 'other') return { kind: 'key-reused' };
  if (before !== undefined) return { kind: 'written', version: Number(JSON.parse(before)) };
  const [file] = await context.transaction.all(`SELECT version, sha256 FROM file WHERE dossier = ? AND path = ?`, [
    dossier,
    path,
  ]);
  const current = file === undefined ? null : textOrNull(file, 'sha256');
  const version = current === null ? 0 : integer(file, 'version');
  if (version !== expectedVersion || (content === null && current === null)) {
    return { kind: 'conflict', theirs: await blobContent(context, current), version };
  }
  const limit = await limitOf(context, row, current, content);
  if (limit !== undefined) return { kind: 'too-large', limit };
  const next = integer(row, 'version') + 1;
  const kind = content === null ? 'delete' : 'write';
  await apply(context, { dossier, version: next, path, kind, who, before: current, content });
  return { kind: 'written', version: await keepAnswer(context, keyed, next) };
}

/** The last change that is neither an undo nor taken back, and no part of the dossier's making. */
async function lastChange({ transaction }: ChangeContext, dossier: string): Promise<Row | undefined> {
  const [row] = await transaction.all(
    `SELECT e.version, e.path, e.before, e.after FROM event e
     WHERE e.dossier = ? AND e.kind IN ('write', 'delete')
       AND NOT EXISTS (SELECT 1 FROM event u WHERE u.dossier = e.dossier AND u.undoes = e.version)
     ORDER BY e.version DESC LIMIT 1`,
    [dossier],
  );
  return row;
}

/** Takes back one change as a change of its own. */
export async function undoChange(context: ChangeContext, request: UndoRequest): Promise<UndoOutcome> {
  const { dossier, who, expectedVersion } = request;
  const keyed = {
    who,
    scope: dossier,
    key: request.idempotencyKey,
    request: sha256(JSON.stringify(['undo', expectedVersion ?? null])),
  };
  const row = await lockDossier(context, dossier);
  if (row === undefined) return { kind: 'no-dossier' };
  const before = await answeredBefore(context, keyed);
  if (before === 'other') return { kind: 'key-reused' };
  if (before !== undefined) return { kind: 'written', ...JSON.parse(before) };
  const version = integer(row, 'version');
  if (expectedVersion !== undefined && expectedVersion !== version) return { kind: 'conflict', version };
  const target = await lastChange(context, dossier);
  if (target === undefined) return { kind: 'nothing' };
  const [path, undoes] = [text(target, 'path'), integer(target, 'version')];
  const content = await blobContent(context, textOrNull(target, 'before'));
  await apply(context, {
    dossier,
    version: version + 1,
    path,
    kind: 'undo',
    who,
    before: textOrNull(target, 'after'),
    content,
    undoes,
  });
  return { kind: 'written', ...(await keepAnswer(context, keyed, { version: version + 1, path, undoes })) };
}

function createLimit(files: ReadonlyMap<string, Uint8Array>): string | undefined {
  if (files.size > LIMITS.files) return 'a dossier has at most 2,000 files';
  let total = 0;
  for (const content of files.values()) {
    if (content.byteLength > LIMITS.fileBytes) return 'a file has at most 16 MB';
    total += content.byteLength;
  }
  return total > LIMITS.bytes ? "a dossier's files have at most 64 MB together" : undefined;
}

/** A dossier with its first files, each an event of its own. */
export async function createDossier(
  context: ChangeContext,
  { title, files, who, owner, idempotencyKey }: NewDossier,
  id: string,
): Promise<CreateOutcome> {
  const limit = createLimit(files);
  if (limit !== undefined) return { kind: 'too-large', limit };
  const listed = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const request = sha256(JSON.stringify([title, ...listed.map(([path, content]) => [path, sha256(content)])]));
  const keyed = { who, scope: '', key: idempotencyKey ?? id, request };
  const before = await answeredBefore(context, keyed);
  if (before === 'other') return { kind: 'key-reused' };
  if (before !== undefined) return { kind: 'written', ...JSON.parse(before) };
  const made = await context.transaction.all(
    `INSERT INTO dossier (id, title, version, files, bytes, created, updated) VALUES (?, ?, 0, 0, 0, ?, ?)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [id, cleanTitle(title), context.at, context.at],
  );
  if (made.length === 0) return { kind: 'exists' };
  if (owner !== undefined) {
    await context.transaction.all(`INSERT INTO member (dossier, person, role) VALUES (?, ?, 'owner')`, [id, owner]);
  }
  let version = 0;
  for (const [path, content] of listed) {
    version += 1;
    await apply(context, { dossier: id, version, path, kind: 'create', who, before: null, content });
  }
  return { kind: 'written', ...(await keepAnswer(context, keyed, { id, version })) };
}
