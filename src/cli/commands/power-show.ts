/** How `casus power` prints its rows: JSON, CSV and a table, the same for weights counted and for rules drawn. */
import { printRational, type Rational } from '../../basics/index.ts';
import type { VoterIndex } from '../../rules/index.ts';

export type ShownIndex = VoterIndex | 'owenIndex' | 'banzhafOwenMeasure';

export interface PowerRow {
  readonly name: string;
  /** Absent for voters of a rule without one weight each. */
  readonly weight?: number;
  readonly swings: bigint;
  readonly vetoer: boolean;
  readonly values: Readonly<Partial<Record<ShownIndex, number>>>;
  readonly fractions: Readonly<Partial<Record<ShownIndex, Rational>>>;
}

export interface PowerPage {
  readonly title: string;
  /** One line under the title. */
  readonly summary: string;
  readonly reasons: readonly string[];
  /** What JSON says beside the members. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly rows: readonly PowerRow[];
}

/** In the order in which columns stand. */
const HEADS: Readonly<Record<ShownIndex, string>> = {
  penroseBanzhafMeasure: 'Penrose-Banzhaf',
  banzhafIndex: 'Banzhaf index',
  shapleyShubikIndex: 'Shapley-Shubik',
  colemanPowerToPrevent: 'to prevent',
  colemanPowerToInitiate: 'to initiate',
  raeIndex: 'Rae',
  konigBrauningerInclusiveness: 'inclusiveness',
  johnstonIndex: 'Johnston',
  hollerPackelIndex: 'Holler-Packel',
  deeganPackelIndex: 'Deegan-Packel',
  penroseBanzhafMeasureWithAbstention: 'Penrose-Banzhaf, abst.',
  banzhafIndexWithAbstention: 'Banzhaf, abst.',
  shapleyShubikIndexWithAbstention: 'roll call, abst.',
  owenIndex: 'Owen',
  banzhafOwenMeasure: 'Banzhaf-Owen',
};

function shown({ rows }: PowerPage): readonly ShownIndex[] {
  return (Object.keys(HEADS) as ShownIndex[]).filter((index) => rows.some(({ values }) => values[index] !== undefined));
}

/** The stable shape of `--json`. */
export function showPowerJson(page: PowerPage, fractions: boolean): string {
  const members = page.rows.map(({ name, weight, swings, vetoer, values, fractions: exact }) => ({
    name,
    ...(weight === undefined ? {} : { weight }),
    swings: `${swings}`,
    vetoer,
    ...values,
    ...(fractions
      ? { fractions: Object.fromEntries(Object.entries(exact).map(([index, each]) => [index, printRational(each)])) }
      : {}),
  }));
  return `${JSON.stringify({ ...page.fields, members }, null, 2)}\n`;
}

export function showPowerCsv(page: PowerPage): string {
  const indices = shown(page);
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const weighted = page.rows.some(({ weight }) => weight !== undefined);
  const rows = page.rows.map(({ name, weight, swings, values }) =>
    [cell(name), ...(weighted ? [weight ?? ''] : []), swings, ...indices.map((index) => values[index] ?? '')].join(','),
  );
  const head = ['name', ...(weighted ? ['weight'] : []), 'swings', ...indices].join(',');
  return `${[head, ...rows].join('\n')}\n`;
}

/** Six digits, small values with an exponent: a measure of 3e-7 is not 0. */
function shownValue(value: number | undefined): string {
  if (value === undefined) return '-';
  return value === 0 || value >= 0.001 ? value.toFixed(6) : value.toExponential(3);
}

export function showPowerTable(page: PowerPage): string {
  const indices = shown(page);
  const weighted = page.rows.some(({ weight }) => weight !== undefined);
  const lines = [
    ['', ...(weighted ? ['weight'] : []), ...indices.map((index) => HEADS[index])],
    ...page.rows.map(({ name, weight, vetoer, values }) => [
      `${name}${vetoer ? ' (can block alone)' : ''}`,
      ...(weighted ? [`${weight ?? ''}`] : []),
      ...indices.map((index) => shownValue(values[index])),
    ]),
  ];
  const widths = (lines[0] ?? []).map((_, at) =>
    lines.reduce((most, line) => Math.max(most, line[at]?.length ?? 0), 0),
  );
  const print = (line: readonly string[]): string =>
    line.map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ');
  return `${[page.title, page.summary, ...page.reasons, '', ...lines.map((line) => print(line).trimEnd())].join('\n')}\n`;
}
