// The frame: which dossier is open, which page of it, what is being saved and computed.
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Api, ApiFailure, type DossierContent } from './api.ts';
import { useAnswer, useSessionState, type Workbench, WorkbenchContext } from './context.tsx';
import type { Engine } from './engine/client.ts';
import { ArrangementsPage } from './pages/arrangements.tsx';
import { BriefPage } from './pages/brief.tsx';
import { DossiersPage } from './pages/dossiers.tsx';
import { type Route, useRoute, addressOf } from './router.ts';
import { createSession, type Session } from './session.ts';
import { Shell } from './shell.tsx';
import { Empty, Problems } from './ui/parts.tsx';
import { later } from './ui/later.tsx';
import { words } from './words.ts';

const AccountPage = later(() => import('./pages/account.tsx').then((page) => page.AccountPage));
const AgreementPage = later(() => import('./pages/agreement.tsx').then((page) => page.AgreementPage));
const ArrangementPage = later(() => import('./pages/arrangement.tsx').then((page) => page.ArrangementPage));
const CataloguePage = later(() => import('./pages/catalogue.tsx').then((page) => page.CataloguePage));
const ComparePage = later(() => import('./pages/compare.tsx').then((page) => page.ComparePage));
const DossierPage = later(() => import('./pages/dossier.tsx').then((page) => page.DossierPage));
const SourcesPage = later(() => import('./pages/sources.tsx').then((page) => page.SourcesPage));

interface AppProps {
  readonly api: Api;
  readonly engine: Engine;
}

type Opened =
  | { readonly kind: 'loading' }
  | { readonly kind: 'open'; readonly session: Session }
  | { readonly kind: 'failed'; readonly message: string };

function useDossier(api: Api, id: string | undefined): Opened {
  const [opened, setOpened] = useState<Opened>({ kind: 'loading' });
  useEffect(() => {
    if (id === undefined) return undefined;
    let session: Session | undefined;
    let left = false;
    setOpened({ kind: 'loading' });
    const open = (content: DossierContent): void => {
      if (left) return;
      session = createSession(content, { api, storage: localStorage, now: () => Date.now(), words: words.notices });
      setOpened({ kind: 'open', session });
    };
    const fail = (error: unknown): void => {
      if (!left) setOpened({ kind: 'failed', message: error instanceof ApiFailure ? error.message : String(error) });
    };
    api.loadDossier(id).then(open, fail);
    return () => {
      left = true;
      session?.close();
    };
  }, [api, id]);
  return opened;
}

function Page({ route }: { readonly route: Route }): JSX.Element {
  const [, , page = 'brief', ...rest] = route.parts;
  switch (page) {
    case 'brief':
      return <BriefPage />;
    case 'sources':
      return <SourcesPage document={rest[0]} query={route.query} />;
    case 'arrangements':
      return rest[0] === undefined ? (
        <ArrangementsPage query={route.query} />
      ) : (
        <ArrangementPage key={rest[0]} stem={rest[0]} query={route.query} />
      );
    case 'compare':
      return <ComparePage first={rest[0]} second={rest[1]} query={route.query} />;
    case 'agreement':
      return <AgreementPage query={route.query} />;
    case 'catalogue':
      return <CataloguePage query={route.query} />;
    case 'dossier':
      return <DossierPage />;
    default:
      return (
        <>
          <h1>{words.shell.nowhere}</h1>
          <Empty text={words.shell.notFound}>
            <a href={addressOf(['d', route.parts[1] ?? '', 'brief'])}>{words.shell.toBrief}</a>
          </Empty>
        </>
      );
  }
}

function Dossier({ api, engine, session, route }: AppProps & { readonly session: Session; readonly route: Route }): JSX.Element {
  const state = useSessionState(session) ?? session.state();
  useMemo(() => engine.setFiles(state.id, state.files), [engine, state.id, state.revision]);
  const outline = useAnswer(engine, 'outline', {}, state.revision);
  const workbench: Workbench = useMemo(
    () => ({ api, engine, session, state, outline: outline.answer }),
    [api, engine, session, state, outline.answer],
  );
  return (
    <WorkbenchContext.Provider value={workbench}>
      <Shell route={route}>
        <Problems id={state.id} problems={outline.answer?.problems ?? []} />
        <Page route={route} />
      </Shell>
    </WorkbenchContext.Provider>
  );
}

export function App({ api, engine }: AppProps): JSX.Element {
  const route = useRoute();
  const id = route.parts[0] === 'd' ? route.parts[1] : undefined;
  const opened = useDossier(api, id);
  if (route.parts[0] === 'account') return <AccountPage />;
  if (id === undefined) return <DossiersPage api={api} redirect={route.parts.length === 0} />;
  if (opened.kind === 'open' && opened.session.state().id === id) {
    return <Dossier api={api} engine={engine} session={opened.session} route={route} />;
  }
  return (
    <main class="alone">
      {opened.kind === 'failed' ? (
        <div class="empty" role="alert">
          <h1>{words.shell.notOpened}</h1>
          <p>{opened.message}</p>
          <a href={addressOf(['dossiers'])}>{words.shell.toDossiers}</a>
        </div>
      ) : (
        <>
          <h1 class="hidden">{words.product}</h1>
          <p class="muted">{words.shell.loading}</p>
        </>
      )}
    </main>
  );
}
