/** `casus power`: the voting power of every member of a body with one quota, from a table of weights. */
import { join } from 'node:path';
import { type Diagnostic, fail, nearest, type Result, succeed } from '../../basics/index.ts';
import {
  ABSTENTION_INDICES,
  POWER_INDICES,
  power,
  powerInParts,
  type PowerIndex,
  type VoterIndex,
  type WeightedPower,
} from '../../rules/index.ts';
import { type Command, type CommandIo, EXIT, type OptionValues } from '../command.ts';
import { countOf } from '../count-of.ts';
import { diagnosticsAsJson, showDiagnostics } from '../show-diagnostics.ts';
import { answerRulePower, gameOfBody, gameOfStage } from './power-rule.ts';
import { type PowerPage, showPowerCsv, showPowerJson, showPowerTable } from './power-show.ts';
import { parseQuota, parseWeightTable, type WeightTable } from './power-table.ts';

/** A file of `catalog/bodies`. */
interface Body {
  readonly name: string;
  readonly date: string;
  readonly table: string;
  readonly names: string;
  readonly weights: string;
  readonly quota?: string;
  readonly rule?: string;
  /** Groups that the rule names beside `members`. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  readonly sources: readonly string[];
}

interface Asked {
  readonly quota: string | undefined;
  readonly indices: readonly VoterIndex[] | undefined;
  readonly exact: boolean;
  readonly blocs: readonly (readonly string[])[];
  /** Threads; one per core without it. */
  readonly workers: number | undefined;
  readonly mostUpdates: number | undefined;
  readonly mostCells: number | undefined;
}

interface Request {
  readonly title: string;
  readonly file: string;
  readonly text: string;
  readonly weights: string;
  readonly names: string | undefined;
  readonly quota: string;
}

const SHORT: Readonly<Record<string, readonly VoterIndex[]>> = {
  all: [...POWER_INDICES, ...ABSTENTION_INDICES],
  banzhaf: ['penroseBanzhafMeasure', 'banzhafIndex'],
  'shapley-shubik': ['shapleyShubikIndex'],
  coleman: ['colemanPowerToPrevent', 'colemanPowerToInitiate'],
  rae: ['raeIndex'],
  'konig-brauninger': ['konigBrauningerInclusiveness'],
  johnston: ['johnstonIndex'],
  'holler-packel': ['hollerPackelIndex'],
  'deegan-packel': ['deeganPackelIndex'],
  abstention: ABSTENTION_INDICES,
};
const CATALOG = ['../../../catalog/bodies', '../catalog/bodies'].map((path) => join(import.meta.dirname, path));

/** Cells times members from which threads are worth starting. */
const WORTH_SHARING = 2e8;

function mistake(code: string, message: string, help?: string): Diagnostic {
  return { code, severity: 'error', message, ...(help === undefined ? {} : { help }) };
}

function parseIndices(written: string): Result<readonly VoterIndex[]> {
  const known = [...Object.keys(SHORT), ...POWER_INDICES, ...ABSTENTION_INDICES];
  const names = written.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return succeed(names.flatMap((name) => SHORT[name] ?? [name as VoterIndex]));
  const meant = nearest(unknown, known);
  const help = meant === undefined ? `known are ${known.join(', ')}` : `did you mean "${meant}"?`;
  return fail(mistake('I203', `there is no index "${unknown}"`, help));
}

function readFromCatalog(io: CommandIo, name: string): Result<string> {
  const [first, second] = CATALOG.map((folder) => io.readText(join(folder, name)));
  return first?.ok ? first : second!;
}

const isWithAbstention = (index: VoterIndex): boolean => (ABSTENTION_INDICES as readonly string[]).includes(index);

function pageOfWeights(title: string, table: WeightTable, found: WeightedPower): PowerPage {
  const { winningCoalitions, minimalWinningCoalitions, members, ...rest } = found;
  const [quota, total] = [found.quota / table.scale, found.total / table.scale];
  return {
    title,
    summary:
      `quota ${quota} of ${total}; ${countOf(members.length, 'voter')}; ` +
      `${countOf(winningCoalitions, 'winning coalition')} (${(100 * found.colemanPowerToAct).toPrecision(3)} % of all)`,
    reasons: found.reasons,
    fields: {
      ...rest,
      quota,
      total,
      winningCoalitions: `${winningCoalitions}`,
      ...(minimalWinningCoalitions === undefined ? {} : { minimalWinningCoalitions: `${minimalWinningCoalitions}` }),
    },
    rows: members.map(({ weight, swings, vetoer, fractions, ...values }, i) => ({
      name: table.names[i] ?? '',
      weight: weight / table.scale,
      swings,
      vetoer,
      fractions,
      values,
    })),
  };
}

