// The worked case of the guide is run as written; CASUS_UPDATE_TRANSCRIPTS=1 rewrites its outputs.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../basics/index.ts';
import type { CommandIo } from '../command.ts';
import { run } from '../run.ts';
import { recordingIo } from '../testing.ts';
import { deadlockCommand } from './deadlock.ts';
import { packagesCommand } from './packages.ts';
import { stabilityCommand } from './stability.ts';

const root = resolve(import.meta.dirname, '../../..');
const page = resolve(root, 'docs/guides/deadlock.md');
const guide = readFileSync(page, 'utf8');
const files = new Map(
  [...guide.matchAll(/^```json (\S+)\n([\s\S]*?)^```$/gm)].map(([, name = '', text = '']) => [name, text]),
);

interface Expected {
  readonly feasible: boolean;
  readonly mcs_by_weight: readonly { readonly weight: number; readonly drop: readonly number[] }[];
  readonly mus: readonly (readonly number[])[];
}

type Clause = readonly { readonly provision: number; readonly options: readonly number[] }[];

interface Talks {
  readonly hard_constraints: readonly Clause[];
  readonly red_lines: readonly { readonly id: number; readonly any_of: Clause }[];
}

interface Answer {
  readonly feasible: boolean;
  readonly complete: boolean;
  readonly minimalConflicts: readonly (readonly number[])[];
  readonly minimalConcessions: readonly { readonly redLines: readonly number[]; readonly weight: number }[];
  readonly packages: readonly unknown[];
  readonly certificates: {
    readonly concessions: readonly (readonly number[])[];
    readonly conflicts: readonly (readonly number[])[];
  };
}

/** A few lines that know nothing of the search: every claim of an answer follows from its certificates. */
function expectCertified(instance: Talks, { minimalConcessions, minimalConflicts, certificates }: Answer): void {
  minimalConcessions.forEach(({ redLines }, at) => {
    const outcome = certificates.concessions[at]!;
    const meets = (clause: Talks['hard_constraints'][number]): boolean =>
      clause.some(({ provision, options }) => options.includes(outcome[provision]!));
    expect(instance.hard_constraints.every(meets)).toBe(true);
    const broken = instance.red_lines.filter(({ any_of }) => !meets(any_of)).map(({ id }) => id);
    expect(broken).toEqual(redLines);
  });
  minimalConflicts.forEach((conflict, at) => {
    conflict.forEach((id, place) => {
      const { redLines } = minimalConcessions[certificates.conflicts[at]![place]!]!;
      expect(redLines.filter((other) => conflict.includes(other))).toEqual([id]);
    });
    for (const { redLines } of minimalConcessions) expect(redLines.some((id) => conflict.includes(id))).toBe(true);
  });
}

async function casus(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const { io, output } = recordingIo();
  const own: CommandIo = {
    ...io,
    readText: (path) => {
      const text = files.get(path);
      return text === undefined ? fail({ code: 'I101', severity: 'error', message: `no ${path}` }) : succeed(text);
    },
  };
  const commands = [deadlockCommand, packagesCommand, stabilityCommand];
  const code = await run({ commands, version: '0.0.0', debug: false }, args, own);
  return { code, ...output };
}

describe('the guide to deadlocks', () => {
  it('quotes the files of the example as they are', () => {
    const excerpts = [...guide.matchAll(/^```yaml (\S+)\n([\s\S]*?)^```$/gm)];
    expect(excerpts.length).toBeGreaterThan(2);
    for (const [, name = '', text = ''] of excerpts) {
      expect(readFileSync(resolve(root, name), 'utf8'), name).toContain(text);
    }
  });

  it('shows what casus says', async () => {
    process.chdir(root);
    let now = guide;
    const blocks = [...guide.matchAll(/^```console\n\$ casus (.*)\n([\s\S]*?)^```$/gm)];
    expect(blocks.length).toBeGreaterThan(3);
    for (const [block, line = ''] of blocks) {
      const { code, out, err } = await casus(...line.split(' '));
      expect([code, err]).toEqual([0, '']);
      now = now.replace(block, () => `\`\`\`console\n$ casus ${line}\n${out}\`\`\``);
    }
    if (process.env['CASUS_UPDATE_TRANSCRIPTS']) writeFileSync(page, now);
    else expect(guide).toBe(now);
  });
});

