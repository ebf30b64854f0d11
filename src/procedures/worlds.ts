// A stage with open points is several stages, one per way of closing them: its worlds.
import {
  type Arrangement,
  EACH_DECIDES,
  electorateOf,
  listReadings,
  listRuleNames,
  type Procedure,
  type Situation,
  type Stage,
  type WeightTables,
} from '../arrangements/index.ts';
import { type DecisionRule, type Groups, parseRule } from '../rules/index.ts';
import { amountDimension, type Dimension, MOST_WORLDS, tellsAll, thin, weightDimension } from './open-ranges.ts';
import { groupsIn } from './world-groups.ts';

export type Meeting = 'vote' | 'each-decides' | 'consult';

/** One way of closing every open point of a stage that bears on its outcome. */
export interface StageWorld {
  /** Path of the open point → the choice made in this world. */
  readonly choices: Readonly<Record<string, string>>;
  readonly meeting: Meeting;
  /** Undefined unless `meeting` is a vote. */
  readonly rule: DecisionRule | undefined;
  /** The rule as written, with ends of ranges filled in; undefined where it is not stated or no common vote. */
  readonly sentence: string | undefined;
  readonly groups: Groups;
  /** The same for groups with the same members and weights. */
  readonly groupsKey: string;
  readonly electorateId: string;
  readonly electorate: readonly string[];
  /** The electorate and whoever else the rule or the quorum counts. */
  readonly voters: readonly string[];
  /** What a silent member counts as; undefined when the text does not say. */
  readonly silence: string | undefined;
  readonly recused: readonly string[];
  readonly recusedAs: 'out' | 'abstain' | 'may-vote';
}

export interface WorldOptions {
  readonly situation?: Situation | undefined;
  /** Open points closed beforehand: path → choice. */
  readonly fixed?: Readonly<Record<string, string>>;
  readonly tables?: WeightTables;
}

export interface StageWorlds {
  readonly worlds: readonly StageWorld[];
  readonly complete: boolean;
}

const ALWAYS = 'any ballots adopt';
const NEVER = 'no ballots adopt';
const RANGE = /\b(\d+)\.\.(\d+)\b/g;

function rulePath(procedureId: string, stage: Stage): string {
  return `procedures.${procedureId}.stages.${stage.id}.rule`;
}

function ruleDimensions(procedureId: string, stage: Stage): readonly Dimension[] {
  if (stage.rule === undefined) return [];
  const path = rulePath(procedureId, stage);
  const readings = listReadings<string>(stage.rule);
  const choices = readings.flatMap(({ name, value }) => (value === undefined ? [ALWAYS, NEVER] : [name]));
  const ranges = readings.flatMap(({ value }) => (value?.includes('..') === true ? [...value.matchAll(RANGE)] : []));
  const sentences = readings.flatMap(({ value }) => value ?? []);
  const ends = ranges.map(([written, low, high]) =>
    amountDimension(`${path}:${written}`, Number(low), Number(high), sentences),
  );
  return [{ path, choices }, ...new Map(ends.map((each) => [each.path, each])).values()];
}

interface NamedGroup {
  readonly group: string;
  readonly weight?: string;
}

interface ReadSentence {
  readonly parsed: ReturnType<typeof parseRule>;
  /** The groups it counts. */
  readonly named: readonly NamedGroup[];
}

const MOST_SENTENCES = 2000;
const sentences = new Map<string, ReadSentence>();

/** Sentences come back in every world of a stage and in every variant: each is parsed once, the last two thousand of them. */
function readOnce(sentence: string): ReadSentence {
  const known = sentences.get(sentence);
  if (known !== undefined) return known;
  if (sentences.size >= MOST_SENTENCES) sentences.clear();
  const parsed = parseRule(sentence);
  const read = { parsed, named: parsed.ok ? listRuleNames(parsed.value).groups : [] };
  sentences.set(sentence, read);
  return read;
}

/** The rules of a stage under any reading, and its quorum. */
function sentencesOf(procedure: Procedure, stage: Stage): readonly string[] {
  const written = [...listReadings<string>(stage.rule).map(({ value }) => value), procedure.quorum];
  return written.flatMap((sentence) => (sentence === undefined ? [] : [sentence]));
}