/** One quota over a column of weights: counted, or drawn when blocs or abstention are asked for. */
async function answerWeights(request: Request, asked: Asked, io: CommandIo): Promise<Result<PowerPage>> {
  const table = parseWeightTable(request.text, request, request.file);
  if (!table.ok) return table;
  const { names, weights, scale } = table.value;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!Number.isSafeInteger(total)) {
    const message = `the weights, in steps of 1/${scale}, sum to more than 2^53 - 1`;
    return fail(mistake('I304', message, 'round the weights to a larger unit'));
  }
  const quota = parseQuota(request.quota, total, scale);
  if (!quota.ok) return quota;
  if (asked.blocs.length > 0 || asked.indices?.some(isWithAbstention) === true) {
    const scores = weights.map((weight) => [weight, 0, 0]);
    const condition = { kind: 'threshold' as const, scores, least: quota.value };
    const rule = `at least ${quota.value / scale} of ${total / scale} votes for`;
    const shown = new Map(names.map((name, at) => [name, (weights[at] ?? 0) / scale]));
    const game = { voters: names, ballots: ['for', 'abstain', 'against'], condition };
    return answerRulePower({ title: request.title, rule, game, weights: shown }, asked);
  }
  const progress = (done: number, of: number): boolean => {
    io.progress('counting', done, of);
    return true;
  };
  const indices = asked.indices?.filter((index): index is PowerIndex => !isWithAbstention(index));
  const { mostUpdates, mostCells } = asked;
  const options = {
    progress,
    ...(indices === undefined ? {} : { indices }),
    ...(asked.exact ? { exact: true } : {}),
    ...(mostUpdates === undefined ? {} : { mostUpdates }),
    ...(mostCells === undefined ? {} : { mostCells }),
  };
  const game = { weights, quota: quota.value };
  try {
    const share = total * weights.length > WORTH_SHARING ? io.shareParts : undefined;
    const found = share ? await powerInParts(game, share(asked.workers), options) : power(game, options);
    return succeed(pageOfWeights(request.title, table.value, found));
  } catch (error) {
    if (error instanceof RangeError) {
      const help = 'more is allowed by --most-updates N (cell updates) and --most-cells N (cells of the table)';
      return fail(mistake('I304', error.message, help));
    }
    throw error;
  }
}

/** A body of the catalogue: counted by its quota, or drawn by its rule where it has none or abstention is asked for. */
async function answerBody(io: CommandIo, id: string, asked: Asked): Promise<Result<PowerPage>> {
  const found = /^[a-z0-9-]+$/.test(id) ? readFromCatalog(io, `${id}.json`) : fail<string>();
  if (!found.ok) {
    const known = CATALOG.flatMap((folder) => {
      const names = io.listFolder(folder);
      return names.ok ? names.value.flatMap((name) => /^(.*)\.json$/.exec(name)?.[1] ?? []) : [];
    });
    const meant = nearest(id, known);
    const help = meant === undefined ? `it has ${known.join(', ')}` : `did you mean "${meant}"?`;
    return fail(mistake('I305', `the catalogue has no body "${id}"`, help));
  }
  const body = JSON.parse(found.value) as Body;
  const text = readFromCatalog(io, body.table);
  if (!text.ok) return text;
  const title = `${body.name}, ${body.date}`;
  const quota = asked.quota ?? body.quota;
  const wantsRule = asked.quota === undefined && body.rule !== undefined;
  if (wantsRule && (quota === undefined || asked.blocs.length > 0 || asked.indices?.some(isWithAbstention) === true)) {
    const table = parseWeightTable(text.value, body, body.table);
    if (!table.ok) return table;
    const { names, weights, scale } = table.value;
    const byName = (of: readonly number[]): Record<string, number> =>
      Object.fromEntries(names.map((name, at) => [name, of[at] ?? 0]));
    const groups = {
      members: { members: names, weights: { [body.weights]: byName(weights) } },
      ...Object.fromEntries(Object.entries(body.groups ?? {}).map(([group, members]) => [group, { members }])),
    };
    const shown = new Map(names.map((name, at) => [name, (weights[at] ?? 0) / scale]));
    const game = gameOfBody(title, body.rule ?? '', groups, shown);
    return game.ok ? answerRulePower(game.value, asked) : game;
  }
  return answerWeights({ ...body, title, file: body.table, text: text.value, quota: quota ?? '' }, asked, io);
}

