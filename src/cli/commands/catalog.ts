// `casus catalog`: the precedents, filtered; the page of one; those nearest to a draft.
import { type Diagnostic, fail, type Result, succeed } from '../../basics/index.ts';
import {
  type CatalogueCondition,
  type CatalogueEntry,
  filterCatalogue,
  findNearestPrecedents,
  parseCondition,
  playThrough,
  precedentOf,
} from '../../dossier/index.ts';
import { assembleCatalogue, assembleNearest, type Block, renderCatalogueCsv, renderText } from '../../report/index.ts';
import { type Command, type CommandInput, type CommandIo, EXIT, type OptionValues } from '../command.ts';
import { openArrangement } from '../load-arrangement.ts';
import { readCatalogue, readPlaythrough } from '../load-catalogue.ts';
import { reportDiagnostics } from '../run.ts';

const MOST_NEAR = 5;

function conditionsOf(values: OptionValues): Result<readonly CatalogueCondition[]> {
  const written = values['where'] ?? [];
  const all = (Array.isArray(written) ? written : [written]).map((each) => parseCondition(`${each}`));
  const diagnostics: readonly Diagnostic[] = all.flatMap((each) => (each.ok ? [] : each.diagnostics));
  if (diagnostics.length > 0) return fail(...diagnostics);
  return succeed(all.flatMap((each) => (each.ok ? [each.value] : [])));
}

function limitOf(values: OptionValues): Result<number> {
  const written = values['limit'];
  if (written === undefined) return succeed(MOST_NEAR);
  const limit = Number(written);
  if (Number.isInteger(limit) && limit > 0) return succeed(limit);
  return fail({ code: 'I203', severity: 'error', message: '--limit takes a whole number from 1 on' });
}

function describeDraft(io: CommandIo, file: string): Result<CatalogueEntry> {
  const opened = openArrangement(io, file);
  if (!opened.ok) return opened;
  const { loaded, arrangement } = opened.value;
  const played = playThrough(precedentOf(loaded, arrangement));
  if (played !== undefined) return succeed(played.entry);
  const message = `${arrangement.id} has no procedure, so there is nothing to compare`;
  return fail({ code: 'I312', severity: 'error', message, file });
}

function show(io: CommandIo, blocks: readonly Block[]): number {
  io.out(renderText(blocks, { colour: io.colour, columns: io.columns }));
  return EXIT.ok;
}

function showNear({ values, io }: CommandInput, entries: readonly CatalogueEntry[], file: string): Result<number> {
  const limit = limitOf(values);
  if (!limit.ok) return limit;
  const draft = describeDraft(io, file);
  if (!draft.ok) return draft;
  const near = findNearestPrecedents(draft.value, entries, limit.value);
  if (values['json'] !== true) return succeed(show(io, assembleNearest(draft.value, near)));
  const rows = near.map(({ entry, ...rest }) => ({ slug: entry.slug, name: entry.name, year: entry.year, ...rest }));
  io.out(`${JSON.stringify({ draft: draft.value, near: rows }, null, 2)}\n`);
  return succeed(EXIT.ok);
}

function showPage({ positionals, values, io }: CommandInput, entries: readonly CatalogueEntry[]): Result<number> {
  const slug = positionals[0] ?? '';
  const page = readPlaythrough(io, slug, entries);
  if (!page.ok) return page;
  const found = entries.filter((entry) => entry.slug === slug);
  io.out(values['json'] === true ? `${JSON.stringify({ entries: found }, null, 2)}\n` : page.value);
  return succeed(EXIT.ok);
}

function answer(input: CommandInput): Result<number> {
  const { positionals, values, io } = input;
  const conditions = conditionsOf(values);
  if (!conditions.ok) return conditions;
  const read = readCatalogue(io);
  if (!read.ok) return read;
  if (positionals.length > 0) return showPage(input, read.value);
  const entries = filterCatalogue(read.value, conditions.value);
  if (typeof values['near'] === 'string') return showNear(input, entries, values['near']);
  if (values['json'] === true) io.out(`${JSON.stringify({ entries }, null, 2)}\n`);
  else if (values['csv'] === true) io.out(renderCatalogueCsv(entries));
  else show(io, assembleCatalogue(entries, read.value.length));
  return succeed(EXIT.ok);
}

export const catalogCommand: Command = {
  name: 'catalog',
  summary: 'precedents: who could block, by when, what if it failed; those nearest to a draft',
  usage: 'casus catalog [PRECEDENT] [--where CONDITION …] [--near FILE [--limit N]] [--csv|--json]',
  examples: [
    "casus catalog --where adversaryCanBlock=no --where 'deadlineHours<=1440'",
    'casus catalog --near draft.yaml',
    'casus catalog cyprus-1960',
    "casus catalog --where 'ruleKind=consensus minus parties' --csv",
  ],
  names: { min: 0, max: 1 },
  options: {
    where: {
      type: 'string',
      multiple: true,
      value: 'CONDITION',
      description: 'only rows with COLUMN=VALUE, also != < <= > >= ~ (contains); several must all hold',
    },
    near: { type: 'string', value: 'FILE', description: 'the precedents most like this arrangement, and in what' },
    limit: { type: 'string', value: 'N', description: `how many of them, ${MOST_NEAR} if not said` },
    json: { type: 'boolean', description: 'print JSON, every column' },
    csv: { type: 'boolean', description: 'print CSV, every column' },
  },
  run(input) {
    const answered = answer(input);
    if (answered.ok) return answered.value;
    return reportDiagnostics(input.io, answered.diagnostics, input.values['json'] === true);
  },
};
