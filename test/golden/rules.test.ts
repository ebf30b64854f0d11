// Published and recomputed values of well-known bodies.
import { describe, expect, it } from 'vitest';
import { printRational, toNumber } from '../../src/basics/index.ts';
import * as rules from '../../src/rules/index.ts';

function diagramOf(sentence: string, groups: rules.Groups): rules.Diagram {
  const parsed = rules.parseRule(sentence);
  if (!parsed.ok) throw new Error(parsed.diagnostics[0]?.message);
  const compiled = rules.compileRule(parsed.value, groups);
  if (!compiled.ok) throw new Error(compiled.diagnostics[0]?.message);
  const built = rules.buildDiagram(compiled.value);
  if (!built.exact) throw new Error(built.reason);
  return built.diagram;
}

function weighted(quota: number, weights: readonly number[]): rules.Diagram {
  const members = weights.map((_, at) => `m${at}`);
  const w = Object.fromEntries(members.map((id, at) => [id, weights[at] ?? 0]));
  return diagramOf(`at least ${quota} of G.w for`, { G: { members, weights: { w } } });
}

const P5 = ['CN', 'FR', 'GB', 'RU', 'US'];
const council = [...P5, 'DK', 'GR', 'PA', 'PK', 'SO', 'BH', 'CO', 'CD', 'LR', 'LV'];

describe('the Security Council since 1966', () => {
  const diagram = diagramOf('at least 9 of council for and none of P5 against', {
    council: { members: council },
    P5: { members: P5 },
  });

  it('R12 has the published Shapley-Shubik values 421/2145 and 4/2145, and Banzhaf 106/635 and 21/1270', () => {
    const indices = [rules.shapleyShubik(diagram), rules.penroseBanzhaf(diagram).index];
    expect(indices.map((index) => [index[0], index[14]].map((each) => printRational(each!)))).toEqual([
      ['421/2145', '4/2145'],
      ['106/635', '21/1270'],
    ]);
  });

  // Felsenthal & Machover 1998 give 0.1009 for a permanent member; the exact values are recomputed.
  it('R12 has the values with abstention of Felsenthal and Machover', () => {
    const ballots = ['for', 'abstain', 'against'];
    const [banzhaf, rollCall] = [
      rules.penroseBanzhaf(diagram, { ballots }).index,
      rules.shapleyShubikRollCall(diagram),
    ];
    expect([banzhaf[0], banzhaf[14], rollCall?.[0], rollCall?.[14]].map((each) => printRational(each!))).toEqual([
      '9028/89435',
      '8859/178870',
      '118525786/725416965',
      '26557607/1450833930',
    ]);
  });

  it('R3 R10 R11 has 848 winning coalitions, 146,796 adopting profiles of 3^15, 210 minimal winning ones, five vetoers', () => {
    expect(rules.countWinningProfiles(diagram, { ballots: ['for', 'against'] })).toBe(848n);
    expect(rules.countWinningProfiles(diagram, { ballots: ['for', 'abstain', 'against'] })).toBe(146_796n);
    expect(rules.listMinimalWinning(diagram)).toMatchObject({ complete: true, count: 210n });
    expect(rules.listVetoers(diagram)).toEqual(P5);
    const blocking = rules.listMinimalBlocking(diagram);
    expect([blocking.count, blocking.complete, blocking.coalitions[5]?.length]).toEqual([125n, true, 7]);
    expect(diagram.size).toBeLessThan(100);
  });
});

// Eurostat, population on 1 January 2025.
const POPULATION =
  'BE:11883495 BG:6437360 CZ:10909500 DK:5992734 DE:83577140 EE:1369995 IE:5440278 EL:10372335 ES:49128297 FR:68882600 HR:3874350 IT:58943464 CY:982966 LV:1860565 LT:2890664 LU:681973 HU:9539502 MT:574250 NL:18044027 AT:9197213 PL:36497495 PT:10749635 RO:19043151 SI:2130850 SK:5419451 FI:5635971 SE:10587710';

describe('the Council of the European Union', () => {
  const weights = POPULATION.split(' ').map((each) => each.split(':') as [string, string]);
  const population = Object.fromEntries(weights.map(([id, people]) => [id, Number(people)]));
  const diagram = diagramOf('(at least 15 of EU for and at least 65% of EU.population for) or at least 24 of EU for', {
    EU: { members: Object.keys(population), weights: { population } },
  });

  it('R3 R10 has 17,772,607 winning coalitions, of which 4,377,267 are minimal', () => {
    expect(rules.countWinningProfiles(diagram, { ballots: ['for', 'against'] })).toBe(17_772_607n);
    expect(rules.listMinimalWinning(diagram, { limit: 5 })).toMatchObject({ complete: false, count: 4_377_267n });
    expect(rules.listVetoers(diagram)).toEqual([]);
  });

  it('R12 gives Germany a Banzhaf index of 0.12084 and a Shapley-Shubik index of 0.17607', () => {
    const at = diagram.voters.indexOf('DE');
    expect(toNumber(rules.penroseBanzhaf(diagram).index[at]!)).toBeCloseTo(0.12084, 5);
    expect(toNumber(rules.shapleyShubik(diagram)[at]!)).toBeCloseTo(0.17607, 5);
  });
});

describe('smaller bodies', () => {
  it('R12 the EEC of 1958 leaves Luxembourg a dummy', () => {
    const diagram = weighted(12, [4, 4, 4, 2, 2, 1]);
    expect(rules.penroseBanzhaf(diagram).index.map(printRational)).toEqual(['5/21', '5/21', '5/21', '1/7', '1/7', '0']);
    expect(rules.shapleyShubik(diagram).map(printRational)).toEqual(['7/30', '7/30', '7/30', '3/20', '3/20', '0']);
    expect(rules.listDummies(diagram)).toEqual(['m5']);
  });

  it('R12 the EEC of 1973 has Shapley-Shubik values 5/28, 17/210, 2/35, 1/105', () => {
    const found = rules.shapleyShubik(weighted(41, [10, 10, 10, 10, 5, 5, 3, 3, 2])).map(printRational);
    expect([found[0], found[4], found[6], found[8]]).toEqual(['5/28', '17/210', '2/35', '1/105']);
  });

  it('R12 the Nassau County Board of 1958 is decided by three of six', () => {
    expect(rules.shapleyShubik(weighted(16, [9, 9, 7, 3, 1, 1])).map(printRational)).toEqual([
      '1/3',
      '1/3',
      '1/3',
      '0',
      '0',
      '0',
    ]);
  });
});
