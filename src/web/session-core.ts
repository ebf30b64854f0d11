// The parts of an open dossier that change, and the steps that change them. `session.ts` is the way in.
// INVARIANT: a text that was edited stays in the browser's storage until the server has acknowledged it.
import { type Api, ApiFailure, type DossierContent, newKey } from './api.ts';
import { mergeTexts } from './merge.ts';

export interface FileState {
  /** null: taken away here. */
  readonly text: string | null;
  /** What the server acknowledged, and its version; null and 0 for a file it does not have. */
  readonly saved: string | null;
  readonly version: number;
}

export interface Conflict {
  readonly path: string;
  readonly mine: string | null;
  readonly theirs: string | null;
  readonly version: number;
}

export type SaveState = 'saved' | 'saving' | 'offline' | 'conflict' | 'refused';

export interface Change {
  readonly path: string;
  /** null takes the file away. */
  readonly text: string | null;
  /** How a step in a file that only grows is taken back: the text as it is then → the text that says so. */
  readonly takeBack?: (text: string) => string;
}

export interface SessionOptions {
  readonly api: Api;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly now: () => number;
  readonly words: {
    readonly merged: string;
    readonly taken: string;
    readonly undone: string;
    readonly notUndone: string;
  };
}

interface Step {
  readonly label: string;
  readonly when: number;
  readonly changes: readonly {
    readonly path: string;
    readonly before: string | null;
    readonly after: string | null;
    readonly takeBack?: (text: string) => string;
  }[];
}

export interface Core extends SessionOptions {
  readonly content: DossierContent;
  readonly files: Map<string, FileState>;
  readonly steps: Step[];
  readonly listeners: Set<() => void>;
  timer: ReturnType<typeof setTimeout> | undefined;
  busy: boolean;
  /** Versions that the server told of while a save was on its way: its own among them. */
  heard: Map<string, number>;
  /** The latest version of the dossier that this page knows of. */
  latest: number;
  closed: boolean;
  revision: number;
  save: SaveState;
  savedAt: number | undefined;
  conflict: Conflict | undefined;
  notice: string | undefined;
}

const WAIT = 350;
const RETRY = 4000;
const DEEPEST = 200;
const ONE_STEP = 1000;
const TRIES = 3;

function keyOf({ content }: Core): string {
  return `casus:pending:${content.id}`;
}

export function tell(core: Core, next: Partial<Pick<Core, 'save' | 'savedAt'>> & { readonly files?: true } = {}): void {
  if (next.files === true) core.revision += 1;
  if (next.save !== undefined) core.save = next.save;
  if (next.savedAt !== undefined) core.savedAt = next.savedAt;
  for (const listener of core.listeners) listener();
}

/**
 * Takes in what the server had at the content's version, but for files with edits of this page and for those it knows to be
 * newer: a save may be answered between. Says whether any text is another now.
 */
export function takeRows(core: Core, { files: rows, version: asOf }: DossierContent): boolean {
  let changed = false;
  for (const { path, text, version } of rows) {
    if (text === undefined) continue;
    const here = core.files.get(path);
    if (here !== undefined && (here.text !== here.saved || version < here.version)) continue;
    changed ||= here?.text !== text;
    core.files.set(path, { text, saved: text, version });
  }
  const known = new Set(rows.map(({ path }) => path));
  for (const [path, { text, saved, version }] of core.files) {
    if (known.has(path) || text !== saved || version > asOf) continue;
    core.files.delete(path);
    changed = true;
  }
  return changed;
}

/** A file has this version on the server; 0: it is gone. While this page saves, that may be its own doing. */
export function hear(core: Core, path: string, version: number): void {
  if (core.busy) {
    core.heard.set(path, version);
    return;
  }
  const here = core.files.get(path);
  if (here === undefined || version > here.version || version === 0) void refresh(core);
}

export function takePending(core: Core): void {
  try {
    const kept: Record<string, FileState> = JSON.parse(core.storage.getItem(keyOf(core)) ?? '{}');
    for (const [path, state] of Object.entries(kept)) core.files.set(path, state);
  } catch {
    // What cannot be read is not taken up.
  }
}

function keepPending(core: Core): void {
  const dirty = [...core.files].filter(([, { text, saved }]) => text !== saved);
  try {
    if (dirty.length === 0) core.storage.removeItem(keyOf(core));
    else core.storage.setItem(keyOf(core), JSON.stringify(Object.fromEntries(dirty)));
  } catch {
    // Storage full or closed: the server is the only keeper then.
  }
}

export function firstUnsaved({ files, conflict }: Core): readonly [string, FileState] | undefined {
  return [...files].find(([path, { text, saved }]) => text !== saved && conflict?.path !== path);
}

function put(core: Core, path: string, text: string | null): void {
  const here = core.files.get(path);
  if (text === null && (here?.saved ?? null) === null && !core.busy) core.files.delete(path);
  else core.files.set(path, { saved: here?.saved ?? null, version: here?.version ?? 0, text });
}

export function saveSoon(core: Core, delay: number): void {
  clearTimeout(core.timer);
  if (!core.closed) core.timer = setTimeout(() => void saveNext(core), delay);
}

