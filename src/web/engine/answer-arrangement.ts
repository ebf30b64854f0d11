import { check, type Situation } from '../../arrangements/index.ts';
import { lineColumnAt, lineStarts } from '../../basics/index.ts';
import { type DossierArrangement, nameOf, nameWords } from '../../dossier/index.ts';
import { compareArrangements } from '../../procedures/index.ts';
import {
  assembleArrangement,
  assembleChamber,
  assembleWeights,
  capitalise,
  describeParting,
  describeVerdict,
  formatDelay,
  formatShare,
  joinNames,
  renderBarsSvg,
  renderBlockingSetsSvg,
  renderChamberSvg,
  renderPowerSvg,
  renderProcedureSvg,
} from '../../report/index.ts';
import { type Folder, openArrangement, problemsOf } from './folder.ts';
import type { Answer, ArrangementView, Ask, CompareView } from './questions.ts';

export interface Words {
  readonly name: (id: string) => string;
  readonly rename: (words: string) => string;
}

/** Names from the dossier, then from the arrangement's own parties. */
export function wordsFor(folder: Folder, opened: readonly DossierArrangement[]): Words {
  const parties = opened.flatMap(({ arrangement }) => Object.entries(arrangement.parties ?? {}));
  const own = Object.fromEntries(parties.map(([id, { name }]) => [id, { name: name ?? id }]));
  const actors = { ...own, ...folder.dossier?.actors };
  return { name: (id) => nameOf({ actors }, id), rename: nameWords({ actors }) };
}

export function situationOf(folder: Folder, id: string | undefined): Situation | undefined {
  const all = folder.dossier?.situations ?? [];
  if (id === 'none') return undefined;
  return all.find((each) => each.id === id) ?? all[0];
}

function picturesOf({ pictures }: ArrangementView['answer']): ArrangementView['pictures'] {
  const { procedure, blocking } = pictures;
  return {
    ...(procedure === undefined ? {} : { procedure: renderProcedureSvg(procedure) }),
    ...(blocking === undefined ? {} : { blocking: renderBlockingSetsSvg(blocking) }),
  };
}

export function answerArrangement(folder: Folder, ask: Ask<'arrangement'>): Answer<'arrangement'> {
  const opened = openArrangement(folder, ask.path);
  const text = folder.files.get(ask.path) ?? '';
  if (!opened.ok) return { problems: problemsOf(opened.diagnostics, () => text) };
  const { arrangement, loaded } = opened.value;
  const situation = situationOf(folder, ask.situation);
  const { name, rename } = wordsFor(folder, [opened.value]);
  const answer = assembleArrangement({
    arrangement,
    variantOf: loaded.arrangement.extends,
    situation,
    procedure: ask.procedure !== undefined && ask.procedure in arrangement.procedures ? ask.procedure : undefined,
    name,
    rename,
    games: folder.games,
    brief: true,
    unweighed: true,
  });
  const situations = folder.dossier?.situations ?? [];
  const starts = lineStarts(text);
  const findings = check({ ...loaded, arrangement, source: loaded.arrangement }, { situations }).map((finding) => ({
    ...finding,
    claim: rename(finding.claim),
    remedies: finding.remedies.map((remedy) => ({ ...remedy, title: rename(remedy.title) })),
    line: lineColumnAt(starts, finding.place.span?.start ?? 0).line,
  }));
  const voters = [...new Set(answer.stages.flatMap(({ electorate }) => electorate))];
  const ballots = Object.fromEntries(
    voters.map((voter) => [voter, situation?.adversary.includes(voter) === true ? 'against' : 'for']),
  );
  const problems = problemsOf(loaded.warnings, () => text);
  return { answer, findings, pictures: picturesOf(answer), ballots, problems };
}

export function answerRanking(folder: Folder, ask: Ask<'ranking'>): Answer<'ranking'> {
  const opened = openArrangement(folder, ask.path);
  if (!opened.ok) return undefined;
  const { name, rename } = wordsFor(folder, [opened.value]);
  const { arrangement } = opened.value;
  const procedure = ask.procedure !== undefined && ask.procedure in arrangement.procedures ? ask.procedure : undefined;
  const situation = situationOf(folder, ask.situation);
  const { openPoints, pictures } = assembleArrangement({
    arrangement,
    situation,
    procedure,
    name,
    rename,
    games: folder.games,
    unweighed: true,
  });
  return {
    points: openPoints,
    ...(pictures.adoption === undefined ? {} : { adoption: renderBarsSvg(pictures.adoption, 'adoption', 290) }),
  };
}

