// Every point an arrangement leaves open, with the answers it could have.
import { listPossibleMembers } from './groups.ts';
import { listReadings, opennessOf } from './open-leaf.ts';
import type { Arrangement, ArrangementGroup, Open } from './schema.ts';

export interface OpenPoint {
  /** Ids joined by dots; unique within the arrangement. */
  readonly path: string;
  readonly kind: 'unspecified' | 'oneOf' | 'disputed' | 'maybe-member' | 'range';
  /** What is open, in a few words for people. */
  readonly label: string;
  /** The answers that are on the table; empty when nothing is known. */
  readonly choices: readonly string[];
}

function leafPoint(leaf: unknown, path: string, label: string): OpenPoint[] {
  if (leaf === undefined) return [];
  const kind = opennessOf(leaf);
  if (kind === 'stated') return [];
  const choices = kind === 'unspecified' ? [] : listReadings(leaf).map(({ name }) => name);
  return [{ path, kind, label, choices }];
}

/** Ranges inside a sentence: 'at least 5..7 of council for'. */
function rangePoints(leaf: Open<string> | undefined, path: string, label: string): OpenPoint[] {
  return listReadings<string>(leaf).flatMap(({ value }) =>
    [...(value ?? '').matchAll(/\b(\d+)\.\.(\d+)\b/g)].map((match) => ({
      path: `${path}:${match[0]}`,
      kind: 'range' as const,
      label: `${label}: threshold ${match[0]}`,
      choices: [match[1] ?? '', match[2] ?? ''],
    })),
  );
}

function groupPoints(id: string, group: ArrangementGroup): OpenPoint[] {
  const path = `groups.${id}`;
  const members = leafPoint(group.members, `${path}.members`, `who sits in ${id}`);
  const seated = new Set(listPossibleMembers(group));
  const maybe = (group.maybe ?? [])
    .filter((member) => seated.has(member))
    .map((member) => ({
      path: `${path}.maybe.${member}`,
      kind: 'maybe-member' as const,
      label: `whether ${member} sits in ${id}`,
      choices: ['seated', 'not seated'],
    }));
  const weights = Object.entries(group.weights ?? {}).flatMap(([name, table]) =>
    typeof table === 'string'
      ? []
      : Object.entries(table).flatMap(([member, weight]) =>
          typeof weight === 'number' || weight[0] === weight[1]
            ? []
            : [
                {
                  path: `${path}.weights.${name}.${member}`,
                  kind: 'range' as const,
                  label: `${name} of ${member} in ${id}`,
                  choices: weight.map(String),
                },
              ],
        ),
  );
  return [...members, ...maybe, ...weights];
}

function procedurePoints(arrangement: Arrangement): OpenPoint[] {
  return Object.entries(arrangement.procedures).flatMap(([id, procedure]) => [
    ...leafPoint(procedure.recuse?.as, `procedures.${id}.recuse.as`, `how recusal counts in ${id}`),
    ...procedure.stages.flatMap((stage) => {
      const path = `procedures.${id}.stages.${stage.id}`;
      const where = `${id}/${stage.id}`;
      return [
        ...leafPoint(stage.rule, `${path}.rule`, `the rule of ${where}`),
        ...rangePoints(stage.rule, `${path}.rule`, `the rule of ${where}`),
        ...leafPoint(stage.within, `${path}.within`, `the deadline of ${where}`),
        ...leafPoint(stage.silence, `${path}.silence`, `what silence means at ${where}`),
      ];
    }),
  ]);
}

/**
 * All open points, in the order of the text: what is unspecified, alternative or disputed, members who may or may not
 * sit, and ranges. Cost: linear in the arrangement.
 */
export function listOpenPoints(arrangement: Arrangement): readonly OpenPoint[] {
  const triggers = Object.entries(arrangement.triggers ?? {}).flatMap(([id, trigger]) => [
    ...leafPoint(trigger.determinedBy, `triggers.${id}.determinedBy`, `who determines '${trigger.event}'`),
    ...leafPoint(trigger.area, `triggers.${id}.area`, `the area of '${trigger.event}'`),
  ]);
  const groups = Object.entries(arrangement.groups).flatMap(([id, group]) => groupPoints(id, group));
  const commitments = arrangement.commitments.flatMap((commitment, index) => {
    const path = `commitments.${commitment.id ?? index}`;
    const what = `${commitment.kind.join(', ')} by ${commitment.by}`;
    return [
      ...leafPoint(commitment.force, `${path}.force`, `whether ${what} is automatic`),
      ...leafPoint(commitment.area, `${path}.area`, `the area of ${what}`),
      ...leafPoint(commitment.limit, `${path}.limit`, `the limit of ${what}`),
      ...leafPoint(commitment.lasts, `${path}.lasts`, `how long ${what} lasts`),
    ];
  });
  const exit = Object.entries(arrangement.exit ?? {}).flatMap(([key, leaf]) =>
    ['withdrawal', 'notice', 'amendment', 'accession', 'duration', 'entryIntoForce', 'reservations'].includes(key)
      ? leafPoint(leaf, `exit.${key}`, `the exit clause '${key}'`)
      : [],
  );
  return [...groups, ...triggers, ...procedurePoints(arrangement), ...commitments, ...exit];
}
