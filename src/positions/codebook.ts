// The list of provisions that coders choose from, with its history. A statement is coded under a version; when provisions
// are merged or split later, the history says what becomes of it, and nothing is recoded silently.
import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';
import type { Issue } from './schema.ts';

export interface CodebookEntry {
  readonly id: string;
  readonly title: string;
  readonly definition?: string;
}

export type CodebookChange =
  | { readonly kind: 'add'; readonly entry: CodebookEntry }
  | { readonly kind: 'define'; readonly id: string; readonly title: string; readonly definition?: string }
  | { readonly kind: 'merge'; readonly from: readonly string[]; readonly into: string }
  | { readonly kind: 'split'; readonly from: string; readonly into: readonly CodebookEntry[] }
  | { readonly kind: 'retire'; readonly id: string };

export interface CodebookVersion {
  /** The version that this change made; versions count from 1, an empty codebook is version 0. */
  readonly version: number;
  readonly by: string;
  readonly at: string;
  readonly change: CodebookChange;
}

export interface Codebook {
  readonly entries: readonly CodebookEntry[];
  readonly history: readonly CodebookVersion[];
}

export const EMPTY_CODEBOOK: Codebook = { entries: [], history: [] };
export const versionOf = ({ history }: Codebook): number => history.at(-1)?.version ?? 0;

const misfit = (message: string): Diagnostic => ({ code: 'C106', severity: 'error', message });

function entriesAfter(entries: readonly CodebookEntry[], change: CodebookChange): readonly CodebookEntry[] {
  switch (change.kind) {
    case 'add':
      return [...entries, change.entry];
    case 'define': {
      const { id, title, definition } = change;
      const written = { id, title, ...(definition === undefined ? {} : { definition }) };
      return entries.map((entry) => (entry.id === id ? written : entry));
    }
    case 'merge':
      return entries.filter(({ id }) => id === change.into || !change.from.includes(id));
    case 'split':
      return entries.flatMap((entry) => (entry.id === change.from ? change.into : [entry]));
    case 'retire':
      return entries.filter(({ id }) => id !== change.id);
  }
}

function problemOf(entries: readonly CodebookEntry[], change: CodebookChange): Diagnostic | null {
  const known = new Set(entries.map(({ id }) => id));
  const needed = change.kind === 'merge' ? [...change.from, change.into] : change.kind === 'split' ? [change.from] : [];
  if (change.kind === 'define' || change.kind === 'retire') needed.push(change.id);
  const missing = needed.find((id) => !known.has(id));
  if (missing !== undefined) return misfit(`'${missing}' is not in the codebook`);
  const made = change.kind === 'add' ? [change.entry] : change.kind === 'split' ? change.into : [];
  const twice = made.find(({ id }, at) => known.has(id) || made.findIndex((other) => other.id === id) < at);
  if (twice !== undefined) return misfit(`'${twice.id}' is in the codebook already`);
  return change.kind === 'split' && change.into.length < 2 ? misfit('a split makes at least two provisions') : null;
}

/** The next version of a codebook. C106. */
export function changeCodebook(
  codebook: Codebook,
  who: { readonly by: string; readonly at: string },
  change: CodebookChange,
): Result<Codebook> {
  const problem = problemOf(codebook.entries, change);
  if (problem !== null) return fail(problem);
  const version = versionOf(codebook) + 1;
  return succeed({
    entries: entriesAfter(codebook.entries, change),
    history: [...codebook.history, { version, ...who, change }],
  });
}

/** Entries as a list of changes that lead there from the codebook: what is new, called otherwise, gone. */
export function differencesTo(codebook: Codebook, entries: readonly CodebookEntry[]): readonly CodebookChange[] {
  const before = new Map(codebook.entries.map((entry) => [entry.id, entry]));
  const now = new Set(entries.map(({ id }) => id));
  const written = entries.flatMap((entry): readonly CodebookChange[] => {
    const known = before.get(entry.id);
    if (known === undefined) return [{ kind: 'add', entry }];
    const same = known.title === entry.title && known.definition === entry.definition;
    return same ? [] : [{ kind: 'define', ...entry }];
  });
  const gone = codebook.entries.filter(({ id }) => !now.has(id));
  return [...written, ...gone.map(({ id }): CodebookChange => ({ kind: 'retire', id }))];
}

/** The codebook with every change to reach the entries, each a version of its own. C106. */
export function recordEntries(
  codebook: Codebook,
  who: { readonly by: string; readonly at: string },
  entries: readonly CodebookEntry[],
): Result<Codebook> {
  let now: Result<Codebook> = succeed(codebook);
  for (const change of differencesTo(codebook, entries)) {
    if (!now.ok) return now;
    now = changeCodebook(now.value, who, change);
  }
  return now;
}

/** What coders choose from: the options of the issues. What an option means is its note, else the issue's question. */
export function entriesOf(issues: readonly Issue[]): readonly CodebookEntry[] {
  return issues.flatMap((issue) =>
    issue.options.map(({ id, title, note }) => {
      const definition = note ?? issue.question;
      return { id, title, ...(definition === undefined ? {} : { definition }) };
    }),
  );
}

export interface Recoded {
  /** The provision today; `null` when a person must choose or nothing is left. */
  readonly provision: string | null;
  /** What a person chooses from after a split. */
  readonly choices: readonly string[];
  /** The changes that touched it, oldest first. */
  readonly because: readonly CodebookVersion[];
}

/**
 * What a provision coded under `version` is called today. A merge leads to the provision it went into, a split to a choice,
 * a retirement to nothing. Cost: O(history).
 */
export function recode(codebook: Codebook, provision: string, version: number): Recoded {
  let current = provision;
  const because: CodebookVersion[] = [];
  for (const entry of codebook.history) {
    if (entry.version <= version) continue;
    const { change } = entry;
    if (change.kind === 'merge' && change.from.includes(current) && current !== change.into) {
      because.push(entry);
      current = change.into;
    } else if (change.kind === 'split' && change.from === current) {
      return { provision: null, choices: change.into.map(({ id }) => id), because: [...because, entry] };
    } else if (change.kind === 'retire' && change.id === current) {
      return { provision: null, choices: [], because: [...because, entry] };
    }
  }
  return { provision: current, choices: [], because };
}
