// A dossier's files → the dossier, with messages that name files as the user would.
import { fail, type Result } from '../basics/index.ts';
import { type Dossier, parseDossier } from '../dossier/index.ts';
import { readDossierFolder } from '../store/index.ts';
import type { CommandIo } from './command.ts';
import { weighArrangement } from './load-arrangement.ts';

const TEXT = /\.(?:ya?ml|jsonl?|txt|md)$/i;

/** Files by their paths inside the dossier → the dossier. Reports what the dossier and its parts report. */
export function dossierFromFiles(id: string, files: ReadonlyMap<string, Uint8Array>): Result<Dossier> {
  const decoder = new TextDecoder('utf-8');
  const texts = new Map(
    [...files].filter(([path]) => TEXT.test(path)).map(([path, bytes]) => [path, decoder.decode(bytes)]),
  );
  const readTable = (path: string): string | undefined => {
    const bytes = files.get(path);
    return bytes === undefined ? undefined : decoder.decode(bytes);
  };
  return parseDossier(id, texts, { weigh: (arrangement, file) => weighArrangement(arrangement, file, readTable) });
}

/** Reads a folder with `dossier.yaml`; files in messages are full paths. */
export function openDossier(folder: string, readFolder: CommandIo['readFolder'] = readDossierFolder): Result<Dossier> {
  const root = folder.replace(/(?<=.)[/\\]+$/, '');
  const files = readFolder(root);
  if (!files.ok) return files;
  const dossier = dossierFromFiles(root.split(/[/\\]/).at(-1) ?? root, files.value);
  if (dossier.ok) return dossier;
  return fail(
    ...dossier.diagnostics.map((diagnostic) =>
      diagnostic.file === undefined ? diagnostic : { ...diagnostic, file: `${root}/${diagnostic.file}` },
    ),
  );
}
