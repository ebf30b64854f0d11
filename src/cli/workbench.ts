// Puts the workbench together from its parts and runs it until the process is asked to stop.
import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';
import { catalogueSchema } from '../dossier/index.ts';
import { assembleAnnex, assembleBrief, renderBriefHtml, renderBriefText } from '../report/index.ts';
import {
  type Accounts,
  type ApiCatalogue,
  type BriefFormat,
  briefPages,
  firstInvitation,
  keptUntil,
  openAccounts,
  type Page,
  type Pages,
  parsePort,
  readFont,
  startServer,
} from '../server/index.ts';
import { openFolderStore, type OpenedStore, openPostgresStore, type Store, tooLarge } from '../store/index.ts';
import { isAskable } from './answer.ts';
import { startAnswerThreads } from './answer-threads.ts';
import { type CommandIo, EXIT } from './command.ts';
import { readEntries } from './library.ts';
import { dossierFromFiles } from './load-dossier.ts';
import { OUTPUT_SCHEMAS } from './output-schemas.ts';
import { reportDiagnostics } from './run.ts';
import { untilStopped } from './serve.ts';
import { VERSION } from './version.ts';
import { readWebPages } from './web-pages.ts';

const ASKABLE = Object.keys(OUTPUT_SCHEMAS).filter(isAskable);

export interface ServeRequest {
  readonly data: string;
  readonly databaseUrl: string | undefined;
  readonly port: string | undefined;
  readonly host: string | undefined;
  /** Shared mode. */
  readonly accounts: boolean;
  /** The public address in shared mode; left out: this machine. */
  readonly origin: string | undefined;
  /** A folder whose dossier is put into the store unless it is there; its brief is printed. */
  readonly open: string | undefined;
}

function readCatalogue(): ApiCatalogue {
  const tables = new Map(readEntries(['.csv'], 'catalog', 'bodies').map(({ slug, text }) => [slug, text]));
  const bodies = readEntries(['.json'], 'catalog', 'bodies').map((body) => {
    const table = tables.get(body.slug);
    return table === undefined ? body : { ...body, table };
  });
  const written = readEntries(['.json'], 'catalog').find(({ slug }) => slug === 'catalog');
  const entries = written === undefined ? {} : catalogueSchema.parse(JSON.parse(written.text));
  return { arrangements: readEntries(['.yaml'], 'catalog', 'arrangements'), bodies, ...entries };
}

function idOf(folder: string): string {
  const name =
    folder
      .replace(/[/\\]+$/, '')
      .split(/[/\\]/)
      .at(-1) ?? '';
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 64) || 'dossier'
  );
}

async function putFolder(store: Store, folder: string, io: CommandIo): Promise<Result<string>> {
  const files = io.readFolder(folder);
  if (!files.ok) return files;
  const id = idOf(folder);
  const outcome = await store.createDossier({
    id,
    title: id,
    files: files.value,
    who: 'local',
    idempotencyKey: `open ${id}`,
  });
  if (outcome.kind !== 'too-large') return succeed(id);
  return fail({ ...tooLarge(outcome.limit), file: folder });
}

interface OpenedBrief {
  readonly pages: Pages;
  /** The brief without the pictures that the workbench draws itself: what stands in its page until it runs. */
  readonly inside: string;
  readonly words: (io: CommandIo) => string;
}

async function pagesOf(store: Store, id: string): Promise<Result<OpenedBrief>> {
  const stored = await store.readDossier(id);
  const dossier = dossierFromFiles(id, new Map((stored?.files ?? []).map(({ path, content }) => [path, content])));
  if (!dossier.ok) return dossier;
  const brief = assembleBrief(dossier.value);
  return succeed({
    pages: briefPages(brief, readFont, assembleAnnex(dossier.value)),
    inside: bodyOf(renderBriefHtml(brief, { stylesheet: '/assets/casus.css' })),
    words: ({ colour, columns }) => renderBriefText(brief, { colour, columns }),
  });
}

function emptyPages(): Pages {
  const words = 'The API is at /api; its description is at /api/openapi.json.\n';
  return new Map([['/', { type: 'text/plain; charset=utf-8', body: words }]]);
}

function bodyOf(page: string): string {
  return /<body[^>]*>([\s\S]*)<\/body>/.exec(page)?.[1] ?? '';
}

function textOfPage(body: Page['body']): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}

/**
 * The workbench with the brief's words in its page, so that they are there before the program, and without it; the brief
 * as a page of its own is at `/brief`.
 */
function withBrief(web: Pages | undefined, { pages: brief, inside }: OpenedBrief): Pages {
  const [shell, words] = [web?.get('/'), brief.get('/')];
  if (web === undefined || shell === undefined || words === undefined) return brief;
  const { packed: _, ...plain } = shell;
  const body = textOfPage(shell.body).replace(
    /(<div id="app">)[\s\S]*?(<\/div>\s*<\/body>)/,
    `$1${inside.replaceAll('$', '$$$$')}$2`,
  );
  return new Map([...brief, ...web, ['/', { ...plain, body }], ['/brief', words]]);
}

