import {
  type Brief,
  type BriefAnnex,
  FONT_FILES,
  NO_ANNEX,
  renderBriefHtml,
  renderFontFaces,
  STYLE_SHEET,
} from '../report/index.ts';
import type { Page, Pages } from './pages.ts';

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0f5c73"/><path d="M8 22a8 8 0 0 1 16 0" fill="none" stroke="#fff" stroke-width="3"/></svg>';

/** The fonts that the style sheet names, as far as `font` can supply them. */
export function fontPages(font: (file: string) => Uint8Array | undefined): Pages {
  const pages = new Map<string, Page>();
  for (const { file } of FONT_FILES) {
    const body = font(file);
    if (body) pages.set(`/assets/${file}`, { type: 'font/woff2', body, immutable: true });
  }
  return pages;
}

/** The pages of one brief: the page itself, its data, its style sheet and the fonts that `font` can supply. */
export function briefPages(
  brief: Brief,
  font: (file: string) => Uint8Array | undefined,
  annex: BriefAnnex = NO_ANNEX,
): Pages {
  const css = `${renderFontFaces('/assets/')}\n${STYLE_SHEET}`;
  const pages = new Map<string, Page>([
    [
      '/',
      { type: 'text/html; charset=utf-8', body: renderBriefHtml(brief, { stylesheet: '/assets/casus.css', annex }) },
    ],
    ['/brief.json', { type: 'application/json; charset=utf-8', body: `${JSON.stringify(brief, null, 2)}\n` }],
    ['/assets/casus.css', { type: 'text/css; charset=utf-8', body: css }],
    ['/favicon.ico', { type: 'image/svg+xml', body: ICON, immutable: true }],
  ]);
  return new Map([...pages, ...fontPages(font)]);
}
