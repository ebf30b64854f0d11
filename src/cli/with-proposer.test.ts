import { describe, expect, it } from 'vitest';
import { readDocument } from '../documents/index.ts';
import { recordingIo } from './testing.ts';
import { withProposer } from './with-proposer.ts';

const read = readDocument('A page about the vote\n\nThe Polish government rejected the plan of the powers.');
if (!read.ok) throw new Error('read');
const reading = read.value;

describe('a proposer on the command line', () => {
  it('is not asked unless it is named', async () => {
    const { io, output } = recordingIo();
    const environment = { CASUS_PROPOSER_URL: 'http://127.0.0.1:9/v1', CASUS_PROPOSER_MODEL: 'm' };
    expect(await withProposer({ ...io, environment }, reading, {})).toEqual({ ok: true, value: reading });
    expect(output.err).toBe('');
  });

  it('needs an address, a model, and a time limit that is one', async () => {
    const { io } = recordingIo();
    const ask = async (values: Readonly<Record<string, string>>) => {
      const found = await withProposer(io, reading, values);
      return found.ok ? [] : found.diagnostics.map(({ code }) => code);
    };
    expect(await ask({ proposer: 'env', model: 'm' })).toEqual(['I203']);
    expect(await ask({ proposer: 'http://localhost:9' })).toEqual(['I203']);
    expect(await ask({ proposer: 'http://localhost:9', model: 'm', 'proposer-timeout': 'soon' })).toEqual(['I203']);
    expect(await ask({ proposer: 'http://example.org', model: 'm' })).toEqual(['M104']);
    expect(await ask({ proposer: './a-folder-without-a-model' })).toEqual(['M101']);
  });

  it('that cannot be reached leaves the rules their say', async () => {
    const { io, output } = recordingIo();
    const found = await withProposer(io, reading, { proposer: 'http://127.0.0.1:9/v1', model: 'm' });
    expect(found.ok && found.value.statements).toEqual(reading.statements);
    expect(output.err).toBe(
      'm: 0 statements more, 0 the same as the rules propose, 0 answers dropped; the proposer at 127.0.0.1:9 cannot be reached.\n',
    );
  });
});
