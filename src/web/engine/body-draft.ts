// A voting body of the catalogue as an arrangement to start from: its members, their weights and its rule. What a body
// does not say stays unspecified.
import { stringify } from 'yaml';

interface Body {
  readonly name: string;
  readonly date?: string | undefined;
  readonly names?: string | undefined;
  readonly weights?: string | undefined;
  readonly quota?: string | undefined;
  readonly rule?: string | undefined;
  readonly groups?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** Cells of a line of CSV; a cell in double quotes may hold commas. */
function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? plain ?? '').trim(),
  );
}

function idOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '');
  return plain.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'member';
}

/** 'more than 50% of members.votes for' from a quota of '>50%'. */
function ruleOf({ rule, quota, weights = '' }: Body): string {
  if (rule !== undefined) return rule;
  const [, more, amount] = /^(>)?\s*(\d+%?)$/.exec(quota ?? '') ?? [];
  if (amount === undefined) return 'unspecified';
  return `${more === undefined ? 'at least' : 'more than'} ${amount} of members.${weights} for`;
}

/** YAML of the arrangement; undefined without a table of members. Cost: linear in the table. */
export function draftOfBody(slug: string, body: Body, table: string): string | undefined {
  const [head, ...rows] = table.trim().split(/\r?\n/).map(cellsOf);
  const at = head?.indexOf(body.names ?? '') ?? -1;
  const weighed = head?.indexOf(body.weights ?? '') ?? -1;
  if (at === -1 || rows.length === 0) return undefined;
  const names = rows.map((row) => row[at] ?? '');
  const ids = new Map(names.map((name) => [name, idOf(name)]));
  const weights = rows.map((row) => Number((row[weighed] ?? '').replaceAll(/[ ,]/g, '')));
  const whole = weighed !== -1 && weights.every((weight) => Number.isInteger(weight));
  const rule = ruleOf(body);
  const own = Object.fromEntries(names.map((name, index) => [ids.get(name) ?? name, weights[index] ?? 0]));
  const isWeighed = whole && body.weights !== undefined && rule.includes(`members.${body.weights}`);
  const groups = Object.entries(body.groups ?? {}).map(([id, members]) => [
    id,
    { members: members.map((name) => ids.get(name) ?? idOf(name)) },
  ]);
  return stringify(
    {
      casus: 1,
      id: slug,
      title: body.name,
      status: 'draft',
      ...(body.date === undefined ? {} : { asOf: body.date }),
      parties: Object.fromEntries(names.map((name) => [ids.get(name) ?? name, { name, roles: ['member'] }])),
      groups: {
        members: {
          title: body.name,
          members: names.map((name) => ids.get(name) ?? name),
          ...(isWeighed ? { weights: { [body.weights ?? '']: own } } : {}),
        },
        ...Object.fromEntries(groups),
      },
      procedures: {
        decide: {
          title: 'the body decides',
          body: 'members',
          stages: [{ id: 'vote', rule, within: 'unspecified', silence: 'unspecified' }],
          otherwise: 'nothing',
        },
      },
      tags: ['voting body'],
    },
    { lineWidth: 0 },
  );
}
