import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useWorkbench } from './context.tsx';
import type { Running } from './engine/client.ts';
import type { SessionState } from './session.ts';
import { addressOf, type Route } from './router.ts';
import { Dialog } from './ui/parts.tsx';
import { AccountLink, ThemeChoice } from './ui/theme.tsx';
import { fill, words } from './words.ts';

const PAGES = ['brief', 'sources', 'arrangements', 'agreement', 'catalogue', 'dossier'] as const;
const SLOW = 400;
/** An estimate of the time left that is older than this is not repeated. */
const STALE = 1000;

function saveWords({ save, savedAt, role }: SessionState): string {
  if (role === 'reader') return words.shell.reader;
  if (save !== 'saved') return words.shell[save];
  if (savedAt === undefined) return words.shell.allSaved;
  const time = new Date(savedAt).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return fill(words.shell.saved, { time });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], .editor') !== null;
}

/** Shown only when something takes long enough to be noticed. */
function Progress(): JSX.Element | null {
  const { engine } = useWorkbench();
  const [running, setRunning] = useState<readonly Running[]>([]);
  const [now, setNow] = useState(0);
  useEffect(() => engine.onRunning(setRunning), [engine]);
  useEffect(() => {
    if (running.length === 0) return undefined;
    const timer = setInterval(() => setNow(performance.now()), 200);
    return () => clearInterval(timer);
  }, [running.length]);
  const slow = running.find(({ started }) => now - started > SLOW);
  if (slow === undefined) return null;
  const { done, total, started, heard } = slow;
  const seconds = done === 0 ? '?' : Math.ceil((((now - started) / done) * (total - done)) / 1000);
  return (
    <div class="progress" role="status">
      <span>{words.shell.computing}</span>
      {total > 0 && <progress value={done} max={total} aria-label={words.shell.computing} />}
      {total > 0 && <span>{fill(now - heard > STALE ? words.shell.longer : words.shell.computed, { done, total, seconds })}</span>}
      <button type="button" onClick={engine.cancel}>
        {words.shell.cancel}
      </button>
    </div>
  );
}

function ConflictDialog(): JSX.Element | null {
  const { session, state } = useWorkbench();
  if (state.conflict === undefined) return null;
  const { path, mine, theirs } = state.conflict;
  return (
    <Dialog title={words.conflict.title} onClose={() => undefined}>
      <p>{fill(words.conflict.text, { path })}</p>
      <div class="two">
        <figure>
          <figcaption>{words.conflict.yours}</figcaption>
          <pre tabIndex={0}>{mine ?? words.conflict.gone}</pre>
        </figure>
        <figure>
          <figcaption>{words.conflict.other}</figcaption>
          <pre tabIndex={0}>{theirs ?? words.conflict.gone}</pre>
        </figure>
      </div>
      <div class="actions">
        <button type="button" class="main" onClick={() => session.resolve('mine')}>
          {words.conflict.mine}
        </button>
        <button type="button" onClick={() => session.resolve('theirs')}>
          {words.conflict.theirs}
        </button>
      </div>
    </Dialog>
  );
}

/** Hands a text to the browser as a download. */
function save({ name, type, text }: { readonly name: string; readonly type: string; readonly text: string }): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function BriefFile({ format }: { readonly format: 'html' | 'markdown' }): JSX.Element {
  const { engine } = useWorkbench();
  const get = (): void => {
    engine.ask('briefFile', { format }, `file ${format}`).then(save, () => undefined);
  };
  return (
    <button type="button" class="quiet" onClick={get}>
      {words.shell.files[format]}
    </button>
  );
}

function Header({ page }: { readonly page: string }): JSX.Element {
  const { state, outline, session, api } = useWorkbench();
  return (
    <header class="top">
      <p class="dossier-title">{outline?.title ?? state.title}</p>
      <div class="tools">
        {state.undo !== undefined && (
          <button type="button" class="quiet" onClick={session.undo} title={fill(words.shell.undoWhat, { label: state.undo })}>
            {words.shell.undo}
          </button>
        )}
        {page === 'brief' && (
          <>
            {(['docx', 'pdf'] as const).map((format) => (
              <a class="quiet button" key={format} href={api.briefAddress(state.id, format)} download>
                {words.shell.files[format]}
              </a>
            ))}
            <BriefFile format="html" />
            <BriefFile format="markdown" />
            <button type="button" class="quiet" onClick={() => print()}>
              {words.shell.print}
            </button>
          </>
        )}
        <a class="quiet button" href={api.exportAddress(state.id)} download>
          {words.shell.exportZip}
        </a>
        <AccountLink api={api} />
        <ThemeChoice />
      </div>
    </header>
  );
}

function SaveStatus(): JSX.Element {
  const { state, session } = useWorkbench();
  const calm = state.save === 'saved' || state.save === 'saving';
  return (
    <div class="status">
      <span role="status" class={calm ? '' : 'danger'}>
        {saveWords(state)}
      </span>
      {(state.save === 'offline' || state.save === 'refused') && (
        <button type="button" class="quiet" onClick={session.retry}>
          {words.shell.retry}
        </button>
      )}
    </div>
  );
}

function Notice(): JSX.Element | null {
  const { state, session } = useWorkbench();
  useEffect(() => {
    if (state.notice === undefined) return undefined;
    const timer = setTimeout(session.dismiss, 8000);
    return () => clearTimeout(timer);
  }, [state.notice, session]);
  return (
    <div class="toast" role="status" aria-live="polite" hidden={state.notice === undefined}>
      {state.notice}
    </div>
  );
}

/** Navigation, state of saving, and the content; focus moves to the content when the page changes. */
export function Shell({ route, children }: { readonly route: Route; readonly children: ComponentChildren }): JSX.Element {
  const { state, outline, session } = useWorkbench();
  const page = route.parts[2] ?? 'brief';
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const place = `${page}/${route.parts[3] ?? ''}`;
  useEffect(() => {
    const name = page in words.pages ? words.pages[page as keyof typeof words.pages] : words.arrangements.compare;
    document.title = `${name} · ${outline?.title ?? state.title} · ${words.product}`;
  }, [page, outline?.title, state.title]);
  useEffect(() => {
    if (first.current) first.current = false;
    else {
      main.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
  }, [place]);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key === 'z' && !event.shiftKey && !isTyping(event.target)) {
        event.preventDefault();
        session.undo();
      }
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [session]);
  return (
    <div class="frame">
      <a
        class="skip"
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {words.skip}
      </a>
      <nav aria-label={words.shell.navigation}>
        <a class="brand" href={addressOf(['dossiers'])}>
          {words.product}
        </a>
        {PAGES.map((each) => (
          <a
            key={each}
            href={addressOf(['d', state.id, each])}
            {...(each === page || (each === 'arrangements' && page === 'compare') ? { 'aria-current': 'page' as const } : {})}
          >
            {words.pages[each]}
          </a>
        ))}
        <SaveStatus />
      </nav>
      <div class="body">
        <Header page={page} />
        <main ref={main} id="content" tabIndex={-1} class={`page ${page}`}>
          {children}
        </main>
      </div>
      <Progress />
      <Notice />
      <ConflictDialog />
    </div>
  );
}
