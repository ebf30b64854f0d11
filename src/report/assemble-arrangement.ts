// One arrangement as a page shows it: what it says, who can block, how likely, how long, what is open, with pictures.
import {
  type Arrangement,
  describeArrangement,
  listOpenPoints,
  listReadings,
  opennessOf,
  type Situation,
} from '../arrangements/index.ts';
import {
  assessProcedure,
  type Blockers,
  delayOfStage,
  type GameCache,
  listReachable,
  listVerdicts,
  type ProcedureAssessment,
  type RankedPoint,
  type SeatEffect,
  type StageRef,
  targetOf,
} from '../procedures/index.ts';
import { mainProcedureOf } from '../dossier/index.ts';
import { assembleRow, type NameActor } from './assemble-rows.ts';
import { assembleWeights } from './assemble-weights.ts';
import type { BriefActivation } from './brief-model.ts';
import type { ToneText } from './tone.ts';
import type { Bars } from './block.ts';
import type { BlockingSets } from './pictures/blocking-sets.ts';
import type { PowerBars } from './pictures/power-bars.ts';
import type { ProcedureBox, ProcedureDiagram } from './pictures/procedure.ts';
import { capitalise, formatDelay, formatShare } from './wording.ts';

/** A stage at which people vote, for a picture of seats. */
export interface VotingStage {
  readonly procedure: string;
  readonly stage: string;
  readonly title: string;
  readonly electorate: readonly string[];
  readonly blockers: Blockers;
}

export interface ArrangementAnswer {
  readonly id: string;
  readonly title: string;
  readonly status?: string;
  readonly asOf?: string;
  readonly variantOf?: string;
  /** Plain English, in the order of the text. */
  readonly sentences: readonly { readonly heading: string; readonly lines: readonly string[] }[];
  readonly procedures: readonly { readonly id: string; readonly title: string }[];
  /** The procedure that the rest is about. */
  readonly procedure?: string;
  readonly whoCanBlock: ToneText;
  readonly smallestSets?: string;
  readonly activation: BriefActivation;
  readonly delay: ToneText;
  readonly blockers: readonly { readonly id: string; readonly name: string; readonly certain: boolean }[];
  readonly stages: readonly VotingStage[];
  readonly openPoints: readonly RankedPoint[];
  readonly openCount: number;
  readonly seats: readonly SeatEffect[];
  readonly pictures: {
    readonly procedure?: ProcedureDiagram;
    readonly blocking?: BlockingSets;
    readonly power?: PowerBars | { readonly words: string };
    readonly adoption?: Bars;
  };
}

function ruleWords(arrangement: Arrangement, at: StageRef): { readonly words: string; readonly open: boolean } {
  const stage = arrangement.procedures[at.procedure]?.stages[at.index];
  if (stage?.rule === undefined) return { words: 'consultation, no vote', open: false };
  const openness = opennessOf(stage.rule);
  const readings = listReadings<string>(stage.rule).map(({ value }) => value ?? 'unspecified');
  if (openness === 'unspecified') return { words: 'rule unspecified', open: true };
  return { words: readings.join(' / or: '), open: openness !== 'stated' };
}

function clockWords(arrangement: Arrangement, at: StageRef): { readonly words: string; readonly open: boolean } {
  const stage = arrangement.procedures[at.procedure]?.stages[at.index];
  if (stage === undefined) return { words: '', open: false };
  const delay = delayOfStage(stage, 'adopted');
  if (delay.max === Number.POSITIVE_INFINITY) return { words: 'no time limit stated', open: true };
  return { words: `takes ${formatDelay(delay)}`, open: false };
}

/** The boxes of a procedure, in order of first visit, over every procedure it leads to. */
export function assembleProcedureDiagram(
  arrangement: Arrangement,
  procedure: string,
  blockable: (at: StageRef) => boolean,
): ProcedureDiagram {
  const reachable = listReachable(arrangement, procedure);
  const indexOf = (at: StageRef): number =>
    reachable.findIndex((each) => each.procedure === at.procedure && each.index === at.index);
  const boxes = reachable.map((at): ProcedureBox => {
    const stage = arrangement.procedures[at.procedure]?.stages[at.index];
    const [rule, clock] = [ruleWords(arrangement, at), clockWords(arrangement, at)];
    return {
      title: capitalise(stage?.title ?? stage?.id ?? ''),
      rule: rule.words,
      clock: clock.words,
      open: { rule: rule.open, clock: clock.open },
      blockable: blockable(at),
      exits: listVerdicts(arrangement, at).map((verdict) => {
        const target = targetOf(arrangement, at, verdict);
        const word = stage?.rule === undefined ? 'then' : verdict;
        if (target.kind === 'stage') return { verdict: word, to: indexOf(target) };
        return { verdict: word, to: target.acted ? 'it acts' : 'nothing follows', acted: target.acted };
      }),
    };
  });
  const first = arrangement.procedures[procedure]?.stages[0]?.opens;
  const trigger = first === undefined ? undefined : arrangement.triggers?.[first]?.event;
  const title = arrangement.procedures[procedure]?.title ?? procedure;
  return { title: capitalise(title), opens: trigger ?? 'the matter is raised', boxes };
}

