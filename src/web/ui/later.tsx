// Pages that arrive when they are first looked at, so that the first look at the workbench is small.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { words } from '../words.ts';

type Page<P> = (props: P) => JSX.Element | null;

/** A component whose code `load` brings when it is first shown; once there, it stays. */
export function later<P extends object>(load: () => Promise<Page<P>>): Page<P> {
  let found: Page<P> | undefined;
  return function Later(props: P): JSX.Element {
    const [failed, setFailed] = useState(false);
    const [turn, setTurn] = useState(0);
    useEffect(() => {
      if (found !== undefined) return;
      setFailed(false);
      load().then(
        (page) => {
          found = page;
          setTurn(-1);
        },
        () => setFailed(true),
      );
    }, [turn]);
    const Found = found;
    if (Found !== undefined) return <Found {...props} />;
    if (!failed) return <p class="muted">{words.shell.loading}</p>;
    return (
      <div class="empty" role="alert">
        <p>{words.shell.notLoaded}</p>
        <button type="button" onClick={() => setTurn(turn + 1)}>
          {words.shell.again}
        </button>
      </div>
    );
  };
}
