// Writes catalog/catalog.json, catalog/README.md and catalog/playthroughs/; pages of precedents that are gone go too.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE_FOLDER, composeCatalogue } from './catalogue.ts';

const pages = composeCatalogue();
const folder = join(CATALOGUE_FOLDER, 'playthroughs');
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!pages.has(`playthroughs/${name}`)) rmSync(join(folder, name));
for (const [path, text] of pages) writeFileSync(join(CATALOGUE_FOLDER, path), text);