/** The page is the workbench when it is built; else the brief of the opened dossier as it is in the store now. */
async function firstPages(store: Store, request: ServeRequest, io: CommandIo): Promise<Result<() => Pages>> {
  const web = readWebPages();
  if (request.open === undefined) return succeed(() => web ?? emptyPages());
  const put = await putFolder(store, request.open, io);
  if (!put.ok) return put;
  const first = await pagesOf(store, put.value);
  // A mistake that somebody left in the dossier must not keep them from mending it.
  if (first.ok) io.out(first.value.words(io));
  else reportDiagnostics(io, first.diagnostics);
  // A brief at '/' would be open to people without a role on its dossier.
  if (request.accounts) return succeed(() => web ?? emptyPages());
  let pages = first.ok ? withBrief(web, first.value) : (web ?? emptyPages());
  const renew = async (): Promise<void> => {
    const next = await pagesOf(store, put.value);
    if (next.ok) pages = withBrief(web, next.value);
  };
  // A dossier that has a mistake in it keeps the brief of its last good state.
  store.onChange((id) => (id === put.value ? void renew().catch(() => undefined) : undefined));
  return succeed(() => pages);
}

function stopOnDiskError(io: CommandIo): (error: unknown) => void {
  return (error) => {
    io.err(`casus: the data could not be written (${error instanceof Error ? error.message : 'unknown reason'}).
Nothing that was acknowledged is lost. The server stops; start it again once the disk is well.\n`);
    process.exit(EXIT.internal);
  };
}

function openStore({ databaseUrl, data }: ServeRequest, io: CommandIo): Promise<Result<OpenedStore>> {
  return databaseUrl === undefined ? openFolderStore(data, stopOnDiskError(io)) : openPostgresStore(databaseUrl);
}

/** In shared mode: accounts, and words with the link that makes the first one. */
async function openPeople(
  opened: OpenedStore,
  request: ServeRequest,
  port: number,
): Promise<Result<{ readonly accounts?: Accounts; readonly words: string }>> {
  if (!request.accounts) return succeed({ words: '' });
  const origin = request.origin ?? `http://localhost:${port}`;
  const accounts = await openAccounts(opened, origin);
  if (!accounts.ok) return accounts;
  const link = await firstInvitation(opened.members, origin);
  if (link === undefined && request.open !== undefined) {
    const help = 'sign in and import it as a zip, so that it has an owner';
    const message = 'with accounts a dossier is put in by somebody who then owns it';
    return fail({ code: 'I203', severity: 'error', message, help });
  }
  const words =
    link === undefined ? '' : `There is no account yet. This link makes the first one, for two days:\n${link}\n`;
  return succeed({ accounts: accounts.value, words });
}

async function runWorkbench(opened: OpenedStore, request: ServeRequest, io: CommandIo): Promise<Result<undefined>> {
  const { store, announce } = opened;
  const port = parsePort(request.port);
  if (!port.ok) return port;
  const people = await openPeople(opened, request, port.value);
  if (!people.ok) return people;
  const pages = await firstPages(store, request, io);
  if (!pages.ok) return pages;
  const threads = startAnswerThreads();
  const workbench = {
    store,
    version: VERSION,
    catalogue: readCatalogue(),
    commands: ASKABLE,
    answer: threads.ask,
    printBrief: (briefAs: BriefFormat, files: ReadonlyMap<string, Uint8Array>, gone: AbortSignal) =>
      threads.print({ briefAs, files }, gone),
  };
  const started = await startServer({
    pages: pages.value,
    workbench,
    log: request.accounts ? 'info' : 'warn',
    ...(people.value.accounts ? { accounts: people.value.accounts, fixedPort: true, trustProxy: 'loopback' } : {}),
    port: port.value,
    ...(request.host === undefined ? {} : { host: request.host }),
    onPortTaken: (from, to) => io.err(`Port ${from} is taken; using ${to}.\n`),
  });
  if (!started.ok) return started;
  const { url, stop } = started.value;
  // Heard from before the address is told: who knows it may stop the server at once.
  const stopped = untilStopped();
  announce(`process ${process.pid} at ${url}`);
  io.out(`\nThe workbench: ${url}   (Ctrl-C stops)\n${people.value.words}`);
  await stopped;
  await stop();
  await threads.close();
  return succeed(undefined);
}

const DAY_MS = 24 * 3600 * 1000;

/** What was deleted a month ago goes for good, at the start and once a day; gives the way to stop. */
function purgeDaily(store: Store): () => void {
  const purge = (): void => void store.purgeDeleted(keptUntil(new Date(), -1)).catch(() => undefined);
  purge();
  const timer = setInterval(purge, DAY_MS);
  return () => clearInterval(timer);
}

/** Serves until SIGINT or SIGTERM; gives the exit code. */
export async function serveWorkbench(request: ServeRequest, io: CommandIo): Promise<number> {
  const opened = await openStore(request, io);
  if (!opened.ok) return reportDiagnostics(io, opened.diagnostics);
  let wrong: readonly Diagnostic[] = [];
  const stopPurging = purgeDaily(opened.value.store);
  try {
    const ran = await runWorkbench(opened.value, request, io);
    if (!ran.ok) wrong = ran.diagnostics;
  } finally {
    stopPurging();
    await opened.value.store.close();
  }
  return wrong.length > 0 ? reportDiagnostics(io, wrong) : EXIT.ok;
}
