// The typefaces of printed pages: one file per face, with Latin, Greek and Cyrillic letters.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** File → the package it comes from. All are under the SIL Open Font License. */
export const PRINT_FONTS: Readonly<Record<string, string>> = {
  'Inter_400Regular.ttf': 'inter/400Regular',
  'Inter_600SemiBold.ttf': 'inter/600SemiBold',
  'Inter_400Regular_Italic.ttf': 'inter/400Regular_Italic',
  'SourceSerif4_400Regular.ttf': 'source-serif-4/400Regular',
  'SourceSerif4_400Regular_Italic.ttf': 'source-serif-4/400Regular_Italic',
  'SourceSerif4_600SemiBold.ttf': 'source-serif-4/600SemiBold',
};

/** A file that ships: beside the bundle, or from its package when run from source. */
export function readAsset(file: string, packageFolder: string): Uint8Array {
  const beside = join(import.meta.dirname, 'assets', file);
  const inPackage = join(import.meta.dirname, '..', '..', 'node_modules', packageFolder, file);
  try {
    return readFileSync(beside);
  } catch {
    return readFileSync(inPackage);
  }
}

let faces: readonly Uint8Array[] | undefined;

export function readPrintFonts(): readonly Uint8Array[] {
  faces ??= Object.entries(PRINT_FONTS).map(([file, folder]) => readAsset(file, join('@expo-google-fonts', folder)));
  return faces;
}
