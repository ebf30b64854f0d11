// Sentences of docs/spec/PROCEDURES.md that no law reaches by itself, each on the smallest case that would show it wrong.
import { describe, expect, it } from 'vitest';
import { type Arrangement, arrangementSchema, type Situation } from '../../src/arrangements/index.ts';
import {
  assessProcedure,
  createMachine,
  delayToAction,
  judgeStage,
  listMoves,
  type MachineEvent,
  type MachineState,
  playScenario,
  startMachine,
  step,
} from '../../src/procedures/index.ts';

const ALL = 'all of g for';

function body(stages: readonly object[], more: object = {}, group: object = {}): Arrangement {
  return arrangementSchema.parse({
    casus: 1,
    id: 'x',
    groups: { g: { members: ['A', 'B', 'C'], ...group }, pair: { members: ['A', 'B'] }, one: { members: ['A'] } },
    procedures: { act: { body: 'g', stages }, ...more },
  });
}

function given(ballots: Situation['ballots'], climates: Situation['climates'] = []): Situation {
  return { id: 's', adversary: [], aligned: [], ballots, climates };
}

function run(arrangement: Arrangement, ...events: readonly MachineEvent[]): MachineState {
  const machine = createMachine(arrangement, 'act')!;
  return events.reduce((state, event) => step(machine, state, event).state, startMachine(machine));
}

const cast = (ballots: Readonly<Record<string, string>>): MachineEvent => ({ kind: 'cast', ballots });
const wait = (until: number): MachineEvent => ({ kind: 'wait', until });
const shown = ({ end, engaged, hours }: MachineState) => [end?.outcome ?? 'open', engaged?.join() ?? '', hours];

