// Groups as written → the groups a rule is counted over, one resolution of their open points at a time.
import type { Group, Groups } from '../rules/index.ts';
import { listReadings } from './open-leaf.ts';
import type { Arrangement, ArrangementGroup, GroupMember } from './schema.ts';

/** The voter that stands for all members a text does not name. */
export const UNNAMED_MEMBER = 'unnamed';

/** Weight tables that live outside the file, by name: id → integer weight. */
export type WeightTables = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** How open points of groups are resolved. Anything not named is resolved to its first or smallest form. */
export interface GroupChoices {
  /** Which `maybe` members sit: ids of members, for all groups alike. */
  readonly seated?: ReadonlySet<string>;
  /** Group id → name of the reading of its members. */
  readonly membersReading?: Readonly<Record<string, string>>;
  /** Whether groups whose members are unspecified have an unnamed member. */
  readonly unnamed?: boolean;
  /** Weights written as ranges: 'group.name.member' → the value taken; the low end otherwise. */
  readonly weights?: Readonly<Record<string, number>>;
  readonly tables?: WeightTables;
}

/**
 * Ids of members, seats numbered from 1.
 * @example
 * expandMembers(['US', { seats: 'elected', count: 2 }]) // => ['US', 'elected-1', 'elected-2']
 */
export function expandMembers(members: readonly GroupMember[]): readonly string[] {
  return members.flatMap((member) =>
    typeof member === 'string'
      ? [member]
      : Array.from({ length: member.count }, (_, index) => `${member.seats}-${index + 1}`),
  );
}

/** Everyone whom some reading of the members names, whether or not also listed as one who may sit. */
export function listStatedMembers(group: ArrangementGroup): readonly string[] {
  const stated = listReadings<readonly GroupMember[]>(group.members).flatMap(({ value }) => expandMembers(value ?? []));
  const out = new Set(group.minus ?? []);
  return [...new Set(stated)].filter((id) => !out.has(id));
}

/** Everyone who sits or may sit in a group, under any reading. */
export function listPossibleMembers(group: ArrangementGroup): readonly string[] {
  const out = new Set(group.minus ?? []);
  return [...new Set([...listStatedMembers(group), ...(group.maybe ?? [])])].filter((id) => !out.has(id));
}

function membersOf(id: string, group: ArrangementGroup, choices: GroupChoices): readonly string[] {
  const readings = listReadings<readonly GroupMember[]>(group.members);
  const chosen = readings.find(({ name }) => name === choices.membersReading?.[id]) ?? readings[0];
  const stated = chosen?.value ? expandMembers(chosen.value) : choices.unnamed ? [UNNAMED_MEMBER] : [];
  const seated = (group.maybe ?? []).filter((member) => choices.seated?.has(member));
  const out = new Set(group.minus ?? []);
  return [...new Set([...stated, ...seated])].filter((member) => !out.has(member));
}

/** A table that is not at hand gives no weights, so that nothing is counted with zeros by mistake. */
function weightsOf(
  id: string,
  group: ArrangementGroup,
  { weights: chosen, tables }: GroupChoices,
): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const named = Object.entries(group.weights ?? {}).flatMap(([name, table]) => {
    const rows = typeof table === 'string' ? tables?.[table] : table;
    if (rows === undefined) return [];
    const weights = Object.entries(rows).map(([member, written]) => {
      const weight = typeof written === 'number' ? written : (chosen?.[`${id}.${name}.${member}`] ?? written[0]);
      return [member, weight] as const;
    });
    return [[name, Object.fromEntries(weights)] as const];
  });
  return Object.fromEntries(named);
}

/** The groups of an arrangement under one resolution of their open points. Cost: linear in members. */
export function resolveGroups(arrangement: Arrangement, choices: GroupChoices = {}): Groups {
  const resolved = Object.entries(arrangement.groups).map(([id, group]): readonly [string, Group] => {
    const members = membersOf(id, group, choices);
    return [id, group.weights ? { members, weights: weightsOf(id, group, choices) } : { members }];
  });
  return Object.fromEntries(resolved);
}

/** Names of the weight tables that groups refer to, each with the weight it stands for, once. */
export function listWeightTables(
  arrangement: Arrangement,
): readonly { readonly table: string; readonly weight: string }[] {
  const used = Object.values(arrangement.groups).flatMap(({ weights = {} }) =>
    Object.entries(weights).flatMap(([weight, table]) => (typeof table === 'string' ? [{ table, weight }] : [])),
  );
  return [...new Map(used.map((each) => [each.table, each])).values()];
}

/**
 * The arrangement with the tables that are at hand written into it; others stay names.
 * @example
 * inlineWeightTables({ groups: { g: { members: ['A'], weights: { votes: 't' } } } }, { t: { A: 3 } }).groups.g.weights // => { votes: { A: 3 } }
 */
export function inlineWeightTables(arrangement: Arrangement, tables: WeightTables): Arrangement {
  const groups = Object.entries(arrangement.groups).map(([id, group]) => {
    const weights = Object.entries(group.weights ?? {}).map(([name, table]) => {
      const rows = typeof table === 'string' && Object.hasOwn(tables, table) ? tables[table] : undefined;
      return [name, rows === undefined ? table : { ...rows }] as const;
    });
    return [id, group.weights === undefined ? group : { ...group, weights: Object.fromEntries(weights) }] as const;
  });
  return { ...arrangement, groups: Object.fromEntries(groups) };
}
