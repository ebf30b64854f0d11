import { describe, expect, it } from 'vitest';
import { parseArrangement } from '../../arrangements/index.ts';
import { succeed } from '../../basics/index.ts';
import { OUTPUT_SCHEMAS } from '../output-schemas.ts';
import { recordingIo } from '../testing.ts';
import { draftCommand } from './draft.ts';

const PAGE = 'examples/ukraine-2025/documents/press-page.txt';

async function draft(path: string, values: Readonly<Record<string, string | boolean>> = {}, text?: string) {
  const { io, output } = recordingIo();
  const readBytes = text === undefined ? io.readBytes : () => succeed(new TextEncoder().encode(text));
  return { exit: await draftCommand.run({ positionals: [path], values, io: { ...io, readBytes } }), ...output };
}

describe('casus draft', () => {
  it('writes a file that loads, from the example page', async () => {
    const { exit, out } = await draft(PAGE);
    expect(exit).toBe(0);
    expect(parseArrangement(out, { file: 'draft.yaml' })).toMatchObject({ ok: true });
    const answer = JSON.parse((await draft(PAGE, { json: true })).out);
    expect(OUTPUT_SCHEMAS['draft']?.safeParse(answer).error?.issues ?? []).toEqual([]);
    expect(answer.yaml).toBe(out);
  });

  it('says I113 where nothing is to be drafted, and which there are', async () => {
    const none = await draft(
      'page.txt',
      {},
      'A page about the weather\n\nIt rained on all the days of the week in the town.',
    );
    expect([none.exit, none.err.includes('I113')]).toEqual([2, true]);
    const wrong = await draft(PAGE, { arrangement: 'A99' });
    expect([wrong.exit, wrong.err.includes("there is no 'A99': A1 ")]).toEqual([2, true]);
  });
});
