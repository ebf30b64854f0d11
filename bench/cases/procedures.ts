// Procedures: every query about every arrangement of the catalogue, and many variants of one.
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type Arrangement,
  check,
  type LoadedArrangement,
  parseArrangement,
  resolveVariant,
  type Situation,
} from '../../src/arrangements/index.ts';
import {
  assessProcedure,
  createGameCache,
  createMachine,
  type GameCache,
  listMoves,
  listUnreachable,
  playScenario,
  startMachine,
  summariseProcedure,
} from '../../src/procedures/index.ts';
import type { BenchCase } from '../case.ts';

const folder = resolve(import.meta.dirname, '../../catalog/arrangements');

type Loaded = LoadedArrangement & { readonly source: Arrangement };

function loadCatalogue(): readonly Loaded[] {
  const loaded = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => {
      const read = parseArrangement(readFileSync(resolve(folder, name), 'utf8'), { file: name });
      return read.ok ? [read.value] : [];
    });
  const byId = new Map(loaded.map(({ arrangement }) => [arrangement.id, arrangement]));
  return loaded.flatMap((each) => {
    const resolved = resolveVariant(each.arrangement, (id) => byId.get(id));
    return resolved.ok ? [{ ...each, arrangement: resolved.value, source: each.arrangement }] : [];
  });
}

/** Everything the engine says about one arrangement: blockers, bounds, delay, coalitions, reach, moves, findings. */
function askEverything(loaded: Loaded, games: GameCache): number {
  const { arrangement } = loaded;
  let answers = listUnreachable(arrangement, undefined, games).length + check(loaded).length;
  for (const id of Object.keys(arrangement.procedures)) {
    answers += assessProcedure(arrangement, id, undefined, { games })?.stages.length ?? 0;
    const machine = createMachine(arrangement, id, { games });
    if (machine !== undefined) answers += listMoves(machine, startMachine(machine))?.parties.length ?? 0;
  }
  for (const scenario of arrangement.scenarios ?? [])
    answers += playScenario(arrangement, scenario, { games }) === undefined ? 0 : 1;
  return answers;
}

function cpuMilliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Warm: asked twenty times before; then the least of ten, since other work on the machine only adds. */
function slowest(): string {
  const times = loadCatalogue().map((loaded) => {
    const games = createGameCache();
    for (let round = 0; round < 20; round += 1) askEverything(loaded, games);
    const each = Array.from({ length: 10 }, () => cpuMilliseconds(() => askEverything(loaded, games)));
    return { id: loaded.arrangement.id, least: Math.min(...each) };
  });
  const sorted = times.toSorted((a, b) => b.least - a.least);
  const mean = times.reduce((sum, { least }) => sum + least, 0) / times.length;
  const shown = sorted.slice(0, 5).map(({ id, least }) => `${id} ${least.toFixed(1)}`);
  const within = times.filter(({ least }) => least <= 5).length;
  return `CPU ms a file: mean ${mean.toFixed(2)}, slowest ${shown.join(', ')}; ${within} of ${times.length} within 5`;
}

const GUARANTORS = ['GB', 'CN', 'RU', 'US', 'FR', 'TR', 'DE', 'CA', 'IT', 'PL', 'IL'];

function variant(base: Arrangement, index: number): { arrangement: Arrangement; situation: Situation } {
  const limit = ['none of guarantors against', 'at most 2 of guarantors against', 'at least 0 of guarantors for'];
  const rule = `at least ${1 + (index % 11)} of guarantors for and ${limit[Math.floor(index / 11) % 3]}`;
  const ballots: Situation['ballots'] = Object.fromEntries(
    GUARANTORS.map((id) => [id, { for: `${(0.5 + (index % 7) * 0.05).toFixed(2)}..0.9`, against: 0.05 }]),
  );
  ballots['RU'] = { for: `0..${((index % 13) / 20).toFixed(2)}`, against: '0.3..1' };
  return {
    arrangement: { ...base, procedures: { activate: { body: 'guarantors', stages: [{ id: 'decide', rule }] } } },
    situation: { id: 's', adversary: ['RU'], aligned: [], ballots, climates: [] },
  };
}

function istanbul(): Arrangement {
  const file = resolve(import.meta.dirname, '../../test/laws/arrangements/istanbul.yaml');
  const read = parseArrangement(readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error('the sample reads');
  return read.value.arrangement;
}

function sweep(variants: readonly ReturnType<typeof variant>[]): string {
  const games = createGameCache();
  let [blockers, chance] = [0, 0];
  for (const { arrangement, situation } of variants) {
    const found = summariseProcedure(arrangement, 'activate', situation, { games });
    blockers += found?.blockers.always.length ?? 0;
    chance += found?.action.max ?? 0;
  }
  return `${variants.length} variants, ${blockers} lone blockers, mean upper bound ${(chance / variants.length).toFixed(6)}`;
}

export const PROCEDURE_CASES: readonly BenchCase[] = [
  {
    id: 'catalogue',
    what: 'catalogue: every query and check, twenty rounds to warm and ten',
    tells: true,
    prepare: () => slowest,
  },
  {
    id: 'variants-cold',
    what: '10,000 variants, the first sweep of a process: its code is compiled on the way',
    goal: 1,
    takes: 'the sweep itself as in the row below, the rest is the engine compiling code it meets for the first time',
    prepare: () => {
      const base = istanbul();
      const variants = Array.from({ length: 10_000 }, (_, index) => variant(base, index));
      return () => sweep(variants);
    },
  },
  {
    id: 'variants',
    what: '10,000 variants (rule, ballot ranges, open seat), warm',
    goal: 1,
    prepare: () => {
      const base = istanbul();
      const variants = Array.from({ length: 10_000 }, (_, index) => variant(base, index));
      // Warm, as in a process that has answered before: a first sweep compiles the code, its games are thrown away.
      sweep(variants);
      return () => sweep(variants);
    },
  },
];
