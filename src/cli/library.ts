// What ships beside the program: the catalogue, from the package's folder or from the repository's.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';

/** Beside the bundle, else above the sources. */
const ROOTS = ['..', '../..'].map((path) => join(import.meta.dirname, path));

/** Absolute path of a folder that ships, e.g. `catalog/bodies`; undefined when it is not there. */
export function shippedFolder(...path: readonly string[]): string | undefined {
  return ROOTS.map((root) => join(root, ...path)).find((folder) => existsSync(folder));
}

/** Absolute path → bytes of every file directly in a shipped folder. */
export function readShipped(...path: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const folder = shippedFolder(...path);
  if (folder === undefined) return new Map();
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(names.map(({ name }) => [join(folder, name), readFileSync(join(folder, name))]));
}

/** The same as texts by name without ending, only those with one of `endings`. */
export function readEntries(
  endings: readonly string[],
  ...path: readonly string[]
): readonly { readonly slug: string; readonly text: string }[] {
  const decoder = new TextDecoder();
  return [...readShipped(...path)]
    .filter(([file]) => endings.includes(extname(file)))
    .map(([file, bytes]) => ({ slug: basename(file, extname(file)), text: decoder.decode(bytes) }))
    .toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
}
