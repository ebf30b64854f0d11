// Scenarios: named ballots and times, played through a procedure to its end. Tests that a lawyer can write.
import {
  type Arrangement,
  electorateOf,
  listPossibleMembers,
  parseDuration,
  type Procedure,
  type Scenario,
  type ScenarioOutcome,
  type Stage,
} from '../arrangements/index.ts';
import { deadlineOf, judgeStage, type Judgement } from './judge.ts';
import { type StageRef, type Target, targetOf, type Verdict } from './transitions.ts';

export interface ScenarioStep {
  readonly procedure: string;
  readonly stage: string;
  /** Hours after the opening of the procedure at which the stage ended, or was left pending. */
  readonly hours: number;
  readonly verdict: Verdict | 'pending';
  readonly engaged?: readonly string[];
  readonly waitingFor?: readonly string[];
  readonly note?: string;
}

export interface ScenarioResult {
  readonly name: string;
  readonly outcome: ScenarioOutcome;
  /** The procedure in which it ended. */
  readonly endsIn: string;
  readonly acted: boolean;
  readonly hours: number;
  readonly engaged?: readonly string[];
  readonly trace: readonly ScenarioStep[];
  /** Whether outcome, place of ending and engaged members are what the scenario expects. */
  readonly passes: boolean;
}

const MOST_STEPS = 100;

function hoursOf(written: string | undefined): number | undefined {
  const parsed = written === undefined ? undefined : parseDuration(written);
  return parsed?.ok ? parsed.value.min : undefined;
}

function startOf(arrangement: Arrangement, scenario: Scenario): string | undefined {
  if (scenario.procedure !== undefined) return scenario.procedure;
  const named = Object.keys(scenario.ballots);
  const ids = Object.keys(arrangement.procedures);
  return ids.find((id) => arrangement.procedures[id]?.stages.some((stage) => named.includes(stage.id))) ?? ids[0];
}

/** Ballots by member: a named member before a group, a group before `others`. */
function ballotsAt(
  arrangement: Arrangement,
  procedure: Procedure,
  stage: Stage,
  scenario: Scenario,
): Record<string, string> {
  const written = scenario.ballots[stage.id] ?? {};
  const group = arrangement.groups[electorateOf(procedure, stage)];
  const electorate = group ? listPossibleMembers(group) : [];
  const { others, ...named } = written;
  const cast: Record<string, string> = {};
  if (others !== undefined) for (const voter of electorate) cast[voter] = others;
  for (const [id, ballot] of Object.entries(named)) {
    const members = arrangement.groups[id];
    if (members) for (const voter of listPossibleMembers(members)) cast[voter] = ballot;
  }
  for (const [id, ballot] of Object.entries(named)) if (!arrangement.groups[id]) cast[id] = ballot;
  return cast;
}

function timesAt(
  stage: Stage,
  scenario: Scenario,
  ballots: Readonly<Record<string, string>>,
): ReadonlyMap<string, number> {
  const at = scenario.at?.[stage.id];
  return new Map(
    Object.keys(ballots).map((voter) => [voter, (typeof at === 'string' ? hoursOf(at) : hoursOf(at?.[voter])) ?? 0]),
  );
}

interface Played {
  readonly judgement: Judgement;
  readonly hours: number;
}

function playStage(arrangement: Arrangement, at: StageRef, scenario: Scenario, left: number): Played | undefined {
  const procedure = arrangement.procedures[at.procedure];
  const stage = procedure?.stages[at.index];
  if (!procedure || !stage) return undefined;
  const all = ballotsAt(arrangement, procedure, stage, scenario);
  const times = timesAt(stage, scenario, all);
  const stated = typeof scenario.at?.[stage.id] === 'string' ? hoursOf(scenario.at[stage.id] as string) : undefined;
  const consult = stage.rule === undefined ? [stated ?? consultEnds(stage)] : [0];
  const moments = [...new Set([...consult, ...times.values(), deadlineOf(stage)])].toSorted((a, b) => a - b);
  const fixed = { ...fixedReadings(arrangement, scenario), ...seatsOf(arrangement, all) };
  let last: Played | undefined;
  for (const hours of moments) {
    if (hours === Number.POSITIVE_INFINITY) break;
    if (hours > left) break;
    const ballots = Object.fromEntries(Object.entries(all).filter(([voter]) => (times.get(voter) ?? 0) <= hours));
    const { recused } = scenario;
    const judgement = judgeStage(arrangement, { at, ballots, hours, fixed, ...(recused ? { recused } : {}) });
    if (!judgement) return undefined;
    last = { judgement, hours };
    if (judgement.verdict !== 'pending') return last;
  }
  return (
    last ?? {
      judgement: { verdict: 'pending', settled: 'pending', deadline: deadlineOf(stage), waitingFor: [] },
      hours: left,
    }
  );
}

