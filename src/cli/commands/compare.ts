import { check } from '../../arrangements/index.ts';
import { unreachable } from '../../basics/index.ts';
import {
  type ArrangementComparison,
  compareArrangements,
  compareVariants,
  type ProcedureComparison,
  type VariantsComparison,
  type VariantSummary,
} from '../../procedures/index.ts';
import {
  assembleComparison,
  describePartings,
  describeVerdict,
  formatDelay,
  formatShare,
  joinNames,
  renderComparisonHtml,
  renderMarkdown,
  renderText,
  wrapText,
} from '../../report/index.ts';
import { type Command, type CommandInput, EXIT } from '../command.ts';
import { type OpenedArrangement, openArrangement } from '../load-arrangement.ts';
import { reportDiagnostics } from '../run.ts';

function titleOf({ arrangement }: OpenedArrangement): string {
  return arrangement.title ?? arrangement.id;
}

function nameIn(...opened: readonly OpenedArrangement[]): (id: string) => string {
  return (id) =>
    opened.map(({ arrangement }) => arrangement.parties?.[id]?.name).find((name) => name !== undefined) ?? id;
}

function showVerdict(
  comparison: ProcedureComparison,
  titles: readonly [string, string],
  name: (id: string) => string,
): string[] {
  const [first = '', ...others] = describePartings(comparison, titles, name);
  if (others.length > 0) return ['  They part:', ...[first, ...others].map((each) => `    ${each}.`)];
  switch (comparison.verdict.kind) {
    case 'part':
      return [`  They part: ${first}.`];
    case 'same':
      return ['  No ballots tell the two apart.'];
    case 'unknown':
      return [`  On which ballots they part cannot be said: ${comparison.verdict.reason}.`];
    default:
      return unreachable(comparison.verdict);
  }
}

function showProcedure(
  comparison: ProcedureComparison,
  titles: readonly [string, string],
  name: (id: string) => string,
): string[] {
  const { blockers, action, delay } = comparison;
  const side = (key: 'first' | 'second'): string[] => {
    const time = delay[key];
    return [
      `  ${titles[key === 'first' ? 0 : 1]}`,
      `    can block alone: ${blockers[key].length === 0 ? 'nobody' : joinNames(blockers[key].map(name))}`,
      `    activation, every ballot free: ${formatShare(action[key])}; time: ${time === undefined ? 'never acts' : formatDelay(time)}`,
    ];
  };
  return [
    describeVerdict(comparison, titles, name),
    ...side('first'),
    ...side('second'),
    ...showVerdict(comparison, titles, name),
  ];
}

function findingLines({ findings }: VariantSummary): string[] {
  return [
    ...findings.lost.map(({ id, claim }) => `- ${id} ${claim}`),
    ...findings.gained.map(({ id, claim }) => `+ ${id} ${claim}`),
  ];
}

/** A line in the width of the terminal; what does not fit goes on under its first word. */
function wrapLine(line: string, columns: number): string {
  const [start = ''] = /^ *(?:[-+] )?/.exec(line) ?? [];
  const [first = '', ...rest] = wrapText(line.slice(start.length), columns - start.length);
  return [start + first, ...rest.map((each) => ' '.repeat(start.length) + each)].join('\n');
}

function describePair({ first, second }: ProcedureComparison): string {
  return first === second ? first : `${first} and ${second}`;
}

/** Two arrangements in full sentences. */
function showTwo(
  first: OpenedArrangement,
  second: OpenedArrangement,
  { compared, variants }: { readonly compared: ArrangementComparison; readonly variants: VariantsComparison },
  columns: number,
): string {
  const titles = [titleOf(first), titleOf(second)] as const;
  const name = nameIn(first, second);
  const changed = [
    ...compared.onlyInFirst.map((sentence) => `- ${sentence}`),
    ...compared.onlyInSecond.map((sentence) => `+ ${sentence}`),
  ];
  const findings = variants.variants.slice(1).flatMap(findingLines);
  const lines = [
    `${titles[0]}  ↔  ${titles[1]}`,
    '',
    ...compared.procedures.flatMap((procedure, at) => [
      // With one procedure nobody asks which.
      ...(compared.procedures.length > 1 ? [...(at > 0 ? [''] : []), `${describePair(procedure)}:`] : []),
      ...showProcedure(procedure, titles, name),
    ]),
    '',
    changed.length === 0 ? 'The sentences are the same.' : 'What the texts say differently:',
    ...changed,
    ...(findings.length === 0 ? [] : ['', 'Findings lost and gained:', ...findings]),
  ];
  return `${lines.map((line) => wrapLine(line, columns)).join('\n')}\n`;
}

function run({ positionals, values, io }: CommandInput): number {
  const json = values['json'] === true;
  const opened: OpenedArrangement[] = [];
  for (const [at, file] of positionals.entries()) {
    const one = openArrangement(io, file);
    if (!one.ok) return reportDiagnostics(io, one.diagnostics, json);
    opened.push(one.value);
    io.progress('comparing', at + 1, positionals.length);
  }
  const [first, second] = opened;
  if (first === undefined || second === undefined) return EXIT.internal;
  const variants = compareVariants(
    opened.map(({ arrangement, loaded }) => ({
      arrangement,
      findings: check({ ...loaded, arrangement, source: loaded.arrangement }),
    })),
  );
  const name = nameIn(...opened);
  if (json) {
    const compared = compareArrangements(first.arrangement, second.arrangement);
    const endless = (_: string, value: unknown): unknown => (value === Number.POSITIVE_INFINITY ? 'unbounded' : value);
    io.out(`${JSON.stringify({ ...compared, ...variants }, endless, 2)}\n`);
  } else if (values['html'] === true) io.out(renderComparisonHtml(variants, name));
  else if (values['md'] === true) io.out(renderMarkdown(assembleComparison(variants, name)));
  else if (opened.length > 2) io.out(renderText(assembleComparison(variants, name), io));
  else {
    const compared = compareArrangements(first.arrangement, second.arrangement);
    io.out(showTwo(first, second, { compared, variants }, io.columns));
  }
  return EXIT.ok;
}

export const compareCommand: Command = {
  name: 'compare',
  summary: 'what differs between arrangements, and the ballots on which they part',
  usage: 'casus compare A B [C …] [--md|--html|--json]',
  examples: [
    'casus compare examples/ukraine-2025/arrangements/istanbul-2022-communique.yaml examples/ukraine-2025/arrangements/istanbul-2022-russian.yaml',
    'casus compare base.yaml variant-1.yaml variant-2.yaml --md',
  ],
  names: { min: 2, max: 50 },
  options: {
    md: { type: 'boolean', description: 'as Markdown' },
    html: { type: 'boolean', description: 'as one HTML page' },
    json: { type: 'boolean', description: 'the comparison as JSON' },
  },
  run,
};
