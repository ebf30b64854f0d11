// The catalogue that ships beside the program: its rows, and the page of one precedent.
import { join } from 'node:path';
import { fail, nearest, type Result, succeed } from '../basics/index.ts';
import { type CatalogueEntry, catalogueSchema } from '../dossier/index.ts';
import type { CommandIo } from './command.ts';

const FOLDERS = ['../../catalog', '../catalog'].map((path) => join(import.meta.dirname, path));

function readFromCatalogue(io: CommandIo, name: string): Result<string> {
  const [first, second] = FOLDERS.map((folder) => io.readText(join(folder, name)));
  return first?.ok ? first : second!;
}

/** The rows of `catalog/catalog.json`. I101 when the catalogue does not lie beside the program. */
export function readCatalogue(io: CommandIo): Result<readonly CatalogueEntry[]> {
  const text = readFromCatalogue(io, 'catalog.json');
  return text.ok ? succeed(catalogueSchema.parse(JSON.parse(text.value)).entries) : text;
}

/** Markdown that is read and not rendered needs no escapes. */
function withoutEscapes(markdown: string): string {
  return markdown.replace(/\\([\\`*_[\]<>|#~])/g, '$1').replaceAll('&amp;', '&');
}

/** The playthrough of one precedent as plain Markdown. I311 for a name that the catalogue does not have. */
export function readPlaythrough(io: CommandIo, slug: string, entries: readonly CatalogueEntry[]): Result<string> {
  const slugs = entries.map((entry) => entry.slug);
  if (slugs.includes(slug)) {
    const page = readFromCatalogue(io, `playthroughs/${slug}.md`);
    return page.ok ? succeed(withoutEscapes(page.value)) : page;
  }
  const meant = nearest(slug, slugs);
  const help = meant === undefined ? 'casus catalog lists them' : `did you mean '${meant}'?`;
  return fail({ code: 'I311', severity: 'error', message: `the catalogue has no precedent '${slug}'`, help });
}