function assembleAdoption(assessment: ProcedureAssessment, rename: (words: string) => string): Bars {
  const open = assessment.openPoints.filter(({ effect }) => effect > 0.0005).slice(0, 3);
  const choices = open.flatMap(({ label, choices: all }) =>
    all.slice(0, 3).map(({ choice, action }) => ({
      name: rename(`${label}: ${choice}`),
      label: formatShare(action),
      ...action,
    })),
  );
  const now = { name: 'as the text stands', label: formatShare(assessment.action), ...assessment.action };
  return { kind: 'bars', title: 'Chance that it acts, lowest to highest', rows: [now, ...choices] };
}

function listVotingStages(arrangement: Arrangement, assessment: ProcedureAssessment): readonly VotingStage[] {
  return assessment.stages
    .filter(({ kind }) => kind !== 'consult')
    .map(({ procedure, stage, electorate, blockers }) => {
      const found = arrangement.procedures[procedure]?.stages.find(({ id }) => id === stage);
      return { procedure, stage, title: capitalise(found?.title ?? stage), electorate, blockers };
    });
}

function assembleBlocking(
  assessment: ProcedureAssessment,
  adversary: readonly string[],
  name: NameActor,
): BlockingSets {
  const { always, possibly } = assessment.blocking;
  const perhaps = always.sets.length === 0 && possibly.sets.length > 0;
  const { sets: all, complete } = perhaps ? possibly : always;
  const sets = all.filter((set) => set.length > 0);
  const marked = Object.fromEntries(adversary.map((id) => [name(id), 'adversary']));
  const title = perhaps ? 'Smallest sets that may block, as the text can be read' : 'Smallest sets that can block';
  return { title, sets: sets.map((set) => set.map(name)), marked, complete, ...(perhaps ? { perhaps } : {}) };
}

export interface ArrangementRequest {
  readonly arrangement: Arrangement;
  readonly variantOf?: string | undefined;
  readonly situation?: Situation | undefined;
  /** Which procedure; the main one when left out. */
  readonly procedure?: string | undefined;
  readonly name: NameActor;
  readonly rename: (words: string) => string;
  /** Games built before, for one who asks again and again. */
  readonly games?: GameCache | undefined;
  /** Leave out which open point matters most: it takes one assessment per choice. */
  readonly brief?: boolean | undefined;
  /** Leave out what each seat weighs: `assembleWeights` tells it apart. */
  readonly unweighed?: boolean | undefined;
}

/**
 * The answer of one arrangement in one situation; exact as its parts are (`assessProcedure`). Cost: one assessment with
 * ranking, one diagram for the weights; milliseconds for a dozen seats.
 */
export function assembleArrangement(request: ArrangementRequest): ArrangementAnswer {
  const { arrangement, situation, name, rename, variantOf } = request;
  const procedure = request.procedure ?? mainProcedureOf(arrangement);
  const assessment =
    procedure === undefined
      ? undefined
      : assessProcedure(arrangement, procedure, situation, {
          brief: request.brief === true,
          ...(request.games === undefined ? {} : { games: request.games }),
        });
  const row = assembleRow({ arrangement, assessment }, situation, name, '');
  const english = describeArrangement(arrangement);
  const said = english.procedures.map(({ title, sentences }) => ({
    heading: capitalise(title),
    lines: sentences.map(rename),
  }));
  const stages = assessment === undefined ? [] : listVotingStages(arrangement, assessment);
  const adversary = situation?.adversary ?? [];
  const lone = (at: StageRef): boolean =>
    assessment?.stages.some(
      (stage) =>
        stage.procedure === at.procedure &&
        stage.stage === arrangement.procedures[at.procedure]?.stages[at.index]?.id &&
        stage.kind !== 'each-decides' &&
        stage.blockers.always.length > 0,
    ) === true;
  const power = request.unweighed === true ? undefined : assembleWeights({ ...request, stages });
  return {
    id: arrangement.id,
    title: capitalise(arrangement.title ?? arrangement.id),
    ...(arrangement.status === undefined ? {} : { status: arrangement.status }),
    ...(arrangement.asOf === undefined ? {} : { asOf: arrangement.asOf }),
    ...(variantOf === undefined ? {} : { variantOf }),
    sentences: [...said, { heading: 'What is owed', lines: english.commitments.map(rename) }].filter(
      ({ lines }) => lines.length > 0,
    ),
    procedures: Object.entries(arrangement.procedures).map(([id, { title }]) => ({ id, title: title ?? id })),
    ...(procedure === undefined ? {} : { procedure }),
    whoCanBlock: row.whoCanBlock,
    ...(row.smallestSets === undefined ? {} : { smallestSets: row.smallestSets }),
    activation: row.activation,
    delay: row.delay,
    blockers: (assessment?.blockers.possibly ?? []).map((id) => ({
      id,
      name: name(id),
      certain: assessment?.blockers.always.includes(id) === true,
    })),
    stages,
    openPoints: (assessment?.openPoints ?? []).map((point) => ({ ...point, label: rename(point.label) })),
    openCount: listOpenPoints(arrangement).length,
    seats: assessment?.seats ?? [],
    pictures: {
      ...(procedure === undefined ? {} : { procedure: assembleProcedureDiagram(arrangement, procedure, lone) }),
      ...(assessment === undefined
        ? {}
        : { blocking: assembleBlocking(assessment, adversary, name), adoption: assembleAdoption(assessment, rename) }),
      ...(power === undefined ? {} : { power }),
    },
  };
}
