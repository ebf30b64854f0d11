import type { Dossier } from '../../dossier/index.ts';
import { adjustNegotiation } from '../../negotiation/index.ts';
import {
  assembleNegotiation,
  describeStability,
  exploreNegotiation,
  findDeadlockStability,
  renderFrontierSvg,
  renderMatrixSvg,
} from '../../report/index.ts';
import { type Folder, problemsOf, sourcesOf } from './folder.ts';
import type { AgreementView, Answer, Ask, Progress } from './questions.ts';

function opened({ dossier, problems }: Folder): Dossier {
  if (dossier === undefined) throw new Error(problems[0]?.message ?? 'the dossier cannot be read');
  return dossier;
}

export function answerAgreement(folder: Folder, ask: Ask<'agreement'>, progress: Progress): AgreementView {
  const dossier = opened(folder);
  const { problems, ...answer } = exploreNegotiation(dossier, ask, progress);
  const frontier = answer.negotiation?.frontier;
  return {
    ...answer,
    problems: problemsOf(problems, () => undefined),
    sources: sourcesOf(dossier),
    pictures: {
      matrix: answer.matrix.cells.length === 0 ? '' : renderMatrixSvg(answer.matrix),
      ...(frontier === undefined ? {} : { frontier: renderFrontierSvg(frontier) }),
    },
  };
}

/** Undefined where there is nothing to negotiate. */
export function answerStability(
  folder: Folder,
  { reading, ...changes }: Ask<'stability'>,
  progress: Progress,
): Answer<'stability'> {
  const dossier = opened(folder);
  if (dossier.negotiation === undefined) return undefined;
  const adjusted = adjustNegotiation(dossier.negotiation, changes);
  if (!adjusted.ok) return undefined;
  const changed = { ...dossier, negotiation: adjusted.value };
  const talks = assembleNegotiation(changed, { progress });
  if (talks === undefined || talks.answer.deadlock.feasible) return undefined;
  return describeStability(changed, findDeadlockStability(talks.answer, reading, progress));
}
