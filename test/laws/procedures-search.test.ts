// Procedures against a naive search that shares nothing with the engine: rules are read by counting, stages by trying all
// ballots, time by going hour by hour.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arrangement, arrangementSchema, type Situation } from '../../src/arrangements/index.ts';
import {
  assessProcedure,
  createMachine,
  delayTo,
  listMoves,
  listUnreachable,
  type MachineState,
  startMachine,
  step,
} from '../../src/procedures/index.ts';
import { RUNS } from './runs.ts';

const VOTERS = ['A', 'B', 'C'] as const;
const BALLOTS = ['for', 'abstain', 'against'] as const;

/** A rule as the test understands it: a quantity of a group casting a ballot. */
interface NaiveRule {
  readonly kind: 'least' | 'none' | 'all' | 'several' | 'consult';
  readonly count: number;
  readonly group: 'g' | 'h';
}
interface NaiveStage {
  readonly rules: readonly NaiveRule[];
  readonly within: '' | '4h' | '2h..6h' | 'unspecified';
  readonly silence: '' | 'for' | 'against';
  readonly closesEarly: boolean;
  readonly repeat: number;
  readonly onAdopted: Next;
  readonly onRejected: Next;
  readonly onExpired: Next;
}
type Next = '' | 'nothing' | 'adopted' | 'p1' | 'p2';
interface NaiveProcedure {
  readonly keeps: boolean;
  readonly stages: readonly NaiveStage[];
  readonly otherwise: Next;
}
interface Naive {
  readonly h: readonly string[];
  readonly maybe: boolean;
  readonly procedures: readonly NaiveProcedure[];
}
/** One way of closing what is open: whether C sits in h, and the reading of every disputed rule. */
interface World {
  readonly h: readonly string[];
  readonly readings: Readonly<Record<string, number>>;
}

const rule: fc.Arbitrary<NaiveRule> = fc.record({
  kind: fc.constantFrom('least', 'none', 'all', 'least'),
  count: fc.integer({ min: 1, max: 3 }),
  group: fc.constantFrom('g', 'h'),
});
const later = (at: number): fc.Arbitrary<Next> =>
  fc.constantFrom<Next>('', '', 'nothing', 'adopted', ...(['p1', 'p2'] as const).slice(at));
const stage = (at: number): fc.Arbitrary<NaiveStage> =>
  fc.record({
    rules: fc.oneof(
      fc.array(rule, { minLength: 1, maxLength: 1 }),
      fc.array(rule, { minLength: 2, maxLength: 2 }),
      fc.constantFrom<NaiveRule[]>(
        [{ kind: 'several', count: 1, group: 'g' }],
        [{ kind: 'consult', count: 0, group: 'g' }],
      ),
    ),
    within: fc.constantFrom('', '4h', '2h..6h', 'unspecified'),
    silence: fc.constantFrom('', 'for', 'against'),
    closesEarly: fc.boolean(),
    repeat: fc.constantFrom(0, 0, 0, 1),
    onAdopted: later(at),
    onRejected: later(at),
    onExpired: later(at),
  });
const procedure = (at: number): fc.Arbitrary<NaiveProcedure> =>
  fc.record({
    keeps: fc.constantFrom(false, false, true),
    stages: fc.array(stage(at), { minLength: 1, maxLength: 2 }),
    otherwise: later(at),
  });
const naive: fc.Arbitrary<Naive> = fc.record({
  h: fc.constantFrom(['A'], ['A', 'B']),
  maybe: fc.boolean(),
  procedures: fc.tuple(procedure(0), procedure(1), procedure(2)),
});

function sentence({ kind, count, group }: NaiveRule): string {
  if (kind === 'several') return 'each decides';
  if (kind === 'none') return `none of ${group} against`;
  return kind === 'all' ? `all of ${group} for` : `at least ${count} of ${group} for`;
}

const nextOf = (next: Next): unknown => (next === 'p1' || next === 'p2' ? { go: next } : next);

