// `casus read` of a folder, of several files, or of a list of them.
import { join } from 'node:path';
import { fail, type Result, succeed } from '../../basics/index.ts';
import type { JoinedStatement } from '../../documents/index.ts';
import { listDocumentFiles } from '../../store/index.ts';
import { type CommandIo, EXIT, type OptionValues } from '../command.ts';
import { countOf } from '../count-of.ts';
import { type CorpusAnswer, type CorpusTask, defaultState, readCorpus } from '../read-corpus.ts';
import { reportDiagnostics } from '../run.ts';
import { visible } from '../visible.ts';

export const STOPPED = 130;
const SHOWN = 20;

/** Whether the names are more than one document: a folder, a list, or several names. */
export function isMany(io: CommandIo, names: readonly string[]): boolean {
  const [first = ''] = names;
  return names.length > 1 || first.startsWith('@') || io.listFolder(first).ok;
}

function expand(io: CommandIo, name: string): Result<CorpusTask['documents']> {
  if (name.startsWith('@')) {
    const text = io.readText(name.slice(1));
    if (!text.ok) return text;
    const lines = text.value.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
    return succeed(lines.map((line) => ({ name: line.trim(), file: line.trim() })));
  }
  if (!io.listFolder(name).ok) return succeed([{ name, file: name }]);
  const listed = listDocumentFiles(name);
  if (!listed.ok) return listed;
  return succeed(listed.value.paths.map((path) => ({ name: path, file: join(name, path) })));
}

function planTask(io: CommandIo, names: readonly string[], values: OptionValues): Result<CorpusTask> {
  const documents: CorpusTask['documents'][number][] = [];
  for (const name of names) {
    const found = expand(io, name);
    if (!found.ok) return found;
    documents.push(...found.value);
  }
  const [only = '.'] = names;
  if (documents.length === 0) {
    const help = 'documents end in .txt, .md, .html, .docx, .pdf or .eml';
    return fail({ code: 'I110', severity: 'error', message: 'there is no document to read here', file: only, help });
  }
  const folder = names.length === 1 && io.listFolder(only).ok ? only : '.';
  const { out, 'reference-date': date } = values;
  const state = typeof out === 'string' ? out : defaultState(folder);
  return succeed({ documents, state, ...(typeof date === 'string' ? { referenceDate: date } : {}) });
}

function showJoined({ actor, stance, witnesses }: JoinedStatement): readonly string[] {
  const [first] = witnesses;
  return [
    `  [${actor}] ${stance}: ${visible(first?.statement.content ?? '')}`,
    ...witnesses.slice(0, SHOWN).map(({ path, statement }) => `    ${visible(path)} line ${statement.line}`),
    ...more(witnesses.length, '    '),
  ];
}

const more = (count: number, indent = '  '): readonly string[] =>
  count > SHOWN ? [`${indent}and ${count - SHOWN} more`] : [];

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines, ''];
}

function take<T>(items: Iterable<T>, most: number): readonly T[] {
  const taken: T[] = [];
  for (const item of items) {
    taken.push(item);
    if (taken.length === most) break;
  }
  return taken;
}

/** The answer as indented JSON, piece by piece: what is joined in ten thousand pages would not fit into one text. */
function printJson(io: CommandIo, { joined, ...rest }: CorpusAnswer): void {
  const head = JSON.stringify({ ...rest, joined: [] }, null, 2);
  io.out(head.slice(0, head.lastIndexOf(']')));
  let first = true;
  for (const each of joined.each()) {
    const text = JSON.stringify(each, null, 2).replaceAll('\n', '\n    ');
    io.out(`${first ? '' : ','}\n    ${text}`);
    first = false;
  }
  io.out(first ? ']\n}\n' : '\n  ]\n}\n');
}

function show(answer: CorpusAnswer): string {
  const { total, read, before, stopped, statements, failed, duplicates, joined, state } = answer;
  const good = read + before - failed.length;
  const head = `${total} documents: ${good} read, ${failed.length} not (${read} in this run, ${before} before); ${statements} statements proposed.`;
  return [
    head,
    ...(stopped ? [`Stopped. The same command goes on with the other ${total - read - before}.`] : []),
    '',
    ...section(`Not read: ${failed.length}`, [
      ...failed.slice(0, SHOWN).map(({ path, diagnostics: [first] }) => {
        return `  ${visible(path)}: ${first?.code ?? ''} ${visible(first?.message ?? '')}`;
      }),
      ...more(failed.length),
    ]),
    ...section(`Nearly the same: ${countOf(duplicates.length, 'group')}`, [
      ...duplicates.slice(0, SHOWN).map(({ documents, containment }) => {
        const shown = documents.slice(0, SHOWN).map(visible).join(' = ');
        const rest = documents.length > SHOWN ? ` and ${documents.length - SHOWN} more` : '';
        return `  ${shown}${rest} (${Math.floor(containment * 100)} % of the shorter one)`;
      }),
      ...more(duplicates.length),
    ]),
    ...section(`Statements in several documents: ${joined.count}`, [
      ...take(joined.each(), SHOWN).flatMap(showJoined),
      ...more(joined.count),
    ]),
    `One line of JSON a document: ${state}`,
    '',
  ].join('\n');
}

export async function runReadMany(io: CommandIo, names: readonly string[], values: OptionValues): Promise<number> {
  const task = planTask(io, names, values);
  if (!task.ok) return reportDiagnostics(io, task.diagnostics, values['json'] === true);
  const json = values['json'] === true;
  const stopped = await readCorpus(io, task.value, (answer) => {
    if (json) printJson(io, answer);
    else io.out(show(answer));
    return answer.stopped;
  });
  if (!stopped.ok) return reportDiagnostics(io, stopped.diagnostics, json);
  return stopped.value ? STOPPED : EXIT.ok;
}
