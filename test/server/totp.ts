import { createHmac } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP = 30;

/** Six digits for now, by a secret in base 32. @source RFC 6238 with RFC 4226 section 5.3 */
function totp(secret: string, seconds: number = Date.now() / 1000): string {
  const bits = Array.from(secret.replace(/=+$/, ''))
    .map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(seconds / STEP)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The codes before, of and after this half minute, all of which are taken; never at the end of one. */
export async function threeCodes(secret: string): Promise<readonly [string, string, string]> {
  const left = STEP - ((Date.now() / 1000) % STEP);
  if (left < 8) await new Promise((later) => setTimeout(later, left * 1000 + 50));
  const now = Date.now() / 1000;
  return [totp(secret, now - STEP), totp(secret, now), totp(secret, now + STEP)];
}
