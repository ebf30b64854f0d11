import { hashPassword as hashBefore } from 'better-auth/crypto';
import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword } from './password-hash.ts';

describe('what is kept of a password', () => {
  it('is argon2id with 19 MiB and a salt of its own, and tells this password from every other', async () => {
    const [first, second] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(second).not.toBe(first);
    expect(await isPassword(first, 'correct horse')).toBe(true);
    for (const other of ['Correct horse', 'correct horse ', '']) expect(await isPassword(first, other)).toBe(false);
  });

  it('still lets in whoever chose one before', async () => {
    const before = await hashBefore('correct horse');
    expect([await isPassword(before, 'correct horse'), await isPassword(before, 'wrong horse')]).toEqual([true, false]);
  });
});
