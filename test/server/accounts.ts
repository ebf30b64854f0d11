// Shared mode, the same for both databases: accounts, roles, invitations, and every cell of the access table.
import { createHash, createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCESS, may, onDeleted, STANDINGS } from '../../src/server/access.ts';
import type { App } from '../../src/server/context.ts';
import { firstInvitation, openAccounts } from '../../src/server/index.ts';
import type { OpenedStore } from '../../src/store/index.ts';
import { threeCodes } from './totp.ts';
import { askedApp } from './asking.ts';
import { invite, join, newPerson, ORIGIN, PASSWORD, type Person, type Reply, signIn } from './people.ts';

/**
 * Route → what anonymous, guest, reader, analyst and owner get: 'ok' is anything but a refusal. Written by hand, so that
 * a change of the table in the source shows here.
 */
const CELLS: Readonly<Record<string, string>> = {
  'GET /healthz': 'ok ok ok ok ok',
  'GET /readyz': 'ok ok ok ok ok',
  'GET /*': 'ok ok ok ok ok',
  'GET /api/openapi.json': 'ok ok ok ok ok',
  'GET /api/session': 'ok ok ok ok ok',
  'GET /api/catalogue': 'ok ok ok ok ok',
  'GET /api/dossiers': '401 ok ok ok ok',
  'POST /api/dossiers': '401 ok ok ok ok',
  'POST /api/dossiers/import': '401 ok ok ok ok',
  'GET /api/search': '401 ok ok ok ok',
  'POST /api/answers/:command': '401 ok ok ok ok',
  'GET /api/dossiers/:id': '401 404 ok ok ok',
  // In this order: what the owner's cell of the one takes away, that of the other brings back; in between it is deleted.
  'DELETE /api/dossiers/:id': '401 404 403 403 ok',
  'POST /api/dossiers/:id/restore': '401 404 404 404 ok',
  'GET /api/deleted-dossiers': '401 ok ok ok ok',
  'GET /api/dossiers/:id/export': '401 404 ok ok ok',
  'GET /api/dossiers/:id/brief/:format': '401 404 ok ok ok',
  'GET /api/dossiers/:id/events': '401 404 ok ok ok',
  'GET /api/dossiers/:id/history': '401 404 ok ok ok',
  'PUT /api/dossiers/:id/file': '401 404 403 ok ok',
  'DELETE /api/dossiers/:id/file': '401 404 403 ok ok',
  'POST /api/dossiers/:id/undo': '401 404 403 ok ok',
  'GET /api/dossiers/:id/access': '401 404 403 403 ok',
  'PUT /api/dossiers/:id/access': '401 404 403 403 ok',
  'POST /api/dossiers/:id/invitations': '401 404 403 403 ok',
  'DELETE /api/dossiers/:id/invitations/:invitation': '401 404 403 403 ok',
  'POST /api/invitations/accept': 'ok ok ok ok ok',
  'POST /api/auth/sign-in/email': 'ok ok ok ok ok',
  'POST /api/auth/two-factor/verify-totp': 'ok ok ok ok ok',
  'POST /api/auth/two-factor/verify-backup-code': 'ok ok ok ok ok',
  'POST /api/auth/sign-out': 'ok ok ok ok ok',
  'GET /api/auth/account': '401 ok ok ok ok',
  'GET /api/auth/list-sessions': '401 ok ok ok ok',
  'POST /api/auth/revoke-session': '401 ok ok ok ok',
  'POST /api/auth/revoke-other-sessions': '401 ok ok ok ok',
  'POST /api/auth/change-password': '401 ok ok ok ok',
  'POST /api/auth/two-factor/enable': '401 ok ok ok ok',
  'POST /api/auth/two-factor/disable': '401 ok ok ok ok',
  'POST /api/auth/two-factor/generate-backup-codes': '401 ok ok ok ok',
};

/** The same for a dossier that is deleted; every other route of a dossier gives `OF_A_DELETED`. */
const OF_A_DELETED = '401 404 404 404 410';
const DELETED_CELLS: Readonly<Record<string, string>> = {
  'POST /api/dossiers/:id/restore': '401 404 404 404 ok',
};

