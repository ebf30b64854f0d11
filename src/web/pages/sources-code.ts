// Decisions about proposals as changes of the dossier's files. Only what is written here becomes a statement.
import type { Engine } from '../engine/client.ts';
import type { ConfirmedRow, Edit, Outline, Problem, Proposal } from '../engine/questions.ts';
import type { Session } from '../session.ts';
import { words } from '../words.ts';

export interface Coding {
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
  readonly engine: Engine;
  readonly session: Session;
  readonly outline: Outline;
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

async function changed(engine: Engine, path: string, edits: readonly Edit[]): Promise<{ path: string; text: string }> {
  const answer = await engine.ask('edit', { path, edits });
  if ('text' in answer) return { path, text: answer.text };
  throw new Error(answer.problems.map(({ message }: Problem) => message).join('; '));
}

function issueEdits(
  { outline }: Context,
  coding: Coding,
  statement: string,
): { edits: readonly Edit[]; option: string } {
  const entry = (option: string): Record<string, unknown> => ({
    party: coding.actor,
    option,
    stance: coding.stance,
    statements: [statement],
    ...(coding.redLine ? { redLine: true } : {}),
  });
  if (coding.option.startsWith(NEW)) {
    const title = coding.option.slice(NEW.length);
    const id = slug(title, new Set(outline.options.flatMap(({ issue, option }) => [issue, option])));
    const value = { id, title, options: [{ id: `${id}-yes`, title }], stances: [entry(`${id}-yes`)] };
    return { edits: [{ kind: 'append', list: ['issues'], value }], option: `${id}-yes` };
  }
  const found = outline.options.find(({ option }) => option === coding.option);
  if (found === undefined) return { edits: [], option: '' };
  const list = ['issues', found.issue, 'stances'];
  return { edits: [{ kind: 'append', list, value: entry(found.option) }], option: found.option };
}

/** Confirms a coding: one statement, and where an issue was named one stance that rests on it. */
export async function confirm(context: Context, document: string, text: string, coding: Coding): Promise<string> {
  const { engine, session } = context;
  const taken = session.state().files['statements.yaml'] ?? '';
  let id = `${document}-${coding.start}`;
  for (let count = 2; new RegExp(`\\bid: ${id}\\b(?!-)`).test(taken); count += 1)
    id = `${document}-${coding.start}-${count}`;
  const { edits, option } = coding.option === '' ? { edits: [], option: '' } : issueEdits(context, coding, id);
  const value = {
    id,
    document,
    speaker: coding.speaker,
    actor: coding.actor,
    kind: coding.kind,
    stance: coding.stance,
    ...(option === '' ? {} : { provision: option }),
    span: { start: coding.start, end: coding.end },
    text: text.slice(coding.start, coding.end),
    ...(coding.condition === '' ? {} : { condition: coding.condition }),
    confirmedAt: new Date().toISOString().slice(0, 10),
  };
  const statements = await changed(engine, 'statements.yaml', [{ kind: 'append', list: ['statements'], value }]);
  const issues = edits.length === 0 ? [] : [await changed(engine, 'issues.yaml', edits)];
  session.edit([statements, ...issues], words.sources.labels.accept);
  return id;
}

export async function reject({ engine, session }: Context, document: string, { start, end }: Proposal): Promise<void> {
  const value = { document, start, end };
  const review = await changed(engine, 'review.yaml', [{ kind: 'append', list: ['rejected'], value }]);
  session.edit([review], words.sources.labels.reject);
}

/** Takes a confirmed statement back, and out of every stance that rests on it. */
export async function withdraw({ engine, session }: Context, { id }: ConfirmedRow): Promise<void> {
  const statements = await changed(engine, 'statements.yaml', [{ kind: 'remove', path: ['statements', id] }]);
  const answer = await engine.ask('withdrawal', { statement: id });
  const issues = 'text' in answer && answer.text !== '' ? [{ path: 'issues.yaml', text: answer.text }] : [];
  session.edit([statements, ...issues], words.sources.labels.withdraw);
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