function written({ h, maybe, procedures }: Naive): Arrangement {
  const optional = (key: string, value: unknown): object => (value === '' || value === 0 ? {} : { [key]: value });
  const stageOf = (each: NaiveStage, index: number): object => {
    const [one, two] = each.rules;
    const disputed = two && { disputed: { r0: { value: sentence(one!) }, r1: { value: sentence(two) } } };
    return {
      id: `s${index}`,
      ...(one!.kind === 'consult' ? {} : { rule: disputed ?? sentence(one!) }),
      ...optional('within', each.within),
      ...optional('silence', each.silence),
      closesEarly: each.closesEarly,
      ...(each.repeat > 0 && one!.kind !== 'consult' ? { repeat: { max: each.repeat, after: '3h' } } : {}),
      ...optional('onAdopted', nextOf(each.onAdopted)),
      ...optional('onRejected', nextOf(each.onRejected)),
      ...optional('onExpired', nextOf(each.onExpired)),
    };
  };
  return arrangementSchema.parse({
    casus: 1,
    id: 'x',
    groups: { g: { members: [...VOTERS] }, h: { members: h, ...(maybe ? { maybe: ['C'] } : {}) } },
    procedures: Object.fromEntries(
      procedures.map((each, at) => [
        `p${at}`,
        {
          body: 'g',
          ballots: [...BALLOTS],
          ...(each.keeps ? { polarity: 'keeps' } : {}),
          stages: each.stages.map(stageOf),
          ...optional('otherwise', nextOf(each.otherwise)),
        },
      ]),
    ),
  });
}

function worldsOf({ h, maybe, procedures }: Naive): World[] {
  const seats = maybe ? [h, [...h, 'C']] : [h];
  const disputed = procedures.flatMap(({ stages }, p) =>
    stages.flatMap(({ rules }, s) => (rules.length === 2 ? [`${p}/${s}`] : [])),
  );
  const readings = disputed.reduce<Record<string, number>[]>(
    (all, key) => all.flatMap((each) => [0, 1].map((reading) => ({ ...each, [key]: reading }))),
    [{}],
  );
  return seats.flatMap((seated) => readings.map((each) => ({ h: seated, readings: each })));
}

function ruleAt(model: Naive, world: World, p: number, s: number): NaiveRule {
  const { rules } = model.procedures[p]!.stages[s]!;
  return rules[world.readings[`${p}/${s}`] ?? 0]!;
}

type Cast = Readonly<Record<string, string>>;

/** Adopted by these complete ballots? */
function adopts({ kind, count, group }: NaiveRule, world: World, cast: Cast): boolean {
  const members: readonly string[] = group === 'g' ? VOTERS : world.h;
  const number = (ballot: string): number => members.filter((voter) => cast[voter] === ballot).length;
  if (kind === 'none') return number('against') === 0;
  if (kind === 'several') return number('for') > 0;
  return kind === 'all' ? number('for') === members.length : number('for') >= count;
}

function* profiles(voters: readonly string[], options: readonly string[]): Generator<Record<string, string>> {
  const [first, ...rest] = voters;
  if (first === undefined) {
    yield {};
    return;
  }
  for (const others of profiles(rest, options)) for (const ballot of options) yield { [first]: ballot, ...others };
}

/** What partial ballots come to: '?' or a missing one may still become anything. */
function standing(each: NaiveRule, world: World, cast: Cast): 'adopted' | 'rejected' | 'pending' {
  const open = VOTERS.filter((voter) => cast[voter] === undefined || cast[voter] === '?');
  const results = new Set([...profiles(open, BALLOTS)].map((rest) => adopts(each, world, { ...cast, ...rest })));
  return results.size === 2 ? 'pending' : results.has(true) ? 'adopted' : 'rejected';
}

type End = { readonly acted: boolean; readonly outcome: 'adopted' | 'rejected' };
type Place = { readonly p: number; readonly s: number } | End;
type Verdict = 'adopted' | 'rejected' | 'expired';

function lead(model: Naive, p: number, s: number, verdict: Verdict): Place {
  const { stages, otherwise, keeps } = model.procedures[p]!;
  const here = stages[s]!;
  const follow = (next: Next): Place => {
    if (next === 'p1' || next === 'p2') return { p: Number(next[1]), s: 0 };
    if (next === 'adopted') return { outcome: 'adopted', acted: !keeps };
    return { outcome: verdict === 'adopted' ? 'adopted' : 'rejected', acted: false };
  };
  if (verdict === 'adopted') {
    if (here.onAdopted !== '') return follow(here.onAdopted);
    return s + 1 < stages.length ? { p, s: s + 1 } : { outcome: 'adopted', acted: !keeps };
  }
  const next = [verdict === 'expired' ? here.onExpired : '', here.onRejected, otherwise].find((each) => each !== '');
  return next === undefined ? { outcome: 'rejected', acted: keeps } : follow(next);
}

