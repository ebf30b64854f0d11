// What a reader may close before asking: the open points of every stage of a procedure, with their choices.
import { type Arrangement, listReadings, type Situation, type Stage } from '../arrangements/index.ts';
import { listReachable } from './transitions.ts';
import { isChoice, listStageDimensions } from './worlds.ts';

export interface Closing {
  readonly path: string;
  /** Of a range of numbers the ends may stand for all of them; `accepts` knows. */
  readonly choices: readonly string[];
  readonly accepts: (choice: string) => boolean;
}

/** Times and silence are closed for the live machine and for scenarios. */
function statedPoints(procedureId: string, stage: Stage): readonly Closing[] {
  return (['within', 'silence'] as const).flatMap((key) => {
    const readings = listReadings<string>(stage[key]);
    const choices = readings.flatMap(({ name, value }) => (value === undefined ? [] : [name]));
    if (readings.length < 2) return [];
    const path = `procedures.${procedureId}.stages.${stage.id}.${key}`;
    return [{ path, choices, accepts: (choice: string) => choices.includes(choice) }];
  });
}

/** Every open point that bears on some stage the procedure can reach, each once. Cost: linear in stages and groups. */
export function listClosings(arrangement: Arrangement, procedureId: string, situation?: Situation): readonly Closing[] {
  const found = new Map<string, Closing>();
  for (const at of listReachable(arrangement, procedureId)) {
    const stage = arrangement.procedures[at.procedure]?.stages[at.index];
    if (stage === undefined) continue;
    for (const point of statedPoints(at.procedure, stage)) found.set(point.path, point);
    for (const dimension of listStageDimensions(arrangement, at.procedure, stage, situation)) {
      const { path, choices, range } = dimension;
      if (choices.length > 1)
        found.set(path, {
          path,
          choices: range === undefined ? choices : [`${range.low}..${range.high}`],
          accepts: (choice) => isChoice(dimension, choice),
        });
    }
  }
  return [...found.values()];
}