function addressOf(route: string, dossier: string): readonly [string, string] {
  const [method = '', address = ''] = route.split(' ');
  const url = address
    .replace(':id', dossier)
    .replace(':command', 'check')
    .replace(':format', 'md')
    .replace(':invitation', '00000000-0000-4000-8000-000000000000')
    .replace('*', '')
    .replace('/search', '/search?q=x');
  return [method, url];
}

const NOTHING: Readonly<Record<string, unknown>> = {};

function hitsIn({ body }: { readonly body: Readonly<Record<string, unknown>> }): number {
  return Array.isArray(body['hits']) ? body['hits'].length : -1;
}

/** Ours, not the library's answer to a wrong password: a problem of the access table. */
function isRefusal(status: number, body: Readonly<Record<string, unknown>>): boolean {
  const types = ['/problems/not-signed-in', '/problems/not-allowed'];
  return types.includes(String(body['type'])) || (status === 404 && body['type'] === '/problems/not-found');
}

export function accountsConformance(name: string, open: () => Promise<OpenedStore>): void {
  let opened: OpenedStore;
  let app: App;
  let people: Readonly<Record<string, Person>>;
  let dossier: string;
  let firstToken: string;

  beforeAll(async () => {
    opened = await open();
    // Made in local mode, before there were accounts.
    await opened.store.createDossier({
      id: 'before',
      title: 'B',
      files: new Map([['a.txt', new Uint8Array([65])]]),
      who: 'local',
    });
    const accounts = await openAccounts(opened, ORIGIN);
    if (!accounts.ok) throw new Error('no accounts');
    app = await askedApp(opened.store, { accounts: accounts.value, requestsPerMinute: 100_000, heartbeatMs: 100 });
    firstToken = new URL((await firstInvitation(opened.members, ORIGIN)) ?? 'http://none').hash.replace(
      '#invitation=',
      '',
    );
    const owner = await join(app, firstToken, 'olga');
    const made = await owner.ask('POST', '/api/dossiers', { title: 'Shared' });
    dossier = String(made.body['id']);
    people = {
      anonymous: newPerson(app),
      guest: await join(app, await inviteElsewhere(owner), 'gast'),
      reader: await join(app, await invite(owner, dossier, 'reader'), 'rita'),
      analyst: await join(app, await invite(owner, dossier, 'analyst'), 'anna'),
      owner,
    };
  }, 120_000);
  afterAll(async () => {
    await app?.close();
    await opened?.store.close();
  });

  async function inviteElsewhere(owner: Person): Promise<string> {
    const other = await owner.ask('POST', '/api/dossiers', { title: 'Other' });
    return invite(owner, String(other.body['id']), 'reader');
  }

  describe(`accounts on ${name}`, () => {
    it('have a cell for every route, and no cell for a route that is not there', () => {
      const routes = [...app.actions.keys()].filter((route) => !route.startsWith('HEAD '));
      expect(routes.toSorted()).toEqual(Object.keys(CELLS).toSorted());
      expect(new Set(app.actions.values())).toEqual(new Set(Object.keys(ACCESS)));
    });

    for (const [route, row] of Object.entries(CELLS)) {
      for (const [index, expected] of row.split(' ').entries()) {
        const standing = STANDINGS[index] ?? 'anonymous';
        it(`give ${standing} ${expected} for ${route}`, async () => {
          const [method, url] = addressOf(route, dossier);
          // Signing out or changing a password would change who asks: a body that is none ends before that.
          const body = method === 'GET' || route.includes('sign-out') ? undefined : {};
          const person = route.includes('sign-out') ? newPerson(app) : (people[standing] ?? newPerson(app));
          const { status, body: answer } = await person.ask(method, url, body);
          const action = app.actions.get(route);
          if (expected === 'ok') {
            const missing = route.startsWith('DELETE /api/dossiers/:id/invitations');
            expect(isRefusal(status, answer) && !missing, JSON.stringify(answer)).toBe(false);
            expect(status).toBeLessThan(500);
          } else expect([status, isRefusal(status, answer)]).toEqual([Number(expected), true]);
          expect(action !== undefined && may(standing, action)).toBe(expected === 'ok');
        });
      }
    }

    describe('on a deleted dossier', () => {
      beforeAll(async () => {
        expect((await people['owner']?.ask('DELETE', `/api/dossiers/${dossier}`))?.status).toBe(200);
      });
      // The one row that brings it back comes last.
      const routes = Object.keys(CELLS).filter((route) => route.includes('/dossiers/:id'));
      const order = [...routes.filter((route) => !(route in DELETED_CELLS)), ...Object.keys(DELETED_CELLS)];
      for (const route of order) {
        it(`give ${DELETED_CELLS[route] ?? OF_A_DELETED} for ${route}`, async () => {
          for (const [index, expected] of (DELETED_CELLS[route] ?? OF_A_DELETED).split(' ').entries()) {
            const standing = STANDINGS[index] ?? 'anonymous';
            const [method, url] = addressOf(route, dossier);
            const { status, body } =
              (await people[standing]?.ask(method, url, method === 'GET' ? undefined : {})) ?? {};
            expect([standing, status]).toEqual([standing, expected === 'ok' ? 200 : Number(expected)]);
            if (standing !== 'anonymous') {
              const action = app.actions.get(route);
              const answer = action === undefined ? undefined : onDeleted(standing, action);
              expect(answer).toBe({ ok: 'done', 410: 'deleted', 404: 'none' }[expected]);
            }
            if (expected === '410') expect(body).toMatchObject({ title: expect.stringContaining('restore it') });
          }
        });
      }
    });

    it('let nobody join a deleted dossier, and everybody invited once it is restored', async () => {
      const owner = people['owner'] ?? newPerson(app);
      const token = await invite(owner, dossier, 'reader');
      expect((await owner.ask('DELETE', `/api/dossiers/${dossier}`)).status).toBe(200);
      const { guest } = people;
      expect((await guest?.ask('POST', '/api/invitations/accept', { token }))?.status).toBe(404);
      expect((await owner.ask('POST', `/api/dossiers/${dossier}/restore`)).status).toBe(200);
      expect((await guest?.ask('POST', '/api/invitations/accept', { token }))?.status).toBe(200);
      const session = (await guest?.ask('GET', '/api/session')) ?? { body: NOTHING };
      const { id: user } = session.body['user'] as { id: string };
      expect((await owner.ask('PUT', `/api/dossiers/${dossier}/access`, { user, role: null })).status).toBe(200);
    });

    it('keep a dossier to those who have a role on it, in lists, search and questions too', async () => {
      const { guest, reader } = people;
      await people['analyst']?.ask('PUT', `/api/dossiers/${dossier}/file`, {
        path: 'documents/secret.txt',
        text: 'zanzibar',
        expectedVersion: 0,
        idempotencyKey: `secret of ${name}`,
      });
      const listed = async (person: Person | undefined): Promise<unknown[]> => {
        const { body } = (await person?.ask('GET', '/api/dossiers')) ?? { body: NOTHING };
        return (body['dossiers'] as { id: string; role: string }[])
          .filter(({ id }) => id === dossier)
          .map(({ role }) => role);
      };
      expect([await listed(guest), await listed(reader)]).toEqual([[], ['reader']]);
      const hits = async (person: Person | undefined, more = ''): Promise<number> =>
        hitsIn((await person?.ask('GET', `/api/search?q=zanzibar${more}`)) ?? { body: NOTHING });
      expect(await hits(reader)).toBe(1);
      expect([await hits(guest), await hits(guest, `&dossier=${dossier}`)]).toEqual([0, 0]);
      const question = { arguments: ['.'], dossier };
      expect((await guest?.ask('POST', '/api/answers/check', question))?.status).toBe(404);
      expect((await reader?.ask('POST', '/api/answers/check', question))?.status).toBe(200);
    });

    it('show a deleted dossier to its owners only, and say who deleted and restored it', async () => {
      const owner = people['owner'] ?? newPerson(app);
      const ids = async (person: Person | undefined): Promise<unknown[]> => {
        const { body } = (await person?.ask('GET', '/api/deleted-dossiers')) ?? { body: NOTHING };
        return (body['dossiers'] as { id: string; byName: string }[]).map(({ id, byName }) => [id, byName]);
      };
      expect((await owner.ask('DELETE', `/api/dossiers/${dossier}`)).status).toBe(200);
      expect([await ids(owner), await ids(people['analyst'])]).toEqual([[[dossier, 'olga']], []]);
      for (const url of ['', '/export', '/history', '/events']) {
        expect((await owner.ask('GET', `/api/dossiers/${dossier}${url}`)).status, url).toBe(410);
      }
      const write = { path: 'a.txt', text: 'x', expectedVersion: 0, idempotencyKey: `too late on ${name}` };
      expect((await owner.ask('PUT', `/api/dossiers/${dossier}/file`, write)).status).toBe(410);
      expect((await owner.ask('POST', `/api/dossiers/${dossier}/restore`)).status).toBe(200);
      expect((await people['reader']?.ask('GET', `/api/dossiers/${dossier}`))?.status).toBe(200);
      const { body } = await owner.ask('GET', `/api/dossiers/${dossier}/access`);
      const [last, before] = body['events'] as { what: string; who: string }[];
      expect([last?.what, before?.what]).toEqual(['restore', 'delete']);
    });

    it('say in the history who it was', async () => {
      const { body } = (await people['owner']?.ask('GET', `/api/dossiers/${dossier}/history`)) ?? { body: NOTHING };
      const entries = body['entries'] as { path: string; whoName: string }[];
      expect(entries.map(({ path, whoName }) => [path, whoName])).toEqual([
        ['documents/secret.txt', 'anna'],
        ['dossier.yaml', 'olga'],
      ]);
    });

    it('give what was made before there were accounts to the first one', async () => {
      expect((await people['owner']?.ask('GET', '/api/dossiers/before'))?.status).toBe(200);
      expect((await people['guest']?.ask('GET', '/api/dossiers/before'))?.status).toBe(404);
      expect(await firstInvitation(opened.members, ORIGIN)).toBeUndefined();
    });

    it('use an invitation once, and not when it is taken back, unknown or guessed', async () => {
      const owner = people['owner'] ?? newPerson(app);
      const accept = async (token: string, who: string): Promise<number> => {
        const account = { name: who, email: `${who}@example.org`, password: PASSWORD };
        return (await newPerson(app).ask('POST', '/api/invitations/accept', { token, account })).status;
      };
      expect(await accept(firstToken, 'again')).toBe(404);
      expect(await accept('x'.repeat(43), 'guess')).toBe(404);
      const { body } = await owner.ask('POST', `/api/dossiers/${dossier}/invitations`, { role: 'reader' });
      expect(String(body['url'])).toBe(`${ORIGIN}/sign-in#invitation=${String(body['token'])}`);
      expect((await owner.ask('DELETE', `/api/dossiers/${dossier}/invitations/${String(body['id'])}`)).status).toBe(
        200,
      );
      expect(await accept(String(body['token']), 'late')).toBe(404);
      const token = await invite(owner, dossier, 'analyst');
      const statuses = await Promise.all(['one', 'two', 'three'].map((who) => accept(token, who)));
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    });

    it('never lower a role by an invitation, and never leave a dossier without an owner', async () => {
      const owner = people['owner'] ?? newPerson(app);
      const token = await invite(owner, dossier, 'reader');
      expect((await owner.ask('POST', '/api/invitations/accept', { token })).status).toBe(200);
      const session = await owner.ask('GET', '/api/session');
      const { id: user } = session.body['user'] as { id: string };
      for (const role of ['reader', null]) {
        const refused = await owner.ask('PUT', `/api/dossiers/${dossier}/access`, { user, role });
        expect(refused).toMatchObject({ status: 409, body: { type: '/problems/last-owner' } });
      }
      const access = await owner.ask('GET', `/api/dossiers/${dossier}/access`);
      const members = access.body['members'] as { user: string; name: string; role: string }[];
      expect(members.find((member) => member.user === user)?.role).toBe('owner');
      const rita = members.find((member) => member.name === 'rita');
      const change = await owner.ask('PUT', `/api/dossiers/${dossier}/access`, { user: rita?.user, role: null });
      expect(change.status).toBe(200);
      expect((await people['reader']?.ask('GET', `/api/dossiers/${dossier}`))?.status).toBe(404);
      expect((access.body['events'] as { what: string }[]).map(({ what }) => what)).toContain('join');
    });

    it('end sessions: by signing out, and all others at once', async () => {
      const [first, second] = [newPerson(app), newPerson(app)];
      for (const person of [first, second]) expect((await signIn(person, 'anna@example.org')).status).toBe(200);
      expect((await second.ask('POST', '/api/auth/revoke-other-sessions', {})).status).toBe(200);
      expect((await first.ask('GET', '/api/dossiers')).status).toBe(401);
      expect((await second.ask('GET', '/api/dossiers')).status).toBe(200);
      const stolen = new Map(second.cookies);
      expect((await second.ask('POST', '/api/auth/sign-out', {})).status).toBe(200);
      const thief = newPerson(app);
      for (const [cookie, value] of stolen) thief.cookies.set(cookie, value);
      expect((await thief.ask('GET', '/api/dossiers')).status).toBe(401);
      const forged = newPerson(app);
      for (const [cookie, value] of stolen) forged.cookies.set(cookie, `${value.slice(0, -4)}AAAA`);
      expect((await forged.ask('GET', '/api/dossiers')).status).toBe(401);
    });

    it('end a session thirty days after it began, however much it is used, and the one before at a new sign-in', async () => {
      const person = newPerson(app);
      await signIn(person, 'anna@example.org');
      const list = await person.ask('GET', '/api/auth/list-sessions');
      const own =
        (list.body['sessions'] as { id: string; current: boolean }[]).find(({ current }) => current)?.id ?? '';
      const where = [{ field: 'id', operator: 'eq', value: own, connector: 'AND' as const }];
      const days = (count: number): string => new Date(Date.now() - count * 24 * 3600 * 1000).toISOString();
      await opened.records.update('session', where, { createdAt: days(29) });
      expect((await person.ask('GET', '/api/dossiers')).status).toBe(200);
      await opened.records.update('session', where, { createdAt: days(31) });
      expect((await person.ask('GET', '/api/dossiers')).status).toBe(401);
      await opened.records.update('session', where, { createdAt: days(0) });
      expect((await signIn(person, 'anna@example.org')).status).toBe(200);
      expect(await opened.records.count('session', where)).toBe(0);
      expect((await person.ask('GET', '/api/dossiers')).status).toBe(200);
    });

    it('keep of a session only a hash, with which nobody gets in', async () => {
      const person = newPerson(app);
      await signIn(person, 'anna@example.org');
      const [name, cookie] = [...person.cookies].find(([each]) => each === 'casus.session') ?? ['', ''];
      const [token = ''] = decodeURIComponent(cookie).split('.');
      const hash = createHash('sha256').update(token).digest('hex');
      const rows = await opened.records.find('session', {});
      expect(rows.filter((row) => row['token'] === hash)).toHaveLength(1);
      for (const row of rows) expect(row['token']).toMatch(/^[0-9a-f]{64}$/);
      const secret = await opened.members.setting('auth secret', () => '');
      const signed = async (value: string): Promise<number> => {
        const thief = newPerson(app);
        const seal = createHmac('sha256', secret).update(value).digest('base64');
        thief.cookies.set(name, encodeURIComponent(`${value}.${seal}`));
        return (await thief.ask('GET', '/api/dossiers')).status;
      };
      expect([await signed(token), await signed(hash)]).toEqual([200, 401]);
    });

    it('list a person’s sessions without what opens them, and end one of them by its number', async () => {
      const [first, second] = [newPerson(app), newPerson(app)];
      for (const person of [first, second]) await signIn(person, 'anna@example.org');
      const list = async (): Promise<{ id: string; current: boolean }[]> =>
        (await first.ask('GET', '/api/auth/list-sessions')).body['sessions'] as { id: string; current: boolean }[];
      const [newest, own] = await list();
      expect([newest?.current, own?.current]).toEqual([false, true]);
      const owner = people['owner'] ?? newPerson(app);
      expect((await owner.ask('POST', '/api/auth/revoke-session', { id: newest?.id })).status).toBe(404);
      expect((await second.ask('GET', '/api/dossiers')).status).toBe(200);
      expect((await first.ask('POST', '/api/auth/revoke-session', { id: newest?.id })).status).toBe(200);
      expect((await second.ask('GET', '/api/dossiers')).status).toBe(401);
      expect((await list()).map(({ id }) => id)).not.toContain(newest?.id);
    });

    it('ask for a second factor once it is switched on, and take each backup code once', async () => {
      const email = 'anna@example.org';
      const anna = newPerson(app);
      await signIn(anna, email);
      const enabled = await anna.ask('POST', '/api/auth/two-factor/enable', { password: PASSWORD });
      expect(enabled.status).toBe(200);
      const secret = new URL(String(enabled.body['totpURI'])).searchParams.get('secret') ?? '';
      const [before, now, after] = await threeCodes(secret);
      const enter = (person: Person, code: string, query = ''): Promise<Reply> =>
        person.ask('POST', `/api/auth/two-factor/verify-totp${query}`, { code });
      expect((await enter(anna, before)).status).toBe(200);
      const next = newPerson(app);
      expect((await signIn(next, email)).body).toMatchObject({ twoFactorRedirect: true });
      expect((await next.ask('GET', '/api/dossiers')).status).toBe(401);
      expect((await enter(next, '000000')).status).toBe(401);
      // However the address is written, the code is used up.
      expect((await enter(next, now, '?x=1')).status).toBe(200);
      expect((await next.ask('GET', '/api/dossiers')).status).toBe(200);
      const sessions = await opened.records.count('session', []);
      for (const used of [now, before]) {
        const thief = newPerson(app);
        await signIn(thief, email);
        expect((await enter(thief, used)).status).toBe(401);
        expect((await thief.ask('GET', '/api/dossiers')).status).toBe(401);
      }
      expect(await opened.records.count('session', [])).toBe(sessions);
      const [first, second] = [newPerson(app), newPerson(app)];
      for (const person of [first, second]) await signIn(person, email);
      const both = await Promise.all([first, second].map((person) => enter(person, after)));
      expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(both.filter(({ status }) => status === 401)).toHaveLength(1);
      const [code] = enabled.body['backupCodes'] as string[];
      const statuses: number[] = [];
      for (let use = 0; use < 2; use += 1) {
        const again = newPerson(app);
        await signIn(again, email);
        statuses.push((await again.ask('POST', '/api/auth/two-factor/verify-backup-code', { code })).status);
      }
      expect(statuses).toEqual([200, 401]);
      const left = await next.ask('GET', '/api/auth/account');
      expect(left.body).toMatchObject({ email, secondFactor: true, codesLeft: 9 });
      // Nobody makes a browser one that is asked for a password only.
      const trusting = newPerson(app);
      await signIn(trusting, email);
      const [, spare] = enabled.body['backupCodes'] as string[];
      const trust = { code: spare, trustDevice: true };
      expect((await trusting.ask('POST', '/api/auth/two-factor/verify-backup-code', trust)).status).toBe(422);
      expect((await next.ask('POST', '/api/auth/two-factor/disable', { password: 'not the password' })).status).toBe(
        400,
      );
      expect((await next.ask('POST', '/api/auth/two-factor/disable', { password: PASSWORD })).status).toBe(200);
      expect((await next.ask('GET', '/api/auth/account')).body).toEqual({ name: 'anna', email, secondFactor: false });
    });

    it('change a password with the one before, and end the other sessions with it', async () => {
      const email = 'rita@example.org';
      const [here, elsewhere] = [newPerson(app), newPerson(app)];
      for (const person of [here, elsewhere]) await signIn(person, email);
      const change = (currentPassword: string, newPassword: string): Promise<Reply> =>
        here.ask('POST', '/api/auth/change-password', { currentPassword, newPassword, revokeOtherSessions: true });
      expect((await change('not the password', 'another horse battery')).status).toBe(400);
      expect((await change(PASSWORD, 'short')).status).toBe(400);
      expect(await change(PASSWORD, 'rita password 2026')).toMatchObject({
        status: 422,
        body: { type: '/problems/bad-input' },
      });
      expect((await change(PASSWORD, 'another horse battery')).status).toBe(200);
      expect((await elsewhere.ask('GET', '/api/dossiers')).status).toBe(401);
      expect((await here.ask('GET', '/api/dossiers')).status).toBe(200);
      expect((await signIn(newPerson(app), email)).status).toBe(401);
      // Few guesses for one who sits at somebody's open session, too.
      expect((await change('another horse battery', PASSWORD)).status).toBe(429);
      const next = newPerson(app);
      expect((await signIn(next, email, 'another horse battery')).status).toBe(200);
      const back = { currentPassword: 'another horse battery', newPassword: PASSWORD };
      expect((await next.ask('POST', '/api/auth/change-password', back)).status).toBe(200);
    });

    it('hold the session in a cookie that no script reads and no neighbour sets, on https', async () => {
      const origin = 'https://casus.example';
      const accounts = await openAccounts(opened, origin);
      if (!accounts.ok) throw new Error('no accounts');
      const secure = await askedApp(opened.store, { accounts: accounts.value });
      const response = await secure.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        headers: { host: 'casus.example', origin },
        payload: { email: 'rita@example.org', password: PASSWORD },
      });
      expect(response.statusCode).toBe(200);
      const cookies = [response.headers['set-cookie']].flat().map(String);
      expect(cookies).not.toEqual([]);
      for (const cookie of cookies)
        expect(cookie).toMatch(/^__Host-casus\.(?=.*Secure)(?=.*HttpOnly)(?=.*SameSite=Strict)(?=.*Path=\/)/);
      expect(response.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
      expect(response.headers['cache-control']).toBe('no-store');
      await secure.close();
    });

    it('close an open stream of events once the role is gone', async () => {
      const owner = people['owner'] ?? newPerson(app);
      const reader = await join(app, await invite(owner, dossier, 'reader'), 'stream');
      const session = await reader.ask('GET', '/api/session');
      const { id: user } = session.body['user'] as { id: string };
      const cookie = [...reader.cookies].map(([each, value]) => `${each}=${value}`).join('; ');
      const response = await app.inject({
        url: `/api/dossiers/${dossier}/events`,
        headers: { host: 'localhost:4310', cookie },
        payloadAsStream: true,
      });
      expect(response.statusCode).toBe(200);
      const ended = new Promise((resolve) => response.stream().on('end', resolve).resume());
      await owner.ask('PUT', `/api/dossiers/${dossier}/access`, { user, role: null });
      await ended;
    });

    it('refuse a change that another site asks for with the cookie of somebody signed in', async () => {
      const owner = people['owner'] ?? newPerson(app);
      const body = { title: 'Forged' };
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'same-site' },
      ]) {
        expect((await owner.ask('POST', '/api/dossiers', body, headers)).status).toBe(403);
      }
    });

    it('take no open sign-up, no weak password, and few guesses', async () => {
      const person = newPerson(app);
      const account = { name: 'x', email: 'x@example.org', password: PASSWORD };
      expect((await person.ask('POST', '/api/auth/sign-up/email', account)).status).toBe(404);
      const owner = people['owner'] ?? newPerson(app);
      const token = await invite(owner, dossier, 'reader');
      for (const password of ['short', 'password-password', 'x@example.org!!']) {
        const weak = { token, account: { ...account, password } };
        expect((await person.ask('POST', '/api/invitations/accept', weak)).status, password).toBe(422);
      }
      const statuses: number[] = [];
      for (let guess = 0; guess < 12; guess += 1)
        statuses.push((await signIn(person, 'olga@example.org', `guess number ${guess}`)).status);
      expect(statuses.slice(0, 3)).not.toContain(200);
      expect(statuses.at(-1)).toBe(429);
    });
  });
}
