// Every question of the page, answered by the engine. Pure: the worker feeds it files and asks.
import { appendItem, applyOverlay, removeBallots, removeValue } from '../../arrangements/index.ts';
import type { Result } from '../../basics/index.ts';
import { listPositions } from '../../positions/index.ts';
import {
  assembleBrief,
  assembleMatrix,
  renderBarsSvg,
  renderChamberSvg,
  renderMatrixSvg,
  type SeatBallot,
  sketchNegotiation,
} from '../../report/index.ts';
import { answerArrangement, answerBallots, answerCompare, answerRanking } from './answer-arrangement.ts';
import { type Folder, problemsOf, sourcesOf } from './folder.ts';
import type { Answer, Ask, BriefView, Edit, Kind, Outline, Progress } from './questions.ts';

function answerOutline({ dossier, problems, id }: Folder): Outline {
  if (dossier === undefined) {
    return {
      title: id,
      actors: [],
      options: [],
      documents: [],
      arrangements: [],
      situations: [],
      statements: 0,
      problems,
    };
  }
  return {
    title: dossier.title,
    ...(dossier.question === undefined ? {} : { question: dossier.question }),
    actors: Object.entries(dossier.actors).map(([actor, { name, aliases = [] }]) => ({ id: actor, name, aliases })),
    options: dossier.issues.flatMap((issue) =>
      issue.options.map(({ id: option, title }) => ({ issue: issue.id, issueTitle: issue.title, option, title })),
    ),
    documents: dossier.documents.map(({ id: document, title, file }) => ({ id: document, title, file })),
    arrangements: dossier.arrangements.map(({ file, arrangement, loaded }) => ({
      path: file,
      id: arrangement.id,
      title: arrangement.title ?? arrangement.id,
      ...(loaded.arrangement.extends === undefined ? {} : { variantOf: loaded.arrangement.extends }),
    })),
    situations: dossier.situations.map(({ id: situation, title }) => ({ id: situation, title: title ?? situation })),
    statements: dossier.statements.length,
    problems,
  };
}

const BALLOTS: readonly SeatBallot[] = ['for', 'abstain', 'absent', 'against'];

function answerBrief(folder: Folder, progress: Progress): BriefView {
  const { dossier, problems } = folder;
  if (dossier === undefined) throw new Error(problems[0]?.message ?? 'the dossier cannot be read');
  const brief = assembleBrief(dossier, progress);
  const matrix = assembleMatrix(dossier, listPositions(dossier.issues, dossier.statements));
  return {
    brief,
    ...(brief.negotiation === undefined ? {} : { noDeal: sketchNegotiation(brief.negotiation) }),
    sources: sourcesOf(dossier),
    files: Object.fromEntries(dossier.arrangements.map(({ file, arrangement }) => [arrangement.id, file])),
    bars: brief.activation.map(({ situation, rows }, index) =>
      renderBarsSvg(
        {
          kind: 'bars',
          title: `Activation, lowest to highest: ${situation}`,
          rows: rows.map(({ title, activation: { text, min, max } }) => ({
            name: title,
            label: text,
            ...(min === undefined || max === undefined ? {} : { min, max }),
          })),
        },
        `bars-${index + 1}`,
      ),
    ),
    chambers: brief.differences.map(({ seats, idle }, index) =>
      seats === undefined || seats.length > 60
        ? undefined
        : renderChamberSvg(
            {
              title: `The ballots on which the two part, under ${idle ?? 'the second'}`,
              seats: seats.map(({ ballot, ...seat }) => ({
                ...seat,
                ballot: BALLOTS.find((known) => known === ballot) ?? 'open',
              })),
              outcome: 'Blocked',
              rule: `under ${idle ?? 'the second'}`,
              tone: 'danger',
            },
            `seats-${index + 1}`,
          ),
    ),
    matrix: matrix.cells.length === 0 ? '' : renderMatrixSvg(matrix, 'brief-matrix'),
    problems,
  };
}

/** The brief as a file that travels alone; its renderers come when somebody asks for one. */
async function answerBriefFile({ dossier }: Folder, { format }: Ask<'briefFile'>): Promise<Answer<'briefFile'>> {
  if (dossier === undefined) throw new Error('the dossier cannot be read');
  const { renderBriefFile } = await import('./brief-file.ts');
  return renderBriefFile(dossier, format);
}

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

function answerEdit(folder: Folder, { path, edits }: Ask<'edit'>): Answer<'edit'> {
  let text = folder.files.get(path) ?? BLANK[path] ?? '';
  for (const edit of edits) {
    const changed = applyEdit(folder, path, text, edit);
    if (!changed.ok) return { problems: problemsOf(changed.diagnostics, () => text) };
    text = changed.value;
  }
  return { text };
}

/** Reading pages brings the lexicons along; they come with the first page of Sources. */
const sources = () => import('./answer-sources.ts');

/** The other pages' own answers come with the first question of theirs. */
const agreement = () => import('./answer-agreement.ts');
const form = () => import('./answer-form.ts');
const catalogue = () => import('./answer-catalogue.ts');

type Answers = {
  readonly [K in Kind]: (folder: Folder, ask: Ask<K>, progress: Progress) => Answer<K> | Promise<Answer<K>>;
};

const ANSWERS: Answers = {
  outline: answerOutline,
  brief: (folder, _, progress) => answerBrief(folder, progress),
  briefFile: answerBriefFile,
  sources: async (folder, ask) => (await sources()).answerSources(folder, ask),
  table: async (folder) => (await sources()).answerTable(folder),
  arrangement: answerArrangement,
  ranking: answerRanking,
  ballots: answerBallots,
  compare: answerCompare,
  agreement: async (folder, ask, progress) => (await agreement()).answerAgreement(folder, ask, progress),
  stability: async (folder, ask, progress) => (await agreement()).answerStability(folder, ask, progress),
  catalogue: async (_, ask) => (await catalogue()).answerCatalogue(ask),
  nearest: async (folder, ask) => (await catalogue()).answerNearest(folder, ask),
  form: async (folder, ask) => (await form()).answerForm(folder, ask),
  formEdit: async (folder, ask) => (await form()).answerFormEdit(folder, ask),
  edit: answerEdit,
  newDocument: async (folder, ask) => (await sources()).answerNewDocument(folder, ask),
  decide: async (folder, ask) => (await import('./answer-coding.ts')).answerDecide(folder, ask),
};

export async function answer<K extends Kind>(
  folder: Folder,
  question: K,
  ask: Ask<K>,
  progress: Progress,
): Promise<Answer<K>> {
  return ANSWERS[question](folder, ask, progress);
}
