import { expect, it } from 'vitest';
import { fail, type Result, succeed } from '../basics/index.ts';
import { readDocument } from '../documents/index.ts';
import { PROPOSERS_CODES } from './codes.ts';
import { openEndpoint } from './openai-compatible.ts';
import { propose } from './propose.ts';

const read = readDocument('A page about the vote\n\nThe Polish government rejected the plan of the powers.');
if (!read.ok) throw new Error('read');
const reading = read.value;

async function codes(answer: Result<string>): Promise<readonly string[]> {
  const found = await propose(reading, () => Promise.resolve(answer), 'model');
  return found.reading.diagnostics.map(({ code }) => code);
}

// M101 and M102 come from real answers in proposers.test.ts; here they are handed on.
it.each(['M101', 'M102'])('%s is reported for a proposer that fails so, and not for one that answers', async (code) => {
  expect(await codes(fail({ code, severity: 'warning', message: 'why' }))).toEqual([code]);
  expect(await codes(succeed('{"statements": []}'))).toEqual([]);
});

it('M103 is reported for answers that do not hold, and not for an empty one', async () => {
  expect(await codes(succeed('{"statements": [{}]}'))).toEqual(['M103']);
  expect(await codes(succeed('{"statements": []}'))).toEqual([]);
});

it('M104 is reported for an address that is not safe, and not for this machine', () => {
  const open = (url: string): boolean => openEndpoint({ url, model: 'm', timeoutMs: 1 }).ok;
  expect([open('http://example.org'), open('http://localhost:1/v1')]).toEqual([false, true]);
  expect(Object.keys(PROPOSERS_CODES)).toContain('M104');
});
