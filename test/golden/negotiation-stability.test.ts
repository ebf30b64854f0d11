// Known stabilities of the graph model; sources in negotiation-data/README.md.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  CONCEPTS,
  findStability,
  type GraphModel,
  listCoalitionImprovements,
  parseGraphModel,
  traceStability,
} from '../../src/negotiation/index.ts';

const folder = join(import.meta.dirname, 'negotiation-data');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

function table(name: string): Record<string, string>[] {
  const [head = '', ...rows] = read(name).trim().split(/\r?\n/);
  const keys = head.split(',');
  return rows.map((row) => Object.fromEntries(row.split(',').map((value, at) => [keys[at] ?? '', value])));
}

interface Case {
  readonly equilibria_own_solver_textbook_definitions: Record<string, readonly number[]>;
  readonly equilibria_gmcr_py: Record<string, readonly number[]>;
  readonly per_dm_stability_own_solver: Record<string, Record<string, readonly number[]>>;
}
const cases: Record<string, Case> = JSON.parse(read('gmcr_cases.json'));

function modelOf(name: string): GraphModel {
  const parsed = parseGraphModel(JSON.stringify(cases[name]));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.value;
}

describe.each(Object.keys(cases))('%s', (name) => {
  const model = modelOf(name);
  const known = cases[name]!;
  const named = (states: readonly number[]): number[] => states.map((at) => Number(model.states[at]));

  it('has the known equilibria when an opponent may move again in a sanction', () => {
    const { equilibria } = findStability(model);
    for (const concept of CONCEPTS) {
      expect(named(equilibria[concept]), concept).toEqual(known.equilibria_own_solver_textbook_definitions[concept]);
    }
  });

  it('has the known equilibria when each opponent moves once at most', () => {
    const { equilibria } = findStability(model, { reading: 'once' });
    for (const concept of CONCEPTS)
      expect(named(equilibria[concept]), concept).toEqual(known.equilibria_gmcr_py[concept]);
  });

  it('has the known stable states of each decision maker', () => {
    const { stable } = findStability(model);
    for (const concept of CONCEPTS) {
      model.decisionMakers.forEach((maker, at) => {
        const states = named(stable[concept][at]!.flatMap((is, state) => (is ? [state] : [])));
        expect(states, `${concept} ${maker.name}`).toEqual(known.per_dm_stability_own_solver[concept]![maker.name]);
      });
    }
  });
});

describe('Garrison', () => {
  it('parts the two readings at state 6: the sanction needs one opponent twice', () => {
    const model = modelOf('Garrison');
    const at = model.states.indexOf('6');
    const maker = model.decisionMakers.findIndex(({ name }) => name === 'Canadian Opposition');
    const [trace] = traceStability(model, maker, at, 'gmr');
    const movers = trace!.sanction!.map(({ mover }) => mover);
    expect(model.states[trace!.improvement]).toBe('2');
    expect(new Set(movers).size).toBeLessThan(movers.length);
    expect(traceStability(model, maker, at, 'gmr', { reading: 'once' })[0]!.sanction).toBeUndefined();
  });
});

describe('Elmira with nine states', () => {
  const rows = table('gmcr_elmira_9state.csv');
  const states = [...new Set(rows.map(({ state }) => state!))];
  const names = [...new Set(rows.map(({ dm }) => dm!))];
  const model: GraphModel = {
    states,
    decisionMakers: names.map((name) => {
      const own = states.map((state) => rows.find((row) => row['state'] === state && row['dm'] === name)!);
      return {
        name,
        moves: own.map(({ moves_to = '' }) =>
          moves_to.split(' ').flatMap((to) => (to === '' ? [] : [states.indexOf(to)])),
        ),
        preference: own.map((row) => -Number(row['preference_rank_1_best'])),
      };
    }),
  };

  it('has the known stability of each state for each decision maker', () => {
    const { stable } = findStability(model);
    for (const row of rows) {
      for (const concept of CONCEPTS) {
        const is = stable[concept][names.indexOf(row['dm']!)]![states.indexOf(row['state']!)];
        expect(is, `${concept} ${row['dm']} ${row['state']}`).toBe(row[concept] === '1');
      }
    }
  });

  it('is stable at 5 for each alone, but the ministry and Uniroyal would leave it together for 8', () => {
    const { equilibria } = findStability(model);
    for (const concept of CONCEPTS) expect(equilibria[concept].map((at) => states[at])).toContain('5');
    const exits = listCoalitionImprovements(model, states.indexOf('5')).map(({ coalition, to }) => [
      coalition.map((at) => names[at]),
      states[to],
    ]);
    expect(exits).toEqual([[['MoE', 'Uniroyal'], '8']]);
  });
});

describe('two by two games', () => {
  const rows = table('gmcr_2x2.csv');
  const STATES = ['CC', 'CD', 'DC', 'DD'];

  it.each([...new Set(rows.map(({ game }) => game!))])('%s is stable where the textbook says', (game) => {
    const own = STATES.map((state) => rows.find((row) => row['game'] === game && row['state'] === state)!);
    const model: GraphModel = {
      states: STATES,
      decisionMakers: [
        { name: 'row', moves: [[2], [3], [0], [1]], preference: own.map((row) => Number(row['pref_dm1'])) },
        { name: 'column', moves: [[1], [0], [3], [2]], preference: own.map((row) => Number(row['pref_dm2'])) },
      ],
    };
    const { stable, equilibria } = findStability(model);
    own.forEach((row, state) => {
      for (const concept of CONCEPTS) {
        expect(stable[concept][0]![state], `${concept} ${row['state']}`).toBe(row[`${concept}_dm1`] === '1');
        expect(stable[concept][1]![state], `${concept} ${row['state']}`).toBe(row[`${concept}_dm2`] === '1');
        expect(equilibria[concept].includes(state)).toBe(row[`${concept}_eq`] === '1');
      }
    });
  });
});
