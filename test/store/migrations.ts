// Data of every earlier version, as that version wrote it, is whole and found after the step to the newest.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '../../src/store/migrations.ts';
import type { Sql, SqlValue } from '../../src/store/sql.ts';
import { storeOver } from '../../src/store/store.ts';

const content = new TextEncoder().encode('The guarantors meet at Locarno.');
const hash = createHash('sha256').update(content).digest('hex');
const AT = '2026-01-02T03:04:05.000Z';

/** Rows as version 1 wrote them; later versions only added tables. */
const ROWS: readonly (readonly [string, readonly SqlValue[]])[] = [
  [`INSERT INTO blob (sha256, size, content) VALUES (?, ?, ?)`, [hash, content.length, content]],
  [
    `INSERT INTO dossier (id, title, version, files, bytes, created, updated) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ['old', 'Old', 3, 1, content.length, AT, AT],
  ],
  [
    `INSERT INTO file (dossier, path, version, sha256, media_type) VALUES (?, ?, ?, ?, ?)`,
    ['old', 'documents/a.txt', 2, hash, 'text/plain'],
  ],
  [
    `INSERT INTO file (dossier, path, version, sha256, media_type) VALUES (?, ?, ?, ?, ?)`,
    ['old', 'gone.txt', 3, null, ''],
  ],
  ...(['create', 'write', 'delete'] as const).map(
    (kind, index) =>
      [
        `INSERT INTO event (dossier, version, kind, path, who, at, before, after, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          'old',
          index + 1,
          kind,
          index === 1 ? 'documents/a.txt' : 'gone.txt',
          'somebody',
          AT,
          index === 2 ? hash : null,
          index === 2 ? null : hash,
          null,
        ],
      ] as const,
  ),
  [
    `INSERT INTO idempotency (who, scope, key, request, answer, at) VALUES (?, ?, ?, ?, ?, ?)`,
    ['somebody', 'old', 'key-12345', 'r', '2', AT],
  ],
];

export function migrationConformance(name: string, open: (database: string) => Promise<Sql>): void {
  describe(`data on ${name} from an earlier version`, () => {
    for (let from = 1; from <= MIGRATIONS.length; from += 1) {
      it(`is whole after the steps from version ${from}, found by search, and can be changed and undone`, async () => {
        const sql = await open(`from-${from}`);
        expect(await migrate(sql, from)).toBe(0);
        await sql.write(async (transaction) => {
          for (const [query, parameters] of ROWS) await transaction.all(query, parameters);
          // A version that had search had the file in it.
          if (from >= 2) await MIGRATIONS[1]?.fill?.(transaction, sql.dialect);
        });
        expect(await migrate(sql)).toBe(from);
        expect(await migrate(sql)).toBe(MIGRATIONS.length);
        const store = storeOver(sql);
        expect(await store.readDossier('old')).toEqual({
          id: 'old',
          title: 'Old',
          version: 3,
          updated: AT,
          files: [{ path: 'documents/a.txt', version: 2, mediaType: 'text/plain', content }],
        });
        expect((await store.search({ words: 'locarno' })).map((hit) => hit.path)).toEqual(['documents/a.txt']);
        expect(await store.undo({ dossier: 'old', who: 'x', idempotencyKey: 'undo-old' })).toEqual({
          kind: 'written',
          version: 4,
          path: 'gone.txt',
          undoes: 3,
        });
        expect((await store.history('old', { limit: 9 })).map(({ kind }) => kind)).toEqual([
          'undo',
          'delete',
          'write',
          'create',
        ]);
        await sql.close();
      });
    }

    it('goes to the newest version once when two servers start at the same time', async () => {
      const sql = await open('twice');
      const found = await Promise.all([migrate(sql), migrate(sql)]);
      expect(new Set(found)).toEqual(new Set([0, MIGRATIONS.length]));
      await sql.close();
    });
  });
}