/** Groups that bear on a stage: who votes, and whom its rules name under any reading, with the weights they count. */
function groupsOf(procedure: Procedure, stage: Stage): readonly NamedGroup[] {
  const named = sentencesOf(procedure, stage).flatMap((sentence) =>
    sentence.trim() === EACH_DECIDES ? [] : readOnce(sentence).named,
  );
  return [{ group: electorateOf(procedure, stage) }, ...named];
}

/** Where each decides, every weight of the electorate is told as a share. */
function weightsTold(
  arrangement: Arrangement,
  sentences: readonly string[],
  electorate: string,
): readonly NamedGroup[] {
  if (!sentences.some((sentence) => sentence.trim() === EACH_DECIDES)) return [];
  return Object.keys(arrangement.groups[electorate]?.weights ?? {}).map((weight) => ({ group: electorate, weight }));
}

function weightDimensions(
  arrangement: Arrangement,
  named: readonly NamedGroup[],
  sentences: readonly string[],
): readonly Dimension[] {
  const used = new Map(named.map((each) => [`${each.group}.${each.weight}`, each]));
  return [...used.values()].flatMap(({ group, weight }) => {
    const table = weight === undefined ? undefined : arrangement.groups[group]?.weights?.[weight];
    if (weight === undefined || table === undefined || typeof table === 'string') return [];
    return Object.entries(table).flatMap(([member, written]) => {
      if (typeof written === 'number' || written[0] === written[1]) return [];
      const path = `groups.${group}.weights.${weight}.${member}`;
      return [weightDimension(path, written, sentences, { group, weight })];
    });
  });
}

function groupDimensions(arrangement: Arrangement, ids: readonly string[]): readonly Dimension[] {
  const seen = new Set<string>();
  return ids.flatMap((id) => {
    const group = arrangement.groups[id];
    if (!group) return [];
    const readings = listReadings(group.members);
    const choices = readings.flatMap(({ name, value }) =>
      value === undefined ? ['as listed', 'with others'] : [name],
    );
    const out = new Set(group.minus ?? []);
    const maybe = (group.maybe ?? []).filter((member) => !out.has(member) && !seen.has(member) && seen.add(member));
    return [
      { path: `groups.${id}.members`, choices },
      ...maybe.map((member) => ({ path: `groups.${id}.maybe.${member}`, choices: ['seated', 'not seated'] })),
    ];
  });
}

function recusalDimensions(
  procedureId: string,
  procedure: Procedure,
  situation: Situation | undefined,
): readonly Dimension[] {
  const { recuse } = procedure;
  if (!recuse || !situation) return [];
  const as = listReadings<'out' | 'abstain' | 'may-vote'>(recuse.as).flatMap(({ value }) =>
    value === undefined ? ['out', 'abstain', 'may-vote'] : [value],
  );
  const applies = situation.recused ? ['applies'] : ['applies', 'does not apply'];
  return [
    { path: `procedures.${procedureId}.recuse.as`, choices: [...new Set(as)] },
    { path: `procedures.${procedureId}.recuse`, choices: applies },
  ];
}

function silenceDimension(procedureId: string, stage: Stage, situation: Situation | undefined): readonly Dimension[] {
  // Nobody votes in a consultation.
  if (stage.rule === undefined) return [];
  const tables = situation ? [situation.ballots, ...situation.climates.map(({ ballots }) => ballots)] : [];
  const silent = tables.some((table) => Object.values(table).some((chances) => 'silent' in chances));
  if (!silent) return [];
  const readings = stage.silence === undefined ? [{ value: undefined }] : listReadings<string>(stage.silence);
  const choices = readings.flatMap(({ value }) =>
    value === undefined ? ['for', 'abstain', 'absent', 'against'] : [value],
  );
  return [{ path: `procedures.${procedureId}.stages.${stage.id}.silence`, choices: [...new Set(choices)] }];
}

/** Every combination, first dimension slowest. */
function combine(dimensions: readonly Dimension[]): readonly Readonly<Record<string, string>>[] {
  const total = sizeOf(dimensions);
  return Array.from({ length: total }, (_, index) => {
    const row: Record<string, string> = {};
    let block = total;
    for (const { path, choices } of dimensions) {
      block /= choices.length;
      row[path] = choices[Math.floor(index / block) % choices.length] ?? '';
    }
    return row;
  });
}

