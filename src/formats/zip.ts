// Just enough of ZIP (PKWARE APPNOTE 6.3) to take named parts out of an archive: the central directory, stored and
// deflated entries. Every size is bounded while it is unpacked, so a bomb costs at most the limit.
import { Inflate } from 'fflate';
import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressed: number;
  /** Where the entry's local header stands. */
  readonly at: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 20_000;
const CHUNK = 16 * 1024;

const broken = (message: string): Diagnostic => ({ code: 'T101', severity: 'error', message });

function findEnd(view: DataView): number {
  const from = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= from; at -= 1) if (view.getUint32(at, true) === END) return at;
  return -1;
}

/** The archive's directory, as its end lists it; at most 20,000 entries. */
export function listZipEntries(bytes: Uint8Array): Result<readonly ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === -1) return fail(broken('the archive is cut off: its directory is missing'));
  const count = Math.min(view.getUint16(end + 10, true), MOST_ENTRIES);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let k = 0; k < count; k += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL)
      return fail(broken(`entry ${k + 1} of the archive's directory is broken`));
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      compressed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return succeed(entries);
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function inflate(name: string, data: Uint8Array, limit: number): Result<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflater = new Inflate((chunk) => {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  });
  try {
    for (let at = 0; at < data.length; at += CHUNK) {
      inflater.push(data.subarray(at, at + CHUNK), at + CHUNK >= data.length);
      if (size > limit) {
        return fail({
          code: 'T102',
          severity: 'error',
          message: `'${name}' unpacks to more than ${Math.floor(limit / 1024 / 1024)} MiB, as an archive made to do harm does`,
        });
      }
    }
  } catch {
    return fail(broken(`'${name}' in the archive is not properly compressed`));
  }
  return succeed(joined(chunks, size));
}

/** One entry unpacked, of at most `limit` bytes. */
export function unzipEntry(bytes: Uint8Array, entry: ZipEntry, limit: number): Result<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { at, name } = entry;
  if (entry.encrypted)
    return fail({ code: 'T104', severity: 'error', message: `'${name}' in the archive is under a password` });
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL)
    return fail(broken(`'${name}' is listed in the archive, but not there`));
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const data = bytes.subarray(from, from + entry.compressed);
  if (data.length < entry.compressed) return fail(broken(`'${name}' in the archive is cut off`));
  if (entry.method === 8) return inflate(name, data, limit);
  if (entry.method !== 0) return fail(broken(`'${name}' is packed by method ${entry.method}, which is not read`));
  if (data.length > limit)
    return fail({ code: 'T102', severity: 'error', message: `'${name}' has more than ${limit} bytes` });
  return succeed(data);
}
