// One row of 'would it ever be activated?' per arrangement: who can block, how likely, how long, in words.
import { type Arrangement, type LoadedArrangement, listOpenPoints, type Situation } from '../arrangements/index.ts';
import { mainProcedureOf } from '../dossier/index.ts';
import { assessProcedure, type ProcedureAssessment } from '../procedures/index.ts';
import type { BriefRow } from './brief-model.ts';
import type { ToneText } from './tone.ts';
import { capitalise, formatDelay, formatShare, joinNames } from './wording.ts';

/** Names for ids; the caller knows the dossier. */
export type NameActor = (id: string) => string;

/** What the rows of one arrangement are made from. */
export interface AssessedArrangement {
  readonly arrangement: Arrangement;
  readonly loaded?: LoadedArrangement;
  readonly assessment: ProcedureAssessment | undefined;
}

export function assessArrangement(arrangement: Arrangement, situation?: Situation): AssessedArrangement {
  const procedure = mainProcedureOf(arrangement);
  const assessment = procedure === undefined ? undefined : assessProcedure(arrangement, procedure, situation);
  return { arrangement, assessment };
}

/** How the adversary of a situation stands to an arrangement's activation. */
export type AdversaryRole = 'blocks-alone' | 'may-block-alone' | 'cannot-block-alone' | 'not-stated';

export function roleOfAdversary(assessed: AssessedArrangement, situation: Situation): AdversaryRole {
  const { assessment } = assessed;
  if (assessment === undefined) return 'not-stated';
  const { always, possibly } = assessment.blockers;
  if (situation.adversary.some((id) => always.includes(id))) return 'blocks-alone';
  if (situation.adversary.some((id) => possibly.includes(id))) return 'may-block-alone';
  const vacant = assessment.stages.some(({ kind, electorate }) => kind === 'unspecified' && electorate.length === 0);
  return vacant || assessment.kind === 'unspecified' ? 'not-stated' : 'cannot-block-alone';
}

function isKnown(id: string): boolean {
  return !id.startsWith('unnamed');
}

function nameBlockers(ids: readonly string[], adversary: readonly string[], name: NameActor): string {
  const among = ids.filter((id) => adversary.includes(id)).map(name);
  if (ids.length > 4) return `any of ${ids.length}${among.length > 0 ? `, ${joinNames(among)} among them` : ''}`;
  const named = [...among, ...ids.filter((id) => isKnown(id) && !adversary.includes(id)).map(name)];
  return `${joinNames(named, 'or')} alone`;
}

/** A stage that one voter can stop although a later stage or fallback remains: '; at stage vote any of 5'. */
function describeStageBlockers(assessment: ProcedureAssessment, adversary: readonly string[], name: NameActor): string {
  const { stages, polarity, winning } = assessment;
  if (polarity === 'keeps') {
    const lone = winning.always.sets.flatMap((set) => (set.length === 1 ? set : []));
    return lone.length === 0 ? '' : `; ${nameBlockers(lone, adversary, name)} brings it about`;
  }
  const stage = stages.find(({ blockers, kind }) => kind !== 'consult' && blockers.possibly.length > 0);
  if (stage === undefined) return '';
  return `; at stage ‘${stage.stage}’ ${nameBlockers(stage.blockers.possibly, adversary, name)}, then the fallback remains`;
}

function describeBlockers(
  { assessment }: AssessedArrangement,
  situation: Situation | undefined,
  name: NameActor,
): ToneText {
  if (assessment === undefined) return { text: 'no procedure is stated', tone: 'open' };
  const adversary = situation?.adversary ?? [];
  const { always, possibly, stuck } = assessment.blockers;
  if (stuck === 'always') return { text: 'no ballots bring it about', tone: 'danger' };
  const waits = assessment.preconditions.length > 0 ? `; waits for ${joinNames(assessment.preconditions)}` : '';
  if (always.length > 0) {
    const danger = always.some((id) => adversary.includes(id));
    return { text: nameBlockers(always, adversary, name) + waits, tone: danger ? 'danger' : 'plain' };
  }
  if (assessment.kind === 'each-decides') {
    const surely = possibly.filter(isKnown).map(name);
    const seats = surely.length > 0 ? `; only ${joinNames(surely)} surely sits` : '';
    return { text: `nobody (each decides${seats})${waits}`, tone: waits === '' ? 'ok' : 'open' };
  }
  if (possibly.some((id) => adversary.includes(id)) || (possibly.some(isKnown) && assessment.kind !== 'unspecified')) {
    return { text: `rule open: perhaps ${nameBlockers(possibly, adversary, name)}${waits}`, tone: 'open' };
  }
  if (assessment.kind === 'unspecified' || possibly.length > 0) {
    return { text: `rule unspecified${waits}`, tone: 'open' };
  }
  return {
    text: `nobody alone${describeStageBlockers(assessment, adversary, name)}${waits}`,
    tone: waits === '' ? 'ok' : 'open',
  };
}

