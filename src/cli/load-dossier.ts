// A dossier's folder from a command line → the dossier, with messages that name files as the user would.
import { fail, type Result } from '../basics/index.ts';
import { type Dossier, parseDossier } from '../dossier/index.ts';
import { readDossierFolder } from '../store/index.ts';

const TEXT = /\.(?:ya?ml|json|txt|md)$/i;

/** Reads a folder with `dossier.yaml`. Reports what the store, the dossier and its parts report; files are full paths. */
export function openDossier(folder: string): Result<Dossier> {
  const root = folder.replace(/[/\\]+$/, '');
  const files = readDossierFolder(root);
  if (!files.ok) return files;
  const decoder = new TextDecoder('utf-8');
  const texts = new Map(
    [...files.value].filter(([path]) => TEXT.test(path)).map(([path, bytes]) => [path, decoder.decode(bytes)]),
  );
  const dossier = parseDossier(root.split(/[/\\]/).at(-1) ?? root, texts);
  if (dossier.ok) return dossier;
  return fail(
    ...dossier.diagnostics.map((diagnostic) =>
      diagnostic.file === undefined ? diagnostic : { ...diagnostic, file: `${root}/${diagnostic.file}` },
    ),
  );
}