const TIED = /^groups\.[^.]+\.(?:maybe|weights)\./;

/** `maybe` members come and go together, weights are all at their low ends or all at their high ones. */
function tie(dimensions: readonly Dimension[]): readonly Readonly<Record<string, string>>[] {
  const tied = dimensions.filter(({ path }) => TIED.test(path));
  const rest: Dimension[] = [];
  for (const each of dimensions.filter(({ path }) => !TIED.test(path))) {
    const fits = 2 * sizeOf([...rest, each]) <= MOST_WORLDS;
    rest.push(fits ? each : { path: each.path, choices: each.choices.slice(0, 1) });
  }
  return combine(rest).flatMap((row) =>
    [0, -1].map((end) => ({
      ...row,
      ...Object.fromEntries(tied.map(({ path, choices }) => [path, choices.at(end) ?? ''])),
    })),
  );
}

function sizeOf(dimensions: readonly Dimension[]): number {
  return dimensions.reduce((product, { choices }) => product * choices.length, 1);
}

/** Ways of closing open points, at most 1024. */
export interface Closings {
  /** The points with the choices that were combined. */
  readonly dimensions: readonly Dimension[];
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** False when ways were left out that may give another answer. */
  readonly complete: boolean;
}

/** Every combination; where they are too many, ranges at their ends; where still too many, some tied to others. */
export function closeAll(dimensions: readonly Dimension[]): Closings {
  const fits = sizeOf(dimensions) <= MOST_WORLDS;
  const tried = fits ? dimensions : dimensions.map(thin);
  if (sizeOf(tried) > MOST_WORLDS) return { dimensions: tried, rows: tie(tried), complete: false };
  return { dimensions: tried, rows: combine(tried), complete: tried.every(tellsAll) };
}

function chosenRule(
  stage: Stage,
  path: string,
  choices: Readonly<Record<string, string>>,
): Pick<StageWorld, 'meeting' | 'rule' | 'sentence'> {
  if (stage.rule === undefined) return { meeting: 'consult', rule: undefined, sentence: undefined };
  const choice = choices[path];
  if (choice === ALWAYS || choice === NEVER)
    return { meeting: 'vote', rule: { kind: choice === ALWAYS ? 'always' : 'never' }, sentence: undefined };
  const reading = listReadings<string>(stage.rule).find(({ name }) => name === choice);
  const sentence = (reading?.value ?? '').replace(RANGE, (written) => choices[`${path}:${written}`] ?? written);
  if (sentence.trim() === EACH_DECIDES) return { meeting: 'each-decides', rule: undefined, sentence: undefined };
  const { parsed } = readOnce(sentence);
  return { meeting: 'vote', rule: parsed.ok ? parsed.value : { kind: 'never' }, sentence };
}

interface Listed {
  readonly procedureId: string;
  readonly groups: Arrangement['groups'];
  readonly procedure: Procedure;
  readonly situation: Situation | undefined;
  readonly dimensions: readonly Dimension[];
}

/** The last answer for a stage: ranking asks the same of it once a choice. */
const listed = new WeakMap<Stage, Listed>();

/** The open points of one stage that bear on its outcome, each with at least two choices. */
export function listStageDimensions(
  arrangement: Arrangement,
  procedureId: string,
  stage: Stage,
  situation?: Situation,
): readonly Dimension[] {
  const procedure = arrangement.procedures[procedureId];
  if (!procedure) return [];
  const { groups } = arrangement;
  const before = listed.get(stage);
  if (
    before?.groups === groups &&
    before.procedureId === procedureId &&
    before.procedure === procedure &&
    before.situation === situation
  )
    return before.dimensions;
  const dimensions = findDimensions(arrangement, procedureId, stage, procedure, situation);
  listed.set(stage, { procedureId, groups, procedure, situation, dimensions });
  return dimensions;
}

