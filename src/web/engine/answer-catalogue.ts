import {
  check,
  listOpenPoints,
  listPossibleMembers,
  listReadings,
  parseArrangement,
  readYaml,
} from '../../arrangements/index.ts';
import { assembleArrangement, capitalise, findMainProcedure } from '../../report/index.ts';
import { z } from 'zod';
import type { Answer, Ask, CatalogueRow } from './questions.ts';

const bodySchema = z.looseObject({ name: z.string(), date: z.string().optional(), quota: z.string().optional() });

function arrangementRow({ slug, text }: { slug: string; text: string }): CatalogueRow[] {
  const read = parseArrangement(text, { file: slug });
  if (!read.ok) return [];
  const { arrangement } = read.value;
  const main = findMainProcedure(arrangement);
  const stage = arrangement.procedures[main ?? '']?.stages.findLast(({ rule }) => rule !== undefined);
  const members = new Set(Object.values(arrangement.groups).flatMap((group) => listPossibleMembers(group)));
  return [
    {
      slug,
      kind: 'arrangement',
      title: capitalise(arrangement.title ?? slug),
      status: arrangement.status ?? 'not stated',
      year: /\d{4}/.exec(arrangement.asOf ?? slug)?.[0] ?? '',
      members: members.size,
      rule: listReadings<string>(stage?.rule)
        .map(({ value }) => value ?? 'unspecified')
        .join(' / '),
      tags: arrangement.tags ?? [],
      open: listOpenPoints(arrangement).length,
    },
  ];
}

function bodyRow({ slug, text, table = '' }: Ask<'catalogue'>['bodies'][number]): CatalogueRow[] {
  const read = readYaml(text, bodySchema, { file: slug });
  if (!read.ok) return [];
  const { name, date, quota } = read.value.value;
  return [
    {
      slug,
      kind: 'body',
      title: name,
      status: 'voting body',
      year: /\d{4}/.exec(date ?? slug)?.[0] ?? '',
      members: Math.max(0, table.trim().split('\n').length - 1),
      rule: quota === undefined ? '' : `at least ${quota} votes`,
      tags: ['voting body'],
      open: 0,
    },
  ];
}

/** Who can block, and how many findings: one assessment of the main procedure. */
export function answerPrecedent({ slug, text }: Ask<'precedent'>): Answer<'precedent'> {
  const read = parseArrangement(text, { file: slug });
  if (!read.ok) return { canBlock: '', findings: 0 };
  const { arrangement } = read.value;
  const parties = arrangement.parties ?? {};
  const name = (id: string): string => parties[id]?.name ?? id;
  const { whoCanBlock } = assembleArrangement({ arrangement, name, rename: (words) => words, brief: true });
  return { canBlock: whoCanBlock.text, findings: check({ ...read.value, arrangement }).length };
}

/** One row per precedent and body; what cannot be read is left out. */
export function answerCatalogue({ arrangements, bodies }: Ask<'catalogue'>): readonly CatalogueRow[] {
  return [...arrangements.flatMap(arrangementRow), ...bodies.flatMap(bodyRow)];
}
