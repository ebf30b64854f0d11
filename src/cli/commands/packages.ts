import { type Diagnostic, type Result, succeed } from '../../basics/index.ts';
import {
  blocsOf,
  describeOutcome,
  explainDeadlock,
  findKalaiSmorodinsky,
  findMaxMin,
  findNashProduct,
  type Instance,
  judge,
  listConcessions,
  listParetoFrontier,
  listTopPackages,
  type Optimum,
  type RedLineId,
  withoutRedLines,
} from '../../negotiation/index.ts';
import { type Command, type CommandInput, EXIT, type OptionValues } from '../command.ts';
import { countOf } from '../count-of.ts';
import { reportDiagnostics } from '../run.ts';
import { type OpenedInstance, openInstance, readCount } from './deadlock.ts';

function byName(a: RedLineId, b: RedLineId): number {
  return String(a) < String(b) ? -1 : 1;
}

/** The ids of `--concede a,b`; without it the lightest concession, or nothing where a package meets every red line. */
function readConceded({ instance, coalitions }: OpenedInstance, values: OptionValues): Result<readonly RedLineId[]> {
  const given = values['concede'];
  if (typeof given !== 'string') {
    if (coalitions === undefined)
      return succeed(listConcessions(instance, { limit: 1 }).concessions[0]?.redLines ?? []);
    // Those whose consent the lightest way out does not need give up what it breaks, too.
    const [unlocked] = explainDeadlock(instance, { limit: 1, coalitions }).packages;
    return succeed(unlocked === undefined ? [] : judge(instance, unlocked.outcome).broken.toSorted(byName));
  }
  const known = new Map(instance.red_lines.map(({ id }) => [String(id), id]));
  const words = given.split(',').map((word) => word.trim());
  const diagnostics = words
    .filter((word) => !known.has(word))
    .map((word): Diagnostic => ({ code: 'I203', severity: 'error', message: `there is no red line '${word}'` }));
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  return succeed(words.flatMap((word) => known.get(word) ?? []));
}

interface Answer {
  readonly conceded: readonly RedLineId[];
  readonly top: ReturnType<typeof listTopPackages>;
  readonly maxMin: Optimum;
  readonly nashProduct: Optimum;
  readonly kalaiSmorodinsky: Optimum;
  readonly frontier: ReturnType<typeof listParetoFrontier>;
}

function answerFor(instance: Instance, conceded: readonly RedLineId[], count: number): Answer {
  const open = withoutRedLines(instance, conceded);
  const against = instance.disagreement === undefined ? {} : { disagreement: instance.disagreement };
  return {
    conceded,
    top: listTopPackages(open, count),
    maxMin: findMaxMin(open),
    nashProduct: findNashProduct(open, against),
    kalaiSmorodinsky: findKalaiSmorodinsky(open, against),
    frontier: listParetoFrontier(open, blocsOf(open), { nodes: 5_000_000 }),
  };
}

function partsOf({ top, maxMin, nashProduct, kalaiSmorodinsky, frontier }: Answer): readonly { complete: boolean }[] {
  return [top, maxMin, nashProduct, kalaiSmorodinsky, frontier];
}

function asJson(answer: Answer): unknown {
  const optimum = ({ package: found, value, complete }: Optimum): unknown => ({
    package: found ?? null,
    value: Number.isFinite(value) ? value : null,
    complete,
  });
  return {
    conceded: answer.conceded,
    complete: partsOf(answer).every(({ complete }) => complete),
    top: answer.top.packages,
    maxMin: optimum(answer.maxMin),
    nashProduct: optimum(answer.nashProduct),
    kalaiSmorodinsky: optimum(answer.kalaiSmorodinsky),
    frontier: answer.frontier.points,
  };
}

function showAnswer(instance: Instance, answer: Answer): string[] {
  const { conceded, top, maxMin, nashProduct, kalaiSmorodinsky, frontier } = answer;
  if (top.packages.length === 0) return ['No package qualifies.'];
  const describe = ({ package: found }: Optimum): string =>
    found === undefined ? 'none' : describeOutcome(instance, found.outcome);
  return [
    conceded.length === 0 ? 'Every package meets every red line.' : `After giving up ${conceded.join(', ')}:`,
    '',
    'Most in total',
    ...top.packages.map(({ outcome, total }) => `  ${total}  ${describeOutcome(instance, outcome)}`),
    '',
    `Most for whoever gets least (${maxMin.value})`,
    `  ${describe(maxMin)}`,
    `Nash product (sum of logarithms ${Number.isFinite(nashProduct.value) ? nashProduct.value.toFixed(4) : 'not defined'})`,
    `  ${describe(nashProduct)}`,
    `Kalai-Smorodinsky (least share ${kalaiSmorodinsky.value.toFixed(4)})`,
    `  ${describe(kalaiSmorodinsky)}`,
    '',
    `Pareto frontier over ${countOf(frontier.points[0]?.values.length ?? 0, 'bloc')}: ${frontier.complete ? '' : 'at least '}${countOf(frontier.points.length, 'point')}`,
    ...frontier.points
      .slice(0, 10)
      .map(({ values, package: { outcome } }) => `  (${values.join(', ')})  ${describeOutcome(instance, outcome)}`),
    ...(partsOf(answer).every(({ complete }) => complete)
      ? []
      : ['', 'The budget ran out: better packages may exist.']),
  ];
}

function run({ positionals, values, io }: CommandInput): number {
  const json = values['json'] === true;
  const count = readCount(values, 'top', 3);
  if (!count.ok) return reportDiagnostics(io, count.diagnostics, json);
  const opened = openInstance(io, positionals[0] ?? '');
  if (!opened.ok) return reportDiagnostics(io, opened.diagnostics, json);
  const conceded = readConceded(opened.value, values);
  if (!conceded.ok) return reportDiagnostics(io, conceded.diagnostics, json);
  const { instance } = opened.value;
  const answer = answerFor(instance, conceded.value, count.value);
  if (json) io.out(`${JSON.stringify(asJson(answer), null, 2)}\n`);
  else io.out(`${[instance.name, ...showAnswer(instance, answer)].join('\n')}\n`);
  return EXIT.ok;
}

export const packagesCommand: Command = {
  name: 'packages',
  summary: 'the best, the fairest and the unbeaten packages that meet the red lines',
  usage: 'casus packages DOSSIER|INSTANCE [--top N] [--concede ID,ID] [--json]',
  examples: ['casus packages talks.json --top 5', 'casus packages talks.json --concede 3,7 --json'],
  options: {
    json: { type: 'boolean', description: 'packages as JSON' },
    top: { type: 'string', value: 'N', description: 'how many by total utility (3)' },
    concede: {
      type: 'string',
      value: 'ID,ID',
      description: 'red lines given up; the lightest concession when left out and needed',
    },
  },
  run,
};
