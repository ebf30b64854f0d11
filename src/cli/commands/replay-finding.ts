// `casus check --replay`: the counter-scenarios of a finding played on the timed machine, step by step.
import { type CheckContext, FINDING_IDS } from '../../arrangements/index.ts';
import { fail, nearest, type Result, succeed } from '../../basics/index.ts';
import { playScenario, type ScenarioResult } from '../../procedures/index.ts';
import { formatElapsed } from '../../report/index.ts';
import type { OpenedArrangement } from '../load-arrangement.ts';
import { findingsOf } from './fix-finding.ts';

export interface Replayed {
  readonly text: string;
  /** Whether every scenario ends as its finding says. */
  readonly holds: boolean;
}

function showPlayed(result: ScenarioResult, id: string, path: string): string {
  const steps = result.trace.map(({ procedure, stage, verdict, hours }) => {
    return `  ${procedure}/${stage}: ${verdict === 'pending' ? 'stays open' : `${verdict} ${formatElapsed(hours)}`}`;
  });
  const end = `  end: ${result.outcome} in ${result.endsIn}, ${result.acted ? 'action follows' : 'no action'}`;
  return [
    `${id} ${result.name} (${path})`,
    ...steps,
    `${end}${result.passes ? '' : ' – not what the finding says'}`,
  ].join('\n');
}

/**
 * Plays what the findings of this id show. Reports I203 for an id that does not exist; says so where nothing is found, or
 * what is found has no vote to play.
 */
export function replayFindings(opened: OpenedArrangement, context: CheckContext, id: string): Result<Replayed> {
  if (!FINDING_IDS.includes(id)) {
    const near = nearest(id, FINDING_IDS);
    const help = near === undefined ? {} : { help: `did you mean ${near}?` };
    return fail({ code: 'I203', severity: 'error', message: `there is no check ${id}`, ...help });
  }
  const found = findingsOf(opened, context).filter((finding) => finding.id === id);
  if (found.length === 0) return succeed({ text: `${id} is not found in ${opened.file}`, holds: true });
  const played = found.flatMap(({ counterScenario, place }) =>
    (counterScenario?.replay ?? []).flatMap((scenario) => {
      const result = playScenario(opened.arrangement, scenario);
      return result === undefined ? [] : [{ result, path: place.path }];
    }),
  );
  if (played.length === 0) {
    return succeed({ text: `${id} is found, and no vote shows it: there is nothing to play`, holds: true });
  }
  return succeed({
    text: played.map(({ result, path }) => showPlayed(result, id, path)).join('\n\n'),
    holds: played.every(({ result }) => result.passes),
  });
}