describe('what the page says of procedures', () => {
  it('P1 a range may be met differently at every stage: refusing at 0.2 and agreeing at 0.8 gives 0.64, not 0.25', () => {
    const twice = body([{ id: 'ask', rule: 'all of one for', onAdopted: 'nothing', onRejected: { go: 'again' } }], {
      again: { body: 'one', stages: [{ id: 'act', rule: 'all of one for' }] },
    });
    const { min, max } = assessProcedure(twice, 'act', given({ A: { for: '0.2..0.8', against: '0.2..0.8' } }))!.action;
    expect([min, max].map((chance) => Number(chance.toFixed(12)))).toEqual([0.04, 0.64]);
  });

  it('P1 P5 members and stages are independent given the climate, not over climates', () => {
    const sure = (chance: number): Situation['ballots'] =>
      Object.fromEntries(['A', 'B', 'C'].map((id) => [id, { for: chance, against: 1 - chance }]));
    const climates = [
      { id: 'calm', weight: 1, ballots: sure(0.5) },
      { id: 'war', weight: 3, ballots: sure(0) },
    ];
    const two = body([
      { id: 'one', rule: 'all of pair for' },
      { id: 'two', rule: 'all of pair for' },
    ]);
    expect(assessProcedure(two, 'act', given({}, climates))?.action).toEqual({ min: 1 / 64, max: 1 / 64 });
  });

  it('P4 an open call is over when all have spoken, at its deadline or when the chair closes it; its result is who acts', () => {
    const call = (more: object): Arrangement => body([{ id: 's', rule: 'each decides', silence: 'absent', ...more }]);
    const timed = call({ within: '2d' });
    expect(shown(run(timed, cast({ A: 'for' }), wait(47)))).toEqual(['open', '', 47]);
    expect(shown(run(timed, cast({ A: 'for' }), wait(48)))).toEqual(['adopted', 'A', 48]);
    expect(shown(run(timed, wait(48)))).toEqual(['rejected', '', 48]);
    expect(shown(run(call({}), cast({ A: 'for', B: 'against' }), wait(900)))).toEqual(['open', '', 900]);
    expect(shown(run(call({}), cast({ A: 'for', B: 'against' }), cast({ C: 'for' })))).toEqual(['adopted', 'A,C', 0]);
    expect(shown(run(call({}), cast({ A: 'for' }), { kind: 'close' }))).toEqual(['adopted', 'A', 0]);
  });

  it('P5 adopted leads to onAdopted, else on; rejected to onRejected, else otherwise; a stage without a rule passes', () => {
    const all = body(
      [
        { id: 'talk', within: '1d..1d' },
        { id: 'first', rule: ALL },
        { id: 'last', rule: ALL, onRejected: 'adopted' },
      ],
      { other: { body: 'g', stages: [{ id: 'instead', rule: 'at least 1 of g for' }] } },
    );
    all.procedures['act']!.otherwise = { go: 'other' };
    const yes = { A: 'for', B: 'for', C: 'for' };
    const [talked, agreed] = [[wait(24)], [wait(24), cast(yes)]];
    expect(run(all, ...talked).at).toEqual({ procedure: 'act', index: 1 });
    expect(run(all, ...agreed).at).toEqual({ procedure: 'act', index: 2 });
    expect(run(all, ...talked, cast({ A: 'against' })).at).toEqual({ procedure: 'other', index: 0 });
    expect(run(all, ...agreed, cast({ A: 'against' })).end).toMatchObject({ outcome: 'adopted', acted: true });
    expect(run(all, ...agreed, cast(yes)).end).toMatchObject({ outcome: 'adopted', acted: true });
    expect(run(body([{ id: 's', rule: ALL }]), cast({ A: 'against' })).end).toMatchObject({ acted: false });
  });

  it('P6 onExpired waits for the deadline, beside onRejected it does not, and without a deadline it has no effect', () => {
    const no = cast({ A: 'against' });
    const stage = { id: 's', rule: ALL, silence: 'against', closesEarly: true };
    const late = { ...stage, within: '2d', onExpired: 'adopted' };
    expect(shown(run(body([late]), no))).toEqual(['open', '', 0]);
    expect(shown(run(body([late]), no, wait(48)))).toEqual(['adopted', '', 48]);
    expect(shown(run(body([{ ...late, onRejected: 'nothing' }]), no))).toEqual(['rejected', '', 0]);
    expect(shown(run(body([{ ...stage, onExpired: 'adopted' }]), no))).toEqual(['rejected', '', 0]);
    const keeps = { act: { body: 'g', polarity: 'keeps', stages: [{ id: 's', rule: ALL }] } };
    expect(run(body([], keeps), no).end).toMatchObject({ outcome: 'rejected', acted: true });
    expect(run(body([], keeps), cast({ A: 'for', B: 'for', C: 'for' })).end).toMatchObject({ acted: false });
  });

  it('P7 proceed carries what is not rejected; where silence is not given only what holds for all its ballots counts', () => {
    const at = (silence: string | undefined, ballots: Readonly<Record<string, string>>, rule = ALL) => {
      const stage = { id: 's', rule, within: '2d', ...(silence === undefined ? {} : { silence }) };
      return judgeStage(body([stage]), { at: { procedure: 'act', index: 0 }, ballots, hours: 48 })?.verdict;
    };
    expect([at('proceed', {}), at('proceed', { A: 'for' }), at('proceed', { A: 'against' })]).toEqual([
      'adopted',
      'adopted',
      'rejected',
    ]);
    for (const silence of [undefined, 'unspecified']) {
      expect([at(silence, { A: 'for', B: 'for' }), at(silence, { A: 'against' })]).toEqual(['pending', 'rejected']);
      expect(at(silence, { A: 'for', B: 'for' }, 'at least 2 of g for')).toBe('adopted');
    }
  });

  it('P8 closes early if it says so, has no deadline or all have voted, and never before its least time', () => {
    const judged = (more: object, ballots: Readonly<Record<string, string>>, hours: number) =>
      judgeStage(body([{ id: 's', rule: 'at least 2 of g for', silence: 'against', ...more }]), {
        at: { procedure: 'act', index: 0 },
        ballots,
        hours,
      })?.verdict;
    const [two, three] = [
      { A: 'for', B: 'for' },
      { A: 'for', B: 'for', C: 'against' },
    ];
    expect(judged({ within: '2d' }, two, 1)).toBe('pending');
    expect(judged({ within: '2d' }, three, 1)).toBe('adopted');
    expect(judged({ within: '2d', closesEarly: true }, two, 1)).toBe('adopted');
    expect(judged({}, two, 1)).toBe('adopted');
    expect([9, 10].map((hour) => judged({ min: '10h' }, three, hour))).toEqual(['pending', 'adopted']);
    expect([9, 10].map((hour) => judged({ within: '10h..2d', closesEarly: true }, two, hour))).toEqual([
      'pending',
      'adopted',
    ]);
    expect([47, 48].map((hour) => judged({ within: '2d', mayChange: true, closesEarly: true }, three, hour))).toEqual([
      'pending',
      'adopted',
    ]);
  });

  it('P10 a member comes before a group, a group before others; a round, a reading and a seat are those the scenario names', () => {
    const disputed = {
      disputed: { strict: { by: ['A'], value: ALL }, loose: { by: ['B'], value: 'at least 2 of g for' } },
    };
    const arrangement = body(
      [{ id: 's', rule: disputed, within: '1d', silence: 'against', repeat: { max: 1, after: '2d' } }],
      { later: { body: 'g', stages: [{ id: 'l', rule: 'at least 1 of g for' }] } },
      { maybe: ['D'] },
    );
    arrangement.procedures['act']!.otherwise = { go: 'later' };
    const play = (ballots: Record<string, Record<string, string>>, reading = 'strict') => {
      const scenario = { name: 'x', procedure: 'act', readings: { s: reading }, ballots, expect: 'adopted' as const };
      const found = playScenario(arrangement, scenario)!;
      return [found.outcome, found.endsIn, found.acted, found.hours];
    };
    expect(play({ s: { others: 'against', pair: 'for', C: 'for', D: 'for' } })).toEqual(['adopted', 'act', true, 0]);
    expect(play({ s: { others: 'for', pair: 'against', A: 'for', B: 'for' } })).toEqual(['adopted', 'act', true, 0]);
    // C alone is against: two of three under one reading, not all under the other, in both rounds. The fallback has no ballots.
    const split = { s: { pair: 'for', C: 'against' } };
    expect(play(split, 'loose')).toEqual(['adopted', 'act', true, 0]);
    expect(play(split)).toEqual(['rejected', 'act', false, 48]);
    expect(play({ ...split, 's@2': { A: 'for', B: 'for', C: 'for' } })).toEqual(['adopted', 'act', true, 48]);
    expect(play({ ...split, l: { A: 'for' } })).toEqual(['adopted', 'later', true, 48]);
    // With a ballot D sits, also where `others` gives it one.
    expect(play({ s: { others: 'against', A: 'for', B: 'for', C: 'for' } })).toEqual(['rejected', 'act', false, 48]);
    expect(play({ s: { A: 'for', B: 'for', C: 'for', D: 'against' } })).toEqual(['rejected', 'act', false, 48]);
  });

  it('P13 a procedure that never leaves its circle never acts', () => {
    const round = body([{ id: 's', within: '1d..1d', onAdopted: { go: 'back' } }], {
      back: { body: 'g', stages: [{ id: 't', within: '1d..1d', onAdopted: { go: 'act' } }] },
    });
    expect(assessProcedure(round, 'act')?.action).toEqual({ min: 0, max: 0 });
    expect(delayToAction(round, 'act')).toBeUndefined();
  });

  it('P15 a refusal has its reason and leaves the state; ballots are withdrawn where they may change; the chair closes what it may', () => {
    const stages = [
      { id: 'talk', min: '2h' },
      { id: 's', rule: ALL, within: '2d', silence: 'against' },
    ];
    const machine = createMachine(body(stages), 'act')!;
    const refused = (state: MachineState, event: MachineEvent): string => {
      const after = step(machine, state, event);
      expect(after.state).toBe(state);
      return after.refused ?? '';
    };
    const start = startMachine(machine);
    expect(refused(start, cast({ A: 'for' }))).toBe('nothing is voted on here');
    expect(refused(start, { kind: 'close' })).toBe('it may not close now');
    const vote = step(machine, step(machine, start, wait(2)).state, { kind: 'close' }).state;
    expect([vote.at.index, vote.hours]).toEqual([1, 2]);
    expect(refused(vote, wait(1))).toBe('time does not run backwards');
    expect(refused(vote, cast({ Z: 'for' }))).toBe('not a voter here');
    expect(refused(vote, cast({ A: 'perhaps' }))).toBe('no such ballot here');
    expect(refused(vote, { kind: 'withdraw', voter: 'A' })).toBe('there is no ballot to withdraw');
    const voted = step(machine, vote, cast({ A: 'for' })).state;
    expect(refused(voted, cast({ A: 'against' }))).toBe('ballots may not be changed here');
    expect(refused(voted, { kind: 'withdraw', voter: 'A' })).toBe('ballots may not be changed here');
    const over = step(machine, voted, wait(50)).state;
    expect(refused(over, cast({ B: 'for' }))).toBe('it is over');
    const open = body([{ id: 's', rule: ALL, within: '2d', silence: 'for', mayChange: true }]);
    const taken = run(open, cast({ A: 'against' }), { kind: 'withdraw', voter: 'A' }, wait(48));
    expect(shown(taken)).toEqual(['adopted', '', 48]);
  });

  it('P17 says what happens at the deadline if nobody does anything more, and what a ballot would settle and end', () => {
    const machine = createMachine(
      body([{ id: 's', rule: ALL, within: '2d', silence: 'for', closesEarly: true }]),
      'act',
    )!;
    const moves = listMoves(machine, step(machine, startMachine(machine), cast({ A: 'for' })).state)!;
    expect([moves.deadline, moves.ifNothing?.verdict, moves.settled]).toEqual([48, 'adopted', 'pending']);
    const [a, b] = moves.parties;
    expect([a?.voter, a?.may, b?.voter, b?.may]).toEqual(['A', 'wait', 'B', 'cast']);
    const settles = Object.fromEntries(b?.ballots.map(({ ballot, settles: to }) => [ballot, to]) ?? []);
    expect(settles).toMatchObject({ for: 'pending', against: 'rejected' });
    const endless = createMachine(body([{ id: 's', rule: ALL }]), 'act')!;
    expect(listMoves(endless, startMachine(endless))?.ifNothing).toBeUndefined();
  });
});
