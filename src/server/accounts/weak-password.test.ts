import { describe, expect, it } from 'vitest';
import { isWeakPassword } from './weak-password.ts';

const OLGA = { name: 'Olga Petrova', email: 'o.petrova@example.org' };

describe('a password', () => {
  it.each([
    'password1234',
    'PasswordPassword',
    'P@ssw0rd2026!',
    'welcome-to-casus',
    'olgapetrova1990',
    'petrova@example.org',
    'qwertyuiop123',
    'abcdefghijklm',
    'aaaaaaaaaaaa',
    '123456789012',
    'letmein letmein!',
  ])('is weak when a guess begins with it: %s', (password) => {
    expect(isWeakPassword(password, OLGA)).toBe(true);
  });

  it.each(['correct horse battery', 'tr0ub4dor&3xyz', 'здравствуй, мир пчёл', 'olga keeps bees in may'])(
    'is taken when it holds more than that: %s',
    (password) => {
      expect(isWeakPassword(password, OLGA)).toBe(false);
    },
  );
});