function failures(here: NaiveStage): Verdict[] {
  if (here.rules[0]!.kind === 'consult') return [];
  if (here.onExpired === '' || here.within === '') return ['rejected'];
  return here.onRejected === '' ? ['expired'] : ['rejected', 'expired'];
}

const isEnd = (place: Place): place is End => 'acted' in place;

/** Least and greatest chance of action from a place, by trying all ballots. */
function chance(
  model: Naive,
  world: World,
  odds: Readonly<Record<string, readonly number[]>>,
  place: Place,
): [number, number] {
  if (isEnd(place)) return place.acted ? [1, 1] : [0, 0];
  const here = model.procedures[place.p]!.stages[place.s]!;
  const each = ruleAt(model, world, place.p, place.s);
  let share = 1;
  if (each.kind !== 'consult') {
    share = 0;
    for (const cast of profiles(VOTERS, BALLOTS)) {
      const weight = VOTERS.reduce(
        (product, voter) => product * odds[voter]![BALLOTS.indexOf(cast[voter] as 'for')]!,
        1,
      );
      if (adopts(each, world, cast)) share += weight;
    }
    share = here.repeat > 0 ? 1 - (1 - share) ** (here.repeat + 1) : share;
  }
  const yes = chance(model, world, odds, lead(model, place.p, place.s, 'adopted'));
  const no = failures(here).map((verdict) => chance(model, world, odds, lead(model, place.p, place.s, verdict)));
  if (no.length === 0) return yes;
  const [least, most] = [Math.min(...no.map(([min]) => min)), Math.max(...no.map(([, max]) => max))];
  return [share * yes[0] + (1 - share) * least, share * yes[1] + (1 - share) * most];
}

/** Can these voters, whatever the others cast, bring about `wanted`? Without a deadline anyone may stay silent for ever. */
function canSteer(
  model: Naive,
  world: World,
  side: readonly string[],
  wanted: boolean,
  endless: boolean,
  place: Place,
): boolean {
  if (isEnd(place)) return place.acted === wanted;
  const here = model.procedures[place.p]!.stages[place.s]!;
  const each = ruleAt(model, world, place.p, place.s);
  const after = (verdict: Verdict): boolean =>
    canSteer(model, world, side, wanted, endless, lead(model, place.p, place.s, verdict));
  const adopted = after('adopted');
  if (each.kind === 'consult') return adopted;
  const failed = failures(here).every(after);
  const lies = here.within === '' || (here.within === 'unspecified' && endless);
  const options = lies ? [...BALLOTS, '?'] : BALLOTS;
  const others = VOTERS.filter((voter) => !side.includes(voter));
  const good = (cast: Cast): boolean => {
    const result = standing(each, world, cast);
    return result === 'pending' ? !wanted : result === 'adopted' ? adopted : failed;
  };
  return [...profiles(side, options)].some((own) =>
    [...profiles(others, options)].every((rest) => good({ ...own, ...rest })),
  );
}

const SUBSETS = [...profiles(VOTERS, ['in', 'out'])].map((each) => VOTERS.filter((voter) => each[voter] === 'in'));

function minimalSets(can: (side: readonly string[]) => boolean): string[] {
  const able = SUBSETS.filter(can);
  return able
    .filter((set) => !able.some((other) => other.length < set.length && other.every((voter) => set.includes(voter))))
    .map((set) => set.join())
    .toSorted();
}

