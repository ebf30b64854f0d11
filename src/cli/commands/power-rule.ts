/** The power of the voters of a rule sentence: a body with two conditions, or a stage of an arrangement. */
import { fail, type Result, succeed, toNumber } from '../../basics/index.ts';
import { type StageWorld, listStageWorlds, simpleGameOf } from '../../procedures/index.ts';
import {
  ABSTENTION_INDICES,
  buildDiagram,
  compileRule,
  findDesirability,
  findNakamuraNumber,
  type Group,
  measurePower,
  parseRule,
  powerInBlocs,
  type SimpleGame,
  type VoterIndex,
} from '../../rules/index.ts';
import type { CommandIo } from '../command.ts';
import { countOf } from '../count-of.ts';
import { openArrangement } from '../load-arrangement.ts';
import type { PowerPage, PowerRow } from './power-show.ts';

export interface RuleBody {
  readonly title: string;
  readonly rule: string;
  readonly game: SimpleGame;
  /** Shown beside the voters when each has one. */
  readonly weights?: ReadonlyMap<string, number>;
}

export interface RulePowerOptions {
  readonly indices: readonly VoterIndex[] | undefined;
  readonly blocs: readonly (readonly string[])[];
}

const USUAL: readonly VoterIndex[] = [
  'penroseBanzhafMeasure',
  'banzhafIndex',
  'shapleyShubikIndex',
  'banzhafIndexWithAbstention',
  'shapleyShubikIndexWithAbstention',
];

function canBeAsked({ ballots }: SimpleGame, index: VoterIndex): boolean {
  return ballots.includes('abstain') || !(ABSTENTION_INDICES as readonly string[]).includes(index);
}

function mistake(message: string, help?: string) {
  return { code: 'I306', severity: 'error' as const, message, ...(help === undefined ? {} : { help }) };
}

/** The game of a body whose rule names its columns: `members.population`, and groups by a column's value. */
export function gameOfBody(
  title: string,
  rule: string,
  groups: Readonly<Record<string, Group>>,
  weights: ReadonlyMap<string, number>,
): Result<RuleBody> {
  const parsed = parseRule(rule);
  if (!parsed.ok) return parsed;
  const compiled = compileRule(parsed.value, groups);
  return compiled.ok ? succeed({ title, rule, game: compiled.value, weights }) : compiled;
}

function describeChoices({ choices }: StageWorld): string {
  return Object.entries(choices)
    .map(([path, choice]) => `${path.split('.').at(-1)} = ${choice}`)
    .join(', ');
}

/** The game of one stage; with open points, the first way of closing them, which the title names. */
export function gameOfStage(
  io: CommandIo,
  file: string,
  procedureId: string | undefined,
  stageId: string | undefined,
): Result<RuleBody> {
  const opened = openArrangement(io, file);
  if (!opened.ok) return opened;
  const { arrangement } = opened.value;
  const ids = Object.keys(arrangement.procedures);
  const id = procedureId ?? (ids.length === 1 ? ids[0] : undefined);
  const procedure = id === undefined ? undefined : arrangement.procedures[id];
  if (id === undefined || procedure === undefined) {
    const what = procedureId === undefined ? 'several procedures' : `no procedure "${procedureId}"`;
    return fail(mistake(`${arrangement.id} has ${what}`, `name one with --procedure: ${ids.join(', ')}`));
  }
  const voting = procedure.stages.filter(({ rule }) => rule !== undefined);
  const stage = stageId === undefined ? voting[0] : procedure.stages.find((each) => each.id === stageId);
  if (stage === undefined) {
    const known = procedure.stages.map((each) => each.id).join(', ');
    return fail(mistake(`procedure "${id}" has no stage "${stageId ?? 'that votes'}"`, `its stages are ${known}`));
  }
  const { worlds } = listStageWorlds(arrangement, id, stage, {});
  const [world] = worlds.filter(({ rule }) => rule !== undefined && rule.kind !== 'always' && rule.kind !== 'never');
  if (world === undefined) return fail(mistake(`stage "${stage.id}" of "${id}" has no common vote to measure`));
  const game = simpleGameOf(world, procedure);
  if (typeof game === 'string') return fail(mistake(game));
  const reading = worlds.length > 1 ? `; reading 1 of ${worlds.length}: ${describeChoices(world)}` : '';
  const rule = typeof stage.rule === 'string' ? stage.rule : `${stage.id} as read`;
  return succeed({ title: `${arrangement.title}, ${id}, ${stage.id}${reading}`, rule, game });
}

