// The catalogue's written pages: catalog.json, README.md and playthroughs/, all computed from arrangements/ and
// situations.yaml. `node scripts/write-catalogue.ts` writes them; test/catalog/dashboard.test.ts keeps them true.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseCatalogue, playThrough } from '../src/dossier/index.ts';
import { assemblePlaythrough, renderCatalogueMarkdown, renderMarkdown } from '../src/report/index.ts';

export const CATALOGUE_FOLDER = resolve(import.meta.dirname, '..', 'catalog');

function readFiles(): ReadonlyMap<string, string> {
  const read = (path: string): readonly [string, string] => [path, readFileSync(join(CATALOGUE_FOLDER, path), 'utf8')];
  const names = readdirSync(join(CATALOGUE_FOLDER, 'arrangements')).sort();
  return new Map([...names.map((name) => read(`arrangements/${name}`)), read('situations.yaml')]);
}

/** Path inside catalog/ → what must stand there. Cost: every precedent played through, half a minute in all. */
export function composeCatalogue(): ReadonlyMap<string, string> {
  const parsed = parseCatalogue(readFiles());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics, null, 1));
  const played = parsed.value.map((precedent) => {
    const found = playThrough(precedent);
    if (found === undefined) throw new Error(`${precedent.arrangement.id} has no procedure`);
    const failing = found.scenarios.filter(({ passes }) => !passes).map(({ name }) => name);
    if (failing.length > 0)
      throw new Error(`${precedent.arrangement.id}: does not end as it says: ${failing.join('; ')}`);
    return found;
  });
  const entries = played.map(({ entry }) => entry);
  const pages = played.map(
    (each) => [`playthroughs/${each.entry.slug}.md`, renderMarkdown(assemblePlaythrough(each))] as const,
  );
  return new Map([
    ['catalog.json', `${JSON.stringify({ entries }, null, 1)}\n`],
    ['README.md', renderCatalogueMarkdown(entries)],
    ...pages,
  ]);
}