export function answerWeights(folder: Folder, { path, stages, situation }: Ask<'weights'>): Answer<'weights'> {
  const opened = openArrangement(folder, path);
  if (!opened.ok) return undefined;
  const { name } = wordsFor(folder, [opened.value]);
  const { arrangement } = opened.value;
  const weights = assembleWeights({
    arrangement,
    stages,
    situation: situationOf(folder, situation),
    name,
    games: folder.games,
  });
  return weights === undefined || 'words' in weights ? weights : { picture: renderPowerSvg(weights) };
}

export function answerBallots(folder: Folder, { path, stage, ballots, situation }: Ask<'ballots'>): Answer<'ballots'> {
  const opened = openArrangement(folder, path);
  if (!opened.ok) return undefined;
  const { name } = wordsFor(folder, [opened.value]);
  const { arrangement } = opened.value;
  const asked = { arrangement, stage, situation: situationOf(folder, situation), ballots, name, games: folder.games };
  const { chamber, ...rest } = assembleChamber(asked);
  return {
    ...rest,
    svg: renderChamberSvg(chamber, 'seats', { interactive: true }),
    seats: stage.electorate,
    names: stage.electorate.map(name),
  };
}

export function answerCompare(folder: Folder, ask: Ask<'compare'>): CompareView | undefined {
  const [first, second] = [openArrangement(folder, ask.first), openArrangement(folder, ask.second)];
  if (!first.ok || !second.ok) return undefined;
  const [a, b] = [first.value.arrangement, second.value.arrangement];
  const situation = situationOf(folder, ask.situation);
  const { name, rename } = wordsFor(folder, [first.value, second.value]);
  const compared = compareArrangements(a, b, situation);
  const titles = [a.title ?? a.id, b.title ?? b.id] as const;
  const who = (ids: readonly string[]): string => (ids.length === 0 ? 'nobody' : joinNames(ids.map(name)));
  const time = (delay: { readonly min: number; readonly max: number } | undefined): string =>
    delay === undefined ? 'never acts' : formatDelay(delay);
  const rows = compared.procedures.map((procedure) => {
    const { verdict, blockers, action, delay } = procedure;
    const idle = verdict.kind === 'part' ? (verdict.actsUnder === 'first' ? 1 : 0) : 0;
    const lone = idle === 1 ? blockers.second : blockers.first;
    return {
      procedure: a.procedures[procedure.first]?.title ?? procedure.first,
      verdict: describeVerdict(procedure, titles, name),
      ...(verdict.kind === 'part' ? { parting: describeParting(verdict, titles, name) } : {}),
      blockers: [who(blockers.first), who(blockers.second)] as const,
      action: [formatShare(action.first), formatShare(action.second)] as const,
      delay: [time(delay.first), time(delay.second)] as const,
      ...(verdict.kind === 'part'
        ? { chamber: partingSeats(verdict.ballots, titles[idle], lone, situation, name) }
        : {}),
    };
  });
  return {
    ...compared,
    titles: [capitalise(titles[0]), capitalise(titles[1])],
    onlyInFirst: compared.onlyInFirst.map(rename),
    onlyInSecond: compared.onlyInSecond.map(rename),
    rows,
  };
}

function partingSeats(
  ballots: Readonly<Record<string, string>>,
  idle: string,
  lone: readonly string[],
  situation: Situation | undefined,
  name: (id: string) => string,
): string {
  const seats = Object.entries(ballots).map(([voter, ballot]) => ({
    name: name(voter),
    ballot: (['for', 'abstain', 'absent', 'against'] as const).find((known) => known === ballot) ?? ('open' as const),
    blocks: lone.includes(voter),
    ...(situation?.adversary.includes(voter) === true ? { role: 'adversary' } : {}),
  }));
  return renderChamberSvg(
    {
      title: `The ballots on which the two part, under ${idle}`,
      seats,
      outcome: 'Nothing happens',
      rule: `under ${idle}`,
      tone: 'danger',
    },
    'parting',
  );
}
