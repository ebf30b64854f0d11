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

/** Those that pictures use. */
const IN_PICTURES: readonly string[] = [
  'Inter_400Regular.ttf',
  'Inter_600SemiBold.ttf',
  'Inter_400Regular_Italic.ttf',
  'SourceSerif4_600SemiBold.ttf',
];

const faces = new Map<string, Uint8Array>();

function readFace(file: string): Uint8Array {
  const known = faces.get(file) ?? readAsset(file, join('@expo-google-fonts', PRINT_FONTS[file] ?? ''));
  faces.set(file, known);
  return known;
}

export function readPrintFonts(): readonly Uint8Array[] {
  return Object.keys(PRINT_FONTS).map(readFace);
}

export function readPictureFonts(): readonly Uint8Array[] {
  return IN_PICTURES.map(readFace);
}
