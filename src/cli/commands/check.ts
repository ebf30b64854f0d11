import { check, type Finding } from '../../arrangements/index.ts';
import { lineColumnAt, lineStarts } from '../../basics/index.ts';
import { type Command, type CommandInput, EXIT } from '../command.ts';
import { type OpenedArrangement, openArrangement } from '../load-arrangement.ts';
import { reportDiagnostics } from '../run.ts';

const ORDER = ['error', 'hazard', 'gap'] as const;

function placeOf(
  { file, loaded }: OpenedArrangement,
  { place }: Finding,
): { line: number; column: number; file: string } {
  return { file, ...lineColumnAt(lineStarts(loaded.text), place.span?.start ?? 0) };
}

function showBallots(ballots: Readonly<Record<string, string>>): string {
  const byBallot = new Map<string, string[]>();
  for (const [voter, ballot] of Object.entries(ballots)) byBallot.set(ballot, [...(byBallot.get(ballot) ?? []), voter]);
  return [...byBallot]
    .toSorted((a, b) => a[1].length - b[1].length)
    .map(([ballot, voters]) => `${ballot}: ${voters.join(', ')}`)
    .join(' · ');
}

function showFinding(opened: OpenedArrangement, finding: Finding, colour: boolean): string {
  const { line, column, file } = placeOf(opened, finding);
  const paint = (code: number, text: string): string => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const tone = finding.tier === 'gap' ? 33 : 31;
  const lines = [
    `${paint(tone, `${finding.tier} ${finding.id}`)} ${finding.claim}`,
    `  at ${file}:${line}:${column} (${finding.place.path})`,
  ];
  if (finding.counterScenario !== undefined) {
    lines.push(`  scenario: ${finding.counterScenario.outcome}`);
    const ballots = showBallots(finding.counterScenario.ballots);
    if (ballots !== '') lines.push(`    ballots: ${ballots}`);
  }
  lines.push(`  why: ${finding.why}`);
  if (finding.precedent !== undefined)
    lines.push(`  precedent: ${finding.precedent.lesson} [${finding.precedent.slug}]`);
  for (const remedy of finding.remedies) lines.push(`  remedy: ${remedy.title} – set ${JSON.stringify(remedy.set)}`);
  if (finding.accepted !== undefined) lines.push(`  accepted: ${finding.accepted}`);
  return lines.join('\n');
}

function run({ positionals, values, io }: CommandInput): number {
  const opened = openArrangement(io, positionals[0] ?? '');
  if (!opened.ok) return reportDiagnostics(io, opened.diagnostics, values['json'] === true);
  const { arrangement, loaded } = opened.value;
  const findings = check({ ...loaded, arrangement, source: loaded.arrangement }).toSorted(
    (a, b) => ORDER.indexOf(a.tier) - ORDER.indexOf(b.tier),
  );
  const open = findings.filter(({ accepted }) => accepted === undefined);
  if (values['json'] === true) {
    const rows = findings.map((finding) => ({
      ...finding,
      place: { ...finding.place, ...placeOf(opened.value, finding) },
    }));
    io.out(`${JSON.stringify({ arrangement: arrangement.id, findings: rows }, null, 2)}\n`);
  } else {
    const counts = ORDER.map((tier) => `${open.filter((finding) => finding.tier === tier).length} ${tier}`).join(', ');
    const shown = findings.map((finding) => showFinding(opened.value, finding, io.colour));
    io.out(`${[`${arrangement.title ?? arrangement.id}: ${counts}`, ...shown].join('\n\n')}\n`);
  }
  return open.some(({ tier }) => tier === 'error') ? EXIT.findings : EXIT.ok;
}

export const checkCommand: Command = {
  name: 'check',
  summary: 'hazards and gaps of an arrangement, each with a scenario, a precedent and a remedy',
  usage: 'casus check FILE [--json]',
  examples: [
    'casus check examples/ukraine-2025/arrangements/istanbul-2022-russian.yaml',
    'casus check draft.yaml --json',
  ],
  names: { min: 1, max: 1 },
  options: { json: { type: 'boolean', description: 'the findings as JSON' } },
  exitCodes: { 1: 'at least one finding of tier error' },
  run,
};
