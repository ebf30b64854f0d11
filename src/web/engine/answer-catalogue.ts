import {
  listOpenPoints,
  listPossibleMembers,
  listReadings,
  parseArrangement,
  readYaml,
} from '../../arrangements/index.ts';
import { findNearestPrecedents, mainProcedureOf, playThrough, precedentOf } from '../../dossier/index.ts';
import { capitalise, describeDraftRule, describeNearest } from '../../report/index.ts';
import { z } from 'zod';
import { draftOfBody } from './body-draft.ts';
import { type Folder, openArrangement, problemsOf } from './folder.ts';
import type { Answer, Ask, CatalogueRow } from './questions.ts';

const bodySchema = z.looseObject({
  name: z.string(),
  date: z.string().optional(),
  names: z.string().optional(),
  weights: z.string().optional(),
  quota: z.string().optional(),
  rule: z.string().optional(),
  groups: z.record(z.string(), z.array(z.string())).optional(),
});

function arrangementRow({ slug, text }: { slug: string; text: string }): CatalogueRow[] {
  const read = parseArrangement(text, { file: slug });
  if (!read.ok) return [];
  const { arrangement } = read.value;
  const main = mainProcedureOf(arrangement);
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
  const body = read.value.value;
  const { name, date, quota, rule } = body;
  const draft = draftOfBody(slug, body, table);
  return [
    {
      slug,
      kind: 'body',
      title: name,
      status: 'voting body',
      year: /\d{4}/.exec(date ?? slug)?.[0] ?? '',
      members: Math.max(0, table.trim().split('\n').length - 1),
      rule: rule ?? (quota === undefined ? '' : `at least ${quota} votes`.replace('at least >', 'more than ')),
      tags: ['voting body'],
      open: 0,
      ...(draft === undefined ? {} : { draft }),
    },
  ];
}

/** The precedents nearest to a draft: what `casus catalog --near` answers. */
export function answerNearest(folder: Folder, { path, entries, limit }: Ask<'nearest'>): Answer<'nearest'> {
  const opened = openArrangement(folder, path);
  if (!opened.ok) return { problems: problemsOf(opened.diagnostics, (file) => folder.files.get(file ?? path)) };
  const { loaded, arrangement } = opened.value;
  const played = playThrough(precedentOf(loaded, arrangement));
  if (played === undefined) return { problems: [] };
  const { entry } = played;
  return {
    draft: { name: entry.name, rule: describeDraftRule(entry), blockers: entry.blockers },
    near: describeNearest(findNearestPrecedents(entry, entries, limit)),
  };
}

/** One row per precedent and body; what cannot be read is left out. */
export function answerCatalogue({ arrangements, bodies }: Ask<'catalogue'>): readonly CatalogueRow[] {
  return [...arrangements.flatMap(arrangementRow), ...bodies.flatMap(bodyRow)];
}
