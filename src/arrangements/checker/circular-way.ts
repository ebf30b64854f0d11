import { listReadings } from '../open-leaf.ts';
import type { Scenario } from '../schema.ts';
import { leadOfAdoption, leadOfFailure, type StageAt } from './exits.ts';
import type { Check, CheckInput } from './finding.ts';
import { recusedAt, staysOpen, withRecused } from './replay.ts';
import { defeatingBallots } from './voting-stages.ts';

interface Circle {
  readonly procedures: readonly string[];
  /** The stage from which the way leads back. */
  readonly last: StageAt;
}

/** Where the way leads from a procedure when every vote fails, if it comes to a stage again. */
function findCircle({ arrangement }: CheckInput, start: string): Circle | undefined {
  const trail: StageAt[] = [];
  let at: StageAt = { procedure: start, index: 0 };
  for (let steps = 0; steps < 100; steps += 1) {
    const { procedure, index } = at;
    const stage = arrangement.procedures[procedure]?.stages[index];
    const again = trail.findIndex((each) => each.procedure === procedure && each.index === index);
    const last = trail.at(-1);
    if (again !== -1 && last !== undefined) {
      return { procedures: [...new Set(trail.slice(again).map((each) => each.procedure))], last };
    }
    trail.push(at);
    const lead = stage?.rule === undefined ? leadOfAdoption(arrangement, at) : leadOfFailure(arrangement, at);
    if (lead?.kind !== 'stage') return undefined;
    at = lead;
  }
  return undefined;
}

/** Set paths that end the way at a stage: after a failed vote, or after a stage without one. */
function endAt({ arrangement }: CheckInput, { procedure, index }: StageAt): Readonly<Record<string, unknown>> {
  const stage = arrangement.procedures[procedure]?.stages[index];
  const path = `procedures.${procedure}.stages.${stage?.id ?? ''}`;
  if (stage?.rule === undefined) return { [`${path}.onAdopted`]: 'adopted' };
  const expired = stage.onExpired === undefined ? {} : { [`${path}.onExpired`]: 'nothing' };
  return { [`${path}.onRejected`]: 'nothing', ...expired };
}

/** Every vote on the way fails; undefined where one of them cannot, or its rule is not stated. */
function refuseAll(input: CheckInput, procedure: string, names: readonly string[]): Scenario | undefined {
  const ballots: Record<string, Readonly<Record<string, string>>> = {};
  const readings: Record<string, string> = {};
  const recused = new Set<string>();
  for (const id of names) {
    for (const stage of input.arrangement.procedures[id]?.stages ?? []) {
      if (stage.rule === undefined) continue;
      const vote = input.stages.find((each) => each.procedureId === id && each.stage.id === stage.id);
      const defeat = vote && defeatingBallots(vote);
      if (vote === undefined || defeat === undefined || vote.open || staysOpen(stage, 'rejected')) return undefined;
      const out = recusedAt(input, vote);
      for (const each of out) recused.add(each);
      if (listReadings(stage.rule).length > 1) readings[stage.id] = vote.reading;
      ballots[stage.id] = withRecused(out, defeat);
    }
  }
  return {
    name: 'every vote fails',
    procedure,
    ...(Object.keys(readings).length > 0 ? { readings } : {}),
    ...(recused.size > 0 ? { recused: [...recused] } : {}),
    ballots,
    expect: 'pending',
  };
}

/** M12: when every vote fails the way leads back to where it began, and never ends. */
export const circularWay: Check = (input) => {
  const seen = new Set<string>();
  return Object.keys(input.arrangement.procedures).flatMap((id) => {
    const circle = findCircle(input, id);
    const names = circle?.procedures ?? [];
    const [first] = names;
    if (circle === undefined || first === undefined || names.some((name) => seen.has(name))) return [];
    for (const name of names) seen.add(name);
    const play = refuseAll(input, first, names);
    return [
      {
        id: 'M12',
        tier: 'hazard' as const,
        evidence: 'computed' as const,
        claim: `when every vote fails the way leads round without end: ${[...names, first].join(' → ')}`,
        place: { path: `procedures.${circle.last.procedure}` },
        counterScenario: {
          procedure: first,
          ballots: {},
          outcome: 'every vote fails, the next one opens, and after the last the first again',
          ...(play === undefined ? {} : { replay: [play] }),
        },
        why: 'A way that never ends gives time to the party that wants no decision.',
        remedies: [{ title: 'end after the last vote', set: endAt(input, circle.last) }],
      },
    ];
  });
};
