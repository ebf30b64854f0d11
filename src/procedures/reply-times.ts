// When does a procedure act, if members take time to answer? Exact on a grid: answers are counted at full steps, so every
// stage takes at most one step longer than it would. Independent members within a climate; no sampling.
import {
  type Arrangement,
  type BallotChances,
  listClimates,
  listReadings,
  parseDuration,
  type ReplyTime,
  type Situation,
  type WeightTables,
} from '../arrangements/index.ts';
import { deadlineOf, earliestEnd, hoursOf } from './clock.ts';
import { type PlayedStage, type PlayedWorld, playProcedure } from './play.ts';
import { keyOfStage, type Target, targetOf, type Verdict, waitsToExpire } from './transitions.ts';

export interface TimesOptions {
  /** Hours between two points of the grid; default 1. */
  readonly step?: number;
  /** Hours looked ahead; default 720, at most 20,000 steps. */
  readonly horizon?: number;
  readonly fixed?: Readonly<Record<string, string>>;
  readonly tables?: WeightTables;
  /** Whether consultations end at their earliest hour or their latest (the earliest, where there is no latest). */
  readonly consultations?: 'earliest' | 'latest';
}

export interface ProcedureTimes {
  readonly exact: true;
  /** Hours of the grid: `acted[i]` is the chance to have acted by `hours[i]`. */
  readonly hours: readonly number[];
  readonly acted: readonly number[];
  /** Chance to have ended without action. */
  readonly failed: readonly number[];
  /**
   * Chance that it is still open at the last of `hours`. With the last of `acted` and `failed` it makes one: exactly where the
   * chances are sums of powers of two, else within 1e-9.
   */
  readonly open: number;
  /** Mean hours to action, given that it acts within the horizon; undefined if it never does. */
  readonly meanHours: number | undefined;
}

export type TimesAnswer = ProcedureTimes | { readonly exact: false; readonly reason: string };

function middleOf(written: string): number {
  const parsed = parseDuration(written);
  return parsed.ok ? (parsed.value.min + Math.min(parsed.value.max, 1e9)) / 2 : 0;
}

/** Mean of the hours that an answer takes beyond `hour`. */
export function meanBeyond(reply: ReplyTime, hour: number): number {
  if ('mean' in reply) {
    const mean = middleOf(reply.mean);
    return mean === 0 ? 0 : mean * Math.exp(-hour / mean);
  }
  const late = reply.observed.map((each) => Math.max(0, middleOf(each) - hour));
  return late.reduce((sum, each) => sum + each, 0) / late.length;
}

/**
 * Chance that a member has answered by each point of a grid: `result[i]` at hour `i × step`. Exponential by its mean, or the
 * share of the observed times that are over.
 * @example
 * answeredBy({ observed: ['1h', '3h'] }, 1, 4) // => [0, 0.5, 0.5, 1]
 */
export function answeredBy(reply: ReplyTime | undefined, step: number, points: number): readonly number[] {
  const grid = Array.from({ length: points }, (_, at) => at * step);
  if (reply === undefined) return grid.map(() => 1);
  const at = answering(reply);
  return grid.map(at);
}

export function answeredAt(reply: ReplyTime, hour: number): number {
  return answering(reply)(hour);
}

function answering(reply: ReplyTime): (hour: number) => number {
  if ('mean' in reply) {
    const mean = middleOf(reply.mean);
    return (hour) => (mean === 0 ? 1 : -Math.expm1(-hour / mean));
  }
  const observed = reply.observed.map(middleOf);
  return (hour) => observed.filter((each) => each <= hour + 1e-9).length / observed.length;
}

/** What a stage does with time: mass of each verdict at each step after its opening. The rest stays open for ever. */
type Exits = Readonly<Partial<Record<Verdict, Float64Array>>>;

interface Setting {
  readonly arrangement: Arrangement;
  readonly step: number;
  readonly points: number;
  readonly replies: Situation['replies'];
  readonly ballots: Readonly<Record<string, BallotChances>>;
  readonly consultations: 'earliest' | 'latest';
  /** What cannot be computed, as it is met. */
  readonly problems: string[];
}

interface Answering {
  readonly voter: string;
  /** Chance of each ballot, given an answer; they sum to `speaks`. */
  readonly point: readonly number[];
  readonly answered: readonly number[];
}

