// A reader of server-sent events as a browser is one: it comes back after a break and says what it saw last.
import type { ApiEvent } from '../../src/server/index.ts';

export interface Follower {
  readonly events: readonly { readonly id: number; readonly data: ApiEvent }[];
  readonly connections: () => number;
  readonly stop: () => void;
}

interface Message {
  readonly id: string | undefined;
  readonly data: string | undefined;
}

function parseMessage(block: string): Message {
  const field = (name: string): string | undefined =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  return { id: field('id'), data: field('data') };
}

export function followEvents(url: string, lastEventId?: number): Follower {
  const events: { id: number; data: ApiEvent }[] = [];
  const abort = new AbortController();
  let connections = 0;
  let last = lastEventId === undefined ? undefined : String(lastEventId);
  const connect = async (): Promise<void> => {
    const headers = last === undefined ? {} : { 'last-event-id': last };
    const response = await fetch(url, { headers, signal: abort.signal });
    if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
    connections += 1;
    let buffer = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      buffer += chunk;
      for (let end = buffer.indexOf('\n\n'); end !== -1; end = buffer.indexOf('\n\n')) {
        const { id, data } = parseMessage(buffer.slice(0, end));
        buffer = buffer.slice(end + 2);
        if (id === undefined || data === undefined) continue;
        last = id;
        events.push({ id: Number(id), data: JSON.parse(data) });
      }
    }
  };
  const run = async (): Promise<void> => {
    while (!abort.signal.aborted) {
      await connect().catch(() => undefined);
      await new Promise((later) => setTimeout(later, 50));
    }
  };
  void run();
  return { events, connections: () => connections, stop: () => abort.abort() };
}
