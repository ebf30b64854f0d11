// A conflict as a file, in the form of options (yes or no, each with an owner) or of states with moves.
import { z } from 'zod';
import { readYaml } from '../arrangements/index.ts';
import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';
import type { DecisionMaker, GraphModel } from './graph-model.ts';

const stateName = z.union([z.string(), z.int()]).transform(String);
const rankingSchema = z.array(z.union([stateName, z.array(stateName)]));
const answers = z.unknown().optional();

export const graphModelSchema = z.strictObject({
  options: z
    .array(z.strictObject({ name: z.string(), owner: z.string(), permitted: z.enum(['both', 'fwd', 'back', 'none']) }))
    .optional(),
  /** State → one letter Y or N per option. */
  feasible_states_option_order: z.record(z.string(), z.string()).optional(),
  states: z.array(stateName).optional(),
  /** Decision maker → state → states it can move to. */
  moves: z.record(z.string(), z.record(z.string(), z.array(stateName))).optional(),
  /** Decision maker → states, best first; equally good ones in an inner list. */
  preference_rankings_best_first: z.record(z.string(), rankingSchema),
  description: z.string().optional(),
  /** Known answers beside a model are not part of it. */
  equilibria_own_solver_textbook_definitions: answers,
  equilibria_gmcr_py: answers,
  per_dm_stability_own_solver: answers,
});

type ModelFile = z.infer<typeof graphModelSchema>;
type Path = readonly (string | number)[];
type Report = (code: string, message: string, path: Path, help?: string) => void;

function preferenceOf(file: ModelFile, states: readonly string[], name: string, report: Report): number[] {
  const ranking = file.preference_rankings_best_first[name] ?? [];
  const path = ['preference_rankings_best_first', name];
  const rank = new Map<string, number>();
  ranking.forEach((entry, at) => {
    for (const state of typeof entry === 'string' ? [entry] : entry) {
      if (!states.includes(state)) report('N111', `there is no state '${state}'`, [...path, at]);
      if (rank.has(state)) report('N112', `'${state}' stands twice in the ranking of ${name}`, [...path, at]);
      rank.set(state, ranking.length - at);
    }
  });
  const missing = states.filter((state) => !rank.has(state));
  if (missing.length > 0) report('N113', `${name} does not rank ${missing.slice(0, 10).join(', ')}`, path);
  return states.map((state) => rank.get(state) ?? 0);
}

function optionMoves(file: ModelFile, words: readonly string[], name: string): number[][] {
  const options = file.options ?? [];
  const place = new Map(words.map((word, at) => [word, at]));
  const own = options.flatMap(({ owner }, at) => (owner === name ? [at] : []));
  const flips = (letter: string | undefined, at: number): readonly string[] => {
    const permitted = options[at]?.permitted;
    const forward = letter === 'N' && (permitted === 'both' || permitted === 'fwd');
    const backward = letter === 'Y' && (permitted === 'both' || permitted === 'back');
    return forward || backward ? [letter ?? '', letter === 'N' ? 'Y' : 'N'] : [letter ?? ''];
  };
  return words.map((word, from) => {
    let reached = [word];
    for (const at of own) {
      reached = reached.flatMap((other) =>
        flips(word[at], at).map((letter) => other.slice(0, at) + letter + other.slice(at + 1)),
      );
    }
    return reached.flatMap((other) => {
      const to = place.get(other);
      return to === undefined || to === from ? [] : [to];
    });
  });
}

function statedMoves(file: ModelFile, states: readonly string[], name: string, report: Report): number[][] {
  const own = file.moves?.[name] ?? {};
  for (const [from, targets] of Object.entries(own)) {
    for (const state of [from, ...targets]) {
      if (!states.includes(state)) report('N111', `there is no state '${state}'`, ['moves', name, from]);
    }
  }
  return states.map((state, at) =>
    (own[state] ?? []).map((to) => states.indexOf(to)).filter((to) => to !== -1 && to !== at),
  );
}

function checkWords(file: ModelFile, report: Report): void {
  const length = file.options?.length ?? 0;
  const seen = new Set<string>();
  for (const [state, word] of Object.entries(file.feasible_states_option_order ?? {})) {
    const path = ['feasible_states_option_order', state];
    if (word.length !== length || /[^YN]/.test(word)) {
      report('N114', `'${word}' is not ${length} letters Y or N, one per option`, path);
    } else if (seen.has(word)) report('N114', `'${word}' is another state already`, path);
    seen.add(word);
  }
}

function checkOwners(file: ModelFile, report: Report): void {
  const ranked = new Set(Object.keys(file.preference_rankings_best_first));
  file.options?.forEach(({ owner }, at) => {
    if (!ranked.has(owner)) report('N115', `${owner} owns an option but has no ranking`, ['options', at, 'owner']);
  });
  for (const owner of Object.keys(file.moves ?? {})) {
    if (!ranked.has(owner)) report('N115', `${owner} has moves but no ranking`, ['moves', owner]);
  }
}

/** JSON or YAML text → model; A1xx for the form, N111-N115 for what does not fit together, with places. Cost: linear. */
export function parseGraphModel(text: string, where: { readonly file?: string } = {}): Result<GraphModel> {
  const read = readYaml(text, graphModelSchema, where);
  if (!read.ok) return read;
  const { value: file, locate } = read.value;
  const diagnostics: Diagnostic[] = [];
  const report: Report = (code, message, path, help) => {
    const span = locate([...path]);
    diagnostics.push({ code, severity: 'error', message, span, ...(help === undefined ? {} : { help }), ...where });
  };
  checkWords(file, report);
  checkOwners(file, report);
  const states = file.states ?? Object.keys(file.feasible_states_option_order ?? {});
  if (states.length === 0) report('N113', 'the model has no states', []);
  const words = Object.values(file.feasible_states_option_order ?? {});
  const decisionMakers = Object.keys(file.preference_rankings_best_first).map((name): DecisionMaker => {
    const moves = file.states === undefined ? optionMoves(file, words, name) : statedMoves(file, states, name, report);
    return { name, moves, preference: preferenceOf(file, states, name, report) };
  });
  return diagnostics.length === 0 ? succeed({ states, decisionMakers }) : fail(...diagnostics.slice(0, 100));
}
