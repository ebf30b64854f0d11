/** `casus power`: the voting power of every member of a body with one quota, from a table of weights. */
import { join } from 'node:path';
import { type Diagnostic, fail, nearest, printRational, type Result, succeed } from '../../basics/index.ts';
import { POWER_INDICES, power, type PowerIndex, type WeightedPower } from '../../rules/index.ts';
import { type Command, type CommandIo, EXIT, type OptionValues } from '../command.ts';
import { diagnosticsAsJson, showDiagnostics } from '../show-diagnostics.ts';
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
  readonly sources: readonly string[];
}

interface Request {
  readonly title: string;
  readonly file: string;
  readonly text: string;
  readonly weights: string;
  readonly names: string | undefined;
  readonly quota: string;
}

interface Answer {
  readonly table: WeightTable;
  readonly power: WeightedPower;
}

const SHORT: Readonly<Record<string, readonly PowerIndex[]>> = {
  all: POWER_INDICES,
  banzhaf: ['penroseBanzhafMeasure', 'banzhafIndex'],
  'shapley-shubik': ['shapleyShubikIndex'],
  coleman: ['colemanPowerToPrevent', 'colemanPowerToInitiate'],
  rae: ['raeIndex'],
  'konig-brauninger': ['konigBrauningerInclusiveness'],
  'holler-packel': ['hollerPackelIndex'],
  'deegan-packel': ['deeganPackelIndex'],
};
const CATALOG = ['../../../catalog/bodies', '../catalog/bodies'].map((path) => join(import.meta.dirname, path));

function mistake(code: string, message: string, help?: string): Diagnostic {
  return { code, severity: 'error', message, ...(help === undefined ? {} : { help }) };
}

function parseIndices(written: string): Result<readonly PowerIndex[]> {
  const known = [...Object.keys(SHORT), ...POWER_INDICES];
  const names = written.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return succeed(names.flatMap((name) => SHORT[name] ?? [name as PowerIndex]));
  const meant = nearest(unknown, known);
  const help = meant === undefined ? `known are ${known.join(', ')}` : `did you mean "${meant}"?`;
  return fail(mistake('I203', `there is no index "${unknown}"`, help));
}

function readFromCatalog(io: CommandIo, name: string): Result<string> {
  const [first, second] = CATALOG.map((folder) => io.readText(join(folder, name)));
  return first?.ok ? first : second!;
}

function requestOfBody(io: CommandIo, id: string, quota: string | undefined): Result<Request> {
  const found = /^[a-z0-9-]+$/.test(id) ? readFromCatalog(io, `${id}.json`) : fail<string>();
  if (!found.ok) return fail(mistake('I305', `the catalogue has no body "${id}"`, 'catalog/bodies lists them: imf, …'));
  const body = JSON.parse(found.value) as Body;
  const asked = quota ?? body.quota;
  if (asked === undefined) {
    const help = `ask the rule by itself: casus rule '${body.rule ?? ''}' …; or give --quota to weigh ${body.weights} alone`;
    return fail(mistake('I305', `${body.name} does not decide by one quota`, help));
  }
  const text = readFromCatalog(io, body.table);
  if (!text.ok) return text;
  return succeed({ ...body, title: `${body.name}, ${body.date}`, file: body.table, text: text.value, quota: asked });
}

function requestOf(io: CommandIo, file: string | undefined, values: OptionValues): Result<Request> {
  const option = (name: string): string | undefined => values[name] as string | undefined;
  const body = option('body');
  if (body !== undefined) return requestOfBody(io, body, option('quota'));
  const [weights, quota] = [option('weights'), option('quota')];
  if (file === undefined || weights === undefined || quota === undefined) {
    const message = 'casus power needs a table, the column of the weights and a quota';
    return fail(mistake('I204', message, 'casus power members.csv --weights votes --quota 270, or --body imf'));
  }
  const text = io.readText(file);
  return text.ok ? succeed({ title: file, file, text: text.value, weights, names: option('names'), quota }) : text;
}

function answer(request: Request, values: OptionValues, io: CommandIo): Result<Answer> {
  const indices = values['indices'] === undefined ? succeed(undefined) : parseIndices(values['indices'] as string);
  if (!indices.ok) return indices;
  const table = parseWeightTable(request.text, request, request.file);
  if (!table.ok) return table;
  const total = table.value.weights.reduce((sum, weight) => sum + weight, 0);
  if (!Number.isSafeInteger(total)) {
    const message = `the weights, in steps of 1/${table.value.scale}, sum to more than 2^53 - 1`;
    return fail(mistake('I304', message, 'round the weights to a larger unit'));
  }
  const quota = parseQuota(request.quota, total, table.value.scale);
  if (!quota.ok) return quota;
  const progress = (done: number, of: number): boolean => {
    io.progress('counting', done, of);
    return true;
  };
  const options = {
    progress,
    ...(indices.value === undefined ? {} : { indices: indices.value }),
    ...(values['exact'] === true ? { exact: true } : {}),
  };
  try {
    const found = power({ weights: table.value.weights, quota: quota.value }, options);
    return succeed({ table: table.value, power: found });
  } catch (error) {
    if (error instanceof RangeError) return fail(mistake('I304', error.message));
    throw error;
  }
}

