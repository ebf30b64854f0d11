import { listReadings } from '../open-leaf.ts';
import type { Arrangement } from '../schema.ts';
import type { Check } from './finding.ts';
import { pathOf } from './paths-and-remedies.ts';

/** Path → paths of what it waits for. */
type Waits = ReadonlyMap<string, readonly string[]>;

/** `help`, `commitment help` or `trigger attack`: what the words name, as a path. */
function nameOf({ commitments, triggers }: Arrangement, words: string): readonly string[] {
  const id = words.trim().replace(/^(?:commitment|trigger)\s+/, '');
  if (Object.hasOwn(triggers ?? {}, id)) return [`triggers.${id}`];
  return commitments.some((commitment) => commitment.id === id) ? [`commitments.${id}`] : [];
}

function listWaits(arrangement: Arrangement): Waits {
  const { commitments, triggers, procedures } = arrangement;
  const waits = new Map<string, readonly string[]>();
  for (const [id, { requires = [], determinedBy }] of Object.entries(triggers ?? {})) {
    const finder = listReadings<string>(determinedBy).flatMap(
      ({ value }) => /^procedure\s+(\S+)$/.exec(value ?? '')?.[1] ?? [],
    );
    const opened = finder
      .flatMap((procedure) => procedures[procedure]?.stages[0]?.opens ?? [])
      .filter((each) => each !== id);
    const finds = opened.map((trigger) => `triggers.${trigger}`);
    waits.set(`triggers.${id}`, [...requires.flatMap((words) => nameOf(arrangement, words)), ...finds]);
  }
  for (const [index, commitment] of commitments.entries()) {
    const opens = commitment.after === undefined ? undefined : procedures[commitment.after]?.stages[0]?.opens;
    const when = commitment.when === undefined ? [] : nameOf(arrangement, commitment.when);
    waits.set(pathOf(commitment, index), [...when, ...(opens === undefined ? [] : [`triggers.${opens}`])]);
  }
  return waits;
}

function findCircle(waits: Waits): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): readonly string[] | undefined => {
    const again = trail.indexOf(path);
    if (again !== -1) return trail.slice(again);
    if (done.has(path)) return undefined;
    done.add(path);
    for (const next of waits.get(path) ?? []) {
      const circle = visit(next, [...trail, path]);
      if (circle !== undefined) return circle;
    }
    return undefined;
  };
  for (const path of waits.keys()) {
    const circle = visit(path, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

/** L18: duties or events that wait for each other in a circle, so that nobody is first. */
export const dutiesWaitInCircle: Check = ({ arrangement }) => {
  const circle = findCircle(listWaits(arrangement));
  if (circle === undefined) return [];
  const duty = circle.find((path) => path.startsWith('commitments.')) ?? circle[0] ?? '';
  const key = duty.startsWith('commitments.') ? 'when' : 'requires';
  const names = circle.map((path) => `'${path.split('.')[1] ?? path}'`);
  return [
    {
      id: 'L18',
      tier: 'hazard',
      evidence: 'text',
      claim: `these wait for each other in a circle: ${[...names, names[0]].join(' → ')}`,
      place: { path: `${duty}.${key}` },
      counterScenario: {
        ballots: {},
        outcome: `the attack comes; ${names.join(' waits for ')}, which waits for ${names[0]}: nobody is first`,
      },
      why: 'Duties that each wait for the other are never due.',
      remedies: [{ title: `let ${names[circle.indexOf(duty)]} be first`, set: { [`${duty}.${key}`]: null } }],
    },
  ];
};