function answerOf(setting: Setting, { game }: PlayedWorld, voter: string): Answering {
  const chances = setting.ballots[voter] ?? {};
  const numbers = Object.values(chances).flatMap((chance) => (typeof chance === 'number' ? [chance] : []));
  const total = numbers.reduce((all, chance) => all + chance, 0);
  if (Math.abs(total - 1) > 1e-9)
    setting.problems.push(`the chances of ${voter} are not numbers that sum to one: ${Number(total.toFixed(6))}`);
  const point = game.ballots.map((ballot) => {
    const chance = chances[ballot];
    return typeof chance === 'number' ? chance : 0;
  });
  const reply = setting.replies?.[voter] ?? setting.replies?.['others'];
  return { voter, point, answered: answeredBy(reply, setting.step, setting.points) };
}

function stepsOf(hours: number, { step, points }: Setting): number {
  return hours === Number.POSITIVE_INFINITY ? points : Math.ceil(hours / step - 1e-9);
}

/** Cumulative curves → mass at each step; what had happened before `from` happens at `from`. */
function massesOf(curve: (at: number) => number, from: number, until: number, points: number): Float64Array {
  const masses = new Float64Array(points);
  let before = 0;
  for (let at = from; at < Math.min(until, points); at += 1) {
    const now = Math.max(before, curve(at));
    masses[at] = now - before;
    before = now;
  }
  return masses;
}

function sum(masses: Float64Array, until: number): number {
  let total = 0;
  for (let at = 0; at < Math.min(until, masses.length); at += 1) total += masses[at] ?? 0;
  return total;
}

function consultExits(setting: Setting, { stage }: PlayedStage): Exits {
  const latest = deadlineOf(stage);
  const hour = setting.consultations === 'latest' && latest < Number.POSITIVE_INFINITY ? latest : earliestEnd(stage);
  const adopted = new Float64Array(setting.points);
  const at = stepsOf(hour, setting);
  if (at < setting.points) adopted[at] = 1;
  return { adopted };
}

/** Where each decides, action begins with the first who acts; it has failed when all have spoken and nobody does. */
function severalExits(setting: Setting, { stage }: PlayedStage, played: PlayedWorld): Exits {
  const { world, game } = played;
  const members = world.electorate
    .filter((voter) => !world.recused.includes(voter))
    .map((voter) => answerOf(setting, played, voter));
  const yes = game.ballots.indexOf('for');
  const counted = world.silence === 'for';
  const [from, until] = [stepsOf(earliestEnd(stage), setting), stepsOf(deadlineOf(stage), setting)];
  const nobodyBy = (at: number): number =>
    members.reduce((product, { point, answered }) => product * (1 - (point[yes] ?? 0) * (answered[at] ?? 1)), 1);
  const refusedBy = (at: number): number =>
    members.reduce((product, { point, answered }) => {
      const spoken = point.reduce((total, each) => total + each, 0);
      return product * (spoken - (point[yes] ?? 0)) * (answered[at] ?? 1);
    }, 1);
  const adopted = massesOf((at) => 1 - nobodyBy(at), from, until, setting.points);
  const rejected = massesOf(refusedBy, from, until, setting.points);
  if (until < setting.points) {
    const left = 1 - sum(adopted, until) - sum(rejected, until);
    const acts = counted && members.length > 0 ? left : Math.max(0, 1 - nobodyBy(until) - sum(adopted, until));
    adopted[until] = acts;
    rejected[until] = left - acts;
  }
  return { adopted, rejected };
}

interface Tally {
  /** Mass of complete profiles that adopt when the silent cast `rest`: a ballot, `worst`, `best`, or `nothing` at all. */
  readonly adopted: (at: number, rest: string) => number;
  readonly spoken: (at: number) => number;
}

function tallyOf(setting: Setting, played: PlayedWorld): Tally {
  const { world, game } = played;
  const { mass } = game;
  if (mass === undefined) setting.problems.push('the rule of a stage is not specified');
  const members = world.voters
    .filter((voter) => !world.recused.includes(voter))
    .map((voter) => answerOf(setting, played, voter));
  const restBallot = (voter: string, rest: string): number => {
    if (rest !== 'worst' && rest !== 'best') return game.ballots.indexOf(rest);
    const at = game.extremes?.[voter]?.[rest];
    if (at === undefined) setting.problems.push(`no ballot of ${voter} is best or worst whatever the others cast`);
    return at ?? 0;
  };
  return {
    adopted: (at, rest) => {
      const masses: Record<string, number[]> = {};
      for (const { voter, point, answered } of members) {
        const row = point.map((chance) => chance * (answered[at] ?? 1));
        if (rest !== 'nothing') {
          const open = Math.max(0, 1 - row.reduce((total, each) => total + each, 0));
          const ballot = restBallot(voter, rest);
          row[ballot] = (row[ballot] ?? 0) + open;
        }
        masses[voter] = row;
      }
      const found = mass?.(masses);
      if (found === undefined) setting.problems.push('the body has too many different weights for this');
      return Math.min(1, found ?? 0);
    },
    spoken: (at) =>
      members.reduce(
        (product, { point, answered }) =>
          product * point.reduce((total, chance) => total + chance, 0) * (answered[at] ?? 1),
        1,
      ),
  };
}

