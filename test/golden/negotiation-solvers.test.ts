// The same answers from two solvers that share nothing with the search: clingo (answer sets, all subset-minimal
// concessions) and HiGHS (integer programmes, sums and max-min). Both run from their packages, without network.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import clingo from 'clingo-wasm';
import fc from 'fast-check';
import highs, { type Highs } from 'highs';
import { describe, expect, it } from 'vitest';
import {
  explainDeadlock,
  findMaxMin,
  type Instance,
  listConcessions,
  listTopPackages,
  type Literal,
  parseInstance,
} from '../../src/negotiation/index.ts';

const folder = join(import.meta.dirname, 'negotiation-data');

function load(name: string): Instance {
  const read = parseInstance(readFileSync(join(folder, `synthetic_deadlock_${name}.json`), 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.value;
}

/** Red lines by place, so that any id can be written as a number. */
function program({ domain_sizes, hard_constraints, red_lines }: Instance): string {
  const atoms = (clause: readonly Literal[]): string[] =>
    clause.flatMap(({ provision, options }) => options.map((option) => `x(${provision},${option})`));
  return [
    ...domain_sizes.map((size, provision) => `1 { x(${provision},0..${size - 1}) } 1.`),
    ...hard_constraints.map((clause) => `:- ${['#true', ...atoms(clause).map((atom) => `not ${atom}`)].join(', ')}.`),
    ...red_lines.flatMap(({ any_of }, at) => atoms(any_of).map((atom) => `met(${at}) :- ${atom}.`)),
    `drop(R) :- R = 0..${red_lines.length - 1}, not met(R).`,
    ...(red_lines.length === 0 ? ['drop(0) :- #false.'] : []),
    '#show drop/1.',
  ].join('\n');
}

/** All subset-minimal sets of dropped red lines. */
async function minimalByClingo(instance: Instance): Promise<string[]> {
  const options = ['--heuristic=Domain', '--dom-mod=false,show', '--enum-mode=domRec'];
  const result = await clingo.run(program(instance), 0, options);
  if (result.Result === 'ERROR') throw new Error(result.Error);
  const sets = result.Call.flatMap(({ Witnesses }) =>
    Witnesses.map(({ Value }) => {
      const dropped = Value.map((atom) => Number(atom.slice(5, -1)));
      return dropped.sort((a, b) => a - b).join();
    }),
  );
  // Nothing dropped is listed once per way of doing it.
  return [...new Set(sets)].sort();
}

function minimalBySearch(instance: Instance): string[] {
  const place = new Map(instance.red_lines.map(({ id }, at) => [id, at]));
  const { feasible, concessions, complete } = listConcessions(instance, { limit: 100_000 });
  expect(complete).toBe(true);
  if (feasible) return [''];
  return concessions
    .map(({ redLines }) =>
      redLines
        .map((id) => place.get(id)!)
        .sort((a, b) => a - b)
        .join(),
    )
    .sort();
}

const literals = fc.record({
  provision: fc.nat(4),
  options: fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 2 }),
});
const clauses = fc.array(literals, { minLength: 1, maxLength: 3 });
const instances: fc.Arbitrary<Instance> = fc.record({
  name: fc.constant('random'),
  parties: fc.constant(1),
  domain_sizes: fc.constant([3, 3, 3, 3, 3]),
  hard_constraints: fc.array(clauses, { maxLength: 2 }),
  red_lines: fc
    .array(fc.record({ weight: fc.nat(9), any_of: clauses }), { maxLength: 14 })
    .map((lines) => lines.map((line, id) => ({ id, party: 0, ...line }))),
});

describe('clingo', () => {
  it.each(['D1', 'D2', 'D3', 'F1'])('lists the same minimal concessions of %s', async (name) => {
    const instance = load(name);
    expect(minimalBySearch(instance)).toEqual(await minimalByClingo(instance));
  });

  it('lists the same minimal concessions of random negotiations', async () => {
    await fc.assert(
      fc.asyncProperty(instances, async (instance) => {
        expect(minimalBySearch(instance)).toEqual(await minimalByClingo(instance));
      }),
      { numRuns: 40, seed: 20250820 },
    );
  }, 60_000);
});

