// Groups in one world: who sits and what each weighs when the open points of the groups are closed.
import { type Arrangement, resolveGroups, type WeightTables } from '../arrangements/index.ts';
import type { Groups } from '../rules/index.ts';

interface ResolvedGroups {
  readonly groups: Groups;
  readonly groupsKey: string;
}

/** Groups resolved before, by how their points were closed; with tables they are resolved anew. */
const resolved = new WeakMap<Arrangement['groups'], Map<string, ResolvedGroups>>();

/** The groups when their open points are closed as `choices` says. */
export function groupsIn(
  arrangement: Arrangement,
  choices: Readonly<Record<string, string>>,
  tables: WeightTables | undefined,
): ResolvedGroups {
  const bearing = Object.entries(choices).filter(([path]) => path.startsWith('groups.'));
  if (tables !== undefined) return resolveChosen(arrangement, bearing, tables);
  const known = resolved.get(arrangement.groups) ?? new Map<string, ResolvedGroups>();
  resolved.set(arrangement.groups, known);
  const name = bearing.map((pair) => pair.join('=')).join(';');
  const found = known.get(name) ?? resolveChosen(arrangement, bearing, undefined);
  known.set(name, found);
  return found;
}

function resolveChosen(
  arrangement: Arrangement,
  entries: readonly (readonly [string, string])[],
  tables: WeightTables | undefined,
): ResolvedGroups {
  const seated = entries.flatMap(([path, choice]) => {
    const member = /^groups\.[^.]+\.maybe\.(.+)$/.exec(path)?.[1];
    return member !== undefined && choice === 'seated' ? [member] : [];
  });
  const membersReading = entries.flatMap(([path, choice]) => {
    const group = /^groups\.([^.]+)\.members$/.exec(path)?.[1];
    return group === undefined ? [] : [[group, choice] as const];
  });
  const weights = entries.flatMap(([path, choice]) => {
    const name = /^groups\.([^.]+)\.weights\.(.+)$/.exec(path);
    return name === null ? [] : [[`${name[1]}.${name[2]}`, Number(choice)] as const];
  });
  const groups = resolveGroups(arrangement, {
    weights: Object.fromEntries(weights),
    seated: new Set(seated),
    membersReading: Object.fromEntries(membersReading),
    unnamed: membersReading.some(([, choice]) => choice === 'with others'),
    ...(tables ? { tables } : {}),
  });
  const parts = Object.entries(groups).map(
    ([id, { members, weights: table }]) => `${id}=${members.join()}${table ? JSON.stringify(table) : ''}`,
  );
  return { groups, groupsKey: parts.join(' ') };
}
