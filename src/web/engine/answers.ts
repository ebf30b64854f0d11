// Every question of the page, answered by the engine. Pure: the worker feeds it files and asks.
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
import { type Folder, sourcesOf } from './folder.ts';
import type { Answer, Ask, BriefView, Kind, Outline, Progress } from './questions.ts';

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

/** Reading pages brings the lexicons along; they come with the first page of Sources. */
const sources = () => import('./answer-sources.ts');

/** The other pages' own answers come with the first question of theirs. */
const arrangement = () => import('./answer-arrangement.ts');
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
  arrangement: async (folder, ask) => (await arrangement()).answerArrangement(folder, ask),
  ranking: async (folder, ask) => (await arrangement()).answerRanking(folder, ask),
  weights: async (folder, ask) => (await arrangement()).answerWeights(folder, ask),
  ballots: async (folder, ask) => (await arrangement()).answerBallots(folder, ask),
  compare: async (folder, ask) => (await arrangement()).answerCompare(folder, ask),
  agreement: async (folder, ask, progress) => (await agreement()).answerAgreement(folder, ask, progress),
  stability: async (folder, ask, progress) => (await agreement()).answerStability(folder, ask, progress),
  catalogue: async (_, ask) => (await catalogue()).answerCatalogue(ask),
  nearest: async (folder, ask) => (await catalogue()).answerNearest(folder, ask),
  form: async (folder, ask) => (await form()).answerForm(folder, ask),
  formEdit: async (folder, ask) => (await form()).answerFormEdit(folder, ask),
  edit: async (folder, ask) => (await import('./answer-edit.ts')).answerEdit(folder, ask),
  draft: async (folder, ask) => (await sources()).answerDraft(folder, ask),
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