/** Hours from opening to an end that acts, least and greatest, over every path some world allows. */
function hours(model: Naive, place: Place): [number, number] | undefined {
  if (isEnd(place)) return place.acted ? [0, 0] : undefined;
  const here = model.procedures[place.p]!.stages[place.s]!;
  const worlds = worldsOf(model);
  const consult = here.rules[0]!.kind === 'consult';
  const rules = here.rules.flatMap((each) => worlds.map((world) => standing(each, world, {})));
  const verdicts: Verdict[] = consult ? ['adopted'] : ['adopted', ...failures(here)];
  const possible = verdicts.filter(
    (verdict) =>
      consult || rules.some((each) => each === 'pending' || (each === 'adopted') === (verdict === 'adopted')),
  );
  const [least, most] = { '': [0, Infinity], '4h': [0, 4], '2h..6h': [2, 6], unspecified: [0, Infinity] }[here.within]!;
  const found = possible.flatMap((verdict) => {
    const rest = hours(model, lead(model, place.p, place.s, verdict));
    if (rest === undefined) return [];
    const first = (each: Verdict): number =>
      each === 'expired' ? { '': 0, '4h': 4, '2h..6h': 2, unspecified: 0 }[here.within] : least!;
    const failed = failures(here)[0] === 'expired' ? 'expired' : 'rejected';
    const rounds = consult ? 0 : here.repeat;
    const early = first(verdict) + (verdict === 'adopted' ? 0 : rounds * (first(failed) + 3));
    const late = rounds === 0 ? most! : most! + rounds * (most! + 3);
    return [[early + rest[0], late + rest[1]] as const];
  });
  if (found.length === 0) return undefined;
  return [Math.min(...found.map(([early]) => early)), Math.max(...found.map(([, late]) => late))];
}

