// What every part of the page may use: the engine, the open dossier, and answers that follow its files.
import { createContext } from 'preact';
import { useContext, useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Api } from './api.ts';
import { Cancelled, type Engine } from './engine/client.ts';
import type { Answer, Ask, Kind, Outline } from './engine/questions.ts';
import type { Session, SessionState } from './session.ts';

export interface Workbench {
  readonly api: Api;
  readonly engine: Engine;
  readonly session: Session;
  readonly state: SessionState;
  readonly outline: Outline | undefined;
}

export const WorkbenchContext = createContext<Workbench | undefined>(undefined);

export function useWorkbench(): Workbench {
  const found = useContext(WorkbenchContext);
  if (found === undefined) throw new Error('outside of a dossier');
  return found;
}

/** The state of a session, kept up to date. */
export function useSessionState(session: Session | undefined): SessionState | undefined {
  const [, force] = useState(0);
  useEffect(() => session?.subscribe(() => force((count) => count + 1)), [session]);
  return session?.state();
}

export interface Asked<T> {
  /** The newest answer; it stays while a newer one is computed. */
  readonly answer: T | undefined;
  readonly pending: boolean;
  readonly error: string | undefined;
  readonly cancelled: boolean;
  readonly again: () => void;
}

/** Asks the engine and asks again whenever the question or the files change. */
export function useAnswer<K extends Kind>(engine: Engine, question: K, ask: Ask<K>, revision: number): Asked<Answer<K>> {
  const [state, setState] = useState<Omit<Asked<Answer<K>>, 'again'>>({
    answer: undefined,
    pending: true,
    error: undefined,
    cancelled: false,
  });
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(ask);
  const latest = useRef(0);
  const slot = `${question} ${useId()}`;
  // Asked before the page is painted, so that the engine works meanwhile.
  useLayoutEffect(() => {
    latest.current += 1;
    const own = latest.current;
    setState((before) => ({ ...before, pending: true, cancelled: false }));
    engine.ask(question, ask, slot).then(
      (answer) => {
        if (own === latest.current) setState({ answer, pending: false, error: undefined, cancelled: false });
      },
      (error: Error) => {
        if (own !== latest.current) return;
        const cancelled = error instanceof Cancelled;
        setState((before) => ({ ...before, pending: false, cancelled, error: cancelled ? undefined : error.message }));
      },
    );
  }, [engine, question, key, revision, turn]);
  useEffect(() => () => engine.drop(slot), [engine, slot]);
  return { ...state, again: () => setTurn((count) => count + 1) };
}
