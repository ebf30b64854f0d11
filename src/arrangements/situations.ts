// Situations: who the adversary is and how members may vote, apart from the arrangement.
import { type Bounds, fail, type Result, succeed } from '../basics/index.ts';
import { explainIssues } from './explain-issue.ts';
import { type Probability, type Situation, situationsFileSchema } from './schema.ts';
import { parseSource } from './source.ts';

/** Chances of each ballot of one voter; what is not named has no chance, unless nothing is named at all. */
export type BallotChances = Readonly<Record<string, number | Bounds>>;

/** One state of the world: its weight among all (summing to 1) and each voter's chances. */
export interface Climate {
  readonly id: string;
  readonly weight: number;
  readonly ballots: Readonly<Record<string, BallotChances>>;
}

/**
 * A chance as a number or as bounds.
 * @example
 * parseProbability('0.6..0.9') // => { min: 0.6, max: 0.9 }
 * parseProbability(0.5) // => 0.5
 */
export function parseProbability(written: Probability): number | Bounds {
  if (typeof written === 'number') return written;
  const gap = written.indexOf('..');
  const [min, max] = [Number(written.slice(0, gap)), Number(written.slice(gap + 2))];
  return min <= max ? { min, max } : { min: max, max: min };
}

/** Inherits nothing itself, so that a voter of any name is there only if it was put there. */
const NO_NAMES: object = Object.freeze(Object.create(null));

function chancesOf(ballots: Situation['ballots']): Record<string, BallotChances> {
  const parsed = Object.create(NO_NAMES) as Record<string, BallotChances>;
  for (const voter of Object.keys(ballots)) {
    const chances = ballots[voter] ?? {};
    const row: Record<string, number | Bounds> = {};
    for (const ballot of Object.keys(chances)) row[ballot] = parseProbability(chances[ballot] ?? 0);
    parsed[voter] = row;
  }
  return parsed;
}

/**
 * The states of the world of a situation; without climates, one. Within a climate voters are independent; a climate's
 * chances for a voter replace the situation's. Weights are scaled to sum to 1.
 */
export function listClimates(situation: Situation): readonly Climate[] {
  const common = chancesOf(situation.ballots);
  if (situation.climates.length === 0) return [{ id: 'only', weight: 1, ballots: common }];
  const total = situation.climates.reduce((sum, { weight }) => sum + weight, 0);
  return situation.climates.map(({ id, weight, ballots }) => ({
    id,
    weight: weight / total,
    ballots: { ...common, ...chancesOf(ballots) },
  }));
}

function sumsWrong(chances: Situation['ballots'][string]): string | undefined {
  const least = Object.values(chances).reduce<number>((sum, written) => {
    const chance = parseProbability(written);
    return sum + (typeof chance === 'number' ? chance : chance.min);
  }, 0);
  return least > 1 + 1e-9 ? `chances add up to at least ${Number(least.toFixed(6))}, more than 1` : undefined;
}

/**
 * Reads `situations.yaml`. Chances of one voter may sum to less than 1: the rest is free, so that answers are bounds.
 * Reports what `parseArrangement` reports for form, A115 for chances above 1 in sum, A124 for an id given twice.
 */
export function parseSituations(text: string, where: { readonly file?: string } = {}): Result<readonly Situation[]> {
  const source = parseSource(text, where);
  if (!source.ok) return source;
  const { value, locate } = source.value;
  const block = typeof value === 'object' && value !== null && !Array.isArray(value);
  const arrangement = block && !('situations' in value) && 'casus' in value;
  if (!block || arrangement) {
    return fail({
      code: 'A113',
      severity: 'error',
      message: `expected a block with the key 'situations'${arrangement ? ', found an arrangement' : ''}`,
      span: arrangement ? source.value.locateKey(['casus']) : locate([]),
      ...where,
    });
  }
  const parsed = situationsFileSchema.safeParse(value);
  if (!parsed.success) return fail(...explainIssues(parsed.error.issues, situationsFileSchema, source.value));
  const { situations } = parsed.data;
  const wrong = situations.flatMap(({ id, ballots, climates }, index) => {
    const twice = situations.findIndex((other) => other.id === id) !== index;
    const at = ['situations', index];
    const found = [
      ...(twice ? [{ code: 'A124', message: `two situations are called '${id}'`, path: [...at, 'id'] }] : []),
      ...[ballots, ...climates.map((climate) => climate.ballots)].flatMap((table, part) =>
        Object.entries(table).flatMap(([voter, chances]) => {
          const problem = sumsWrong(chances);
          const path = [...at, ...(part === 0 ? [] : ['climates', part - 1]), 'ballots', voter];
          return problem ? [{ code: 'A115', message: `${voter}: ${problem}`, path }] : [];
        }),
      ),
    ];
    return found.map(({ code, message, path }) => ({
      code,
      severity: 'error' as const,
      message,
      span: locate(path),
      ...where,
    }));
  });
  return wrong.length > 0 ? fail(...wrong) : succeed(situations);
}
