// One open dossier: its files as they are here, what the server has, what is on the way, and how to take steps back.
import type { DossierContent, Role } from './api.ts';
import {
  type Change,
  type Conflict,
  type Core,
  edit,
  firstUnsaved,
  hear,
  resolve,
  type SaveState,
  saveSoon,
  type SessionOptions,
  takePending,
  takeRows,
  tell,
  undo,
} from './session-core.ts';

export type { Change };

export interface SessionState {
  readonly id: string;
  readonly title: string;
  readonly role: Role;
  readonly files: Readonly<Record<string, string>>;
  /** Grows with every change of any file. */
  readonly revision: number;
  readonly save: SaveState;
  readonly savedAt: number | undefined;
  readonly conflict: Conflict | undefined;
  /** What undo would take back. */
  readonly undo: string | undefined;
  readonly notice: string | undefined;
}

export interface Session {
  readonly state: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;
  /** One step for undo, however many files it touches. Typing in one file within a second is one step. */
  readonly edit: (changes: readonly Change[], label: string) => void;
  readonly undo: () => void;
  readonly resolve: (choice: 'mine' | 'theirs') => void;
  readonly retry: () => void;
  readonly dismiss: () => void;
  readonly close: () => void;
}

function stateOf(core: Core): SessionState {
  const { content, files, revision, save, savedAt, conflict, steps, notice } = core;
  const texts = [...files].flatMap(([path, { text }]) => (text === null ? [] : [[path, text] as const]));
  const { id, title, role } = content;
  const here = { revision, save, savedAt, conflict, undo: steps.at(-1)?.label, notice };
  return { id, title, role, files: Object.fromEntries(texts), ...here };
}

/** Opens a dossier that was loaded from the server; edits kept from an earlier visit are taken up again. */
export function createSession(content: DossierContent, options: SessionOptions): Session {
  const still = { timer: undefined, savedAt: undefined, conflict: undefined, notice: undefined };
  const core: Core = {
    ...options,
    ...still,
    content,
    files: new Map(),
    steps: [],
    listeners: new Set(),
    busy: false,
    heard: new Map(),
    latest: content.version,
    closed: false,
    revision: 0,
    save: 'saved',
  };
  takeRows(core, content);
  takePending(core);
  const unwatch = options.api.watch(content.id, ({ path, version }) => hear(core, path, version));
  const online = (): void => saveSoon(core, 0);
  globalThis.addEventListener?.('online', online);
  if (firstUnsaved(core) !== undefined) saveSoon(core, 0);
  let current: SessionState | undefined;
  core.listeners.add(() => {
    current = undefined;
  });
  return {
    state: () => (current ??= stateOf(core)),
    subscribe: (listener) => {
      core.listeners.add(listener);
      return () => core.listeners.delete(listener);
    },
    edit: (changes, label) => edit(core, changes, label),
    undo: () => undo(core),
    resolve: (choice) => resolve(core, choice),
    retry: () => saveSoon(core, 0),
    dismiss: () => {
      core.notice = undefined;
      tell(core);
    },
    close: () => {
      core.closed = true;
      clearTimeout(core.timer);
      unwatch();
      globalThis.removeEventListener?.('online', online);
      core.listeners.clear();
    },
  };
}
