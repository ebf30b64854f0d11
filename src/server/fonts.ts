import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = [
  ['assets'],
  ['..', '..', 'node_modules', '@fontsource-variable', 'source-serif-4', 'files'],
  ['..', '..', 'node_modules', '@fontsource-variable', 'inter', 'files'],
].map((path) => join(import.meta.dirname, ...path));

/** The bytes of one of `FONT_FILES`: beside the bundle, or from the packages when run from source. */
export function readFont(file: string): Uint8Array | undefined {
  for (const folder of FOLDERS) {
    try {
      return readFileSync(join(folder, file));
    } catch {
      continue;
    }
  }
  return undefined;
}
