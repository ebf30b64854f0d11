// Takes out of a Word file what differs from run to run, so that the same brief is the same bytes.
import { strFromU8, strToU8, type Zippable, zipSync } from 'fflate';

/** The earliest time that a zip archive can name. */
const EPOCH = new Date(1980, 0, 1);

/** A brief carries no time of day; the program that wrote it is no fact about it. */
function withoutTimes(xml: string): string {
  return xml.replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, '');
}

/** Ids of drawings count on from one file to the next in the library; here from one. */
function renumbered(xml: string): string {
  let count = 0;
  return xml.replace(/(<wp:docPr\b[^>]*?\bid=")[^"]*"/g, (_, start: string) => `${start}${(count += 1)}"`);
}

/** Entries in the order of their names, all of one date. */
export function settle(entries: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const settled: Zippable = {};
  for (const name of Object.keys(entries).toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))) {
    const bytes = entries[name] ?? new Uint8Array();
    const text = name.endsWith('.xml') ? strToU8(renumbered(withoutTimes(strFromU8(bytes)))) : bytes;
    settled[name] = [text, { mtime: EPOCH, level: name.endsWith('.png') ? 0 : 6 }];
  }
  return zipSync(settled);
}

/** Readers look for the list of contents first. */
function rank(name: string): number {
  return name === '[Content_Types].xml' ? 0 : name.startsWith('_rels/') ? 1 : 2;
}
