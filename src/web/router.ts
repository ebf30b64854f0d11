// Addresses after the `#`: they work on any server, offline and in a mail. Every state worth sending has one.
import { useEffect, useState } from 'preact/hooks';

export interface Route {
  /** Decoded parts of the path. */
  readonly parts: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

/** The parts of an address: `#/d/ukraine/brief?situation=a`. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?', 2);
  const decode = (part: string): string => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  };
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
  return { parts, query: Object.fromEntries(new URLSearchParams(search)) };
}

/** The address of a state; values that are empty are left out. */
export function addressOf(parts: readonly string[], query: Readonly<Record<string, string | undefined>> = {}): string {
  const given = Object.entries(query).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  const search = new URLSearchParams(given).toString();
  return `#/${parts.map(encodeURIComponent).join('/')}${search === '' ? '' : `?${search}`}`;
}

export function goTo(address: string, replace = false): void {
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const listen = (): void => setRoute(parseRoute(location.hash));
    addEventListener('hashchange', listen);
    addEventListener('popstate', listen);
    return () => {
      removeEventListener('hashchange', listen);
      removeEventListener('popstate', listen);
    };
  }, []);
  return route;
}
