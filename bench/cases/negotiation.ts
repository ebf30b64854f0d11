// Why there is no deal, on the known instances; beside it clingo and HiGHS from their packages.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import clingo from 'clingo-wasm';
import highs, { type Highs } from 'highs';
import { openDossier } from '../../src/cli/load-dossier.ts';
import {
  blocsOf,
  explainNegotiation,
  findMaxMin,
  findStability,
  type GraphModel,
  type Instance,
  listConcessions,
  listConflicts,
  listParetoFrontier,
  listTopPackages,
  type Literal,
  parseGraphModel,
} from '../../src/negotiation/index.ts';
import type { BenchCase } from '../case.ts';

const root = resolve(import.meta.dirname, '..', '..');
const data = (name: string): string => readFileSync(resolve(root, 'test', 'golden', 'negotiation-data', name), 'utf8');
const load = (name: string): Instance => JSON.parse(data(`synthetic_deadlock_${name}.json`)) as Instance;

function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Sixty red lines of two single options each on 7.96 million packages: 32,622 minimal concessions. */
function strictInstance(): Instance {
  const next = random(7);
  const below = (limit: number): number => Math.floor(next() * limit);
  const domain_sizes = Array.from({ length: 15 }, (_, at) => 4 - (at % 3));
  const literal = (): Literal => {
    const provision = below(15);
    below(1);
    return { provision, options: [below(domain_sizes[provision]!)] };
  };
  const red_lines = Array.from({ length: 60 }, (_, id) => {
    return { id, party: id % 20, weight: 1 + below(9), any_of: [literal(), literal()] };
  });
  return { name: 'strict', parties: 20, domain_sizes, hard_constraints: [], red_lines };
}

function randomGraph(states: number, makers: number): GraphModel {
  const next = random(11);
  const bits = Math.log2(states);
  const owners = Array.from({ length: bits }, (_, bit) => bit % makers);
  return {
    states: Array.from({ length: states }, (_, at) => String(at)),
    decisionMakers: Array.from({ length: makers }, (_, maker) => {
      const own = owners.flatMap((owner, bit) => (owner === maker ? [1 << bit] : []));
      const masks = own.reduce<number[]>((all, bit) => [...all, ...all.map((mask) => mask | bit)], [0]).slice(1);
      return {
        name: String(maker),
        moves: Array.from({ length: states }, (_, state) => masks.map((mask) => state ^ mask)),
        preference: Array.from({ length: states }, () => Math.floor(next() * states)),
      };
    }),
  };
}

function elmira(): GraphModel {
  const cases = JSON.parse(data('gmcr_cases.json')) as Readonly<Record<string, unknown>>;
  const found = Object.entries(cases).find(([name]) => /elmira/i.test(name));
  const model = parseGraphModel(JSON.stringify(found?.[1]));
  if (!model.ok) throw new Error(JSON.stringify(model.diagnostics));
  return model.value;
}

function clingoProgram({ domain_sizes, hard_constraints, red_lines }: Instance): string {
  const atoms = (clause: readonly Literal[]): string[] =>
    clause.flatMap(({ provision, options }) => options.map((option) => `x(${provision},${option})`));
  return [
    ...domain_sizes.map((size, provision) => `1 { x(${provision},0..${size - 1}) } 1.`),
    ...hard_constraints.map(
      (clause) =>
        `:- ${atoms(clause)
          .map((atom) => `not ${atom}`)
          .join(', ')}.`,
    ),
    ...red_lines.flatMap(({ any_of }, at) => atoms(any_of).map((atom) => `met(${at}) :- ${atom}.`)),
    `drop(R) :- R = 0..${red_lines.length - 1}, not met(R).`,
    '#show drop/1.',
  ].join('\n');
}

function byClingo(id: string, instance: () => Instance): BenchCase {
  return {
    id,
    what: `${id.replace('clingo-', '')}: all minimal concessions, clingo`,
    prepare: async () => {
      const text = clingoProgram(instance());
      await clingo.run('a.', 1);
      return async () => {
        const options = ['--heuristic=Domain', '--dom-mod=false,show', '--enum-mode=domRec'];
        const result = await clingo.run(text, 0, options);
        if (result.Result === 'ERROR') throw new Error(result.Error);
        return `${result.Call.reduce((sum, { Witnesses }) => sum + Witnesses.length, 0)} concessions`;
      };
    },
  };
}

function programOf(instance: Instance, parties: readonly (readonly number[])[]): string {
  const variable = (provision: number, option: number): string => `x${provision}_${option}`;
  const gain = (members: readonly number[]): string =>
    instance.domain_sizes
      .flatMap((size, provision) =>
        Array.from({ length: size }, (_, option) => {
          const table = instance.utilities_party_provision_option!;
          const value = members.reduce((sum, party) => sum + table[party]![provision]![option]!, 0);
          return `${value} ${variable(provision, option)}`;
        }),
      )
      .join(' + ');
  const all = instance.domain_sizes.flatMap((size, provision) =>
    Array.from({ length: size }, (_, option) => variable(provision, option)),
  );
  const rows = [
    ...instance.domain_sizes.map(
      (size, provision) =>
        `${Array.from({ length: size }, (_, option) => variable(provision, option)).join(' + ')} = 1`,
    ),
    ...[...instance.hard_constraints, ...instance.red_lines.map(({ any_of }) => any_of)].map((clause) => {
      const names = clause.flatMap(({ provision, options }) => options.map((option) => variable(provision, option)));
      return `${[...new Set(names)].join(' + ')} >= 1`;
    }),
    ...parties.map((members) => `${gain(members)} - t >= 0`),
  ];
  return `Maximize\n obj: t\nSubject To\n${rows.map((row, at) => ` c${at}: ${row}`).join('\n')}\nBounds\n t free\nBinary\n ${all.join('\n ')}\nEnd\n`;
}

