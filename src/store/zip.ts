/**
 * A dossier as a zip file and back, byte for byte. Reading trusts nothing that the archive says about itself: sizes are
 * bounded while inflating, checksums are compared, every path is checked.
 * @source PKWARE, APPNOTE.TXT 6.3.10, sections 4.3-4.5
 */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';
import { checkPath, LIMITS, tooLarge } from './paths.ts';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const UTF8 = 0x0800;
const STORED = 0;
const DEFLATED = 8;
/** 1980-01-01, the first day a zip file knows: the same dossier gives the same bytes. */
const FIRST_DAY = 0x0021;

function broken(words: string): Diagnostic {
  return { code: 'S207', severity: 'error', message: `this zip file cannot be read: ${words}` };
}

interface Packed {
  readonly name: Buffer;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly data: Uint8Array;
}

function pack(path: string, content: Uint8Array): Packed {
  const deflated = deflateRawSync(content);
  const smaller = deflated.byteLength < content.byteLength;
  return {
    name: Buffer.from(path),
    method: smaller ? DEFLATED : STORED,
    crc: crc32(content),
    size: content.byteLength,
    data: smaller ? deflated : content,
  };
}

/** The 26 bytes that both headers of an entry share: version needed to the length of the extra field. */
function common({ name, method, crc, size, data }: Packed): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(UTF8, 2);
  header.writeUInt16LE(method, 4);
  header.writeUInt16LE(FIRST_DAY, 8);
  header.writeUInt32LE(crc, 10);
  header.writeUInt32LE(data.byteLength, 14);
  header.writeUInt32LE(size, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
}

function uint32(value: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(value);
  return four;
}

/** Files by path → the bytes of a zip file, always the same for the same files. Cost: O(bytes). */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  const sorted = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [path, content] of sorted) {
    const packed = pack(path, content);
    const shared = common(packed);
    const local = Buffer.concat([uint32(LOCAL), shared, packed.name]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    // Made by: Unix, so that names are read as UTF-8 with `/`.
    central.push(uint32(CENTRAL), Buffer.from([20, 3]), shared, tail, packed.name);
    parts.push(local, packed.data);
    offset += local.length + packed.data.byteLength;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(sorted.length, 8);
  end.writeUInt16LE(sorted.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

interface Listed {
  readonly path: string;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
  readonly next: number;
}

function readListed(zip: Buffer, at: number): Listed | undefined {
  if (at + 46 > zip.length || zip.readUInt32LE(at) !== CENTRAL) return undefined;
  const [nameLength, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
  const nameEnd = at + 46 + (nameLength ?? 0);
  if (nameEnd > zip.length) return undefined;
  return {
    path: new TextDecoder().decode(zip.subarray(at + 46, nameEnd)),
    flags: zip.readUInt16LE(at + 8),
    method: zip.readUInt16LE(at + 10),
    crc: zip.readUInt32LE(at + 16),
    packedSize: zip.readUInt32LE(at + 20),
    size: zip.readUInt32LE(at + 24),
    offset: zip.readUInt32LE(at + 42),
    next: nameEnd + (extra ?? 0) + (comment ?? 0),
  };
}

function findEnd(zip: Buffer): number | undefined {
  const lowest = Math.max(0, zip.length - 22 - 0xffff);
  for (let at = zip.length - 22; at >= lowest; at -= 1) if (zip.readUInt32LE(at) === END) return at;
  return undefined;
}

function readEntry(zip: Buffer, entry: Listed): Result<Uint8Array> {
  const { path, method, flags, crc, packedSize, size, offset } = entry;
  if ((flags & 1) !== 0) return fail(broken(`'${path}' is encrypted`));
  if (size > LIMITS.fileBytes) return fail(tooLarge(`'${path}' has more than 16 MB`));
  if (offset + 30 > zip.length || zip.readUInt32LE(offset) !== LOCAL)
    return fail(broken(`'${path}' is not where it should be`));
  const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
  const packed = zip.subarray(start, start + packedSize);
  if (packed.length !== packedSize) return fail(broken(`'${path}' is cut off`));
  try {
    if (method !== STORED && method !== DEFLATED) return fail(broken(`'${path}' is packed in an unknown way`));
    const content = method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
    if (content.byteLength === size && crc32(content) === crc) return succeed(new Uint8Array(content));
  } catch {
    // Damaged or longer than it says: the same answer as a wrong checksum.
  }
  return fail(broken(`'${path}' is damaged`));
}

/** What every entry's path starts with when the archive holds one folder, as file managers make it. */
function commonFolder(paths: readonly string[]): string {
  const folder = /^[^/]+\//.exec(paths[0] ?? '')?.[0] ?? '';
  const one = folder !== '' && !paths.includes('dossier.yaml') && paths.every((path) => path.startsWith(folder));
  return one && paths.includes(`${folder}dossier.yaml`) ? folder : '';
}

function listEntries(zip: Buffer): Result<readonly Listed[]> {
  const end = zip.length < 22 ? undefined : findEnd(zip);
  if (end === undefined) return fail(broken('it has no table of contents'));
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  const entries: Listed[] = [];
  for (let index = 0; index < count; index += 1) {
    const entry = readListed(zip, at);
    if (entry === undefined) return fail(broken('its table of contents is damaged'));
    at = entry.next;
    if (!entry.path.endsWith('/') && !/(?:^|\/)(?:__MACOSX\/|\.DS_Store$)/.test(entry.path)) entries.push(entry);
  }
  return succeed(entries);
}

function checkEntries(entries: readonly Listed[]): Diagnostic | undefined {
  const message =
    entries.length > LIMITS.files
      ? 'the zip file has more than 2,000 files'
      : entries.reduce((sum, { size }) => sum + size, 0) > LIMITS.bytes
        ? 'the files have more than 64 MB together'
        : undefined;
  return message === undefined ? undefined : tooLarge(message);
}

/**
 * The files of a zip archive by path; one folder around all of them is left out. Never gives more than `LIMITS`.
 * Cost: O(bytes). S205-S207.
 */
export function unzipFiles(archive: Uint8Array): Result<ReadonlyMap<string, Uint8Array>> {
  const zip = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const listed = listEntries(zip);
  if (!listed.ok) return listed;
  const tooMuch = checkEntries(listed.value);
  if (tooMuch) return fail(tooMuch);
  const folder = commonFolder(listed.value.map(({ path }) => path));
  const files = new Map<string, Uint8Array>();
  for (const entry of listed.value) {
    const path = checkPath(entry.path.slice(folder.length));
    if (!path.ok) return path;
    if (files.has(path.value)) return fail(broken(`'${path.value}' is in it twice`));
    const content = readEntry(zip, entry);
    if (!content.ok) return content;
    files.set(path.value, content.value);
  }
  return succeed(files);
}