describe('casus deadlock, packages and stability', () => {
  it('give JSON with the fields that programs rely on', async () => {
    const deadlock: Record<string, unknown> = JSON.parse((await casus('deadlock', 'talks.json', '--json')).out);
    expect(deadlock).toMatchObject({
      feasible: false,
      agreement: 'excluded',
      minimalConflicts: [
        ['N1', 'P1'],
        ['N2', 'P2'],
        ['G1', 'N1', 'P2'],
      ],
      complete: true,
      questions: ['N2'],
    });
    expect(deadlock['minimalConcessions']).toEqual([
      { redLines: ['N1', 'N2'], weight: 5 },
      { redLines: ['N1', 'P2'], weight: 7 },
      { redLines: ['P1', 'P2'], weight: 9 },
      { redLines: ['G1', 'N2', 'P1'], weight: 11 },
    ]);
    const packages: Record<string, unknown> = JSON.parse((await casus('packages', 'talks.json', '--json')).out);
    expect(packages).toMatchObject({ conceded: ['N1', 'N2'], complete: true });
    const stability: Record<string, unknown> = JSON.parse((await casus('stability', 'model.json', '--json')).out);
    expect(stability).toMatchObject({ reading: 'textbook', equilibria: { nash: ['deadlock'] } });
  });

  it.each(['D1', 'D2', 'D3', 'F1'])(
    'answer the known instance %s in the order that the format promises',
    async (name) => {
      const file = resolve(root, `test/golden/negotiation-data/synthetic_deadlock_${name}.json`);
      const { expected, ...instance }: Record<string, unknown> & { expected: Expected } = JSON.parse(
        readFileSync(file, 'utf8'),
      );
      files.set(`${name}.json`, JSON.stringify(instance));
      const answer: Answer = JSON.parse((await casus('deadlock', `${name}.json`, '--json')).out);
      const inOrder = (a: readonly number[], b: readonly number[]): number => {
        const at = a.findIndex((id, place) => id !== b[place]);
        return a.length - b.length || (at === -1 ? 0 : a[at]! - b[at]!);
      };
      const concessions = expected.mcs_by_weight
        .map(({ weight, drop }) => ({ redLines: drop.toSorted((a, b) => a - b), weight }))
        .sort((a, b) => a.weight - b.weight || inOrder(a.redLines, b.redLines));
      expect(answer.minimalConcessions).toEqual(concessions);
      expect(answer.minimalConflicts).toEqual(expected.mus.map((ids) => ids.toSorted((a, b) => a - b)).sort(inOrder));
      expect([answer.feasible, answer.complete]).toEqual([expected.feasible, true]);
      expectCertified(JSON.parse(JSON.stringify(instance)), answer);
      expect(answer.packages.length).toBeGreaterThan(0);
    },
  );

  it('take a dossier as well as an instance', async () => {
    const answer: Answer & Record<string, unknown> = JSON.parse(
      (await casus('deadlock', 'examples/ukraine-2025', '--json')).out,
    );
    expect(answer.minimalConcessions[0]).toEqual({
      redLines: ['RU.decision.unanimity', 'WEST.seats.not-russia-equal'],
      weight: 37,
    });
    expect(answer).toMatchObject({ feasible: false, complete: true, leftOut: ['faith'], atBest: { feasible: false } });
    const same: Answer = JSON.parse((await casus('deadlock', 'examples/ukraine-2025/dossier.yaml', '--json')).out);
    expect(same).toEqual(answer);
    expect((await casus('packages', 'examples/ukraine-2025')).out).toContain('After giving up RU.decision.unanimity');
  });

  it('say whether the deadlock of a dossier would last, and who would leave it together', async () => {
    const answer: Record<string, unknown> = JSON.parse(
      (await casus('stability', 'examples/ukraine-2025', '--json')).out,
    );
    expect(answer).toMatchObject({ deadlock: { state: 'ABCDEF', stable: ['nash', 'gmr', 'smr', 'seq'] }, leftOut: [] });
    expect(answer['exits']).toContainEqual(expect.objectContaining({ together: ['Ukraine', 'Russia'] }));
  });

  it('say that a folder is no dossier, and that a dossier has nothing to negotiate', async () => {
    const none = await casus('deadlock', 'docs');
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('F101')]);
  });

  it('say when --limit cuts the lists', async () => {
    const { out } = await casus('deadlock', 'talks.json', '--json', '--limit', '2');
    const answer: { minimalConcessions: unknown[]; complete: boolean } = JSON.parse(out);
    expect([answer.minimalConcessions.length, answer.complete]).toEqual([2, false]);
  });

  it.each([
    ['deadlock', 'talks.json', '--limit', '0'],
    ['packages', 'talks.json', '--top', 'many'],
    ['packages', 'talks.json', '--concede', 'N1,X9'],
    ['stability', 'model.json', '--reading', 'free'],
    ['stability', 'model.json', '--state', 'nowhere'],
  ])('refuse %s %s %s %s with I203', async (...args) => {
    const { code, err } = await casus(...args);
    expect(code).toBe(2);
    expect(err).toContain('I203');
  });

  it.each(['deadlock', 'packages', 'stability'])('%s reports a missing file and one of another kind', async (name) => {
    expect((await casus(name, 'none.json')).code).toBe(2);
    expect((await casus(name, name === 'stability' ? 'talks.json' : 'model.json')).code).toBe(2);
  });
});
