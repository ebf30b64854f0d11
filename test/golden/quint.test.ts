// Two precedents as Quint models, small; what the Quint simulator did with them is replayed on the timed machine.
// Standing: the models were written from the procedures' descriptions; `scripts/quint-traces.ts` ran Quint 0.33.1.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { arrangementSchema } from '../../src/arrangements/index.ts';
import { createMachine, type Machine, type MachineState, startMachine, step } from '../../src/procedures/index.ts';

const folder = join(import.meta.dirname, 'quint');

/** One state of a trace: kind of event, who, which ballot, time, where things stand. */
function tracesOf(name: string): readonly (readonly (readonly string[])[])[] {
  const traces = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as readonly (readonly string[])[];
  return traces.map((trace) => trace.map((state) => state.split(' ')));
}

/** Runs every course of events; `shown` says in the model's words where the machine stands. */
function replay(
  machine: Machine,
  name: string,
  { hours, shown }: { readonly hours: number; readonly shown: (state: MachineState) => string },
): Record<string, number> {
  const ends: Record<string, number> = {};
  for (const trace of tracesOf(name)) {
    let state = startMachine(machine);
    for (const [kind, who = '', ballot = '', time, stands = ''] of trace) {
      if (kind === 'cast') state = step(machine, state, { kind: 'cast', ballots: { [who]: ballot } }).state;
      if (kind === 'withdraw') state = step(machine, state, { kind: 'withdraw', voter: who }).state;
      if (kind === 'wait') state = step(machine, state, { kind: 'wait', until: Number(time) * hours }).state;
      expect(shown(state), JSON.stringify(trace)).toBe(stands);
    }
    const last = shown(state);
    ends[last] = (ends[last] ?? 0) + 1;
  }
  return ends;
}

describe('the timed machine and the Quint simulator', () => {
  it('P6 P7 P8 P15 agree on every state of snapback', () => {
    const permanent = ['P1', 'P2', 'P3'];
    const arrangement = arrangementSchema.parse({
      casus: 1,
      id: 'snapback',
      groups: { permanent: { members: permanent }, council: { members: [...permanent, 'E1', 'E2'] } },
      procedures: {
        keep: {
          body: 'council',
          polarity: 'keeps',
          stages: [
            {
              id: 'vote',
              rule: 'at least 3 of council for and none of permanent against',
              within: '3d',
              silence: 'against',
              onAdopted: 'nothing',
              onExpired: { go: 'restored' },
            },
          ],
        },
        restored: { body: 'council', stages: [{ id: 'automatic', within: '0d', silence: 'proceed' }] },
      },
    });
    const machine = createMachine(arrangement, 'keep')!;
    const shown = ({ end }: MachineState): string =>
      end === undefined ? 'open' : end.procedure === 'restored' ? 'restored' : 'continues';
    const ends = replay(machine, 'snapback', { hours: 24, shown });
    expect(ends['restored']).toBeGreaterThan(20);
    expect(ends['continues']).toBeGreaterThan(2);
  });

  it('P7 P8 P15 agree on every state of a silence procedure with changes of mind and the council after it', () => {
    const arrangement = arrangementSchema.parse({
      casus: 1,
      id: 'silence',
      groups: { allies: { members: ['A', 'B', 'C'] } },
      procedures: {
        silence: {
          body: 'allies',
          stages: [
            {
              id: 'circulate',
              rule: 'none of allies against',
              within: '5h',
              silence: 'for',
              mayChange: true,
              onAdopted: 'adopted',
              onRejected: { go: 'council' },
            },
          ],
        },
        council: { body: 'allies', stages: [{ id: 'discuss', rule: 'none of allies against' }], otherwise: 'nothing' },
      },
    });
    const machine = createMachine(arrangement, 'silence')!;
    const shown = ({ end, at }: MachineState): string =>
      end === undefined ? at.procedure : end.outcome === 'adopted' ? 'agreed' : 'failed';
    const ends = replay(machine, 'silence', { hours: 1, shown });
    expect(Object.keys(ends).toSorted()).toEqual(['agreed', 'council', 'failed', 'silence']);
  });
});