function withBlocs(game: SimpleGame, blocs: RulePowerOptions['blocs'], rows: PowerRow[]): string[] {
  if (blocs.length === 0) return [];
  const found = powerInBlocs(game, blocs);
  if (!found.exact) return [`owenIndex is not computed: ${found.reason}`];
  rows.forEach((row, at) => {
    const own = { owenIndex: found.power.owen[at], banzhafOwenMeasure: found.power.banzhafOwen[at] };
    const { owenIndex, banzhafOwenMeasure } = own;
    if (owenIndex === undefined || banzhafOwenMeasure === undefined) return;
    rows[at] = {
      ...row,
      values: { ...row.values, owenIndex: toNumber(owenIndex), banzhafOwenMeasure: toNumber(banzhafOwenMeasure) },
      fractions: { ...row.fractions, owenIndex, banzhafOwenMeasure },
    };
  });
  return [`Owen and Banzhaf-Owen with blocs ${blocs.map((bloc) => bloc.join('+')).join(', ')}, exact`];
}

/** Everything about the rule; the diagram's budget is an error with what to do. */
export function answerRulePower(
  { title, rule, game, weights }: RuleBody,
  options: RulePowerOptions,
): Result<PowerPage> {
  const unknown = options.blocs.flat().find((id) => !game.voters.includes(id));
  if (unknown !== undefined) {
    return fail(mistake(`"${unknown}" is in a bloc but is no voter`, `voters are ${game.voters.join(', ')}`));
  }
  if (new Set(options.blocs.flat()).size < options.blocs.flat().length) {
    return fail(mistake('a voter is in two blocs, or twice in one'));
  }
  const built = buildDiagram(game);
  if (!built.exact) {
    const help = 'for one quota over many weights give a table with --weights and --quota';
    return fail({ code: 'I304', severity: 'error', message: built.reason, help });
  }
  const { diagram } = built;
  const found = measurePower(diagram, { indices: options.indices ?? USUAL.filter((index) => canBeAsked(game, index)) });
  const rows = found.members.map(({ name, swings, vetoer, fractions, ...values }): PowerRow => {
    const weight = weights?.get(name);
    return { name, swings, vetoer, fractions, values, ...(weight === undefined ? {} : { weight }) };
  });
  const reasons = [...found.reasons, ...withBlocs(game, options.blocs, rows)];
  const { classes, complete } = findDesirability(diagram);
  const nakamura = findNakamuraNumber(diagram);
  const { winningCoalitions, minimalWinningCoalitions, colemanPowerToAct } = found;
  return succeed({
    title,
    summary: `${rule}; ${countOf(rows.length, 'voter')}; ${countOf(winningCoalitions, 'winning coalition')} (${(100 * colemanPowerToAct).toPrecision(3)} % of all)`,
    reasons: [
      ...reasons,
      nakamura.kind === 'number'
        ? `Nakamura number ${nakamura.exact ? nakamura.min : `between ${nakamura.min} and ${nakamura.max}`}`
        : `no Nakamura number: ${nakamura.kind === 'none' ? 'all winning coalitions have a member in common' : nakamura.reason}`,
    ],
    fields: {
      method: found.method,
      exact: found.exact,
      bound: found.bound,
      reasons,
      rule,
      winningCoalitions: `${winningCoalitions}`,
      ...(minimalWinningCoalitions === undefined ? {} : { minimalWinningCoalitions: `${minimalWinningCoalitions}` }),
      colemanPowerToAct,
      nakamuraNumber: nakamura.kind === 'number' ? { min: nakamura.min, max: nakamura.max } : null,
      desirabilityClasses: classes,
      desirabilityComplete: complete ?? null,
    },
    rows,
  });
}
