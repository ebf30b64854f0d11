import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { endOtherSessions, endSession, loadSessions, type OwnSession } from '../account-api.ts';
import { Card } from '../ui/parts.tsx';
import { fill, words } from '../words.ts';
import { accountWords } from '../words-account.ts';

function timeOf(moment: string): string {
  return new Date(moment).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

const BROWSERS = [/Edg\//, /Firefox\//, /(?:Headless)?Chrom(?:e|ium)\//, /Safari\//] as const;
const NAMES = ['Edge', 'Firefox', 'Chrome', 'Safari'] as const;
const SYSTEMS = [/Android/, /iPhone|iPad/, /Windows/, /Mac OS X/, /Linux/] as const;
const SYSTEM_NAMES = ['Android', 'iOS', 'Windows', 'macOS', 'Linux'] as const;

/** What a browser calls itself, in words; what is not known stays as it came, short. */
function browserName(agent: string): string {
  const named = NAMES[BROWSERS.findIndex((pattern) => pattern.test(agent))];
  if (named === undefined) return agent === '' ? accountWords.unknown : agent.slice(0, 40);
  const system = SYSTEM_NAMES[SYSTEMS.findIndex((pattern) => pattern.test(agent))];
  return system === undefined ? named : `${named}, ${system}`;
}

/** Where one is signed in; `turn` changes when something else ended sessions. */
export function Sessions({ turn }: { readonly turn: number }): JSX.Element {
  const [sessions, setSessions] = useState<readonly OwnSession[] | undefined>(undefined);
  const [failed, setFailed] = useState<string | undefined>(undefined);
  const [note, setNote] = useState<string | undefined>(undefined);
  const status = useRef<HTMLParagraphElement>(null);
  const load = (): Promise<void> => loadSessions().then(setSessions);
  const act = (work: () => Promise<unknown>): void => {
    setFailed(undefined);
    work()
      .then(load)
      .then(() => {
        setNote(accountWords.ended);
        // The button that was pressed is gone with its row.
        status.current?.focus();
      })
      .catch((error: Error) => setFailed(error.message));
  };
  useEffect(() => {
    load().catch((error: Error) => setFailed(error.message));
  }, [turn]);
  const others = (sessions ?? []).filter(({ current }) => !current);
  return (
    <Card title={accountWords.sessions} wide>
      <p class="muted">{accountWords.sessionsLead}</p>
      <p class="danger" role="alert">
        {failed}
      </p>
      {sessions === undefined && failed === undefined && <p class="muted">{words.shell.loading}</p>}
      {sessions !== undefined && (
        <table class="stack level" aria-label={accountWords.sessionTable}>
          <thead>
            <tr>
              <th scope="col">{accountWords.browser}</th>
              <th scope="col">{accountWords.from}</th>
              <th scope="col">{accountWords.since}</th>
              <th scope="col">{accountWords.until}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {sessions.map(({ id, browser, from, since, until, current }) => (
              <tr key={id}>
                <th scope="row">{browserName(browser)}</th>
                <td data-label={accountWords.from}>{from || accountWords.unknown}</td>
                <td data-label={accountWords.since}>{timeOf(since)}</td>
                <td data-label={accountWords.until}>{timeOf(until)}</td>
                <td>
                  {current ? (
                    <span class="muted">{accountWords.this}</span>
                  ) : (
                    <button
                      type="button"
                      aria-label={fill(accountWords.endOne, { browser: browserName(browser), time: timeOf(since) })}
                      onClick={() => act(() => endSession(id))}
                    >
                      {accountWords.end}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {others.length > 1 && (
        <button type="button" onClick={() => act(endOtherSessions)}>
          {accountWords.endOthers}
        </button>
      )}
      <p class="muted" role="status" tabIndex={-1} ref={status}>
        {note} {sessions !== undefined && others.length === 0 && accountWords.noOthers}
      </p>
    </Card>
  );
}
