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

it('a piece that fails ends the count, and the next count starts other threads', async () => {
  const game = { ascending: [1, 2, 3], distinct: [1, 2, 3], quota: 4, total: 6, unit: 1 };
  const run = shareParts(() => undefined, 2);
  const swings = { kind: 'swings', prime: 2_147_483_647 } as const;
  await expect(run({ ...game, ascending: undefined! }, [swings, swings, swings])).rejects.toThrow(TypeError);
  expect(await run(game, [swings, swings, swings])).toEqual([1, 2, 3].map(() => [3, 1, 1, 3]));
  expect(await run(game, [])).toEqual([]);
});
