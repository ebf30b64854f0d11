// Decisions about proposals as events of the document's coding. Only what is written there becomes a statement.
import type { Engine } from '../engine/client.ts';
import type { Ask, Problem } from '../engine/questions.ts';
import type { Api } from '../api.ts';
import type { Change, Session } from '../session.ts';
import { words } from '../words.ts';

export interface Coding {
  /** Of the proposal; absent for words that nobody proposed. */
  readonly id?: string;
  readonly start: number;
  readonly end: number;
  readonly actor: string;
  readonly stance: string;
  /** An option's id; `new:` and a title for an issue that is to be made; empty for none. */
  readonly option: string;
  readonly redLine: boolean;
  readonly condition: string;
  readonly speaker: string;
  readonly kind: string;
}

export const NEW = 'new:';

interface Context {
  readonly api: Api;
  readonly engine: Engine;
  readonly session: Session;
}

async function changed(
  engine: Engine,
  path: string,
  edits: Ask<'edit'>['edits'],
): Promise<{ path: string; text: string }> {
  const answer = await engine.ask('edit', { path, edits });
  if ('text' in answer) return { path, text: answer.text };
  throw new Error(answer.problems.map(({ message }: Problem) => message).join('; '));
}

type Choice = Ask<'decide'>['choice'];

/** A coding only grows: a step in it is taken back by a further event, whatever others have added since. */
function changeOf(coder: string, change: Change, redo: string | undefined): Change {
  if (!change.path.endsWith('.coding.jsonl')) return change;
  const takeBack = (text: string): string =>
    `${text}${redo ?? JSON.stringify({ coder, at: new Date().toISOString(), event: 'undo' })}\n`;
  return { ...change, takeBack };
}

async function record(
  { api, engine, session }: Context,
  document: string,
  choice: Choice,
  label: string,
): Promise<string> {
  const coder = await api.coder();
  const answer = await engine.ask('decide', { document, coder, at: new Date().toISOString(), choice });
  if ('problems' in answer) throw new Error(answer.problems.map(({ message }) => message).join('; '));
  session.edit(
    answer.changes.map((change) => changeOf(coder, change, answer.redo)),
    label,
  );
  return answer.statement;
}

/** Confirms a coding: one statement, and where an issue was named one stance that rests on it. */
export function confirm(context: Context, document: string, { option, ...coding }: Coding): Promise<string> {
  const about = option.startsWith(NEW) ? { newIssue: option.slice(NEW.length) } : option === '' ? {} : { option };
  return record(context, document, { kind: 'confirm', coded: { ...coding, ...about } }, words.sources.labels.accept);
}

export function turnDown(context: Context, document: string, id: string, kind: 'reject' | 'skip'): Promise<string> {
  return record(context, document, { kind, id }, words.sources.labels[kind]);
}

/** Takes a confirmed statement back, and out of every stance that rests on it. */
export function withdraw(context: Context, document: string, statement: string): Promise<string> {
  return record(context, document, { kind: 'withdraw', statement }, words.sources.labels.withdraw);
}

/** Takes back one's last decision about the document, also one of an earlier visit. */
export function undoLast(context: Context, document: string): Promise<string> {
  return record(context, document, { kind: 'undo' }, words.sources.labels.undo);
}

/** Keeps a new document and lists it in the dossier; gives its id. */
export async function addDocument(
  { engine, session }: Pick<Context, 'engine' | 'session'>,
  name: string,
  content: string | Uint8Array,
): Promise<string> {
  const read = await engine.ask('newDocument', { name, content });
  if ('problems' in read)
    throw new Error(read.problems.map(({ message, help }) => [message, help].filter(Boolean).join('; ')).join('; '));
  const head = await changed(engine, 'dossier.yaml', [{ kind: 'append', list: ['documents'], value: read.entry }]);
  session.edit([{ path: read.path, text: read.text }, head], words.sources.labels.add);
  return read.entry['id'] ?? '';
}