function consultEnds(stage: Stage): number {
  return hoursOf(stage.min) ?? 0;
}

/** A member who may or may not sit sits in a scenario exactly when the scenario gives it a ballot. */
function seatsOf(arrangement: Arrangement, ballots: Readonly<Record<string, string>>): Record<string, string> {
  const seats = Object.entries(arrangement.groups).flatMap(([id, { maybe = [] }]) =>
    maybe.map((member) => [`groups.${id}.maybe.${member}`, member in ballots ? 'seated' : 'not seated'] as const),
  );
  return Object.fromEntries(seats);
}

/** `readings: {decide: ru}` closes the disputed rule of stage decide; a full path closes any open point. */
function fixedReadings(arrangement: Arrangement, scenario: Scenario): Record<string, string> {
  const stages = Object.entries(arrangement.procedures).flatMap(([id, { stages: all }]) =>
    all.map((stage) => [stage.id, `procedures.${id}.stages.${stage.id}.rule`] as const),
  );
  const fixed: Record<string, string> = {};
  for (const [stage, path] of stages) {
    const reading = scenario.readings?.[stage];
    if (reading !== undefined) fixed[path] = reading;
  }
  return fixed;
}

/** A fallback for which the scenario has no ballots is not played: the scenario ends where its ballots end. */
function isPlayable(arrangement: Arrangement, target: Target & { kind: 'stage' }, scenario: Scenario): boolean {
  const stages = arrangement.procedures[target.procedure]?.stages ?? [];
  const first = stages[target.index];
  if (!first || first.rule === undefined) return true;
  return stages.slice(target.index).some((stage) => scenario.ballots[stage.id] !== undefined);
}

function finish(scenario: Scenario, run: Omit<ScenarioResult, 'name' | 'passes'>): ScenarioResult {
  const engaged = scenario.engaged === undefined || sameMembers(scenario.engaged, run.engaged ?? []);
  const place = scenario.endsIn === undefined || scenario.endsIn === run.endsIn;
  return { name: scenario.name, ...run, passes: run.outcome === scenario.expect && place && engaged };
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join() === b.toSorted().join();
}

/**
 * Plays a scenario: ballots are cast at their times (at once when none is given), silence and deadlines apply, stages
 * follow each other and fallbacks open, until an end or a stage that stays pending. `acted` says whether what the
 * procedure is about happens. Returns undefined when the arrangement has no such procedure. Pure; bounded steps.
 */
export function playScenario(arrangement: Arrangement, scenario: Scenario): ScenarioResult | undefined {
  const start = startOf(arrangement, scenario);
  if (start === undefined || !arrangement.procedures[start]) return undefined;
  const trace: ScenarioStep[] = [];
  let at: StageRef = { procedure: start, index: 0 };
  let clock = 0;
  let engaged: readonly string[] | undefined;
  const until = hoursOf(scenario.until) ?? Number.POSITIVE_INFINITY;
  const ended = (outcome: ScenarioOutcome, acted: boolean): ScenarioResult =>
    finish(scenario, { outcome, acted, endsIn: at.procedure, hours: clock, ...(engaged ? { engaged } : {}), trace });
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const played = playStage(arrangement, at, scenario, until - clock);
    const stage = arrangement.procedures[at.procedure]?.stages[at.index];
    if (!played || !stage) return undefined;
    const { verdict, waitingFor, note } = played.judgement;
    clock += played.hours;
    engaged = played.judgement.engaged ?? engaged;
    trace.push({
      procedure: at.procedure,
      stage: stage.id,
      hours: clock,
      verdict,
      ...(played.judgement.engaged ? { engaged: played.judgement.engaged } : {}),
      ...(verdict === 'pending' ? { waitingFor } : {}),
      ...(note ? { note } : {}),
    });
    if (verdict === 'pending') return ended('pending', false);
    const target = targetOf(arrangement, at, verdict);
    if (target.kind === 'end') return ended(target.outcome, target.acted);
    const changes = target.procedure !== at.procedure;
    if (changes && !isPlayable(arrangement, target, scenario))
      return ended(verdict === 'adopted' ? 'adopted' : 'rejected', false);
    at = { procedure: target.procedure, index: target.index };
  }
  return ended('pending', false);
}
