// Who may open which dossier in which role, and how somebody is asked in.
import { createHash } from 'node:crypto';
import { integer, type Sql, text, textOrNull, type Transaction } from '../sql.ts';

export type MemberRole = 'owner' | 'analyst' | 'reader';

export interface Member {
  readonly user: string;
  readonly name: string;
  readonly email: string;
  readonly role: MemberRole;
}

/** Without a dossier it only makes an account. The token itself is kept nowhere. */
export interface Invitation {
  readonly id: string;
  readonly dossier: string | null;
  readonly role: MemberRole;
  readonly by: string;
  readonly expires: string;
}

export interface AccessEvent {
  readonly who: string;
  readonly when: string;
  /** 'role', 'invite', 'revoke', 'join', 'delete' or 'restore'. */
  readonly what: string;
  readonly about: string;
}

export interface Members {
  readonly roleOn: (user: string, dossier: string) => Promise<MemberRole | undefined>;
  readonly dossiersOf: (user: string) => Promise<ReadonlyMap<string, MemberRole>>;
  readonly membersOf: (dossier: string) => Promise<readonly Member[]>;
  /** Null takes the role away. The last owner stays. */
  readonly setRole: (
    dossier: string,
    user: string,
    role: MemberRole | null,
    who: string,
  ) => Promise<'done' | 'last-owner' | 'no-user'>;
  readonly invite: (invitation: Invitation, token: string) => Promise<void>;
  readonly invitationsOf: (dossier: string) => Promise<readonly Invitation[]>;
  readonly revoke: (dossier: string, id: string, who: string) => Promise<boolean>;
  /** The invitation of a token that is neither used, revoked nor too old, to a dossier that is not deleted. */
  readonly openInvitation: (token: string) => Promise<Invitation | undefined>;
  /** Uses the token up, once, and gives its role; undefined when it was too late. */
  readonly accept: (token: string, user: string) => Promise<Invitation | undefined>;
  readonly accessEvents: (dossier: string) => Promise<readonly AccessEvent[]>;
  readonly countPeople: () => Promise<number>;
  readonly namesOf: (users: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Whether this is the first use of a one-time code by this person within the minutes for which it could work. */
  readonly useCode: (person: string, code: string) => Promise<boolean>;
  readonly isCodeUsed: (person: string, code: string) => Promise<boolean>;
  /** A value that is made once and stays, such as a secret. */
  readonly setting: (name: string, make: () => string) => Promise<string>;
}

/** Longer than a code is taken: half a minute before its own half minute, and one after. */
const CODE_MS = 5 * 60_000;

const ROLES: readonly MemberRole[] = ['owner', 'analyst', 'reader'];

function roleIn(value: unknown): MemberRole | undefined {
  return ROLES.find((role) => role === value);
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** An invitation to a deleted dossier waits until that is restored. */
const NOT_TO_DELETED = `NOT EXISTS (SELECT 1 FROM deleted_dossier x WHERE x.dossier = invitation.dossier)`;

type InvitationRow = Parameters<typeof text>[0];

function invitationOf(row: NonNullable<InvitationRow>): Invitation {
  return {
    id: text(row, 'id'),
    dossier: textOrNull(row, 'dossier'),
    role: roleIn(row['role']) ?? 'reader',
    by: text(row, 'created_by'),
    expires: text(row, 'expires'),
  };
}

async function note(
  transaction: Transaction,
  at: string,
  { dossier, who, what, about }: { dossier: string; who: string; what: string; about: string },
): Promise<void> {
  await transaction.all(`INSERT INTO access_event (dossier, at, who, what, about) VALUES (?, ?, ?, ?, ?)`, [
    dossier,
    at,
    who,
    what,
    about,
  ]);
}

async function putRole(transaction: Transaction, dossier: string, user: string, role: MemberRole): Promise<void> {
  await transaction.all(
    `INSERT INTO member (dossier, person, role) VALUES (?, ?, ?)
     ON CONFLICT (dossier, person) DO UPDATE SET role = excluded.role`,
    [dossier, user, role],
  );
}

function setRole(sql: Sql, now: () => string): Members['setRole'] {
  return (dossier, user, role, who) =>
    sql.write(async (transaction) => {
      // One order of changes per dossier, so that two owners cannot remove each other at once.
      if (sql.dialect === 'postgres')
        await transaction.all(`SELECT id FROM dossier WHERE id = ? FOR UPDATE`, [dossier]);
      if ((await transaction.all(`SELECT id FROM person WHERE id = ?`, [user])).length === 0) return 'no-user';
      const owners = await transaction.all(`SELECT person FROM member WHERE dossier = ? AND role = 'owner'`, [dossier]);
      if (role !== 'owner' && owners.length === 1 && owners[0]?.['person'] === user) return 'last-owner';
      if (role === null) await transaction.all(`DELETE FROM member WHERE dossier = ? AND person = ?`, [dossier, user]);
      else await putRole(transaction, dossier, user, role);
      await note(transaction, now(), { dossier, who, what: 'role', about: `${user}: ${role ?? 'none'}` });
      return 'done';
    });
}

/** The first account takes over what was made before there were any. */
async function adopt(transaction: Transaction, user: string): Promise<void> {
  const people = await transaction.all(`SELECT COUNT(*) AS found FROM member`);
  if (integer(people[0], 'found') > 0) return;
  await transaction.all(`INSERT INTO member (dossier, person, role) SELECT id, ?, 'owner' FROM dossier`, [user]);
}

function accept(sql: Sql, now: () => string): Members['accept'] {
  return (token, user) =>
    sql.write(async (transaction) => {
      const [row] = await transaction.all(
        `UPDATE invitation SET used = ?, used_by = ?
         WHERE token = ? AND used IS NULL AND revoked IS NULL AND expires > ? AND ${NOT_TO_DELETED} RETURNING *`,
        [now(), user, hashOf(token), now()],
      );
      if (row === undefined) return undefined;
      const invitation = invitationOf(row);
      const { dossier, role } = invitation;
      if (dossier === null) await adopt(transaction, user);
      else {
        const [had] = await transaction.all(`SELECT role FROM member WHERE dossier = ? AND person = ?`, [
          dossier,
          user,
        ]);
        // An invitation never takes anything away.
        const better = had === undefined || ROLES.indexOf(role) < ROLES.indexOf(roleIn(had['role']) ?? 'reader');
        if (better) await putRole(transaction, dossier, user, role);
        await note(transaction, now(), { dossier, who: user, what: 'join', about: role });
      }
      return invitation;
    });
}

function invitations(
  sql: Sql,
  now: () => string,
): Pick<Members, 'invite' | 'invitationsOf' | 'revoke' | 'openInvitation'> {
  return {
    invite: ({ id, dossier, role, by, expires }, token) =>
      sql.write(async (transaction) => {
        await transaction.all(
          `INSERT INTO invitation (id, token, dossier, role, created_by, created, expires) VALUES (?, ?, ?, ?, ?, ?, ?)`,
          [id, hashOf(token), dossier, role, by, now(), expires],
        );
        if (dossier !== null) await note(transaction, now(), { dossier, who: by, what: 'invite', about: role });
      }),
    invitationsOf: async (dossier) => {
      const rows = await sql.read(
        `SELECT * FROM invitation WHERE dossier = ? AND used IS NULL AND revoked IS NULL AND expires > ? ORDER BY created`,
        [dossier, now()],
      );
      return rows.map(invitationOf);
    },
    revoke: (dossier, id, who) =>
      sql.write(async (transaction) => {
        const rows = await transaction.all(
          `UPDATE invitation SET revoked = ? WHERE id = ? AND dossier = ? AND used IS NULL AND revoked IS NULL RETURNING id`,
          [now(), id, dossier],
        );
        if (rows.length > 0) await note(transaction, now(), { dossier, who, what: 'revoke', about: id });
        return rows.length > 0;
      }),
    openInvitation: async (token) => {
      const [row] = await sql.read(
        `SELECT * FROM invitation
         WHERE token = ? AND used IS NULL AND revoked IS NULL AND expires > ? AND ${NOT_TO_DELETED}`,
        [hashOf(token), now()],
      );
      return row === undefined ? undefined : invitationOf(row);
    },
  };
}

function people(sql: Sql): Pick<Members, 'countPeople' | 'namesOf' | 'membersOf'> {
  return {
    countPeople: async () => integer((await sql.read(`SELECT COUNT(*) AS found FROM person`))[0], 'found'),
    namesOf: async (users) => {
      const some = [...new Set(users)].slice(0, 500);
      if (some.length === 0) return new Map();
      const rows = await sql.read(`SELECT id, name FROM person WHERE id IN (${some.map(() => '?').join(', ')})`, some);
      return new Map(rows.map((row) => [text(row, 'id'), text(row, 'name')]));
    },
    membersOf: async (dossier) => {
      const rows = await sql.read(
        `SELECT m.person, m.role, p.name, p.email FROM member m JOIN person p ON p.id = m.person
         WHERE m.dossier = ? ORDER BY p.name, p.id`,
        [dossier],
      );
      return rows.map((row) => ({
        user: text(row, 'person'),
        name: text(row, 'name'),
        email: text(row, 'email'),
        role: roleIn(row['role']) ?? 'reader',
      }));
    },
  };
}

export function membersOver(sql: Sql, clock: () => Date = () => new Date()): Members {
  const now = (): string => clock().toISOString();
  return {
    ...invitations(sql, now),
    ...people(sql),
    accept: accept(sql, now),
    setRole: setRole(sql, now),
    roleOn: async (user, dossier) => {
      const [row] = await sql.read(`SELECT role FROM member WHERE dossier = ? AND person = ?`, [dossier, user]);
      return roleIn(row?.['role']);
    },
    dossiersOf: async (user) => {
      const rows = await sql.read(`SELECT dossier, role FROM member WHERE person = ?`, [user]);
      return new Map(rows.map((row) => [text(row, 'dossier'), roleIn(row['role']) ?? 'reader']));
    },
    accessEvents: async (dossier) => {
      const rows = await sql.read(`SELECT * FROM access_event WHERE dossier = ? ORDER BY id DESC LIMIT 200`, [dossier]);
      return rows.map((row) => ({
        who: text(row, 'who'),
        when: text(row, 'at'),
        what: text(row, 'what'),
        about: text(row, 'about'),
      }));
    },
    useCode: (person, code) =>
      sql.write(async (transaction) => {
        const old = new Date(clock().getTime() - CODE_MS).toISOString();
        await transaction.all(`DELETE FROM used_code WHERE at < ?`, [old]);
        const rows = await transaction.all(
          `INSERT INTO used_code (person, code, at) VALUES (?, ?, ?) ON CONFLICT (person, code) DO NOTHING RETURNING code`,
          [person, code, now()],
        );
        return rows.length === 1;
      }),
    isCodeUsed: async (person, code) =>
      (await sql.read(`SELECT code FROM used_code WHERE person = ? AND code = ?`, [person, code])).length > 0,
    setting: (name, make) =>
      sql.write(async (transaction) => {
        await transaction.all(`INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING`, [
          name,
          make(),
        ]);
        return text((await transaction.all(`SELECT value FROM setting WHERE name = ?`, [name]))[0], 'value');
      }),
  };
}