describe('procedures against a naive search', () => {
  it('P2 P5 P11 the chance of action is that of all ballots in all worlds, open points shared between stages', () => {
    const odds = fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 10 })).map(([a, b]) => {
      const total = Math.max(1, a + b + 3);
      return [a / total, b / total, 1 - (a + b) / total];
    });
    fc.assert(
      fc.property(naive, odds, odds, odds, (model, a, b, c) => {
        const by = { A: a, B: b, C: c };
        const ballots = Object.fromEntries(
          Object.entries(by).map(([voter, row]) => [
            voter,
            Object.fromEntries(BALLOTS.map((ballot, at) => [ballot, row[at]!])),
          ]),
        );
        const situation: Situation = { id: 's', adversary: [], aligned: [], ballots, climates: [] };
        // With two joint worlds at most, points of one stage are closed at that stage: the answer is the same.
        const arrangement = written(model);
        const [found, factored] = [{}, { mostWorlds: 2 }].map((most) =>
          assessProcedure(arrangement, 'p0', situation, { brief: true, ...most }),
        );
        expect(factored?.action.min).toBeCloseTo(found?.action.min ?? -1, 12);
        expect(factored?.action.max).toBeCloseTo(found?.action.max ?? -1, 12);
        expect(factored?.attained).toBe(true);
        const all = worldsOf(model).map((world) => chance(model, world, by, { p: 0, s: 0 }));
        expect(found?.action.min).toBeCloseTo(Math.min(...all.map(([min]) => min)), 10);
        expect(found?.action.max).toBeCloseTo(Math.max(...all.map(([, max]) => max)), 10);
        expect(found?.attained).toBe(true);
      }),
      { numRuns: RUNS(150) },
    );
  });

  it('P5 P12 who can prevent and who can bring about action is what trying every coalition finds', () => {
    fc.assert(
      fc.property(naive, (model) => {
        const arrangement = written(model);
        const found = assessProcedure(arrangement, 'p0', undefined, { brief: true })!;
        const factored = assessProcedure(arrangement, 'p0', undefined, { brief: true, mostWorlds: 2 })!;
        const worlds = worldsOf(model);
        const start = { p: 0, s: 0 };
        for (const [wanted, range, other] of [
          [false, found.blocking, factored.blocking],
          [true, found.winning, factored.winning],
        ] as const) {
          const open = worlds.filter((w) => !canSteer(model, w, [], wanted, !wanted, start));
          const told = open.length > 0 ? open : worlds;
          const some = minimalSets((side) => told.some((w) => canSteer(model, w, side, wanted, !wanted, start)));
          const every = minimalSets((side) => worlds.every((w) => canSteer(model, w, side, wanted, wanted, start)));
          expect(range.possibly.sets.map((set) => set.join()).toSorted()).toEqual(some);
          expect(range.always.sets.map((set) => set.join()).toSorted()).toEqual(every);
          const alone = open.length === 0 && every[0] === '' ? 'always' : 'possibly';
          expect(other.always).toEqual(range.always);
          expect(other.byItself).toBe(range.byItself);
          if (other.possibly.complete) expect(other.possibly).toEqual(range.possibly);
          else expect(range.byItself).toBe('possibly');
          expect(range.byItself).toBe(open.length === worlds.length ? undefined : alone);
        }
      }),
      { numRuns: RUNS(120) },
    );
  });

  it('P2 P11 the earliest and latest hour of action are those of all paths', () => {
    fc.assert(
      fc.property(naive, (model) => {
        const found = assessProcedure(written(model), 'p0', undefined, { brief: true })!.delay;
        const expected = hours(model, { p: 0, s: 0 });
        expect(found && [found.min, found.max]).toEqual(expected);
      }),
      { numRuns: RUNS(200) },
    );
  });

  it('P13 a circle is run through for ever: its latest hour has no end, its chance is the limit', () => {
    const circle = arrangementSchema.parse({
      casus: 1,
      id: 'x',
      groups: { g: { members: ['A'] } },
      procedures: {
        try: { body: 'g', stages: [{ id: 'vote', rule: 'all of g for', within: '1d' }], otherwise: { go: 'again' } },
        again: { body: 'g', stages: [{ id: 'pause', within: '2d..2d' }], otherwise: { go: 'try' } },
      },
    });
    circle.procedures['again']!.stages[0]!.onAdopted = { go: 'try' };
    const ballots = { A: { for: 0.1, against: 0.9 } };
    const found = assessProcedure(circle, 'try', { id: 's', adversary: [], aligned: [], ballots, climates: [] });
    expect(found?.action.min).toBeCloseTo(1, 9);
    expect(found?.delay).toEqual({ min: 0, max: Number.POSITIVE_INFINITY });
    expect(found?.blockers.always).toEqual(['A']);
    expect(delayTo(circle, 'try', (acted) => !acted)).toBeUndefined();
  });

  it('P14 stages that nothing leads to are found by going all paths of all worlds', () => {
    fc.assert(
      fc.property(naive, (model) => {
        const arrangement = written(model);
        const worlds = worldsOf(model);
        const met = new Set<string>();
        const targets = new Set<string>();
        const visit = (place: Place): void => {
          if (isEnd(place) || met.has(`p${place.p}/s${place.s}`)) return;
          met.add(`p${place.p}/s${place.s}`);
          const here = model.procedures[place.p]!.stages[place.s]!;
          const consult = here.rules[0]!.kind === 'consult';
          const results = worlds.map((world) => standing(ruleAt(model, world, place.p, place.s), world, {}));
          const can = (adopted: boolean): boolean =>
            results.some((each) => each === 'pending' || (each === 'adopted') === adopted);
          if (consult || can(true)) visit(lead(model, place.p, place.s, 'adopted'));
          if (!consult && can(false))
            for (const verdict of failures(here)) visit(lead(model, place.p, place.s, verdict));
        };
        for (const { stages, otherwise } of model.procedures)
          for (const next of [
            otherwise,
            ...stages.flatMap((each) => [each.onAdopted, each.onRejected, each.onExpired]),
          ])
            targets.add(next);
        for (const p of [0, 1, 2]) if (!targets.has(`p${p}`)) visit({ p, s: 0 });
        const all = model.procedures.flatMap(({ stages }, p) => stages.map((_, s) => `p${p}/s${s}`));
        const found = listUnreachable(arrangement).map((each) => `${each.procedure}/${each.stage}`);
        expect(found).toEqual(all.filter((each) => !met.has(each)));
      }),
      { numRuns: RUNS(200) },
    );
  });

  it('P17 what each ballot of each party settles is what all completions say, and nobody may cast twice', () => {
    const cast = fc.dictionary(fc.constantFrom(...VOTERS), fc.constantFrom(...BALLOTS), { maxKeys: 2 });
    fc.assert(
      fc.property(naive, cast, (model, given) => {
        const machine = createMachine(written(model), 'p0')!;
        const opened = startMachine(machine);
        const { state } = step(machine, opened, { kind: 'cast', ballots: given });
        const here = model.procedures[0]!.stages[0]!;
        if (here.rules[0]!.kind === 'consult' || state.steps.length > 0) return;
        const now = listMoves(machine, state)!;
        const worlds = worldsOf(model);
        const all = (ballots: Cast): string => {
          const found = new Set(worlds.map((world) => standing(ruleAt(model, world, 0, 0), world, ballots)));
          return found.size === 1 ? [...found][0]! : 'pending';
        };
        expect(now.settled).toBe(all(given));
        for (const { voter, may, ballots } of now.parties) {
          expect(may).toBe(voter in given ? 'wait' : 'cast');
          for (const { ballot, settles } of ballots) expect(settles).toBe(all({ ...given, [voter]: ballot }));
        }
      }),
      { numRuns: RUNS(150) },
    );
  });

  it('P8 P11 P15 the machine, event by event, is where going hour by hour is', () => {
    const casts = fc.array(
      fc.record({
        hour: fc.integer({ min: 0, max: 30 }),
        voter: fc.constantFrom(...VOTERS),
        ballot: fc.constantFrom(...BALLOTS),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(naive, casts, (model, events) => {
        const machine = createMachine(written(model), 'p0')!;
        let state: MachineState = startMachine(machine);
        const sorted = events.toSorted((a, b) => a.hour - b.hour);
        for (const { hour, voter, ballot } of sorted) {
          state = step(machine, state, { kind: 'wait', until: hour }).state;
          state = step(machine, state, { kind: 'cast', ballots: { [voter]: ballot } }).state;
        }
        state = step(machine, state, { kind: 'wait', until: Math.max(state.hours, 60) }).state;
        const trace = state.steps.map(({ procedure: p, stage: s, round, hours: at, verdict }) =>
          [p, s, round, at, verdict].join(' '),
        );
        expect([...trace, state.end?.outcome ?? 'open']).toEqual(hourByHour(model, sorted));
      }),
      { numRuns: RUNS(300) },
    );
  });
});

