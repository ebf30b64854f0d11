// A finding as a person reads it on a terminal.
import type { CounterScenario, Finding } from '../../arrangements/index.ts';
import { lineColumnAt, lineStarts } from '../../basics/index.ts';
import type { OpenedArrangement } from '../load-arrangement.ts';

/** Where a finding stands in the file. */
export function placeOf(
  { file, loaded }: OpenedArrangement,
  { place }: Finding,
): { line: number; column: number; file: string } {
  return { file, ...lineColumnAt(lineStarts(loaded.text), place.span?.start ?? 0) };
}

const SHOWN_VOTERS = 12;

function showBallots(ballots: Readonly<Record<string, string>>): string {
  const byBallot = new Map<string, string[]>();
  for (const [voter, ballot] of Object.entries(ballots)) byBallot.set(ballot, [...(byBallot.get(ballot) ?? []), voter]);
  return [...byBallot]
    .toSorted((a, b) => a[1].length - b[1].length)
    .map(([ballot, voters]) => {
      const rest = voters.length > SHOWN_VOTERS ? ` and ${voters.length - SHOWN_VOTERS} more` : '';
      return `${ballot}: ${voters.slice(0, SHOWN_VOTERS).join(', ')}${rest}`;
    })
    .join(' · ');
}

function showScenario({ outcome, ballots, replay }: CounterScenario, command: string): string[] {
  const shown = showBallots(ballots);
  return [
    `  scenario: ${outcome}`,
    ...(shown === '' ? [] : [`    ballots: ${shown}`]),
    ...(replay === undefined ? [] : [`    replay: ${command}`]),
  ];
}

/** How far the finding holds: under which reading, in which situations, and whether words were only read. */
function showExtent({ evidence, reading, situations }: Finding): string[] {
  const parts = [
    ...(reading === undefined ? [] : [`if the rule is read as '${reading}'`]),
    ...(situations === undefined ? [] : [`in the situation ${situations.join(', ')}`]),
    ...(evidence === 'words' ? ['read from free words: look whether it is meant'] : []),
  ];
  return parts.length === 0 ? [] : [`  holds: ${parts.join('; ')}`];
}

export function showFinding(opened: OpenedArrangement, finding: Finding, command: string, colour: boolean): string {
  const { line, column, file } = placeOf(opened, finding);
  const paint = (code: number, text: string): string => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const { tier, id, claim, place, counterScenario, why, precedent, remedies, accepted, acceptedCite = [] } = finding;
  return [
    `${paint(tier === 'gap' ? 33 : 31, `${tier} ${id}`)} ${claim}`,
    `  at ${file}:${line}:${column} (${place.path})`,
    ...showExtent(finding),
    ...(counterScenario === undefined ? [] : showScenario(counterScenario, `${command} --replay ${id}`)),
    `  why: ${why}`,
    ...(precedent === undefined ? [] : [`  precedent: ${precedent.lesson} [${precedent.slug}]`]),
    ...remedies.map(({ title, set }) => `  remedy: ${title} – set ${JSON.stringify(set)}`),
    ...(accepted === undefined ? [] : [`  accepted: ${accepted}${acceptedCite.map((cite) => ` [${cite}]`).join('')}`]),
  ].join('\n');
}
