// Accuracy on the development pages must not fall below what was reached; the figures are those the command prints.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..', '..');
const run = (script: string, ...args: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bench', script), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
};

describe('reading the development pages', () => {
  it('keeps what it has reached on text', () => {
    run('eval-documents.ts');
    const { gold }: { gold: { total: Record<string, number> } } = JSON.parse(
      readFileSync(join(root, '.cache', 'eval-documents.json'), 'utf8'),
    );
    const { total } = gold;
    const of = (key: string): number => total[key] ?? Number.NaN;
    const f1 = (right: string, gold: string, found: string): number => (2 * of(right)) / (of(gold) + of(found));
    const share = (key: string): number => of(key) / of(`${key}All`);
    expect(f1('lineRight', 'lineGold', 'lineFound')).toBeGreaterThanOrEqual(0.99);
    expect(f1('matched', 'gold', 'found')).toBeGreaterThanOrEqual(0.96);
    expect(share('speaker')).toBeGreaterThanOrEqual(0.96);
    expect(share('actor')).toBeGreaterThanOrEqual(0.96);
    expect(share('stance')).toBeGreaterThanOrEqual(0.96);
    expect(share('mention')).toBeGreaterThanOrEqual(0.95);
    expect(share('provision')).toBeGreaterThanOrEqual(0.68);
    expect(share('via')).toBe(1);
    for (const field of ['decision_rule', 'trigger', 'preconditions', 'exclusions', 'commitments', 'members'])
      expect([field, share(`field ${field}`) >= 0.8]).toEqual([field, true]);
    expect(of('certaintyRight') / of('dates')).toBeGreaterThanOrEqual(0.85);
    expect([of('touchNoise'), of('fieldsWithoutEvidence')]).toEqual([0, 0]);
    expect(of('touchNarrator')).toBe(0);
  });

  it('keeps what it has reached on further subjects, live pages and interviews', () => {
    run('eval-documents.ts', join(root, 'test', 'documents', 'gold-more'));
    const { 'gold-more': read }: { 'gold-more': { total: Record<string, number> } } = JSON.parse(
      readFileSync(join(root, '.cache', 'eval-documents.json'), 'utf8'),
    );
    const of = (key: string): number => read.total[key] ?? Number.NaN;
    const share = (key: string): number => of(key) / of(`${key}All`);
    expect((2 * of('matched')) / (of('gold') + of('found'))).toBeGreaterThanOrEqual(0.9);
    for (const key of ['speaker', 'actor', 'stance']) expect([key, share(key) >= 0.96]).toEqual([key, true]);
    expect(of('certaintyRight') / of('dates')).toBeGreaterThanOrEqual(0.96);
    expect(share('provision')).toBeGreaterThanOrEqual(0.78);
    for (const field of ['decision_rule', 'exclusions', 'deadlines', 'termination'])
      expect([field, share(`field ${field}`) >= 0.9]).toEqual([field, true]);
    expect([of('touchNoise'), of('touchNarrator'), of('fieldsWithoutEvidence')]).toEqual([0, 0, 0]);
  });

  it('keeps what it has reached on web pages, and stays ahead of Readability there', () => {
    const scores = [...run('eval-html.ts').matchAll(/^(\w+): .*F1 ([\d.]+) over 3 pages$/gm)];
    const of = (kind: string): number => Number(scores.find((match) => match[1] === kind)?.[2]);
    expect(of('ours')).toBeGreaterThanOrEqual(0.98);
    expect(of('ours')).toBeGreaterThan(of('readability'));
  });
});