function voteExits(setting: Setting, { stage }: PlayedStage, played: PlayedWorld): Exits {
  const tally = tallyOf(setting, played);
  const { points } = setting;
  const [from, until] = [stepsOf(earliestEnd(stage), setting), stepsOf(deadlineOf(stage), setting)];
  const expires = waitsToExpire(stage);
  const endless = deadlineOf(stage) === Number.POSITIVE_INFINITY;
  const early = stage.mayChange !== true && (stage.closesEarly === true || endless);
  let adopted: Float64Array = new Float64Array(points);
  let rejected: Float64Array = new Float64Array(points);
  if (stage.mayChange !== true) {
    const yes = early ? (at: number) => tally.adopted(at, 'worst') : (at: number) => tally.adopted(at, 'nothing');
    const no = early
      ? (at: number) => 1 - tally.adopted(at, 'best')
      : (at: number) => tally.spoken(at) - tally.adopted(at, 'nothing');
    adopted = massesOf(yes, from, until, points);
    if (!expires) rejected = massesOf(no, from, until, points);
  }
  if (until >= points) return { adopted, rejected };
  const { silence } = played.world;
  const settled = silence === undefined;
  const finalYes = settled
    ? tally.adopted(until, 'worst')
    : silence === 'proceed'
      ? tally.adopted(until, 'best')
      : tally.adopted(until, silence);
  const finalNo = settled ? 1 - tally.adopted(until, 'best') : 1 - finalYes;
  adopted[until] = Math.max(0, finalYes - sum(adopted, until));
  const late = new Float64Array(points);
  late[until] = Math.max(0, finalNo - sum(rejected, until));
  if (stage.onExpired !== undefined) return { adopted, rejected, expired: late };
  rejected[until] = late[until] ?? 0;
  return { adopted, rejected };
}

function exitsOf(setting: Setting, stage: PlayedStage, played: PlayedWorld): Exits {
  const { meeting } = played.world;
  if (meeting === 'consult') return consultExits(setting, stage);
  return meeting === 'each-decides' ? severalExits(setting, stage, played) : voteExits(setting, stage, played);
}

interface Flow {
  readonly acted: Float64Array;
  readonly failed: Float64Array;
  /** What stays in a stage, or pauses between two rounds, to the end of the grid. */
  readonly open: number;
}

/** Mass flows from stage to stage, later and later; rounds of a stage are stages of their own. */
function flow(setting: Setting, stages: ReadonlyMap<string, PlayedStage>, start: string): Flow {
  const { points, arrangement } = setting;
  const [acted, failed] = [new Float64Array(points), new Float64Array(points)];
  const exits = new Map<string, Exits>();
  const waiting = new Map<string, Float64Array>();
  let open = 0;
  const enter = (key: string, at: number, mass: number): void => {
    if (mass <= 0) return;
    if (at >= points) {
      open += mass;
      return;
    }
    const entry = waiting.get(key) ?? new Float64Array(points);
    entry[at] = (entry[at] ?? 0) + mass;
    waiting.set(key, entry);
  };
  const arrive = (target: Target, at: number, mass: number): void => {
    if (target.kind === 'stage') enter(`${keyOfStage(target)} 0`, at, mass);
    else if (at < points) {
      const ends = target.acted ? acted : failed;
      ends[at] = (ends[at] ?? 0) + mass;
    }
  };
  const leave = (name: string, entry: Float64Array): void => {
    const [key = '', round = '0'] = name.split(' ');
    const stage = stages.get(key);
    const played = stage?.worlds[0];
    if (stage === undefined || played === undefined) return;
    const own = exits.get(key) ?? exitsOf(setting, stage, played);
    exits.set(key, own);
    open += staying(entry, Object.values(own));
    for (const [verdict, masses] of Object.entries(own) as [Verdict, Float64Array][]) {
      const { repeat } = stage.stage;
      const again = verdict !== 'adopted' && repeat !== undefined && Number(round) < repeat.max;
      const pause = again ? stepsOf(hoursOf(repeat.after).min, setting) : 0;
      const out = convolve(entry, masses);
      const target = targetOf(arrangement, stage.at, verdict);
      out.forEach((mass, at) => {
        if (mass <= 0) return;
        if (again) enter(`${key} ${Number(round) + 1}`, at + pause, mass);
        else arrive(target, at, mass);
      });
    }
  };
  enter(`${start} 0`, 0, 1);
  for (let turns = 0; turns < 10_000 && waiting.size > 0; turns += 1) {
    const [name, entry] = [...waiting][0] ?? ['', new Float64Array(points)];
    waiting.delete(name);
    if (entry.some((mass) => mass > 1e-15)) leave(name, entry);
    else open += sum(entry, points);
  }
  for (const entry of waiting.values()) open += sum(entry, points);
  return { acted, failed, open };
}

