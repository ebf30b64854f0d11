// The words after `casus rule` → groups, weights and probabilities; every mistake is a diagnostic.
import { type Bounds, type Diagnostic, fail, type Result, succeed } from '../../basics/index.ts';
import { type BallotDistribution, checkDistribution, type Groups, STANDARD_BALLOTS } from '../../rules/index.ts';
import type { OptionValues } from '../command.ts';

export interface RuleRequest {
  readonly sentence: string;
  readonly groups: Groups;
  readonly distributions: Readonly<Record<string, BallotDistribution>>;
  /** Ballots over which winning profiles are counted. */
  readonly counted: readonly string[];
  readonly limit: number;
}

function mistake(message: string, help: string): Diagnostic {
  return { code: 'I204', severity: 'error', message, help };
}

function listOf(value: OptionValues[string]): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** 'name=rest' with neither part empty. */
function splitName(written: string): readonly [string, string] | undefined {
  const at = written.indexOf('=');
  const [name, rest] = [written.slice(0, at).trim(), written.slice(at + 1).trim()];
  return at === -1 || name === '' ? undefined : [name, rest];
}

function wordsOf(list: string): readonly string[] {
  return list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function readPairs(list: string): readonly (readonly [string, string])[] | undefined {
  const pairs: (readonly [string, string])[] = [];
  for (const word of wordsOf(list)) {
    const at = word.lastIndexOf(':');
    if (at <= 0 || at === word.length - 1) return undefined;
    pairs.push([word.slice(0, at).trim(), word.slice(at + 1).trim()]);
  }
  return pairs.length === 0 ? undefined : pairs;
}

function readChance(text: string): number | Bounds | undefined {
  const parts = text
    .split('..')
    .map((part) => (/^(\d+(\.\d*)?|\.\d+)(e-?\d+)?$/i.test(part) ? Number(part) : Number.NaN));
  const [min, max] = parts;
  if (min === undefined || parts.length > 2 || parts.some((part) => Number.isNaN(part))) return undefined;
  return max === undefined ? min : { min, max };
}

function readWeights(
  written: readonly string[],
  mistakes: Diagnostic[],
): ReadonlyMap<string, Record<string, Record<string, number>>> {
  const weights = new Map<string, Record<string, Record<string, number>>>();
  for (const text of written) {
    const [name = '', list = ''] = splitName(text) ?? [];
    const [group = '', weight = ''] = name.split('.');
    const table = (readPairs(list) ?? []).map(([id, number]) => [id, Number(number)] as const);
    const bad = table.length === 0 || table.some(([, number]) => !Number.isSafeInteger(number) || number < 0);
    if (group === '' || weight === '' || bad) {
      mistakes.push(
        mistake(
          `--weights does not understand '${text.slice(0, 80)}'.`,
          "Write --weights 'council.votes=CN:3,FR:2' with whole numbers.",
        ),
      );
    } else weights.set(group, { ...weights.get(group), [weight]: Object.fromEntries(table) });
  }
  return weights;
}

function readDistributions(written: readonly string[], mistakes: Diagnostic[]): Record<string, BallotDistribution> {
  const result = new Map<string, BallotDistribution>();
  for (const text of written) {
    const [voter = '', list = ''] = splitName(text) ?? [];
    const chances = (readPairs(list) ?? []).map(([ballot, chance]) => [ballot, readChance(chance)] as const);
    if (voter === '' || chances.length === 0 || chances.some(([, chance]) => chance === undefined)) {
      mistakes.push(
        mistake(
          `--p does not understand '${text.slice(0, 80)}'.`,
          "Write --p 'RU=against:0.9,abstain:0.1', or a range such as against:0.1..0.3.",
        ),
      );
      continue;
    }
    const distribution = Object.fromEntries(chances) as BallotDistribution;
    mistakes.push(...checkDistribution(voter, distribution, STANDARD_BALLOTS));
    result.set(voter, distribution);
  }
  return Object.fromEntries(result);
}

/** Reads sentence and options; all mistakes at once. */
export function readRuleRequest(positionals: readonly string[], values: OptionValues): Result<RuleRequest> {
  const mistakes: Diagnostic[] = [];
  const [sentence] = positionals;
  if (sentence === undefined || positionals.length > 1) {
    const message =
      sentence === undefined ? 'casus rule needs a rule sentence.' : 'casus rule takes one sentence; put it in quotes.';
    mistakes.push(mistake(message, "casus rule 'at least 2 of council for' --group council=A,B,C"));
  }
  const weights = readWeights(listOf(values['weights']), mistakes);
  const groups = new Map<string, Groups[string]>();
  for (const text of listOf(values['group'])) {
    const [name = '', list = ''] = splitName(text) ?? [];
    if (name === '')
      mistakes.push(mistake(`--group does not understand '${text.slice(0, 80)}'.`, 'Write --group council=CN,FR,GB.'));
    else groups.set(name, { members: wordsOf(list), weights: weights.get(name) ?? {} });
  }
  for (const group of weights.keys()) {
    if (!groups.has(group))
      mistakes.push(
        mistake(`--weights names the group '${group}', which no --group gives.`, `Add --group ${group}=….`),
      );
  }
  const members = new Set([...groups.values()].flatMap((group) => group.members));
  const distributions = readDistributions(listOf(values['p']), mistakes);
  for (const voter of Object.keys(distributions)) {
    if (!members.has(voter))
      mistakes.push(mistake(`--p names ${voter}, who is in no group.`, 'Only members of a group vote.'));
  }
  const counted = values['ballots'] === undefined ? ['for', 'abstain', 'against'] : wordsOf(String(values['ballots']));
  const unknown = counted.find((ballot) => !(STANDARD_BALLOTS as readonly string[]).includes(ballot));
  if (unknown !== undefined || counted.length === 0) {
    mistakes.push(
      mistake(`--ballots does not know '${unknown ?? ''}'.`, `Choose among ${STANDARD_BALLOTS.join(', ')}.`),
    );
  }
  const limit = values['limit'] === undefined ? 1000 : Number(values['limit']);
  if (!Number.isSafeInteger(limit) || limit < 0)
    mistakes.push(mistake('--limit takes a whole number.', '--limit 1000'));
  if (mistakes.length > 0) return fail(...mistakes);
  return succeed({ sentence: sentence ?? '', groups: Object.fromEntries(groups), distributions, counted, limit });
}