/** The server has another text than the one this edit began from: both if they fit together, else a person decides. */
function meet(core: Core, path: string, sent: FileState, theirs: string | null, version: number): void {
  const here = core.files.get(path) ?? sent;
  const merged = theirs === null || here.text === null ? undefined : mergeTexts(sent.saved ?? '', here.text, theirs);
  if (merged === undefined) {
    core.conflict = { path, mine: here.text, theirs, version };
    tell(core, { save: 'conflict' });
    return;
  }
  core.files.set(path, { text: merged, saved: theirs, version });
  if (theirs !== here.text) core.notice = core.words.merged.replace('{path}', path);
  tell(core, { files: true });
}

function acknowledge(core: Core, path: string, sent: FileState, version: number): void {
  core.latest = Math.max(core.latest, version);
  const here = core.files.get(path) ?? sent;
  const next = { ...here, saved: sent.text, version: sent.text === null ? 0 : version };
  if (next.text === null && next.saved === null) core.files.delete(path);
  else core.files.set(path, next);
}

async function send(core: Core, path: string, { text, version }: FileState): ReturnType<Api['saveFile']> {
  const write = { path, expectedVersion: version, idempotencyKey: newKey() };
  const { api, content } = core;
  return text === null ? api.removeFile(content.id, write) : api.saveFile(content.id, { ...write, text });
}

/** What was heard meanwhile is looked at now that the own version is known. */
function endSaving(core: Core): void {
  core.busy = false;
  const { heard } = core;
  core.heard = new Map();
  for (const [path, version] of heard) hear(core, path, version);
}

async function saveNext(core: Core): Promise<void> {
  const next = firstUnsaved(core);
  if (core.busy || core.closed || next === undefined || core.content.role === 'reader') return;
  const [path, sent] = next;
  core.busy = true;
  tell(core, { save: 'saving' });
  try {
    const answer = await send(core, path, sent);
    if (answer.conflict) meet(core, path, sent, answer.theirs, answer.version);
    else acknowledge(core, path, sent, answer.version);
    keepPending(core);
    endSaving(core);
    if (firstUnsaved(core) !== undefined) saveSoon(core, 0);
    else tell(core, { save: core.conflict === undefined ? 'saved' : 'conflict', savedAt: core.now() });
  } catch (error) {
    endSaving(core);
    const refused = error instanceof ApiFailure && error.status >= 400 && error.status < 500 && error.status !== 429;
    if (refused) core.notice = error.message;
    tell(core, { save: refused ? 'refused' : 'offline' });
    if (!refused) saveSoon(core, RETRY);
  }
}

/** Takes in what others saved, file by file; files with edits of this page keep theirs until they are sent. */
async function refresh(core: Core, tries = TRIES): Promise<void> {
  try {
    const fresh = await core.api.loadDossier(core.content.id);
    if (core.closed) return;
    core.latest = Math.max(core.latest, fresh.version);
    tell(core, takeRows(core, fresh) ? { files: true } : {});
    // It was on its way while a save was answered, and may lack what others saved since.
    if (fresh.version < core.latest && tries > 1) await refresh(core, tries - 1);
  } catch {
    // The next event or save will tell.
  }
}

export function edit(core: Core, changes: readonly Change[], label: string): void {
  if (core.content.role === 'reader') return;
  const real = changes
    .map(({ text, ...rest }) => ({ ...rest, before: core.files.get(rest.path)?.text ?? null, after: text }))
    .filter(({ before, after }) => before !== after);
  const [only] = real;
  if (only === undefined) return;
  const last = core.steps.at(-1);
  const [before] = last?.changes ?? [];
  const joins =
    last !== undefined &&
    only.takeBack === undefined &&
    real.length + last.changes.length === 2 &&
    last.label === label &&
    before?.path === only.path &&
    before.after === only.before &&
    core.now() - last.when < ONE_STEP;
  if (joins) core.steps.pop();
  const merged = joins ? [{ ...only, before: before?.before ?? null }] : real;
  core.steps.push({ label, when: core.now(), changes: merged });
  if (core.steps.length > DEEPEST) core.steps.shift();
  for (const { path, after } of real) put(core, path, after);
  keepPending(core);
  tell(core, { files: true, save: 'saving' });
  saveSoon(core, WAIT);
}

/** Takes the last step back; where the file was changed since, only if the lines of the step were not. */
export function undo(core: Core): void {
  const step = core.steps.pop();
  if (step === undefined) return;
  const back = step.changes.map(({ path, before, after, takeBack }) => {
    const here = core.files.get(path)?.text ?? null;
    if (takeBack !== undefined) return { path, text: here === null ? null : takeBack(here) };
    if (here === after) return { path, text: before };
    const readable = before !== null && after !== null && here !== null;
    return { path, text: readable ? mergeTexts(after, before, here) : undefined };
  });
  if (back.some(({ text }) => text === undefined)) core.notice = core.words.notUndone;
  else {
    for (const { path, text } of back) put(core, path, text ?? null);
    core.notice = core.words.undone.replace('{label}', step.label);
  }
  keepPending(core);
  tell(core, { files: true });
  saveSoon(core, 0);
}

export function resolve(core: Core, choice: 'mine' | 'theirs'): void {
  if (core.conflict === undefined) return;
  const { path, theirs, version } = core.conflict;
  const mine = core.files.get(path)?.text ?? core.conflict.mine;
  core.files.set(path, { text: choice === 'mine' ? mine : theirs, saved: theirs, version });
  core.conflict = undefined;
  if (choice === 'theirs') core.notice = core.words.taken.replace('{path}', path);
  keepPending(core);
  tell(core, { files: true, save: firstUnsaved(core) === undefined ? 'saved' : 'saving' });
  saveSoon(core, 0);
}
