import { unreachable } from '../../basics/index.ts';
import { compareArrangements, type ProcedureComparison } from '../../procedures/index.ts';
import { describeParting, describeVerdict, formatDelay, formatShare, joinNames } from '../../report/index.ts';
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
): string {
  const { verdict } = comparison;
  switch (verdict.kind) {
    case 'part':
      return `  They part: ${describeParting(verdict, titles, name)}.`;
    case 'same':
      return '  No ballots tell the two apart.';
    case 'unknown':
      return `  On which ballots they part cannot be said: ${verdict.reason}.`;
    default:
      return unreachable(verdict);
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
    showVerdict(comparison, titles, name),
  ];
}

function run({ positionals, values, io }: CommandInput): number {
  const json = values['json'] === true;
  const first = openArrangement(io, positionals[0] ?? '');
  if (!first.ok) return reportDiagnostics(io, first.diagnostics, json);
  const second = openArrangement(io, positionals[1] ?? '');
  if (!second.ok) return reportDiagnostics(io, second.diagnostics, json);
  const compared = compareArrangements(first.value.arrangement, second.value.arrangement);
  if (json) {
    const endless = (_: string, value: unknown): unknown => (value === Number.POSITIVE_INFINITY ? 'unbounded' : value);
    io.out(`${JSON.stringify(compared, endless, 2)}\n`);
    return EXIT.ok;
  }
  const titles = [titleOf(first.value), titleOf(second.value)] as const;
  const name = nameIn(first.value, second.value);
  const changed = [
    ...compared.onlyInFirst.map((sentence) => `- ${sentence}`),
    ...compared.onlyInSecond.map((sentence) => `+ ${sentence}`),
  ];
  const lines = [
    `${titles[0]}  ↔  ${titles[1]}`,
    '',
    ...compared.procedures.flatMap((procedure) => showProcedure(procedure, titles, name)),
    '',
    changed.length === 0 ? 'The sentences are the same.' : 'What the texts say differently:',
    ...changed,
  ];
  io.out(`${lines.join('\n')}\n`);
  return EXIT.ok;
}

export const compareCommand: Command = {
  name: 'compare',
  summary: 'what differs between two arrangements, and the ballots on which they part',
  usage: 'casus compare A B [--json]',
  examples: [
    'casus compare examples/ukraine-2025/arrangements/istanbul-2022-communique.yaml examples/ukraine-2025/arrangements/istanbul-2022-russian.yaml',
  ],
  names: { min: 2, max: 2 },
  options: { json: { type: 'boolean', description: 'the comparison as JSON' } },
  run,
};