/** Of what entered a stage, how much has not left it by the end of the grid. */
function staying(entry: Float64Array, exits: readonly Float64Array[]): number {
  let left = 0;
  let stays = 0;
  for (let at = entry.length - 1; at >= 0; at -= 1) {
    for (const masses of exits) left += masses[entry.length - 1 - at] ?? 0;
    stays += (entry[at] ?? 0) * (1 - left);
  }
  return stays;
}

function convolve(entry: Float64Array, masses: Float64Array): Float64Array {
  const out = new Float64Array(entry.length);
  for (let from = 0; from < entry.length; from += 1) {
    const weight = entry[from] ?? 0;
    if (weight === 0) continue;
    for (let after = 0; from + after < out.length; after += 1)
      out[from + after] = (out[from + after] ?? 0) + weight * (masses[after] ?? 0);
  }
  return out;
}

function cumulate(masses: Float64Array): readonly number[] {
  let total = 0;
  return Array.from(masses, (mass) => (total += mass));
}

/**
 * Chance to have acted by each hour, when members answer after times of `situation.replies` (at once where none is given; the
 * name `others` stands for everyone not named) with the chances of `situation.ballots`, which must be numbers that sum to
 * one; `silent` never answers. Every open point must be closed by `fixed`. A member answers once a round. Exact on the grid;
 * otherwise says why not. Cost: points² × stages, and a pass of the diagram a point.
 */
export function computeTimes(
  arrangement: Arrangement,
  procedureId: string,
  situation: Situation,
  options: TimesOptions = {},
): TimesAnswer {
  const step = options.step ?? 1;
  const points = Math.floor((options.horizon ?? 720) / step) + 1;
  if (!(step > 0) || !(points > 0) || points > 20_001)
    return { exact: false, reason: 'the grid has no or too many points' };
  const { fixed, tables } = options;
  const play = playProcedure(arrangement, procedureId, { situation, fixed, tables });
  const start = play.route.visits[0];
  if (start === undefined) return { exact: false, reason: `there is no procedure '${procedureId}'` };
  const open = play.stages.find(({ worlds, stage }) => worlds.length !== 1 || listReadings(stage.within).length > 1);
  if (open !== undefined) {
    const varied = Object.keys(open.worlds[0]?.world.choices ?? {}).filter(
      (path) => new Set(open.worlds.map(({ world }) => world.choices[path])).size > 1,
    );
    return {
      exact: false,
      reason: `stage '${open.stage.id}' has open points: close ${varied.join(', ') || 'its deadline'}`,
    };
  }
  const [acted, failed] = [new Float64Array(points), new Float64Array(points)];
  let stillOpen = 0;
  const problems: string[] = [];
  for (const { weight, ballots } of listClimates(situation)) {
    const consultations = options.consultations ?? 'latest';
    const setting = { arrangement, step, points, replies: situation.replies, ballots, consultations, problems };
    const one = flow(setting, play.byKey, keyOfStage(start));
    stillOpen += weight * one.open;
    for (let at = 0; at < points; at += 1) {
      acted[at] = (acted[at] ?? 0) + weight * (one.acted[at] ?? 0);
      failed[at] = (failed[at] ?? 0) + weight * (one.failed[at] ?? 0);
    }
  }
  const [problem] = problems;
  if (problem !== undefined) return { exact: false, reason: problem };
  const hours = Array.from({ length: points }, (_, at) => at * step);
  const total = sum(acted, points);
  const mean = hours.reduce((all, hour, at) => all + hour * (acted[at] ?? 0), 0) / total;
  return {
    exact: true,
    hours,
    acted: cumulate(acted),
    failed: cumulate(failed),
    open: stillOpen,
    meanHours: total > 0 ? mean : undefined,
  };
}