/** An integer programme in LP form: one binary per option, one per red line dropped. */
function linearProgram(
  instance: Instance,
  aim: { readonly drop: boolean; readonly objective: string; readonly rows?: readonly string[] },
): string {
  const { domain_sizes, hard_constraints, red_lines } = instance;
  const name = (provision: number, option: number): string => `x${provision}_${option}`;
  const sum = (clause: readonly Literal[]): string[] => [
    ...new Set(clause.flatMap(({ provision, options }) => options.map((option) => name(provision, option)))),
  ];
  const rows = [
    ...domain_sizes.map(
      (size, provision) => `${Array.from({ length: size }, (_, option) => name(provision, option)).join(' + ')} = 1`,
    ),
    ...hard_constraints.map((clause) => `${sum(clause).join(' + ')} >= 1`),
    ...red_lines.map(({ any_of }, at) => `${[...sum(any_of), ...(aim.drop ? [`d${at}`] : [])].join(' + ')} >= 1`),
    ...(aim.rows ?? []),
  ];
  const binaries = [
    ...domain_sizes.flatMap((size, provision) => Array.from({ length: size }, (_, option) => name(provision, option))),
    ...(aim.drop ? red_lines.map((_, at) => `d${at}`) : []),
  ];
  return `${aim.objective}\nSubject To\n${rows.map((row, at) => ` c${at}: ${row}`).join('\n')}\nBounds\n t free\nBinary\n ${binaries.join('\n ')}\nEnd\n`;
}

/** A variable may stand in a row once only, so parties are summed before it is written. */
function utilityOf(instance: Instance, parties: readonly number[]): string {
  const table = instance.utilities_party_provision_option!;
  return instance.domain_sizes
    .flatMap((size, provision) =>
      Array.from({ length: size }, (_, option) => {
        const value = parties.reduce((sum, party) => sum + table[party]![provision]![option]!, 0);
        return `${value} x${provision}_${option}`;
      }),
    )
    .join(' + ');
}

describe('HiGHS', () => {
  // The package types its CommonJS build, where the loader is `default`; imported as a module it is the default itself.
  const start = highs as unknown as () => Promise<Highs>;
  const solver = start();
  const solve = async (text: string): Promise<number> => {
    const { Status, ObjectiveValue } = (await solver).solve(text, { mip_rel_gap: 0 });
    expect(Status).toBe('Optimal');
    return Math.round(ObjectiveValue);
  };

  it.each(['D1', 'D2', 'D3'])(
    'finds the same weight for the lightest concession of %s',
    async (name) => {
      const instance = load(name);
      const weights = instance.red_lines.map(({ weight }, at) => `${weight} d${at}`).join(' + ');
      const optimum = await solve(
        linearProgram(instance, { drop: true, objective: `Minimize\n obj: ${weights} + 0 t` }),
      );
      expect(explainDeadlock(instance, { limit: 1 }).minimalConcessions[0]?.weight).toBe(optimum);
    },
    60_000,
  );

  it('finds the same best total and the same max-min over twenty parties for F1', async () => {
    const instance = load('F1');
    const parties = Array.from({ length: instance.parties }, (_, party) => party);
    const total = utilityOf(instance, parties);
    const best = await solve(linearProgram(instance, { drop: false, objective: `Maximize\n obj: ${total} + 0 t` }));
    expect(listTopPackages(instance, 1).packages[0]?.total).toBe(best);
    const rows = parties.map((party) => `${utilityOf(instance, [party])} - t >= 0`);
    const fairest = await solve(linearProgram(instance, { drop: false, objective: 'Maximize\n obj: t', rows }));
    expect(findMaxMin(instance).value).toBe(fairest);
  }, 120_000);
});