/** Every hour: what is cast is cast, then the stage is asked whether it is over; in all worlds alike or not at all. */
function hourByHour(model: Naive, events: readonly { hour: number; voter: string; ballot: string }[]): string[] {
  const worlds = worldsOf(model);
  const trace: string[] = [];
  let place: Place = { p: 0, s: 0 };
  let [opened, round] = [0, 0];
  let cast: Record<string, string> = {};
  const over = (hour: number): Verdict | undefined => {
    if (isEnd(place) || hour < opened) return undefined;
    const { p, s } = place;
    const here = model.procedures[p]!.stages[s]!;
    const [least, most] = { '': [0, Infinity], '4h': [0, 4], '2h..6h': [2, 6], unspecified: [0, Infinity] }[
      here.within
    ]!;
    const elapsed = hour - opened;
    if (here.rules[0]!.kind === 'consult') return elapsed >= most! ? 'adopted' : undefined;
    if (elapsed < least!) return undefined;
    const several = here.rules[0]!.kind === 'several';
    const everyone = VOTERS.every((voter) => cast[voter] !== undefined);
    const closing = elapsed >= most!;
    if (!closing && !(everyone || (!several && (here.closesEarly || most === Infinity)))) return undefined;
    const silent =
      closing && here.silence !== '' ? Object.fromEntries(VOTERS.map((voter) => [voter, here.silence])) : {};
    const results = new Set(worlds.map((world) => standing(ruleAt(model, world, p, s), world, { ...silent, ...cast })));
    const [only] = results;
    if (results.size !== 1 || only === 'pending') return undefined;
    if (only === 'adopted') return 'adopted';
    if (closing) return here.onExpired === '' ? 'rejected' : 'expired';
    return here.onExpired !== '' && here.onRejected === '' && here.within !== '' ? undefined : 'rejected';
  };
  const settle = (hour: number): void => {
    for (let verdict = over(hour); verdict !== undefined; verdict = over(hour)) {
      const { p, s } = place as { p: number; s: number };
      trace.push([`p${p}`, `s${s}`, round, hour, verdict].join(' '));
      cast = {};
      const rounds = model.procedures[p]!.stages[s]!.repeat;
      if (verdict !== 'adopted' && round < rounds) {
        round += 1;
        opened = hour + 3;
      } else {
        place = lead(model, p, s, verdict);
        [opened, round] = [hour, 0];
      }
    }
  };
  for (let hour = 0; hour <= 60; hour += 1) {
    settle(hour);
    for (const { voter, ballot } of events.filter((event) => event.hour === hour)) {
      if (isEnd(place) || hour < opened || cast[voter] !== undefined) continue;
      if (model.procedures[place.p]!.stages[place.s]!.rules[0]!.kind === 'consult') continue;
      cast[voter] = ballot;
      settle(hour);
    }
  }
  return [...trace, isEnd(place) ? (place as End).outcome : 'open'];
}
