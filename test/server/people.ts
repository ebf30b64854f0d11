// People with accounts on a server under test: each keeps cookies as a browser does.
import type { App } from '../../src/server/context.ts';
import type { ApiInvited, Role } from '../../src/server/index.ts';

export const ORIGIN = 'http://localhost:4310';
export const PASSWORD = 'correct horse battery';

export interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export interface Person {
  readonly ask: (
    method: string,
    url: string,
    body?: object,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Reply>;
  readonly cookies: Map<string, string>;
}

let people = 0;

async function jsonOf(stream: NodeJS.ReadableStream): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return JSON.parse(text);
}

/** Everybody has an address of their own, as limits per address count. */
export function newPerson(app: App): Person {
  people += 1;
  const remoteAddress = `10.0.${people >> 8}.${people & 255}`;
  const cookies = new Map<string, string>();
  const ask: Person['ask'] = async (method, url, body, more = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { host: 'localhost:4310', origin: ORIGIN, ...(cookie === '' ? {} : { cookie }), ...more };
    const events = url.endsWith('/events');
    const response = await app.inject({
      method: method as 'GET',
      url,
      headers,
      remoteAddress,
      ...(body === undefined ? {} : { payload: body }),
      ...(events ? { payloadAsStream: true } : {}),
    });
    for (const { name, value } of response.cookies) {
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const type = String(response.headers['content-type']);
    if (events && response.statusCode === 200) {
      response.stream().destroy();
      return { status: 200, body: {} };
    }
    if (events) return { status: response.statusCode, body: await jsonOf(response.stream()) };
    return { status: response.statusCode, body: type.includes('json') ? response.json() : {} };
  };
  return { ask, cookies };
}

export async function signIn(person: Person, email: string, password = PASSWORD): Promise<Reply> {
  return person.ask('POST', '/api/auth/sign-in/email', { email, password });
}

/** An account made with an invitation's token, signed in. */
export async function join(app: App, token: string, name: string): Promise<Person> {
  const person = newPerson(app);
  const email = `${name}@example.org`;
  const made = await person.ask('POST', '/api/invitations/accept', {
    token,
    account: { name, email, password: PASSWORD },
  });
  if (made.status !== 200) throw new Error(`no account: ${made.status} ${JSON.stringify(made.body)}`);
  const entered = await signIn(person, email);
  if (entered.status !== 200) throw new Error(`no session: ${entered.status} ${JSON.stringify(entered.body)}`);
  return person;
}

export async function invite(owner: Person, dossier: string, role: Role): Promise<string> {
  const { status, body } = await owner.ask('POST', `/api/dossiers/${dossier}/invitations`, { role });
  if (status !== 201) throw new Error(`no invitation: ${status}`);
  return String((body as unknown as ApiInvited).token);
}