function describeSets({ assessment }: AssessedArrangement, name: NameActor): string | undefined {
  const { sets = [] } = assessment?.blocking.always ?? {};
  const larger = sets.filter((set) => set.length > 1 && set.length <= 4);
  if (larger.length === 0) return undefined;
  const smallest = larger.filter((set) => set.length === larger[0]?.length);
  const shown = smallest.slice(0, 3).map((set) => joinNames(set.map(name)));
  return `${joinNames(shown, 'or')}${smallest.length > 3 ? ` (and ${smallest.length - 3} more of that size)` : ''}`;
}

function describeActivation(assessed: AssessedArrangement): BriefRow['activation'] {
  const { assessment } = assessed;
  if (assessment === undefined) return { text: 'cannot be said', tone: 'open' };
  const { min, max } = assessment.action;
  const wide = max - min > 0.5;
  const someone = assessment.kind === 'each-decides' ? 'someone acts ' : '';
  const tone = wide ? 'open' : max < 0.5 ? 'danger' : 'plain';
  return { text: `${someone}${formatShare({ min, max })}`, tone, min, max };
}

function describeDelay({ assessment }: AssessedArrangement): ToneText {
  if (assessment === undefined) return { text: 'not stated', tone: 'open' };
  if (assessment.delay === undefined) return { text: 'never acts', tone: 'danger' };
  const open = assessment.delay.max === Number.POSITIVE_INFINITY;
  return { text: formatDelay(assessment.delay), tone: open ? 'open' : 'plain' };
}

/** The row of one arrangement in one situation; `findings` is filled by the caller, who ran the checker. */
export function assembleRow(
  assessed: AssessedArrangement,
  situation: Situation | undefined,
  name: NameActor,
  findings: string,
): BriefRow {
  const { arrangement } = assessed;
  const sets = describeSets(assessed, name);
  return {
    arrangement: arrangement.id,
    title: capitalise(arrangement.title ?? arrangement.id),
    whoCanBlock: describeBlockers(assessed, situation, name),
    ...(sets === undefined ? {} : { smallestSets: sets }),
    activation: describeActivation(assessed),
    delay: describeDelay(assessed),
    findings,
  };
}

const SHOWN_PER_ARRANGEMENT = 2;

/** Open points of all arrangements, those that move the chance of action most first, at most two of each. */
export function rankOpenPoints(
  all: readonly AssessedArrangement[],
  rename: (sentence: string) => string,
): { readonly count: number; readonly top: readonly { readonly label: string; readonly effect: string }[] } {
  const count = all.reduce((sum, { arrangement }) => sum + listOpenPoints(arrangement).length, 0);
  const ranked = all.flatMap(({ arrangement, assessment }) =>
    (assessment?.openPoints ?? [])
      .filter(({ effect }) => effect > 0.0005)
      .slice(0, SHOWN_PER_ARRANGEMENT)
      .map(({ label, effect }) => ({ label: rename(label), effect, title: arrangement.title ?? arrangement.id })),
  );
  const top = ranked
    .toSorted((a, b) => b.effect - a.effect)
    .slice(0, 3)
    .map(({ label, effect, title }) => ({
      label: `${label} (${title})`,
      effect: `up to ${(effect * 100).toFixed(effect < 0.1 ? 1 : 0)} points`,
    }));
  return { count, top };
}
