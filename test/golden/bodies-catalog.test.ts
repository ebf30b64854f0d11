// Every body of catalog/bodies: what it must say of itself, and a table that adds up.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = resolve(import.meta.dirname, '..', '..', 'catalog', 'bodies');
const ids = readdirSync(folder).flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -5)] : []));
const TOTALS: Readonly<Record<string, readonly [number, number]>> = {
  'canada-amendment': [10, 36_873_821],
  'eec-1958': [6, 17],
  'eec-1973': [9, 58],
  'eec-1981': [10, 63],
  'eec-1986': [12, 76],
  'eu-1995': [15, 87],
  'un-security-council-1946': [11, 31],
  'eu-council': [27, 450_646_971],
  imf: [190, 5_039_930],
  'nassau-1958': [6, 30],
  'un-security-council': [15, 45],
  'us-electoral-college': [51, 538],
};

describe('the bodies of the catalogue', () => {
  it('are these', () => {
    expect(ids.toSorted()).toEqual(Object.keys(TOTALS).toSorted());
  });

  it.each(ids)('%s names its date, its sources, its rule or quota, and weights that add up', (id) => {
    const body: Record<string, string> = JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8'));
    expect(body['id']).toBe(id);
    expect(body['date']).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(body['sources']?.length).toBeGreaterThan(0);
    expect(body['quota'] ?? body['rule']).toBeDefined();
    const [header = '', ...rows] = readFileSync(join(folder, body['table'] ?? ''), 'utf8')
      .trim()
      .split('\n');
    const columns = header.split(',');
    expect(columns).toContain(body['names']);
    expect(columns.at(-1)).toBe(body['weights']);
    const weights = rows.map((row) => Number(row.slice(row.lastIndexOf(',') + 1)));
    expect([weights.length, weights.reduce((sum, weight) => sum + weight, 0)]).toEqual(TOTALS[id]);
  });
});