function findDimensions(
  arrangement: Arrangement,
  procedureId: string,
  stage: Stage,
  procedure: Procedure,
  situation: Situation | undefined,
): readonly Dimension[] {
  const named = groupsOf(procedure, stage);
  const sentences = sentencesOf(procedure, stage);
  const electorate = electorateOf(procedure, stage);
  return [
    ...ruleDimensions(procedureId, stage),
    ...groupDimensions(arrangement, [...new Set(named.map(({ group }) => group))]),
    ...weightDimensions(arrangement, [...named, ...weightsTold(arrangement, sentences, electorate)], sentences),
    ...recusalDimensions(procedureId, procedure, situation),
    ...silenceDimension(procedureId, stage, situation),
  ];
}

/** Whether a point can be closed so: a choice of it, or a whole number of its range. */
export function isChoice({ choices, range }: Dimension, chosen: string): boolean {
  if (choices.includes(chosen)) return true;
  return range !== undefined && /^\d+$/.test(chosen) && Number(chosen) >= range.low && Number(chosen) <= range.high;
}

/** Leaves one choice where one was made beforehand. A name that is no choice of the point is passed over. */
export function fixDimensions(
  written: readonly Dimension[],
  fixed: Readonly<Record<string, string>>,
): readonly Dimension[] {
  return written.map((each) => {
    const chosen = fixed[each.path];
    return chosen !== undefined && isChoice(each, chosen) ? { path: each.path, choices: [chosen] } : each;
  });
}

/**
 * All worlds of a stage. With no open points there is one. A rule that is unspecified has two ends: any ballots adopt,
 * no ballots adopt. Cost: product of the choices, at most 1024:
 * beyond, ranges are taken at their ends, then `maybe` members come and go together and `complete` is false.
 */
export function listStageWorlds(
  arrangement: Arrangement,
  procedureId: string,
  stage: Stage,
  { situation, fixed = {}, tables }: WorldOptions = {},
): StageWorlds {
  const procedure = arrangement.procedures[procedureId];
  if (!procedure) return { worlds: [], complete: true };
  const written = listStageDimensions(arrangement, procedureId, stage, situation);
  const open = new Set(written.flatMap(({ path, choices }) => (choices.length > 1 ? [path] : [])));
  const { rows, complete } = closeAll(fixDimensions(written, fixed));
  const worlds = rows.map((choices) =>
    resolveWorld(arrangement, procedureId, stage, { choices, open, situation, tables }),
  );
  return { worlds, complete };
}

export interface Resolution {
  readonly choices: Readonly<Record<string, string>>;
  readonly open: ReadonlySet<string>;
  readonly situation: Situation | undefined;
  readonly tables: WeightTables | undefined;
}

/** The stage when its open points are closed as `choices` says. */
export function resolveWorld(arrangement: Arrangement, procedureId: string, stage: Stage, at: Resolution): StageWorld {
  const { choices, situation, tables } = at;
  const procedure = arrangement.procedures[procedureId];
  const entries = Object.entries(choices);
  const { groups, groupsKey } = groupsIn(arrangement, choices, tables);
  const electorateId = procedure ? electorateOf(procedure, stage) : '';
  const electorate = groups[electorateId]?.members ?? [];
  const counted = procedure ? groupsOf(procedure, stage).flatMap(({ group }) => groups[group]?.members ?? []) : [];
  const path = `procedures.${procedureId}`;
  const parties = situation && procedure?.recuse ? (situation.recused ?? situation.adversary) : [];
  const recused = choices[`${path}.recuse`] === 'applies' ? parties.filter((id) => electorate.includes(id)) : [];
  const as = choices[`${path}.recuse.as`];
  const silence = choices[`${path}.stages.${stage.id}.silence`] ?? statedSilence(stage);
  return {
    choices: Object.fromEntries(entries.filter(([each]) => at.open.has(each))),
    ...chosenRule(stage, rulePath(procedureId, stage), choices),
    groups,
    groupsKey,
    electorateId,
    electorate,
    voters: [...new Set([...electorate, ...counted])],
    silence,
    recused: as === 'may-vote' ? [] : recused,
    recusedAs: as === 'out' || as === 'abstain' ? as : 'may-vote',
  };
}

function statedSilence(stage: Stage): string | undefined {
  const readings = listReadings<string>(stage.silence);
  return readings.length === 1 ? readings[0]?.value : undefined;
}
