// Changes to files of a dossier: an item more, a value less, a remedy taken. They come with the first edit.
import { appendItem, applyOverlay, removeBallots, removeValue } from '../../arrangements/index.ts';
import type { Result } from '../../basics/index.ts';
import { type Folder, problemsOf } from './folder.ts';
import type { Answer, Ask, Edit } from './questions.ts';

/** Whom an overlay takes out of a group. */
function unseated(set: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(set).flatMap(([path, value]) =>
    /^groups\.[^.]+\.minus$/.test(path) && Array.isArray(value) ? value.map(String) : [],
  );
}

/** A remedy in the text: in a variant against its base, and without ballots of whoever has no seat any more. */
function takeRemedy(
  { dossier }: Folder,
  path: string,
  text: string,
  set: Readonly<Record<string, unknown>>,
): Result<string> {
  const own = dossier?.arrangements.find(({ file }) => file === path)?.loaded.arrangement.extends;
  const base = dossier?.arrangements.find(({ arrangement }) => arrangement.id === own)?.arrangement;
  const changed = applyOverlay(text, set, base);
  return changed.ok ? removeBallots(changed.value, unseated(set)) : changed;
}

function applyEdit(folder: Folder, path: string, text: string, edit: Edit): Result<string> {
  switch (edit.kind) {
    case 'append':
      return appendItem(text, edit.list, edit.value);
    case 'remove':
      return removeValue(text, edit.path);
    case 'overlay':
      return takeRemedy(folder, path, text, edit.set);
  }
}

/** What a file of the format starts as when the dossier has none. */
const BLANK: Readonly<Record<string, string>> = {
  'issues.yaml': 'issues: []\n',
  'situations.yaml': 'situations: []\n',
  'dossier.yaml': 'casus: 1\ntitle: Untitled\n',
};

export function answerEdit(folder: Folder, { path, edits }: Ask<'edit'>): Answer<'edit'> {
  let text = folder.files.get(path) ?? BLANK[path] ?? '';
  for (const edit of edits) {
    const changed = applyEdit(folder, path, text, edit);
    if (!changed.ok) return { problems: problemsOf(changed.diagnostics, () => text) };
    text = changed.value;
  }
  return { text };
}
