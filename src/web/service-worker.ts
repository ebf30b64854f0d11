// After the first load the workbench opens without a network: its own files from a cache of one version, what the
// server said last from another. Nothing is written from here; edits wait in the page until the server answers.
interface Waitable {
  readonly waitUntil: (work: Promise<unknown>) => void;
}
interface Fetching extends Waitable {
  readonly request: Request;
  readonly respondWith: (answer: Promise<Response>) => void;
}
interface Scope {
  readonly addEventListener: {
    (kind: 'install' | 'activate', listen: (event: Waitable) => void): void;
    (kind: 'fetch', listen: (event: Fetching) => void): void;
  };
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { readonly claim: () => Promise<void> };
}

const scope = globalThis as unknown as Scope;
const FILES = 'casus-files-__CASUS_VERSION__';
const ANSWERS = 'casus-answers';

async function keepFiles(): Promise<void> {
  const response = await fetch('/files.json', { cache: 'no-store' });
  const { files }: { readonly files: readonly string[] } = await response.json();
  const cache = await caches.open(FILES);
  await cache.addAll([...files]);
  await scope.skipWaiting();
}

async function dropOld(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== FILES && name !== ANSWERS).map((name) => caches.delete(name)));
  await scope.clients.claim();
}

async function fromServerFirst(request: Request): Promise<Response> {
  const cache = await caches.open(ANSWERS);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    // Whoever is signed out reads nothing from here either.
    if (response.status === 401) await caches.delete(ANSWERS);
    return response;
  } catch (error) {
    const kept = await cache.match(request);
    if (kept !== undefined) return kept;
    throw error;
  }
}

async function fromCacheFirst(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(FILES);
  const kept = await cache.match(path === '/index.html' ? '/' : path);
  return kept ?? fetch(request);
}

scope.addEventListener('install', (event) => event.waitUntil(keepFiles()));
scope.addEventListener('activate', (event) => event.waitUntil(dropOld()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (/^\/api\/dossiers\/[^/]+\/(?:events|export)$|^\/api\/auth\//.test(url.pathname)) return;
  if (url.pathname.startsWith('/api/')) event.respondWith(fromServerFirst(request));
  else event.respondWith(fromCacheFirst(request, url.pathname));
});
