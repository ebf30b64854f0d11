// A proposer that runs on this machine: a text-generation model in ONNX form in a folder of the user's, through
// transformers.js. That package is large and optional: it is loaded only when a folder is named, and never downloads.
import { basename, dirname, resolve } from 'node:path';
import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';
import type { Proposer } from '../documents/index.ts';

const PACKAGE = '@huggingface/transformers';
const LONGEST_ANSWER_TOKENS = 2048;

/** The part of transformers.js that is used. */
export interface TransformersModule {
  readonly env: { allowRemoteModels: boolean; allowLocalModels: boolean; localModelPath: string };
  readonly pipeline: (
    task: 'text-generation',
    model: string,
  ) => Promise<(...args: readonly unknown[]) => Promise<unknown>>;
}

const failed = (message: string, help?: string): Diagnostic => ({
  code: 'M101',
  severity: 'warning',
  message,
  ...(help === undefined ? {} : { help }),
});

function isTransformers(module: unknown): module is TransformersModule {
  return typeof module === 'object' && module !== null && 'pipeline' in module && 'env' in module;
}

/** The name is no literal, so that bundlers leave the package out. */
const importPackage = (name: string): Promise<unknown> => import(name);

/** What the model wrote last: a chat's last message, or the text after the prompt. */
function writtenBy(output: unknown): string | null {
  const first: unknown = Array.isArray(output) ? output[0] : output;
  if (typeof first !== 'object' || first === null || !('generated_text' in first)) return null;
  const { generated_text: text } = first;
  if (typeof text === 'string') return text;
  const last: unknown = Array.isArray(text) ? text.at(-1) : null;
  return typeof last === 'object' && last !== null && 'content' in last && typeof last.content === 'string'
    ? last.content
    : null;
}

/**
 * A proposer from a folder with `config.json`, `tokenizer.json` and `onnx/`. M101 when transformers.js is not installed or
 * the folder holds no model that it can run. `load` stands in for the package in tests.
 */
export async function openLocalModel(
  folder: string,
  load: (name: string) => Promise<unknown> = importPackage,
): Promise<Result<Proposer>> {
  let module: unknown;
  try {
    module = await load(PACKAGE);
  } catch {
    return fail(failed(`a model in a folder needs ${PACKAGE}, which is not installed`, `npm install ${PACKAGE}`));
  }
  if (!isTransformers(module)) return fail(failed(`${PACKAGE} is not the package that was expected`));
  const path = resolve(folder);
  module.env.allowRemoteModels = false;
  module.env.allowLocalModels = true;
  module.env.localModelPath = dirname(path);
  try {
    const generate = await module.pipeline('text-generation', basename(path));
    return succeed(async ({ task, data }) => {
      const messages = [
        { role: 'system', content: task },
        { role: 'user', content: data },
      ];
      try {
        const options = { max_new_tokens: LONGEST_ANSWER_TOKENS, do_sample: false, return_full_text: false };
        const text = writtenBy(await generate(messages, options));
        return text === null ? fail(failed('the model wrote no text')) : succeed(text);
      } catch (error) {
        return fail(failed(`the model failed: ${reasonOf(error)}`));
      }
    });
  } catch (error) {
    return fail(failed(`the model in ${folder} cannot be loaded: ${reasonOf(error)}`));
  }
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 160) ?? '';
}