function byHighs(
  id: string,
  what: string,
  partiesOf: (instance: Instance) => readonly (readonly number[])[],
): BenchCase {
  return {
    id,
    what,
    prepare: async () => {
      const instance = load('F1');
      const text = programOf(instance, partiesOf(instance));
      const solver = await (highs as unknown as () => Promise<Highs>)();
      return () => `${Math.round(solver.solve(text, { mip_rel_gap: 0 }).ObjectiveValue)}`;
    },
  };
}

const alone = ({ parties }: Instance): number[][] => Array.from({ length: parties }, (_, party) => [party]);
const together = ({ parties }: Instance): number[][] => [Array.from({ length: parties }, (_, party) => party)];

function deadlockCase(name: string, goal: number): BenchCase {
  return {
    id: `deadlock-${name}`,
    what: `${name}: all minimal conflicts and concessions`,
    goal,
    baseline: `clingo-${name}`,
    prepare: () => {
      const instance = load(name);
      return () => {
        const found = listConcessions(instance);
        const { conflicts, complete } = listConflicts(instance, found);
        return `${conflicts.length} conflicts, ${found.concessions.length} concessions, complete: ${complete}`;
      };
    },
  };
}

export const NEGOTIATION_CASES: readonly BenchCase[] = [
  deadlockCase('D1', 0.1),
  byClingo('clingo-D1', () => load('D1')),
  deadlockCase('D2', 0.4),
  byClingo('clingo-D2', () => load('D2')),
  deadlockCase('D3', 0.1),
  byClingo('clingo-D3', () => load('D3')),
  {
    id: 'packages-top',
    what: 'F1: top 10 of 1.07e9 packages',
    goal: 0.05,
    baseline: 'highs-top',
    prepare: () => {
      const instance = load('F1');
      return () => {
        const { packages, complete } = listTopPackages(instance, 10);
        return `${packages.map(({ total }) => total).join(' ')}, complete: ${complete}`;
      };
    },
  },
  byHighs('highs-top', 'F1: the best package, HiGHS', together),
  {
    id: 'packages-max-min',
    what: 'F1: max-min over 20 parties',
    goal: 1.8,
    baseline: 'highs-max-min',
    prepare: () => {
      const instance = load('F1');
      return () => `${findMaxMin(instance).value}`;
    },
  },
  byHighs('highs-max-min', 'F1: max-min over 20 parties, HiGHS', alone),
  {
    id: 'packages-frontier',
    what: 'F1: Pareto frontier of 3 blocs',
    goal: 2,
    prepare: () => {
      const instance = load('F1');
      return () => {
        const { points, complete } = listParetoFrontier(instance, blocsOf(instance));
        return `${points.length} points, complete: ${complete}`;
      };
    },
  },
  {
    id: 'deadlock-strict',
    what: '60 strict red lines: the first 1,000 of 32,622 concessions',
    goal: 2,
    baseline: 'clingo-strict',
    prepare: () => {
      const instance = strictInstance();
      return () => {
        const { concessions, complete, bound } = listConcessions(instance, { limit: 1000 });
        return `${concessions.length} concessions, all up to weight ${bound}, complete: ${complete}`;
      };
    },
  },
  byClingo('clingo-strict', strictInstance),
  {
    id: 'stability-elmira',
    what: 'Elmira, 12 states: four concepts',
    goal: 0.05,
    prepare: () => {
      const model = elmira();
      return () =>
        `Nash ${findStability(model)
          .equilibria.nash.map((at) => model.states[at])
          .join(' ')}`;
    },
  },
  {
    id: 'stability-1024',
    what: 'graph model, 1,024 states and 5 parties: four concepts',
    goal: 1,
    prepare: () => {
      const model = randomGraph(1024, 5);
      return () => {
        const { equilibria } = findStability(model);
        return `${equilibria.nash.length} ${equilibria.gmr.length} ${equilibria.smr.length} ${equilibria.seq.length}`;
      };
    },
  },
  {
    id: 'negotiation-example',
    what: 'the example dossier: 30 designs judged, conflicts, 17 packages',
    goal: 1,
    prepare: () => {
      const opened = openDossier(resolve(root, 'examples', 'ukraine-2025'));
      const talks = opened.ok ? opened.value.negotiation : undefined;
      if (talks === undefined) throw new Error('the example does not open');
      return () => {
        const { deadlock, packages } = explainNegotiation(talks, 'example');
        return `${deadlock.minimalConflicts.length} conflicts, ${packages.length} packages`;
      };
    },
  },
];
