import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lexiconModules } from '../../scripts/write-lexicon.ts';
import { findNames, namedActor } from '../../src/actors/index.ts';

const root = resolve(import.meta.dirname, '..', '..');
const MEMBERS =
  'AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF TD CL CN CO KM CG CD CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP KR KW KG LA LV LB LS LR LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM MD MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA PG PY PE PH PL PT QA RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB US UY UZ VU VE VN YE ZM ZW'.split(
    ' ',
  );
const rows = readFileSync(join(root, 'catalog', 'lexicon', 'states.csv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));

describe('the lexicon', () => {
  it('is what the modules hold', () => {
    for (const [module, text] of lexiconModules()) expect(readFileSync(join(root, module), 'utf8')).toBe(text);
  });
  it('knows every UN member by its CLDR name', () => {
    expect(MEMBERS.length).toBe(193);
    const names = new Intl.DisplayNames(['en'], { type: 'region' });
    const ids = MEMBERS.map((code) => namedActor(names.of(code) ?? '')?.id);
    expect(ids).not.toContain(undefined);
    expect(new Set(ids).size).toBe(193);
  });
  it('gives every UN member a capital or seat and an adjective', () => {
    const names = new Intl.DisplayNames(['en'], { type: 'region' });
    const members = new Set(MEMBERS.map((code) => namedActor(names.of(code) ?? '')?.id));
    const bare = rows.filter(([id = '', , seats, people]) => members.has(id) && (!seats || !people)).map(([id]) => id);
    expect(bare).toEqual([]);
  });
  it('reads seats, adjectives and names in capitals', () => {
    const ids = findNames(
      'LONDON and the Kremlin met Dutch envoys; the Élysée, Côte d’Ivoire and the U.N. Security Council watched',
    );
    expect(ids.map(({ id }) => id)).toEqual(['GBR', 'RUS', 'NLD', 'FRA', 'CIV', 'UNSC']);
  });
  it('does not read a name inside a longer word', () => {
    expect(findNames('Malines, Chadwick and Perugia')).toEqual([]);
  });
});
