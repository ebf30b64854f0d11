// The package is optional and not installed here, so a stand-in with its interface answers; what is tested is what we ask of
// it, and what becomes of its answers. `npm run eval:local-model` does the same with the package and a real, tiny model.
import { describe, expect, it } from 'vitest';
import { readDocument } from '../documents/index.ts';
import { openLocalModel } from './local-model.ts';
import { propose } from './propose.ts';

const read = readDocument(
  'A page about the vote\n\nFor Nowak, the envoy, the draft of the third round is a bridge to nowhere.',
);
if (!read.ok) throw new Error('read');
const reading = read.value;
const ANSWER = JSON.stringify({
  statements: [
    {
      sentence: 1,
      speaker: 'Nowak',
      cue: 'For',
      content: 'the draft of the third round is a bridge to nowhere',
      stance: 'opposes',
    },
    { sentence: 1, speaker: 'Nowak', cue: 'said', content: 'nothing', stance: 'claims' },
  ],
});

function standIn(generate: (messages: unknown, options: unknown) => unknown) {
  const env = { allowRemoteModels: true, allowLocalModels: false, localModelPath: '' };
  const asked: string[] = [];
  const pipeline = (task: string, model: string) => {
    asked.push(task, model);
    return Promise.resolve((messages: unknown, options: unknown) => Promise.resolve(generate(messages, options)));
  };
  return { env, asked, load: () => Promise.resolve({ env, pipeline }) };
}

describe('a model in a folder', () => {
  it('is loaded from there only, and its answers are checked like all others', async () => {
    const { env, asked, load } = standIn((messages) => [
      { generated_text: [...(messages as readonly unknown[]), { role: 'assistant', content: ANSWER }] },
    ]);
    const proposer = await openLocalModel('/models/small', load);
    if (!proposer.ok) throw new Error('opened');
    const found = await propose(reading, proposer.value, 'small');
    expect(env).toEqual({ allowRemoteModels: false, allowLocalModels: true, localModelPath: '/models' });
    expect(asked).toEqual(['text-generation', 'small']);
    expect(found).toMatchObject({ added: 1, dropped: { 'words that do not stand in the sentence': 1 } });
  });

  it('says what to install when the package is missing', async () => {
    const missing = await openLocalModel('/models/small', () => Promise.reject(new Error('not found')));
    expect(missing).toMatchObject({ diagnostics: [{ code: 'M101', help: 'npm install @huggingface/transformers' }] });
  });

  it('leaves the rules alone when it fails or writes nothing', async () => {
    for (const generate of [
      () => {
        throw new Error('out of memory');
      },
      () => [{}],
    ]) {
      const proposer = await openLocalModel('/models/small', standIn(generate).load);
      if (!proposer.ok) throw new Error('opened');
      const { reading: after } = await propose(reading, proposer.value, 'small');
      expect(after.diagnostics.map(({ code }) => code)).toEqual(['M101']);
      expect(after.statements).toEqual(reading.statements);
    }
  });
});
