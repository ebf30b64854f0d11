import type { Scenario } from '../schema.ts';
import { leadOfAdoption, leadOfFailure, type StageAt } from './exits.ts';
import type { Check, CheckInput } from './finding.ts';
import { castSame, outcomeOf } from './voting-stages.ts';

/** Procedures visited when every vote fails, up to the one that comes again. */
function findCircle(input: CheckInput, start: string): readonly string[] | undefined {
  const trail: string[] = [];
  let at: StageAt = { procedure: start, index: 0 };
  for (let steps = 0; steps < 100; steps += 1) {
    const stage = input.arrangement.procedures[at.procedure]?.stages[at.index];
    if (stage === undefined) return undefined;
    const key = `${at.procedure}/${at.index}`;
    if (trail.includes(key)) return trail.slice(trail.indexOf(key)).map((each) => each.split('/')[0] ?? '');
    trail.push(key);
    const lead =
      stage.rule === undefined ? leadOfAdoption(input.arrangement, at) : leadOfFailure(input.arrangement, at);
    if (lead?.kind !== 'stage') return undefined;
    at = lead;
  }
  return undefined;
}

function refuseAll(input: CheckInput, procedure: string, names: readonly string[]): Scenario | undefined {
  const ballots: Record<string, Readonly<Record<string, string>>> = {};
  for (const id of names) {
    for (const stage of input.arrangement.procedures[id]?.stages ?? []) {
      if (stage.rule === undefined) continue;
      const vote = input.stages.find((each) => each.procedureId === id && each.stage.id === stage.id);
      const against = vote && castSame(vote, 'against');
      if (vote === undefined || against === undefined || outcomeOf(vote, against) !== 'rejected') return undefined;
      ballots[stage.id] = against;
    }
  }
  return { name: 'every vote fails', procedure, ballots, expect: 'pending' };
}

/** M12: when every vote fails the way leads back to where it began, and never ends. */
export const circularWay: Check = (input) => {
  const seen = new Set<string>();
  return Object.keys(input.arrangement.procedures).flatMap((id) => {
    const circle = findCircle(input, id);
    if (circle === undefined || circle.some((name) => seen.has(name))) return [];
    for (const name of circle) seen.add(name);
    const names = [...new Set(circle)];
    const play = refuseAll(input, names[0] ?? id, names);
    return [
      {
        id: 'M12',
        tier: 'hazard' as const,
        evidence: 'computed' as const,
        claim: `when every vote fails the way leads round without end: ${[...names, names[0]].join(' → ')}`,
        place: { path: `procedures.${names.at(-1) ?? id}` },
        counterScenario: {
          procedure: names[0] ?? id,
          ballots: {},
          outcome: 'every vote fails, the next one opens, and after the last the first again',
          ...(play === undefined ? {} : { replay: [play] }),
        },
        why: 'A way that never ends gives time to the party that wants no decision.',
        remedies: [
          {
            title: 'end after the last vote',
            set: Object.fromEntries(
              (input.arrangement.procedures[names.at(-1) ?? id]?.stages ?? [])
                .filter(({ onRejected, onExpired }) => onRejected !== undefined || onExpired !== undefined)
                .map(({ id: stage }) => [`procedures.${names.at(-1) ?? id}.stages.${stage}.onRejected`, 'nothing'])
                .concat([[`procedures.${names.at(-1) ?? id}.otherwise`, 'nothing']]),
            ),
          },
        ],
      },
    ];
  });
};
