// A whole server without a socket, for tests that ask it.
import { type Result, succeed } from '../../src/basics/index.ts';
import { createApp } from '../../src/server/app.ts';
import type { Accounts, App } from '../../src/server/context.ts';
import type { AnswerRequest, ApiAnswer, BriefFormat } from '../../src/server/index.ts';
import type { Store } from '../../src/store/index.ts';

export interface AskedOptions {
  readonly accounts?: Accounts;
  readonly requestsPerMinute?: number;
  readonly heartbeatMs?: number;
  readonly log?: 'info';
  readonly answer?: (request: AnswerRequest) => Promise<Result<ApiAnswer>>;
  readonly printBrief?: (format: BriefFormat, files: ReadonlyMap<string, Uint8Array>) => Promise<Result<Uint8Array>>;
}

/** Says what it was asked for. */
export async function namedBrief(
  format: BriefFormat,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Result<Uint8Array>> {
  return succeed(new TextEncoder().encode(`${format} of ${[...files.keys()].join()}`));
}

export function askedApp(store: Store, options: AskedOptions = {}): Promise<App> {
  const {
    answer = async () => ({ ok: true, value: { exitCode: 0, answer: null } }),
    printBrief = namedBrief,
    ...rest
  } = options;
  return createApp({
    pages: () => new Map([['/', { type: 'text/html; charset=utf-8', body: '<p>page</p>', places: true }]]),
    workbench: {
      store,
      version: '9.9.9',
      catalogue: { arrangements: [{ slug: 'a', text: 'id: a' }], bodies: [{ slug: 'b', text: '{}', table: 'x' }] },
      commands: ['check', 'brief'],
      answer,
      printBrief,
    },
    ...rest,
  });
}

export const LOCAL_HEADERS = { host: 'localhost:4310' };
