// Parts that few visits need are fetched on first use, so that the first load stays small.
import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { words } from '../words.ts';

/** A part that is fetched when it is first shown; until then a line says that it is on its way, or that it is not. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => JSX.Element {
  let kept: ComponentType<P> | undefined;
  return function Later(props: P): JSX.Element {
    const [Loaded, setLoaded] = useState(() => kept);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (kept !== undefined) return;
      load().then(
        (part) => {
          kept = part;
          setLoaded(() => part);
        },
        () => setFailed(true),
      );
    }, []);
    if (Loaded !== undefined) return <Loaded {...props} />;
    return failed ? (
      <p class="danger" role="alert">
        {words.shell.failed}
      </p>
    ) : (
      <p class="muted">{words.shell.loading}</p>
    );
  };
}
