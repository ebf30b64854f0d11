// Ranges of whole numbers in rules and weights: which way adoption moves as the number rises, and which steps must be tried.
import { type DecisionRule, parseRule } from '../rules/index.ts';
import type { Arrangement } from '../arrangements/index.ts';
import { deadlineKnown } from './clock.ts';
import { listVerdicts, type StageRef, targetOf } from './transitions.ts';

/** How the ballots that adopt change as a number rises: not at all, only more, only fewer, or some in and some out. */
export type Trend = 'still' | 'easier' | 'harder' | 'mixed';

/** An open point: its path and the ways of closing it that are tried. */
export interface Dimension {
  readonly path: string;
  readonly choices: readonly string[];
  /** Of a range of whole numbers, also where only its ends are among the choices. */
  readonly range?: OpenRange;
}

export interface OpenRange {
  readonly low: number;
  readonly high: number;
  readonly trend: Trend;
}

export const MOST_WORLDS = 1024;
/** A range of at most this many steps is tried value by value. */
const NARROW_RANGE = 4;

function join(a: Trend, b: Trend): Trend {
  if (a === 'still' || a === b) return b;
  return b === 'still' ? a : 'mixed';
}

type Atom = Extract<DecisionRule, { readonly kind: 'count' | 'more-for-than-against' }>;

function trendOver(rule: DecisionRule, of: (atom: Atom) => Trend): Trend {
  if (rule.kind === 'count' || rule.kind === 'more-for-than-against') return of(rule);
  return 'rules' in rule ? rule.rules.map((part) => trendOver(part, of)).reduce(join, 'still') : 'still';
}

/** A weight in a share counts on both sides, so that its owner's ballot decides which way it pulls. */
function trendOfWeight(rule: DecisionRule, group: string, weight: string): Trend {
  return trendOver(rule, (atom) => {
    if (atom.kind === 'more-for-than-against')
      return atom.group === group && atom.weight === weight ? 'mixed' : 'still';
    if (atom.kind !== 'count' || atom.base.group !== group || atom.base.weight !== weight) return 'still';
    const { quantifier } = atom;
    if (quantifier.kind === 'all' || quantifier.kind === 'none') return 'harder';
    if (quantifier.amount.kind === 'share') return 'mixed';
    return quantifier.kind === 'at-least' || quantifier.kind === 'more-than' ? 'easier' : 'harder';
  });
}

/** Of the number in every range `low..high` of the rule, closed alike wherever it is written. */
function trendOfAmount(rule: DecisionRule, low: number, high: number): Trend {
  return trendOver(rule, (atom) => {
    if (atom.kind !== 'count' || atom.quantifier.kind === 'all' || atom.quantifier.kind === 'none') return 'still';
    const { kind, amount } = atom.quantifier;
    if (amount.kind !== 'range' || amount.low !== low || amount.high !== high) return 'still';
    return kind === 'at-least' || kind === 'more-than' ? 'harder' : 'easier';
  });
}

function trendIn(sentences: readonly string[], of: (rule: DecisionRule) => Trend): Trend {
  return sentences
    .map((sentence) => {
      const parsed = parseRule(sentence);
      return parsed.ok ? of(parsed.value) : 'still';
    })
    .reduce(join, 'still');
}

export function weightDimension(
  path: string,
  [low, high]: readonly [number, number],
  sentences: readonly string[],
  { group, weight }: { readonly group: string; readonly weight: string },
): Dimension {
  return rangeDimension(path, { low, high, trend: trendIn(sentences, (rule) => trendOfWeight(rule, group, weight)) });
}

export function amountDimension(path: string, low: number, high: number, sentences: readonly string[]): Dimension {
  return rangeDimension(path, { low, high, trend: trendIn(sentences, (rule) => trendOfAmount(rule, low, high)) });
}

/** Every step where it is needed and can be listed, else the ends. */
function rangeDimension(path: string, range: OpenRange): Dimension {
  const { low, high, trend } = range;
  const size = high - low + 1;
  const all = size - 1 <= NARROW_RANGE || (trend === 'mixed' && size <= MOST_WORLDS);
  const steps = all ? Array.from({ length: size }, (_, at) => low + at) : [low, high];
  return { path, choices: steps.map(String), range };
}

