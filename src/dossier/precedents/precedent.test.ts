import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assessProcedure, listReachable } from '../../procedures/index.ts';
import { listLoneBlockers } from './lone-blockers.ts';
import { listFallbacks, mainProcedureOf, withoutFallbacks } from './main-procedure.ts';
import { playThrough } from './playthrough.ts';
import { parseCatalogue, type Precedent, precedentOf } from './precedent.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'catalog');
const files = new Map([
  ...readdirSync(join(folder, 'arrangements')).map(
    (name) => [`arrangements/${name}`, readFileSync(join(folder, 'arrangements', name), 'utf8')] as const,
  ),
  ['situations.yaml', readFileSync(join(folder, 'situations.yaml'), 'utf8')] as const,
]);
const parsed = parseCatalogue(files);
const precedents = parsed.ok ? parsed.value : [];

function find(slug: string): Precedent {
  const found = precedents.find(({ arrangement }) => arrangement.id === slug);
  if (!found) throw new Error(`no ${slug}`);
  return found;
}

describe('a catalogue', () => {
  it('is read in the order of its ids, variants resolved, each with its situation', () => {
    expect(parsed.ok).toBe(true);
    const ids = precedents.map(({ arrangement }) => arrangement.id);
    expect(ids).toEqual(ids.toSorted());
    expect(find('istanbul-draft-0415-ru').arrangement.groups['guarantors']?.maybe).toEqual(['BY']);
    expect(precedents.filter(({ situation }) => situation === undefined)).toEqual([]);
  });

  it('says what is wrong in which file', () => {
    const broken = parseCatalogue(
      new Map([['arrangements/x.yaml', 'casus: 1\nid: x\nextends: nowhere\nset: {title: X}\n']]),
    );
    expect(broken.ok).toBe(false);
  });

  it('takes the addressees of a draft as its adversary, recused where the draft recuses', () => {
    const { loaded, arrangement } = find('istanbul-communique-2022');
    expect(precedentOf(loaded, arrangement).situation).toMatchObject({ adversary: ['RU'], recused: ['RU'] });
    const rio = find('rio-1947');
    expect(precedentOf(rio.loaded, rio.arrangement).situation).toBeUndefined();
  });
});

describe('the main procedure', () => {
  it.each([
    ['cyprus-1960', 'together', ['alone']],
    ['snapback-2015', 'notify', []],
    ['un-charter-27', 'substantive', ['call']],
    ['north-atlantic-treaty', 'respond', []],
    ['budapest-1994', 'council', []],
    ['mfo-1981', 'force', ['substitute']],
  ])('of %s is %s, with the fallbacks %j', (slug, main, fallbacks) => {
    const { arrangement } = find(slug);
    expect(mainProcedureOf(arrangement)).toBe(main);
    const way = listReachable(withoutFallbacks(arrangement), main);
    expect(listFallbacks(arrangement, way)).toEqual(fallbacks);
    expect(way.some(({ procedure }) => fallbacks.includes(procedure))).toBe(false);
  });
});

describe('lone blockers', () => {
  const small = precedents.filter(({ arrangement }) => !['un-charter-27', 'unga-377v'].includes(arrangement.id));

  it.each(small.map((precedent) => [precedent.arrangement.id, precedent] as const))(
    'of %s are those of the assessment wherever that lists them all',
    (_, { arrangement, situation }) => {
      const cut = withoutFallbacks(arrangement);
      const main = mainProcedureOf(cut) ?? '';
      const way = listReachable(cut, main);
      if (way.some((at) => cut.procedures[at.procedure]?.polarity === 'keeps')) return;
      const assessment = assessProcedure(cut, main, situation, { brief: true });
      const lone = listLoneBlockers(cut, way, situation);
      const listed = assessment?.blockers.possibly ?? [];
      expect(lone.possibly).toEqual(expect.arrayContaining([...listed]));
      if (assessment?.blocking.possibly.complete !== true) return;
      expect(lone.possibly.toSorted()).toEqual(listed.toSorted());
      expect(lone.always.toSorted()).toEqual(assessment.blockers.always.toSorted());
    },
  );
});

describe('a playthrough', () => {
  it('is not there for an arrangement without a procedure', () => {
    const { loaded, arrangement } = find('anzus');
    expect(
      playThrough({ loaded, arrangement: { ...arrangement, procedures: {}, commitments: [], scenarios: [] } }),
    ).toBe(undefined);
  });
});
