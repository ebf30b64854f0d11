import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CatalogueEntry, catalogueSchema } from './entry-schema.ts';
import { CATALOGUE_COLUMNS, filterCatalogue, meetsCondition, parseCondition } from './filter.ts';
import { findNearestPrecedents, NEARNESS_WEIGHTS } from './nearest-precedents.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const { entries } = catalogueSchema.parse(JSON.parse(readFileSync(join(root, 'catalog', 'catalog.json'), 'utf8')));

function where(...conditions: readonly string[]): readonly string[] {
  const parsed = conditions.map(parseCondition);
  if (!parsed.every((each) => each.ok)) throw new Error(JSON.stringify(parsed));
  return filterCatalogue(
    entries,
    parsed.flatMap((each) => (each.ok ? [each.value] : [])),
  ).map(({ slug }) => slug);
}

function slugs(holds: (entry: CatalogueEntry) => boolean): readonly string[] {
  return entries.filter(holds).map(({ slug }) => slug);
}

describe('conditions', () => {
  it('give what the same question asked in code gives', () => {
    expect(where('members<=15')).toEqual(slugs(({ members }) => members <= 15));
    expect(where('members > 100')).toEqual(slugs(({ members }) => members > 100));
    expect(where('year>=1990', 'year<2000')).toEqual(slugs(({ year }) => year !== null && year >= 1990 && year < 2000));
    expect(where('recusal=true')).toEqual(slugs(({ recusal }) => recusal));
    expect(where('recusal=no')).toEqual(slugs(({ recusal }) => !recusal));
    expect(where('findings=L05')).toEqual(slugs(({ findings }) => findings.includes('L05')));
    expect(where('findings!=L05')).toEqual(slugs(({ findings }) => !findings.includes('L05')));
    expect(where('rule~VETO')).toEqual(slugs(({ rule }) => rule.toLowerCase().includes('veto')));
    expect(where('preconditions=none')).toEqual(slugs(({ preconditions }) => preconditions.length === 0));
    expect(where('preconditions!=none')).toEqual(slugs(({ preconditions }) => preconditions.length > 0));
    expect(where('deadlineHours=none')).toEqual(slugs(({ deadlineHours }) => deadlineHours === null));
    expect(where('history~1914')).toEqual(slugs(({ history }) => history.some(({ name }) => name.includes('1914'))));
  });

  it('read false as no and true as yes', () => {
    expect(where('adversaryCanBlock=false')).toEqual(slugs(({ adversaryCanBlock }) => adversaryCanBlock === 'no'));
    expect(where('adversarycanblock=true')).toEqual(slugs(({ adversaryCanBlock }) => adversaryCanBlock === 'yes'));
  });

  it('and their opposites share out the rows, column by column', () => {
    for (const column of CATALOGUE_COLUMNS) {
      for (const value of ['no', 'none', '2', 'L06']) {
        const equal = entries.filter((entry) => meetsCondition(entry, { column, operator: '=', value }));
        const unequal = entries.filter((entry) => meetsCondition(entry, { column, operator: '!=', value }));
        expect(equal.length + unequal.length, `${column} ${value}`).toBe(entries.length);
      }
    }
  });
});

describe('nearest precedents', () => {
  const [munich] = entries.filter(({ slug }) => slug === 'munich-1938');

  it('put a copy of a precedent first, with nothing that differs', () => {
    for (const entry of entries) {
      const [first] = findNearestPrecedents({ ...entry, slug: 'copy' }, entries, 1);
      expect(first?.score, entry.slug).toBeCloseTo(1, 12);
      expect(first?.apart, entry.slug).toEqual([]);
    }
  });

  it('are as near to each other in both directions, between 0 and 1', () => {
    for (const a of entries.slice(0, 12)) {
      for (const { entry, score } of findNearestPrecedents(a, entries, 100)) {
        const back = findNearestPrecedents(entry, entries, 100).find((each) => each.entry.slug === a.slug);
        expect(back?.score).toBeCloseTo(score, 12);
        expect(score >= 0 && score <= 1).toBe(true);
      }
    }
  });

  it('leave the draft itself out and give as many as asked', () => {
    if (!munich) throw new Error('no munich-1938');
    expect(findNearestPrecedents(munich, entries, 100)).toHaveLength(entries.length - 1);
    expect(findNearestPrecedents(munich, entries, 3)).toHaveLength(3);
  });

  it('say what is alike and what differs, never one thing as both', () => {
    if (!munich) throw new Error('no munich-1938');
    for (const { alike, apart } of findNearestPrecedents(munich, entries, 100)) {
      const both = alike.filter(({ respect }) => apart.some((each) => each.respect === respect));
      expect(both).toEqual([]);
    }
  });

  it('are weighed as the guide says', () => {
    const guide = readFileSync(join(root, 'docs', 'guides', 'catalogue.md'), 'utf8');
    const rows = [...guide.matchAll(/^\| ([^|]+) \| ([\d.]+) \|/gm)].map(([, respect = '', weight]) => ({
      respect: respect.trim(),
      weight: Number(weight),
    }));
    expect(rows).toEqual(NEARNESS_WEIGHTS);
  });
});
