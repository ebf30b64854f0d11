// Puts a browser in place once, before any test of a page: no system package, no download.
import { prepareBrowser } from './browser.ts';

export default function setup(): void {
  prepareBrowser();
}
