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
  /** Most worlds to list (1024); beyond, `maybe` members come and go together and `complete` is false. */
  readonly limit?: number;
}

export interface StageWorlds {
  readonly worlds: readonly StageWorld[];
  readonly complete: boolean;
}

export interface Dimension {
  readonly path: string;
  readonly choices: readonly string[];
}

const ALWAYS = 'any ballots adopt';
const NEVER = 'no ballots adopt';
export const MOST_WORLDS = 1024;
const RANGE = /\b(\d+)\.\.(\d+)\b/g;

function rulePath(procedureId: string, stage: Stage): string {
  return `procedures.${procedureId}.stages.${stage.id}.rule`;
}

function ruleDimensions(procedureId: string, stage: Stage): readonly Dimension[] {
  if (stage.rule === undefined) return [];
  const path = rulePath(procedureId, stage);
  const readings = listReadings<string>(stage.rule);
  const choices = readings.flatMap(({ name, value }) => (value === undefined ? [ALWAYS, NEVER] : [name]));
  const ranges = readings.flatMap(({ value }) => [...(value ?? '').matchAll(RANGE)]);
  const ends = ranges.map(([written, low = '', high = '']) => ({ path: `${path}:${written}`, choices: [low, high] }));
  return [{ path, choices }, ...new Map(ends.map((each) => [each.path, each])).values()];
}

const MOST_SENTENCES = 2000;
const sentences = new Map<string, ReturnType<typeof parseRule>>();

/** Sentences come back in every world of a stage: each is parsed once, the last two thousand of them. */
function parseOnce(sentence: string): ReturnType<typeof parseRule> {
  const known = sentences.get(sentence);
  if (known !== undefined) return known;
  if (sentences.size >= MOST_SENTENCES) sentences.clear();
  const parsed = parseRule(sentence);
  sentences.set(sentence, parsed);
  return parsed;
}

interface NamedGroup {
  readonly group: string;
  readonly weight?: string;
}

/** Groups that bear on a stage: who votes, and whom its rules name under any reading, with the weights they count. */
function groupsOf(procedure: Procedure, stage: Stage): readonly NamedGroup[] {
  const written = [...listReadings<string>(stage.rule).map(({ value }) => value), procedure.quorum];
  const named = written.flatMap((sentence) => {
    const parsed = sentence === undefined || sentence.trim() === EACH_DECIDES ? undefined : parseOnce(sentence);
    return parsed?.ok ? listRuleNames(parsed.value).groups : [];
  });
  return [{ group: electorateOf(procedure, stage) }, ...named];
}

/** A range of weights of at most this many steps is tried value by value; of a wider one only the ends. */
const NARROW_RANGE = 4;

function weightDimensions(arrangement: Arrangement, named: readonly NamedGroup[]): readonly Dimension[] {
  const used = new Map(named.map((each) => [`${each.group}.${each.weight}`, each]));
  return [...used.values()].flatMap(({ group, weight }) => {
    const table = weight === undefined ? undefined : arrangement.groups[group]?.weights?.[weight];
    if (table === undefined || typeof table === 'string') return [];
    return Object.entries(table).flatMap(([member, written]) => {
      if (typeof written === 'number' || written[0] === written[1]) return [];
      const [low, high] = written;
      const steps = high - low <= NARROW_RANGE ? Array.from({ length: high - low + 1 }, (_, at) => low + at) : written;
      return [{ path: `groups.${group}.weights.${weight}.${member}`, choices: steps.map(String) }];
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
export function combine(dimensions: readonly Dimension[]): readonly Readonly<Record<string, string>>[] {
  let rows: readonly Readonly<Record<string, string>>[] = [{}];
  for (const { path, choices } of dimensions)
    rows = rows.flatMap((row) => choices.map((choice) => ({ ...row, [path]: choice })));
  return rows;
}

export function tieMaybes(dimensions: readonly Dimension[]): readonly Readonly<Record<string, string>>[] {
  const isMaybe = ({ path }: Dimension): boolean => /^groups\.[^.]+\.maybe\./.test(path);
  const maybes = dimensions.filter(isMaybe);
  const rows = combine(dimensions.filter((each) => !isMaybe(each)));
  return rows.flatMap((row) =>
    ['seated', 'not seated'].map((choice) => ({
      ...row,
      ...Object.fromEntries(
        maybes.map(({ path, choices }) => [path, choices.length === 1 ? (choices[0] ?? choice) : choice]),
      ),
    })),
  );
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
  const parsed = parseOnce(sentence);
  return { meeting: 'vote', rule: parsed.ok ? parsed.value : { kind: 'never' }, sentence };
}

/** The open points of one stage that bear on its outcome, each with at least two choices. */
export function listStageDimensions(
  arrangement: Arrangement,
  procedureId: string,
  stage: Stage,
  situation?: Situation,
): readonly Dimension[] {
  const procedure = arrangement.procedures[procedureId];
  if (!procedure) return [];
  const named = groupsOf(procedure, stage);
  return [
    ...ruleDimensions(procedureId, stage),
    ...groupDimensions(arrangement, [...new Set(named.map(({ group }) => group))]),
    ...weightDimensions(arrangement, named),
    ...recusalDimensions(procedureId, procedure, situation),
    ...silenceDimension(procedureId, stage, situation),
  ];
}

/** Leaves one choice where one was made beforehand. A name that is no choice of the point is passed over. */
export function fixDimensions(
  written: readonly Dimension[],
  fixed: Readonly<Record<string, string>>,
): readonly Dimension[] {
  return written.map(({ path, choices }) => {
    const chosen = fixed[path];
    return { path, choices: chosen !== undefined && choices.includes(chosen) ? [chosen] : choices };
  });
}

/**
 * All worlds of a stage. With no open points there is one. A rule that is unspecified has two ends: any ballots adopt,
 * no ballots adopt. Cost: product of the choices, at most `limit` (1024).
 */
export function listStageWorlds(
  arrangement: Arrangement,
  procedureId: string,
  stage: Stage,
  { situation, fixed = {}, tables, limit = MOST_WORLDS }: WorldOptions = {},
): StageWorlds {
  const procedure = arrangement.procedures[procedureId];
  if (!procedure) return { worlds: [], complete: true };
  const written = listStageDimensions(arrangement, procedureId, stage, situation);
  const open = new Set(written.flatMap(({ path, choices }) => (choices.length > 1 ? [path] : [])));
  const dimensions = fixDimensions(written, fixed);
  const size = dimensions.reduce((product, { choices }) => product * choices.length, 1);
  const rows = size <= limit ? combine(dimensions) : tieMaybes(dimensions);
  const worlds = rows.map((choices) =>
    resolveWorld(arrangement, procedureId, stage, { choices, open, situation, tables }),
  );
  return { worlds, complete: size <= limit };
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
