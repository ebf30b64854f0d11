/**
 * The tables, as steps that only go forward: a step that was released is never edited, a change is a new step.
 * `{bytes}` and `{identity}` stand for what the two databases call differently.
 */
import { indexAllFiles } from './search-index.ts';
import { type Dialect, integer, type Sql, type Transaction } from './sql.ts';

interface Migration {
  readonly name: string;
  readonly shared?: readonly string[];
  readonly sqlite?: readonly string[];
  readonly postgres?: readonly string[];
  /** Fills new tables from old data. */
  readonly fill?: (transaction: Transaction, dialect: Dialect) => Promise<void>;
}

/** Version n is `MIGRATIONS[n - 1]`. */
export const MIGRATIONS: readonly Migration[] = [
  {
    name: 'dossiers, files, events',
    shared: [
      `CREATE TABLE blob (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, content {bytes} NOT NULL)`,
      `CREATE TABLE dossier (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, version INTEGER NOT NULL, files INTEGER NOT NULL,
        bytes INTEGER NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL)`,
      `CREATE TABLE file (
        dossier TEXT NOT NULL REFERENCES dossier (id), path TEXT NOT NULL, version INTEGER NOT NULL,
        sha256 TEXT REFERENCES blob (sha256), media_type TEXT NOT NULL, PRIMARY KEY (dossier, path))`,
      `CREATE TABLE event (
        dossier TEXT NOT NULL REFERENCES dossier (id), version INTEGER NOT NULL, kind TEXT NOT NULL,
        path TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL,
        before TEXT REFERENCES blob (sha256), after TEXT REFERENCES blob (sha256), undoes INTEGER,
        PRIMARY KEY (dossier, version))`,
      `CREATE TABLE idempotency (
        who TEXT NOT NULL, scope TEXT NOT NULL, key TEXT NOT NULL, request TEXT NOT NULL, answer TEXT NOT NULL,
        at TEXT NOT NULL, PRIMARY KEY (who, scope, key))`,
    ],
  },
  {
    name: 'search',
    shared: [
      `CREATE TABLE search_entry (
        id {identity}, dossier TEXT NOT NULL REFERENCES dossier (id), path TEXT NOT NULL, kind TEXT NOT NULL,
        body TEXT NOT NULL)`,
      `CREATE INDEX search_entry_by_file ON search_entry (dossier, path)`,
    ],
    sqlite: [`CREATE VIRTUAL TABLE search_words USING fts5 (words, content='', contentless_delete=1)`],
    postgres: [
      `ALTER TABLE search_entry ADD COLUMN words TSVECTOR NOT NULL`,
      `CREATE INDEX search_entry_words ON search_entry USING GIN (words)`,
    ],
    fill: indexAllFiles,
  },
  {
    name: 'accounts, roles, invitations',
    shared: [
      `CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)`,
      `CREATE TABLE person (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL UNIQUE, "emailVerified" INTEGER NOT NULL,
        image TEXT, "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "twoFactorEnabled" INTEGER)`,
      `CREATE TABLE session (
        id TEXT PRIMARY KEY, "expiresAt" TEXT NOT NULL, token TEXT NOT NULL UNIQUE, "createdAt" TEXT NOT NULL,
        "updatedAt" TEXT NOT NULL, "ipAddress" TEXT, "userAgent" TEXT,
        "userId" TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE)`,
      `CREATE INDEX session_by_person ON session ("userId")`,
      `CREATE TABLE login (
        id TEXT PRIMARY KEY, "accountId" TEXT NOT NULL, "providerId" TEXT NOT NULL,
        "userId" TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE, "accessToken" TEXT, "refreshToken" TEXT,
        "idToken" TEXT, "accessTokenExpiresAt" TEXT, "refreshTokenExpiresAt" TEXT, scope TEXT, password TEXT,
        "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL)`,
      `CREATE INDEX login_by_person ON login ("userId")`,
      `CREATE TABLE verification (
        id TEXT PRIMARY KEY, identifier TEXT NOT NULL, value TEXT NOT NULL, "expiresAt" TEXT NOT NULL,
        "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL)`,
      `CREATE INDEX verification_by_identifier ON verification (identifier)`,
      `CREATE TABLE second_factor (
        id TEXT PRIMARY KEY, secret TEXT NOT NULL, "backupCodes" TEXT NOT NULL,
        "userId" TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE, verified INTEGER,
        "failedVerificationCount" INTEGER, "lockedUntil" TEXT)`,
      `CREATE TABLE member (
        dossier TEXT NOT NULL REFERENCES dossier (id), person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
        role TEXT NOT NULL CHECK (role IN ('owner', 'analyst', 'reader')), PRIMARY KEY (dossier, person))`,
      `CREATE INDEX member_by_person ON member (person)`,
      `CREATE TABLE invitation (
        id TEXT PRIMARY KEY, token TEXT NOT NULL UNIQUE, dossier TEXT REFERENCES dossier (id), role TEXT NOT NULL,
        created_by TEXT NOT NULL, created TEXT NOT NULL, expires TEXT NOT NULL, used TEXT, used_by TEXT, revoked TEXT)`,
      `CREATE TABLE access_event (
        id {identity}, dossier TEXT NOT NULL REFERENCES dossier (id), at TEXT NOT NULL, who TEXT NOT NULL,
        what TEXT NOT NULL, about TEXT NOT NULL)`,
      `CREATE INDEX access_event_by_dossier ON access_event (dossier)`,
    ],
  },
  {
    name: 'deleted dossiers, used codes, hashed sessions',
    shared: [
      `CREATE TABLE deleted_dossier (
        dossier TEXT PRIMARY KEY REFERENCES dossier (id), at TEXT NOT NULL, who TEXT NOT NULL)`,
      `CREATE TABLE used_code (
        person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE, code TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (person, code))`,
      // Tokens were kept as they are until here: people sign in once more.
      `DELETE FROM session`,
      `DELETE FROM verification`,
    ],
  },
];

const NAMES: Readonly<Record<Dialect, Readonly<Record<string, string>>>> = {
  sqlite: { bytes: 'BLOB', identity: 'INTEGER PRIMARY KEY AUTOINCREMENT' },
  postgres: { bytes: 'BYTEA', identity: 'BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY' },
};

function inDialect(statement: string, dialect: Dialect): string {
  return statement.replace(/\{(\w+)\}/g, (_, name: string) => NAMES[dialect][name] ?? name);
}

async function versionOf(transaction: Transaction): Promise<number> {
  await transaction.all(`CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL)`);
  const [row] = await transaction.all(`SELECT COALESCE(MAX(version), 0) AS version FROM schema_version`);
  return integer(row, 'version');
}

/**
 * Brings the tables to version `to` (the newest unless a test asks for less) in one transaction, and gives the version
 * found. A version above the newest is left alone.
 */
export function migrate(sql: Sql, to: number = MIGRATIONS.length): Promise<number> {
  return sql.write(async (transaction) => {
    // Two servers that start at once on one PostgreSQL take turns.
    if (sql.dialect === 'postgres') await transaction.all(`SELECT pg_advisory_xact_lock(7263548)`);
    const found = await versionOf(transaction);
    for (const [index, migration] of MIGRATIONS.entries()) {
      if (index < found || index >= to) continue;
      for (const statement of [...(migration.shared ?? []), ...(migration[sql.dialect] ?? [])]) {
        await transaction.all(inDialect(statement, sql.dialect));
      }
      await migration.fill?.(transaction, sql.dialect);
      await transaction.all(`INSERT INTO schema_version (version, name) VALUES (?, ?)`, [index + 1, migration.name]);
    }
    return found;
  });
}
