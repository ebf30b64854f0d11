/**
 * What is kept of a password. @source RFC 9106 (argon2id); memory and passes as OWASP's cheat sheet on password storage
 * has them. Accounts of earlier versions have scrypt hashes of the account library, which still let in.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { verifyPassword } from 'better-auth/crypto';

const [KIB, PASSES, LANES, BYTES] = [19_456, 2, 1, 32];
const HEAD = `$argon2id$v=19$m=${KIB},t=${PASSES},p=${LANES}$`;
const SHAPE = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

function derive(
  password: string,
  nonce: Uint8Array,
  [memory, passes, parallelism]: readonly number[],
): Promise<Buffer> {
  const given = {
    message: password,
    nonce,
    memory: memory ?? KIB,
    passes: passes ?? PASSES,
    parallelism: parallelism ?? LANES,
    tagLength: BYTES,
  };
  return new Promise((resolve, reject) => {
    argon2('argon2id', given, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

function plain(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '');
}

/** In the form of PHC strings. Cost: 19 MiB and some tens of milliseconds, beside the thread of requests. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  return `${HEAD}${plain(nonce)}$${plain(await derive(password, nonce, [KIB, PASSES, LANES]))}`;
}

export async function isPassword(hash: string, password: string): Promise<boolean> {
  const found = SHAPE.exec(hash);
  if (found === null) return verifyPassword({ hash, password });
  const [, memory, passes, lanes, nonce = '', kept = ''] = found;
  const key = await derive(password, Buffer.from(nonce, 'base64'), [memory, passes, lanes].map(Number));
  const expected = Buffer.from(kept, 'base64');
  return key.length === expected.length && timingSafeEqual(key, expected);
}
