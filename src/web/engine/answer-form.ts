// An arrangement as a form: its fields with their places in the text, and one field's change as a change of the text.
import {
  type Arrangement,
  applyOverlay,
  COMMITMENT_KINDS,
  FORCES,
  type Procedure,
  type Stage,
} from '../../arrangements/index.ts';
import type { DossierArrangement } from '../../dossier/index.ts';
import { type Folder, openArrangement, problemsOf } from './folder.ts';
import type { Answer, Ask, FormField, FormSection } from './questions.ts';

const OPEN = 'unspecified';

/** A value as a field: the words, and where they stand; rival readings are shown and changed in the text alone. */
function fieldOf(name: FormField['name'], path: string, value: unknown, more: Partial<FormField> = {}): FormField {
  const shared = { name, path, ...more };
  if (value === undefined || typeof value === 'string') return { ...shared, value: value ?? '' };
  if (Array.isArray(value)) return { ...shared, value: value.join(', '), list: true };
  if (typeof value === 'object' && value !== null) {
    if ('value' in value && typeof value.value === 'string') {
      return { ...shared, path: `${path}.value`, value: value.value };
    }
    if ('go' in value) return { ...shared, value: `go: ${String(value.go)}` };
  }
  return { ...shared, value: JSON.stringify(value), fixed: true };
}

function nextChoices(procedure: Procedure, own: Stage): readonly string[] {
  return ['nothing', 'adopted', ...procedure.stages.filter(({ id }) => id !== own.id).map(({ id }) => `go: ${id}`)];
}

function stageSection(procedure: Procedure, stage: Stage, at: string): FormSection {
  const { id, title, rule, within, silence, onExpired, onRejected } = stage;
  const path = (key: string): string => `${at}.stages.${id}.${key}`;
  const then = nextChoices(procedure, stage);
  return {
    kind: 'stage',
    title: title ?? id,
    fields: [
      fieldOf('rule', path('rule'), rule, { open: true, long: true }),
      fieldOf('within', path('within'), within, { open: true }),
      fieldOf('silence', path('silence'), silence, {
        choices: [OPEN, 'for', 'against', 'abstain', 'absent', 'proceed'],
      }),
      fieldOf('onExpired', path('onExpired'), onExpired, { choices: then }),
      fieldOf('onRejected', path('onRejected'), onRejected, { choices: then }),
    ],
  };
}

function procedureSections(id: string, procedure: Procedure): readonly FormSection[] {
  const at = `procedures.${id}`;
  const { recuse, quorum, title, stages } = procedure;
  const own: FormSection = {
    kind: 'procedure',
    title: title ?? id,
    fields: [
      fieldOf('quorum', `${at}.quorum`, quorum),
      fieldOf('recuseWho', `${at}.recuse.who`, recuse?.who, { whole: `${at}.recuse` }),
      ...(recuse === undefined
        ? []
        : [fieldOf('recuseAs', `${at}.recuse.as`, recuse.as, { choices: [OPEN, 'out', 'abstain', 'may-vote'] })]),
    ],
  };
  return [own, ...stages.map((stage) => stageSection(procedure, stage, at))];
}

function commitmentSections({ commitments }: Arrangement): readonly FormSection[] {
  return commitments.map(({ id, by, to, kind, when, force, limit, lasts }, index) => {
    const path = (key: string): string => `commitments.${id ?? index}.${key}`;
    return {
      kind: 'commitment',
      title: id ?? String(index + 1),
      fields: [
        fieldOf('by', path('by'), by, { required: true }),
        fieldOf('to', path('to'), to, { required: true }),
        fieldOf('kinds', path('kind'), kind, { required: true, suggestions: COMMITMENT_KINDS }),
        fieldOf('when', path('when'), when),
        fieldOf('force', path('force'), force, { choices: [OPEN, ...FORCES] }),
        fieldOf('limit', path('limit'), limit, { open: true }),
        fieldOf('lasts', path('lasts'), lasts, { open: true }),
      ],
    };
  });
}

export function answerForm(folder: Folder, { path }: Ask<'form'>): Answer<'form'> {
  const opened = openArrangement(folder, path);
  if (!opened.ok) return undefined;
  const { arrangement } = opened.value;
  const procedures = Object.entries(arrangement.procedures).flatMap(([id, procedure]) =>
    procedureSections(id, procedure),
  );
  return [...procedures, ...commitmentSections(arrangement)];
}

/** What stands in the text for what somebody wrote into the field; null takes the key away. */
function changeOf({ field, value }: Ask<'formEdit'>): readonly [string, unknown] {
  const { path, list, whole, open, choices } = field;
  const written = value.trim();
  if (written === '') return open === true ? [path, OPEN] : [whole ?? path, null];
  if (list === true) return [path, written.split(/\s*,\s*/).filter((each) => each !== '')];
  const [, stage] = /^go: (.+)$/.exec(written) ?? [];
  if (choices !== undefined && stage !== undefined) return [path, { go: stage }];
  if (whole !== undefined && field.value === '') return [whole, { who: written, as: 'out' }];
  return [path, written];
}

/** The text with one field changed and every other byte kept; problems, and no text, where it would not read any more. */
export function answerFormEdit(folder: Folder, ask: Ask<'formEdit'>): Answer<'formEdit'> {
  const { path } = ask;
  const text = folder.files.get(path) ?? '';
  const [at, value] = changeOf(ask);
  const opened = openArrangement(folder, path);
  const base = opened.ok ? baseOf(folder, opened.value) : undefined;
  const changed = applyOverlay(text, { [at]: value }, base);
  if (!changed.ok) return { problems: problemsOf(changed.diagnostics, () => text) };
  const after = openArrangement(
    { ...folder, dossier: undefined, problems: [], files: new Map([...folder.files, [path, changed.value]]) },
    path,
  );
  return after.ok ? { text: changed.value } : { problems: problemsOf(after.diagnostics, () => changed.value) };
}

function baseOf({ dossier }: Folder, { loaded }: DossierArrangement): Arrangement | undefined {
  const own = loaded.arrangement.extends;
  return dossier?.arrangements.find(({ arrangement }) => arrangement.id === own)?.arrangement;
}
