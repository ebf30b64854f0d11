// A request whose body does not arrive holds a connection and memory for nothing: it is answered and let go. What counts is
// progress and not the whole time, so that a large file over a slow line arrives.
import { Transform } from 'node:stream';
import type { FastifyInstance } from 'fastify';

export interface BodyPatience {
  /** Milliseconds without a byte. */
  readonly silenceMs: number;
  /** Milliseconds before the rate counts. */
  readonly graceMs: number;
  /** The least rate over the whole body, in bytes a second. */
  readonly rate: number;
}

/** 16 MB of a file as base64 in JSON. */
export const BODY_LIMIT = 24 * 1024 * 1024;

export const BODY_PATIENCE: BodyPatience = { silenceMs: 15_000, graceMs: 30_000, rate: 32 * 1024 };

/** What the slowest body of so many bytes that is still let in takes, with something to spare, in milliseconds. */
export function longestBody(bytes: number, { silenceMs, graceMs, rate }: BodyPatience = BODY_PATIENCE): number {
  return Math.ceil((bytes / rate) * 1000) + graceMs + silenceMs;
}

export function guardBodies(app: FastifyInstance, patience: BodyPatience = BODY_PATIENCE): void {
  const { silenceMs, graceMs, rate } = patience;
  app.addHook('preParsing', async (request, reply, payload) => {
    const { 'content-length': length = '0', 'transfer-encoding': coding } = request.headers;
    if (length === '0' && coding === undefined) return payload;
    const started = performance.now();
    let [received, last] = [0, started];
    const watched = Object.assign(
      new Transform({
        transform: (chunk: Uint8Array, _encoding, done) => {
          received += chunk.length;
          last = performance.now();
          watched.receivedEncodedLength = received;
          done(null, chunk);
        },
      }),
      { receivedEncodedLength: 0 },
    );
    const refuse = (detail: string): void => {
      reply.header('connection', 'close');
      watched.destroy(Object.assign(new Error(detail), { statusCode: 408 }));
    };
    const timer = setInterval(
      () => {
        const now = performance.now();
        const due = ((now - started) / 1000) * rate;
        if (now - last > silenceMs) refuse(`nothing of the body arrived for ${Math.ceil(silenceMs / 1000)} s`);
        else if (now - started > graceMs && received < due)
          refuse(`${received} bytes in ${Math.round((now - started) / 1000)} s`);
      },
      Math.min(1000, silenceMs / 4),
    );
    const stop = (): void => clearInterval(timer);
    payload.once('end', stop);
    payload.once('error', (error) => watched.destroy(error));
    watched.once('close', stop);
    // Refused before its body was read: nobody listens to the rest.
    watched.on('error', () => undefined);
    reply.raw.once('close', () => {
      stop();
      payload.unpipe(watched);
      payload.resume();
    });
    return payload.pipe(watched);
  });
}
