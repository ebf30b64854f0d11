// Writes test/golden/quint/*.json: courses of events as the Quint simulator runs the models beside them. The tool is not a
// dependency: `npm install --no-save @informalsystems/quint@0.33.1 antlr4ts@0.5.0-alpha.4`, then this script with the path
// of its cli.js. Quint (Informal Systems, Apache-2.0) knows nothing of this code; the test replays what it wrote.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [, , quint] = process.argv;
if (quint === undefined) throw new Error('usage: node scripts/quint-traces.ts PATH-TO-QUINT-CLI');
const folder = join(import.meta.dirname, '..', 'test', 'golden', 'quint');

type Value = string | number | { readonly '#bigint'?: string; readonly [key: string]: unknown };

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const big = (value as { '#bigint'?: string })['#bigint'];
  if (big !== undefined) return Number(big);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

for (const { name, shown } of [
  { name: 'snapback', shown: ['day', 'outcome'] },
  { name: 'silence', shown: ['hour', 'place'] },
]) {
  const out = mkdtempSync(join(tmpdir(), 'quint-'));
  const args = ['run', join(folder, `${name}.qnt`), '--backend=typescript', '--max-steps=12', '--seed=1'];
  const traces = ['--max-samples=200', '--n-traces=200', `--out-itf=${join(out, 'trace_{seq}.json')}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, [quint, ...args, ...traces], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  const all = readdirSync(out).map((file) => {
    const { states } = JSON.parse(readFileSync(join(out, file), 'utf8')) as { states: Record<string, Value>[] };
    return states.map((state) => {
      const { kind, who, ballot } = plain(state['event']) as Record<string, string>;
      return [kind, who, ballot, ...shown.map((key) => plain(state[key]))].join(' ');
    });
  });
  const unique = [...new Set(all.map((trace) => JSON.stringify(trace)))].toSorted();
  writeFileSync(join(folder, `${name}.json`), `[\n${unique.join(',\n')}\n]\n`);
  console.log(`${name}: ${unique.length} different courses of events`);
}