export function onlyEnds({ choices, range }: Dimension): boolean {
  return range !== undefined && choices.length > 1 && choices.length < range.high - range.low + 1;
}

/** Whether the choices tried tell all: every step is among them, or adoption moves one way from end to end. */
export function tellsAll(dimension: Dimension): boolean {
  return !onlyEnds(dimension) || dimension.range?.trend !== 'mixed';
}

/** The same with ranges at their ends. */
export function thin(dimension: Dimension): Dimension {
  const { path, choices, range } = dimension;
  const [low, high] = [choices[0], choices.at(-1)];
  return range === undefined || choices.length < 3 || low === undefined || high === undefined
    ? dimension
    : { path, choices: [low, high], range };
}

/** Which way adoption at a stage moves the chance of action: 1 up, -1 down, 0 cannot be said from where it leads. */
function pullOf(arrangement: Arrangement, at: StageRef): -1 | 0 | 1 {
  const adopted = targetOf(arrangement, at, 'adopted');
  if (adopted.kind === 'end') return adopted.acted ? 1 : -1;
  const failures = listVerdicts(arrangement, at).filter((verdict) => verdict !== 'adopted');
  const acts = new Set(
    failures.map((verdict) => {
      const target = targetOf(arrangement, at, verdict);
      return target.kind === 'end' ? target.acted : undefined;
    }),
  );
  const [only] = acts;
  if (acts.size !== 1 || only === undefined) return 0;
  return only ? -1 : 1;
}

/** Where nobody need let the stage lie, or one of its ways ends without action, who can prevent action moves one way too. */
function liesOneWay(arrangement: Arrangement, at: StageRef): boolean {
  const stage = arrangement.procedures[at.procedure]?.stages[at.index];
  if (stage === undefined || deadlineKnown(stage) === 'some') return true;
  const quiet = listVerdicts(arrangement, at).map((verdict) => {
    const target = targetOf(arrangement, at, verdict);
    return { verdict, idle: target.kind === 'end' && !target.acted };
  });
  const failures = quiet.filter(({ verdict }) => verdict !== 'adopted');
  const passes = quiet.some(({ verdict, idle }) => verdict === 'adopted' && idle);
  return passes || (failures.length > 0 && failures.every(({ idle }) => idle));
}

/** A stage of a route with its open points. */
export interface OpenStage {
  readonly at: StageRef;
  readonly dimensions: readonly Dimension[];
}

/** Steps that are in no choice matter nowhere, or the number moves the procedure one way from end to end. */
function movesOneWay(
  arrangement: Arrangement,
  all: readonly { readonly at: StageRef; readonly trend: Trend }[],
): boolean {
  const uses = all.filter(({ trend }) => trend !== 'still');
  if (!uses.every(({ at, trend }) => trend !== 'mixed' && liesOneWay(arrangement, at))) return false;
  if (uses.length < 2) return true;
  const ways = uses.map(({ at, trend }) => (trend === 'easier' ? 1 : -1) * pullOf(arrangement, at));
  return ways[0] !== 0 && ways.every((way) => way === ways[0]);
}

/**
 * The open points of a route's stages, with every step of those ranges whose ends are not known to be enough: a number
 * that several stages share must move the procedure the same way at each.
 */
export function stepWhereNeeded(
  arrangement: Arrangement,
  stages: readonly OpenStage[],
  everyStep = false,
): readonly OpenStage[] {
  const uses = new Map<string, { at: StageRef; trend: Trend }[]>();
  for (const { at, dimensions } of stages) {
    for (const each of dimensions) {
      const trend = each.range?.trend;
      if (trend === undefined || each.choices.length === 1) continue;
      uses.set(each.path, [...(uses.get(each.path) ?? []), { at, trend }]);
    }
  }
  const needed = new Set(
    [...uses].flatMap(([path, all]) => (!everyStep && movesOneWay(arrangement, all) ? [] : [path])),
  );
  if (needed.size === 0) return stages;
  return stages.map(({ at, dimensions }) => ({
    at,
    dimensions: dimensions.map((each) =>
      each.range !== undefined && needed.has(each.path)
        ? rangeDimension(each.path, { ...each.range, trend: 'mixed' })
        : each,
    ),
  }));
}
