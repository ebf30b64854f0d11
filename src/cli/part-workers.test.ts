import { expect, it } from 'vitest';
import { power, powerInParts } from '../rules/index.ts';
import { shareParts } from './part-workers.ts';

it('threads serve every section of a count, and a second count, with the same answer as none', async () => {
  const game = { weights: Array.from({ length: 40 }, (_, at) => 3 * at + 1), quota: 1300 };
  const options = { indices: ['shapleyShubikIndex', 'hollerPackelIndex'], exact: false } as const;
  const seen: number[] = [];
  const run = shareParts((done, total) => seen.push(done / total), 2);
  const expected = power(game, options);
  expect(await powerInParts(game, run, options)).toEqual(expected);
  expect(await powerInParts(game, run, options)).toEqual(expected);
  expect(seen.filter((share) => share === 1)).toHaveLength(6);
});
