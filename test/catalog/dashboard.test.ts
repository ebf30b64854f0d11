// The catalogue's written pages say what the engine says, and the engine says what is known about the precedents.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CATALOGUE_FOLDER, composeCatalogue } from '../../scripts/catalogue.ts';
import { type CatalogueEntry, catalogueSchema } from '../../src/dossier/index.ts';

let composed: ReadonlyMap<string, string>;
let entries: readonly CatalogueEntry[];

beforeAll(() => {
  composed = composeCatalogue();
  ({ entries } = catalogueSchema.parse(JSON.parse(composed.get('catalog.json') ?? '')));
}, 300_000);

function slugsWhere(holds: (entry: CatalogueEntry) => boolean): readonly string[] {
  return entries.filter(holds).map(({ slug }) => slug);
}

describe('the catalogue', () => {
  it('has pages that are what the precedents give, and no others (npm run write-catalogue)', () => {
    for (const [path, text] of composed) {
      const file = join(CATALOGUE_FOLDER, path);
      expect(existsSync(file) ? readFileSync(file, 'utf8') : 'no such page', path).toBe(text);
    }
    const pages = readdirSync(join(CATALOGUE_FOLDER, 'playthroughs')).map((name) => `playthroughs/${name}`);
    expect(pages.filter((page) => !composed.has(page))).toEqual([]);
  });

  it('has all forty-eight precedents, each looked at in a situation, with history or an imagined case', () => {
    expect(entries).toHaveLength(48);
    expect(slugsWhere(({ situation }) => situation === '')).toEqual([]);
    expect(slugsWhere(({ scenarios }) => scenarios === 0)).toEqual([]);
    expect(slugsWhere(({ year }) => year === null)).toEqual([]);
  });

  it('says of every precedent how far its facts were checked and how sure it is, and rests none on memory alone', () => {
    expect(slugsWhere(({ checked, confidence }) => checked === 'not stated' || confidence === null)).toEqual([]);
    expect(slugsWhere(({ checked }) => checked === 'from memory')).toEqual([]);
  });
});

// Coded by hand from the texts before there was an engine; the engine has to agree.
describe('the adversary', () => {
  it('can block alone where it sits with a veto, under unanimity or in a consensus', () => {
    expect(slugsWhere(({ adversaryCanBlock }) => adversaryCanBlock === 'yes')).toEqual([
      'budapest-1994',
      'csto',
      'cyprus-1960',
      'eu-cfsp',
      'gatt-1947',
      'istanbul-draft-0415-ru',
      'league-art5',
      'liberum-veto',
      'luxembourg-1867',
      'minsk-smm',
      'munich-1938',
      'osce-consensus',
      'un-charter-27',
      'unscr-984',
    ]);
  });

  it('is got round by a fallback in three of these', () => {
    expect(slugsWhere((entry) => entry.adversaryCanBlock === 'yes' && entry.adversaryCanBlockAll === 'no')).toEqual([
      'cyprus-1960',
      'league-art5',
      'un-charter-27',
    ]);
  });

  it('needs one friend where only its own vote is left out', () => {
    expect(slugsWhere(({ adversaryCanBlock }) => adversaryCanBlock === 'with friends')).toEqual([
      'eu-art7',
      'osce-minus-one',
    ]);
  });

  it('holds the coalition up by its ceasefire and not by a vote', () => {
    expect(slugsWhere(({ adversaryCanBlock }) => adversaryCanBlock === 'in effect')).toEqual(['cotw-2025-26']);
  });
});

describe('kinds of rules', () => {
  it.each([
    ['nato-art10', ['unanimity']],
    ['osce-consensus', ['consensus']],
    ['locarno-1925', ['consensus minus parties']],
    ['un-charter-27', ['majority with vetoes']],
    ['rio-1947', ['supermajority']],
    ['eu-qmv', ['weighted majority']],
    ['wto-dsb', ['reverse default']],
    ['snapback-2015', ['reverse default']],
    ['fr-cs-su-1935', ['chain']],
    ['anglo-polish-1939', ['automatic']],
    ['uk-ua-2024', ['any one member']],
    ['north-atlantic-treaty', ['each decides']],
    ['seato-1954', ['each decides', 'unanimity']],
  ])('%s: %s', (slug, kinds) => {
    expect(entries.find((entry) => entry.slug === slug)?.ruleKind).toEqual(kinds);
  });
});
