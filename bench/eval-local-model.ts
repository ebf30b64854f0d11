// npm run eval:local-model [-- FOLDER]: the proposer that runs a model on this machine, with the real transformers.js and
// ONNX runtime, which are not installed with casus (0.5 GB). FOLDER is where `npm install @huggingface/transformers` was
// run. The model is made here, one table of which word follows which, so it knows a single answer; what is tried is the way
// there and back: loading a folder, the chat template, generating, and the check of what was written.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readDocument } from '../src/documents/index.ts';
import { openLocalModel, propose } from '../src/proposers/index.ts';

const PAGE = 'A page about the vote\n\nFor Nowak, the envoy, the third round is a bridge to nowhere.';
const TRUE = { sentence: 1, speaker: 'Nowak', cue: 'For', content: 'a bridge to nowhere', stance: 'opposes' };
const FALSE = { sentence: 1, speaker: 'Kowalska', cue: 'says', content: 'words nobody wrote', stance: 'claims' };
const ANSWER = JSON.stringify({ statements: [TRUE, FALSE] });

type Field = readonly [number: number, value: number | string | Uint8Array];

function varint(value: number): readonly number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

/** Fields → a message of protocol buffers: whole numbers, and everything else with its length. */
function message(...fields: readonly Field[]): Uint8Array {
  const parts = fields.map(([number, value]) => {
    if (typeof value === 'number') return Uint8Array.from([...varint(number * 8), ...varint(value)]);
    const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
    return Uint8Array.from([...varint(number * 8 + 2), ...varint(bytes.length), ...bytes]);
  });
  return new Uint8Array(Buffer.concat(parts));
}

const [FLOAT, INT64] = [1, 7];

function tensorInfo(name: string, type: number, dims: readonly (number | string)[]): Uint8Array {
  const shape = message(...dims.map((dim): Field => [1, message([typeof dim === 'number' ? 1 : 2, dim])]));
  return message([1, name], [2, message([1, message([1, type], [2, shape])])]);
}

/** `logits = follows[input_ids]`: a row for each word, high where the next word stands. SOURCE: onnx.proto, opset 13. */
function nextWordModel(words: number, next: ReadonlyMap<number, number>): Uint8Array {
  const table = new Float32Array(words * words);
  for (const [from, to] of next) table[from * words + to] = 10;
  const raw = new Uint8Array(table.buffer);
  const follows = message([1, words], [1, words], [2, FLOAT], [8, 'follows'], [9, raw]);
  const gather = message([1, 'follows'], [1, 'input_ids'], [2, 'logits'], [4, 'Gather']);
  const graph = message(
    [1, gather],
    [2, 'next word'],
    [5, follows],
    [11, tensorInfo('input_ids', INT64, ['batch', 'length'])],
    [12, tensorInfo('logits', FLOAT, ['batch', 'length', words])],
  );
  return message([1, 8], [7, graph], [8, message([1, ''], [2, 13])]);
}

/** A model folder as transformers.js reads one. */
function writeModel(folder: string): void {
  const written = ANSWER.split(' ');
  if (new Set(written).size < written.length) throw new Error('each word of the answer must be another');
  const words = ['<unk>', '<begin>', '<end>', ...written];
  const next = new Map([[1, 3], ...written.map((_, at) => [at + 3, at + 1 < written.length ? at + 4 : 2] as const)]);
  const special = (id: number) => ({
    ...{ id, content: words[id], single_word: false, lstrip: false, rstrip: false, normalized: false, special: true },
  });
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  const write = (name: string, content: unknown): void => writeFileSync(join(folder, name), JSON.stringify(content));
  writeFileSync(join(folder, 'onnx', 'model.onnx'), nextWordModel(words.length, next));
  write('config.json', {
    ...{ model_type: 'gpt2', architectures: ['GPT2LMHeadModel'], vocab_size: words.length, n_layer: 0 },
    ...{ n_head: 1, n_embd: 1, n_positions: 4096, eos_token_id: 2, 'transformers.js_config': { dtype: 'fp32' } },
  });
  write('generation_config.json', { eos_token_id: 2, pad_token_id: 2 });
  write('tokenizer.json', {
    ...{ version: '1.0', truncation: null, padding: null, added_tokens: [0, 1, 2].map(special), normalizer: null },
    ...{ pre_tokenizer: { type: 'WhitespaceSplit' }, post_processor: null, decoder: null },
    model: { type: 'WordLevel', vocab: Object.fromEntries(words.map((word, id) => [word, id])), unk_token: '<unk>' },
  });
  write('tokenizer_config.json', {
    ...{ tokenizer_class: 'PreTrainedTokenizerFast', unk_token: '<unk>', eos_token: '<end>', pad_token: '<end>' },
    chat_template: "{% for message in messages %}{{ message['content'] }} {% endfor %}<begin>",
  });
}

async function main(root: string): Promise<string> {
  const model = join(mkdtempSync(join(tmpdir(), 'casus-model-')), 'next-word');
  try {
    writeModel(model);
    const require = createRequire(join(resolve(root), 'package.json'));
    const load = (name: string): Promise<unknown> => import(pathToFileURL(require.resolve(name)).href);
    const read = readDocument(PAGE);
    if (!read.ok) throw new Error(read.diagnostics[0]?.message);
    const started = performance.now();
    const proposer = await openLocalModel(model, load);
    if (!proposer.ok)
      throw new Error(proposer.diagnostics.map(({ message: why, help }) => `${why} ${help ?? ''}`).join());
    const found = await propose(read.value, proposer.value, 'next-word');
    const failed = found.reading.diagnostics.find(({ code }) => code === 'M101' || code === 'M102');
    if (failed !== undefined) throw new Error(failed.message);
    const dropped = Object.entries(found.dropped).map(([why, count]) => `${count} × ${why}`);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const kept = found.added + found.seconded;
    if (kept !== 1 || dropped.length !== 1)
      throw new Error(`${kept} kept, dropped: ${dropped.join(', ') || 'nothing'}`);
    return `a model of ${ANSWER.split(' ').length} words answered in ${seconds} s: ${found.added} statement added, ${found.seconded} seconded, dropped ${dropped.join(', ')}`;
  } finally {
    rmSync(join(model, '..'), { recursive: true });
  }
}

try {
  console.log(await main(process.argv[2] ?? '.'));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
