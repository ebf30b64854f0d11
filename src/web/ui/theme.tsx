import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Api } from '../api.ts';
import { words } from '../words.ts';
import { Select } from './parts.tsx';

const KEY = 'casus:theme';

function stored(): string {
  try {
    return localStorage.getItem(KEY) ?? 'auto';
  } catch {
    return 'auto';
  }
}

function apply(theme: string): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Before anything is drawn, so that no light page flashes up in the dark. */
export function applyStoredTheme(): void {
  apply(stored());
}

/** The way to one's account, by its name; nothing without accounts. */
export function AccountLink({ api }: { readonly api: Pick<Api, 'account'> }): JSX.Element | null {
  const [name, setName] = useState<string | undefined>(undefined);
  useEffect(() => {
    api.account().then(setName, () => undefined);
  }, [api]);
  if (name === undefined) return null;
  return (
    <a class="quiet button" href="#/account" title={words.shell.account}>
      {name}
    </a>
  );
}

/** Light, dark, or as the system says; kept in this browser. */
export function ThemeChoice(): JSX.Element {
  const [theme, setTheme] = useState(stored);
  useEffect(() => {
    apply(theme);
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Not kept: the choice holds for this visit.
    }
  }, [theme]);
  return (
    <Select
      label={words.shell.theme}
      hideLabel
      value={theme}
      onChange={setTheme}
      options={[
        { value: 'auto', label: words.shell.auto },
        { value: 'light', label: words.shell.light },
        { value: 'dark', label: words.shell.dark },
      ]}
    />
  );
}
