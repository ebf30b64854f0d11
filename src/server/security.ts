// What every answer carries, and which requests are turned away before anything reads them.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isApi, sendProblem } from './problems.ts';

const SHUT = "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
const OWN = "style-src 'self'; font-src 'self'; connect-src 'self'";

/** A finished brief runs nothing at all; the workbench runs its own files and its own WebAssembly. */
const CONTENT_POLICY = {
  pages: `${SHUT}; ${OWN}; img-src 'self'; form-action 'none'`,
  workbench: `${SHUT}; ${OWN}; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; manifest-src 'self'; img-src 'self' data: blob:; form-action 'self'`,
} as const;

export interface SecurityOptions {
  readonly policy: keyof typeof CONTENT_POLICY;
  /** The public address in shared mode, e.g. `https://casus.example`; left out: this machine only. */
  readonly origin?: string;
}

function securityHeaders({ policy, origin }: SecurityOptions): Readonly<Record<string, string>> {
  return {
    'content-security-policy': CONTENT_POLICY[policy],
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'x-frame-options': 'DENY',
    ...(origin?.startsWith('https:') === true
      ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
      : {}),
  };
}

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

/** Another site's page must not read this server through a name that it points at this machine. */
function isOurHost(host: string | undefined, origin: string | undefined): boolean {
  if (host === undefined) return false;
  return LOOPBACK.test(host) || (origin !== undefined && new URL(origin).host === host.toLowerCase());
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A change must come from a page of ours, or from a program that is no browser and so carries nobody's cookie. */
function isOurOrigin(request: Pick<FastifyRequest, 'method' | 'headers'>, origin: string | undefined): boolean {
  if (SAFE.has(request.method)) return true;
  const { origin: from, host, cookie, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (from === undefined) return cookie === undefined;
  return from === origin || from.toLowerCase() === `http://${host ?? ''}`.toLowerCase();
}

export function guardRequests(app: FastifyInstance, options: SecurityOptions): void {
  const headers = securityHeaders(options);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    if (isApi(request)) reply.header('cache-control', 'no-store');
    if (!isOurHost(request.headers.host, options.origin)) return sendProblem(reply, 'other-host');
    if (!isOurOrigin(request, options.origin)) return sendProblem(reply, 'other-origin');
    return undefined;
  });
}