/** The stable shape of `--json`. */
function jsonOf({ table, power: found }: Answer, fractions: boolean): object {
  const { winningCoalitions, minimalWinningCoalitions, members, ...rest } = found;
  return {
    ...rest,
    quota: found.quota / table.scale,
    total: found.total / table.scale,
    winningCoalitions: `${winningCoalitions}`,
    ...(minimalWinningCoalitions === undefined ? {} : { minimalWinningCoalitions: `${minimalWinningCoalitions}` }),
    members: members.map(({ weight, swings, fractions: exact, ...values }, i) => ({
      name: table.names[i],
      weight: weight / table.scale,
      swings: `${swings}`,
      ...values,
      ...(fractions
        ? {
            fractions: Object.fromEntries(
              Object.entries(exact).map(([name, fraction]) => [name, printRational(fraction)]),
            ),
          }
        : {}),
    })),
  };
}

function shown({ members }: WeightedPower): readonly PowerIndex[] {
  return POWER_INDICES.filter((index) => members.some((member) => member[index] !== undefined));
}

function csvOf({ table, power: found }: Answer): string {
  const indices = shown(found);
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = found.members.map((member, i) =>
    [
      cell(table.names[i] ?? ''),
      member.weight / table.scale,
      member.swings,
      ...indices.map((index) => member[index] ?? ''),
    ].join(','),
  );
  return [['name', 'weight', 'swings', ...indices].join(','), ...rows].join('\n');
}

const HEADS: Readonly<Record<PowerIndex, string>> = {
  penroseBanzhafMeasure: 'Penrose-Banzhaf',
  banzhafIndex: 'Banzhaf index',
  shapleyShubikIndex: 'Shapley-Shubik',
  colemanPowerToPrevent: 'to prevent',
  colemanPowerToInitiate: 'to initiate',
  raeIndex: 'Rae',
  konigBrauningerInclusiveness: 'inclusiveness',
  hollerPackelIndex: 'Holler-Packel',
  deeganPackelIndex: 'Deegan-Packel',
};

/** Six digits, small values with an exponent: a measure of 3e-7 is not 0. */
function shownValue(value: number | undefined): string {
  if (value === undefined) return '-';
  return value === 0 || value >= 0.001 ? value.toFixed(6) : value.toExponential(3);
}

function pageOf(title: string, { table, power: found }: Answer): string {
  const indices = shown(found);
  const rows = found.members.map((member, i) => [
    `${table.names[i]}${member.vetoer ? ' (can block alone)' : ''}`,
    `${member.weight / table.scale}`,
    ...indices.map((index) => shownValue(member[index])),
  ]);
  const lines = [['', 'weight', ...indices.map((index) => HEADS[index])], ...rows];
  const widths = lines[0]!.map((_, at) => lines.reduce((most, line) => Math.max(most, line[at]?.length ?? 0), 0));
  const print = (line: readonly string[]): string =>
    line.map((cell, at) => (at === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[at]!))).join('  ');
  return [
    title,
    `quota ${found.quota / table.scale} of ${found.total / table.scale}; ${found.members.length} voters; ` +
      `${found.winningCoalitions} winning coalitions (${(100 * found.colemanPowerToAct).toPrecision(3)} % of all)`,
    ...found.reasons,
    '',
    ...lines.map((line) => print(line).trimEnd()),
  ].join('\n');
}

export const powerCommand: Command = {
  name: 'power',
  summary: 'voting power of every member of a weighted body, of any size',
  usage: 'casus power FILE.csv --weights COLUMN --quota N|P% [--names COLUMN] | casus power --body ID',
  examples: [
    'casus power members.csv --weights votes --quota 270',
    "casus power members.csv --weights shares --quota '>50%' --indices banzhaf,coleman --csv",
    'casus power --body imf --quota 85% --json',
  ],
  options: {
    weights: { type: 'string', value: 'COLUMN', description: 'the column of the weights' },
    names: { type: 'string', value: 'COLUMN', description: 'the column of the names; without it the first other one' },
    quota: { type: 'string', value: 'N|P%', description: 'at least N votes or P percent; ">50%" is more than half' },
    body: { type: 'string', value: 'ID', description: 'a body of the catalogue, such as imf' },
    indices: { type: 'string', value: 'LIST', description: `of ${Object.keys(SHORT).join(', ')}` },
    exact: { type: 'boolean', description: 'fractions for every index that has them, Shapley-Shubik too' },
    json: { type: 'boolean', description: 'print JSON, counts as decimal strings' },
    csv: { type: 'boolean', description: 'print CSV' },
  },
  run({ positionals, values, io }) {
    const request = requestOf(io, positionals[0], values);
    const found = request.ok ? answer(request.value, values, io) : request;
    const title = request.ok ? request.value.title : '';
    if (!found.ok) {
      const textOf = (file: string): string | undefined => {
        const text = io.readText(file);
        return text.ok ? text.value : undefined;
      };
      if (values['json'] === true) io.out(diagnosticsAsJson(found.diagnostics, textOf));
      else io.err(showDiagnostics(found.diagnostics, { colour: io.colour, textOf }));
      return EXIT.usage;
    }
    if (values['json'] === true) io.out(`${JSON.stringify(jsonOf(found.value, values['exact'] === true), null, 2)}\n`);
    else if (values['csv'] === true) io.out(`${csvOf(found.value)}\n`);
    else io.out(`${pageOf(title, found.value)}\n`);
    return EXIT.ok;
  },
};