async function answer(file: string | undefined, values: OptionValues, io: CommandIo): Promise<Result<PowerPage>> {
  const option = (name: string): string | undefined => values[name] as string | undefined;
  const count = (name: string): number | undefined => (values[name] === undefined ? undefined : Number(values[name]));
  const indices = values['indices'] === undefined ? succeed(undefined) : parseIndices(values['indices'] as string);
  if (!indices.ok) return indices;
  const written = (values['bloc'] as readonly string[] | undefined) ?? [];
  const asked: Asked = {
    quota: option('quota'),
    indices: indices.value,
    exact: values['exact'] === true,
    workers: count('workers'),
    mostUpdates: count('most-updates'),
    mostCells: count('most-cells'),
    blocs: written.map((bloc) => bloc.split(',').map((name) => name.trim())),
  };
  for (const [name, value] of Object.entries({
    workers: asked.workers,
    'most-updates': asked.mostUpdates,
    'most-cells': asked.mostCells,
  })) {
    if (value === undefined || (Number.isInteger(value) && value >= 1)) continue;
    return fail(mistake('I203', `--${name} takes a whole number from 1, not "${option(name)}"`));
  }
  const body = option('body');
  if (body !== undefined) return answerBody(io, body, asked);
  if (file !== undefined && /\.ya?ml$/i.test(file)) {
    const game = gameOfStage(io, file, option('procedure'), option('stage'));
    return game.ok ? answerRulePower(game.value, asked) : game;
  }
  const weights = option('weights');
  if (file === undefined || weights === undefined || asked.quota === undefined) {
    const message = 'casus power needs a table, the column of the weights and a quota; or an arrangement; or a body';
    return fail(mistake('I204', message, 'casus power members.csv --weights votes --quota 270, or --body imf'));
  }
  const text = io.readText(file);
  if (!text.ok) return text;
  const request = { title: file, file, text: text.value, weights, names: option('names'), quota: asked.quota };
  return answerWeights(request, asked, io);
}

export const powerCommand: Command = {
  name: 'power',
  summary: 'voting power of every member of a body: of weights of any size, or of a rule',
  usage:
    'casus power FILE.csv --weights COLUMN --quota N|P% [--names COLUMN]\n' +
    '       casus power ARRANGEMENT.yaml [--procedure P] [--stage S]\n' +
    '       casus power --body ID',
  examples: [
    'casus power members.csv --weights votes --quota 270',
    "casus power members.csv --weights shares --quota '>50%' --indices banzhaf,coleman --csv",
    'casus power --body imf --quota 85% --json',
    'casus power --body un-security-council --indices all',
    'casus power catalog/arrangements/un-charter-27.yaml --procedure substantive --stage vote',
  ],
  options: {
    weights: { type: 'string', value: 'COLUMN', description: 'the column of the weights' },
    names: { type: 'string', value: 'COLUMN', description: 'the column of the names; without it the first other one' },
    quota: { type: 'string', value: 'N|P%', description: 'at least N votes or P percent; ">50%" is more than half' },
    body: { type: 'string', value: 'ID', description: 'a body of the catalogue, such as imf' },
    indices: { type: 'string', value: 'LIST', description: `of ${Object.keys(SHORT).join(', ')}` },
    procedure: { type: 'string', value: 'P', description: 'of an arrangement; needed when it has several' },
    stage: { type: 'string', value: 'S', description: 'of that procedure; without it the first that votes' },
    bloc: { type: 'string', multiple: true, value: 'A,B', description: 'voters bound together: Owen, Banzhaf-Owen' },
    workers: { type: 'string', value: 'N', description: 'threads for large bodies; without it one per core' },
    'most-updates': { type: 'string', value: 'N', description: 'cell updates allowed in all; without it 4e12' },
    'most-cells': { type: 'string', value: 'N', description: 'cells of the table allowed; without it 67108864' },
    exact: { type: 'boolean', description: 'fractions for every index that has them, Shapley-Shubik too' },
    json: { type: 'boolean', description: 'print JSON, counts as decimal strings' },
    csv: { type: 'boolean', description: 'print CSV' },
  },
  async run({ positionals, values, io }) {
    const found = await answer(positionals[0], values, io);
    if (!found.ok) {
      const textOf = (file: string): string | undefined => {
        const text = io.readText(file);
        return text.ok ? text.value : undefined;
      };
      if (values['json'] === true) io.out(diagnosticsAsJson(found.diagnostics, textOf));
      else io.err(showDiagnostics(found.diagnostics, { colour: io.colour, textOf }));
      return EXIT.usage;
    }
    if (values['json'] === true) io.out(showPowerJson(found.value, values['exact'] === true));
    else if (values['csv'] === true) io.out(showPowerCsv(found.value));
    else io.out(showPowerTable(found.value));
    return EXIT.ok;
  },
};
