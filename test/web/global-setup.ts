// Puts a browser and the built workbench in place once, before any test of a page: no system package, no download.
import { buildWeb } from '../../scripts/build-web.ts';
import { prepareBrowser } from './browser.ts';

export default async function setup(): Promise<void> {
  prepareBrowser();
  await buildWeb();
}
