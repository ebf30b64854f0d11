// A proposer behind an endpoint that speaks the chat-completions format (POST …/chat/completions). Off unless asked for:
// the document leaves this machine only when the user names another one. No tools, no retries, bounded time and size.
import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';
import type { Proposer, ProposerPrompt } from '../documents/index.ts';

export interface EndpointOptions {
  /** Up to and without `/chat/completions`, as in `http://localhost:8080/v1`. */
  readonly url: string;
  readonly model: string;
  readonly key?: string;
  readonly timeoutMs: number;
}

const LARGEST_ANSWER = 1024 * 1024;

const silent = (message: string): Diagnostic => ({ code: 'M101', severity: 'warning', message });
const refused = (message: string): Diagnostic => ({ code: 'M102', severity: 'warning', message });

const isLocal = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i.test(host);

function checkUrl(url: string): Result<URL> {
  const unsafe = (message: string): Result<URL> => fail({ code: 'M104', severity: 'error', message });
  if (!URL.canParse(url)) return unsafe(`'${url}' is no address`);
  const parsed = new URL(`${url.replace(/\/+$/, '')}/chat/completions`);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return unsafe(`'${url}' is neither http nor https`);
  if (parsed.protocol === 'http:' && !isLocal(parsed.hostname))
    return unsafe(`'${url}' would carry the document over plain http; write https`);
  return succeed(parsed);
}

/** The body as text; `null` when it is larger than an answer can be. */
async function readBounded(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let piece = await reader?.read(); piece !== undefined && !piece.done; piece = await reader?.read()) {
    size += piece.value.length;
    if (size > LARGEST_ANSWER) {
      await reader?.cancel();
      return null;
    }
    chunks.push(piece.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** `choices[0].message.content`. */
function contentOf(text: string): Result<string> {
  try {
    const body = JSON.parse(text) as { choices?: readonly { message?: { content?: unknown } }[] } | null;
    const content = body?.choices?.[0]?.message?.content;
    return typeof content === 'string' ? succeed(content) : fail(refused('the proposer answered without a message'));
  } catch {
    return fail(refused('the proposer answered with something that is no JSON'));
  }
}

async function ask(url: URL, options: EndpointOptions, prompt: ProposerPrompt): Promise<Result<string>> {
  const { model, key, timeoutMs } = options;
  const messages = [
    { role: 'system', content: prompt.task },
    { role: 'user', content: prompt.data },
  ];
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ model, temperature: 0, messages }),
    signal: AbortSignal.timeout(timeoutMs),
    redirect: 'error',
  });
  const text = await readBounded(response);
  if (text === null) return fail(silent('the proposer sent more than 1 MiB'));
  return response.ok ? contentOf(text) : fail(refused(`the proposer answered with status ${response.status}`));
}

/** A proposer that asks the endpoint; it fails with M101 or M102. M104 for an address that is not safe. */
export function openEndpoint(options: EndpointOptions): Result<Proposer> {
  const url = checkUrl(options.url);
  if (!url.ok) return url;
  return succeed(async (prompt) => {
    try {
      return await ask(url.value, options, prompt);
    } catch (error) {
      const slow = error instanceof Error && error.name === 'TimeoutError';
      const why = slow ? `took longer than ${options.timeoutMs / 1000} s` : 'cannot be reached';
      return fail(silent(`the proposer at ${url.value.host} ${why}`));
    }
  });
}
