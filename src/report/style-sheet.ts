/**
 * The look of every page: paper, ink, one accent, dashed hatch for what is open; light, dark, phone and print.
 * Fonts are named here and supplied by `FONT_FACES` where a server or a bundle can; otherwise the system's serif serves.
 */
const TOKENS = `
:root{color-scheme:light dark;--paper:#fbfaf6;--card:#fff;--ink:#1c2430;--soft:#545f6d;--line:#e3e0d8;--accent:#0f5c73;--accent-soft:#e5f0f3;--danger:#b23a17;--danger-soft:#fdebe4;--ok:#1f6b4a;--open-ink:#6d4a00;--open-line:#c89b2e;--open-a:#fff4d2;--open-b:#fffaf0;--track:#efece4;--serif:"Source Serif 4 Variable","Source Serif 4",Georgia,"Noto Serif",serif;--sans:"Inter Variable",Inter,system-ui,"Noto Sans",sans-serif}
`;
const DARK =
  '--paper:#14181d;--card:#1b2027;--ink:#e9e6de;--soft:#a7afba;--line:#343b45;--accent:#74c3da;--accent-soft:#17323b;--danger:#ff9574;--danger-soft:#43211a;--ok:#7fd1a9;--open-ink:#f3cf78;--open-line:#a27c22;--open-a:#3a2f16;--open-b:#2a2415;--track:#2b323b';
/** Dark where the reader's system says so, unless the page says `data-theme`. */
const THEMES = `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${DARK}}}
:root[data-theme=dark]{color-scheme:dark;${DARK}}
:root[data-theme=light]{color-scheme:light}
`;
/** Where the reader's system sets the colours, pictures take them too; signs and shapes tell ballots and stances apart. */
const FORCED = `@media (forced-colors:active){:root,:root[data-theme]{--paper:Canvas;--card:Canvas;--ink:CanvasText;--soft:CanvasText;--line:CanvasText;--accent:Highlight;--danger:CanvasText;--danger-soft:Canvas;--ok:CanvasText;--open-ink:CanvasText;--open-line:CanvasText;--open-a:Canvas;--open-b:Canvas;--track:Canvas}.open{border:1px dashed}.picture .track,.picture .band{stroke:GrayText}}
`;
const PAGE = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:400 1rem/1.55 var(--sans);font-feature-settings:"cv05","ss03","calt" 0;overflow-wrap:break-word}
header,main,footer{max-width:66rem;margin:0 auto;padding:0 1.75rem}
header{padding-top:1.6rem;display:flex;flex-wrap:wrap;align-items:baseline;gap:.35rem .9rem}
.brand{margin:0;flex-basis:100%;font:600 .95rem/1 var(--serif);color:var(--accent);letter-spacing:.02em}
h1{font:600 1.65rem/1.2 var(--serif);margin:0}
h2{font:600 1.3rem/1.3 var(--serif);margin:0 0 .6rem}
h3{font:600 1rem/1.4 var(--sans);margin:1.4rem 0 .2rem}
.situation:first-of-type h3{margin-top:0}
.chips{list-style:none;display:flex;flex-wrap:wrap;gap:.4rem;margin:0;padding:0}
.chip{font-size:.8rem;border:1px solid var(--line);border-radius:99px;padding:.1rem .7rem;color:var(--soft);background:var(--card)}
.lead{font:600 clamp(1.35rem,1rem + 1.9vw,2.05rem)/1.26 var(--serif);letter-spacing:-.005em;margin:1.1rem 0 1.5rem;max-width:34em;text-wrap:pretty}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:1.15rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:11px;padding:1.1rem 1.25rem 1.2rem;min-width:0}
.wide{grid-column:1/-1}
.n{display:block;font:600 .82rem/1.4 var(--sans);color:var(--soft)}
.card p{margin:0 0 .6rem}
.card p:last-child{margin-bottom:0}
.muted,small{color:var(--soft)}
small{display:block;font-size:.82rem;line-height:1.4;font-weight:400}
.quote{margin:0 0 .85rem;padding:.05rem 0 .05rem .8rem;border-left:3px solid var(--line)}
.quote blockquote{margin:0}
.quote blockquote p{margin:0;font:400 1.06rem/1.45 var(--serif)}
.quote figcaption,.ballot{font-size:.84rem;color:var(--accent)}
footer{padding-top:1.4rem;padding-bottom:2.5rem;color:var(--soft);font-size:.86rem}
footer p{margin:.2rem 0;max-width:70ch}
.hidden,.skip:not(:focus){position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip:focus{position:absolute;left:1rem;top:.5rem;background:var(--card);color:var(--accent);padding:.4rem .8rem;z-index:1}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
main:focus{outline:none}
`;
const PARTS = `
table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--soft);font-size:.84rem}
th,td{text-align:left;vertical-align:top;padding:.55rem .9rem .55rem 0;border-top:1px solid var(--line);font-weight:400}
thead th{border-top:0;color:var(--soft);font-size:.82rem;padding-bottom:.3rem}
tbody th{font-weight:500}
.right{text-align:right}
td[data-label=activation]{min-width:7rem}
td[data-label=time]{min-width:8.6rem}
.danger{color:var(--danger);font-weight:600}
.ok{color:var(--ok)}
.number{font-weight:600}
.open{color:var(--open-ink);background:repeating-linear-gradient(135deg,var(--open-a) 0 6px,var(--open-b) 6px 12px);border:1px dashed var(--open-line);border-radius:6px;padding:.02rem .4rem;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.opens,.findings,.differences{list-style:none;margin:0;padding:0}
.opens li{padding:.3rem 0;display:flex;flex-wrap:wrap;gap:.2rem .8rem;align-items:baseline}
.effect{color:var(--soft);font-size:.9rem}
.differences li{border-left:3px solid var(--accent);padding:.15rem 0 .15rem .8rem;margin:.5rem 0 .7rem}
.card .differences p{margin:0}
.findings li{display:grid;grid-template-columns:4.8rem 1fr;gap:.2rem .8rem;padding:.55rem 0;border-top:1px solid var(--line)}
.findings li:first-child{border-top:0}
.findings p{margin:0}
.tier{font-size:.72rem;font-weight:600;letter-spacing:.05em;text-transform:uppercase;border-radius:5px;padding:.12rem .45rem;justify-self:start;align-self:start}
.grave{background:var(--danger-soft);color:var(--danger)}
.mild{background:var(--open-a);color:var(--open-ink)}
`;
const PICTURES = `
figure{margin:1rem 0 0}
.caption{color:var(--soft);font-size:.84rem;margin-bottom:.35rem}
.beside>div>h3:first-child{margin-top:0}
.beside{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:0 1.6rem;align-items:start}
.data .beside{margin-top:.6rem}
.quote{margin-top:0}
.picture{display:block;max-width:100%;height:auto;font-family:var(--sans)}
.picture text{fill:var(--ink);font-size:12.5px}
.picture .tick,.picture .rule{fill:var(--soft);font-size:11px}
.picture .rule{font-size:12px}
.picture .track{fill:var(--track)}
.picture .range{fill:var(--accent)}
.picture .wide{fill:var(--open-a);stroke:var(--open-line);stroke-dasharray:3 2}
.picture .disc{fill:var(--accent)}
.picture .sign{fill:var(--card)}
.picture .line{fill:none;stroke:var(--card);stroke-width:2.2;stroke-linecap:round}
.picture .against .disc{fill:var(--danger)}
.picture .abstain .disc,.picture .absent .disc{fill:var(--soft)}
.picture .seat.open{background:none;border:0}
.picture .open .disc{fill:var(--open-a);stroke:var(--open-line);stroke-dasharray:3 2}
.picture .open .sign{stroke:var(--open-ink)}
.picture .ring{fill:none;stroke:var(--danger);stroke-width:2}
.picture .outcome{font-family:var(--serif);font-size:19px;font-weight:600}
.picture .outcome.danger{fill:var(--danger)}
.picture .outcome.ok{fill:var(--ok)}
.picture .outcome.open{fill:var(--open-ink)}
.picture .dot{fill:var(--accent)}
.picture .dot.marked,.picture .range.marked{fill:var(--danger)}
.picture .dot.vague{fill:var(--open-a);stroke:var(--open-line);stroke-width:1.5}
.picture .dot.vague.marked{stroke:var(--danger)}
.picture .dot.faint{fill:var(--line)}
.picture .dot.beaten{fill:var(--track);stroke:var(--soft)}
.picture .name.marked{fill:var(--danger);font-weight:600}
.picture .band{fill:var(--track);opacity:.45}
.picture .join{fill:none;stroke:var(--accent);stroke-width:2}
.picture .edge,.picture .axis,.picture .grid{fill:none;stroke:var(--soft);stroke-width:1.2}
.picture .grid{stroke:var(--line)}
.picture .head{fill:var(--soft)}
.picture .box{fill:var(--card);stroke:var(--soft);stroke-width:1.2}
.picture .box.blockable{stroke:var(--danger);stroke-width:2}
.picture .box.vague{fill:var(--open-a);stroke:var(--open-line);stroke-dasharray:4 3}
.picture .stage{font-weight:600;font-size:13.5px}
.picture .clock{fill:var(--soft);font-size:12px}
.picture .clock.vague{fill:var(--open-ink)}
.picture .end.acts{fill:var(--ok);font-weight:600}
.picture .end.idle{fill:var(--soft);font-style:italic}
.picture .stance{stroke-width:2.4;stroke-linecap:round}
.picture .favour{fill:var(--accent)}
.picture .oppose{fill:none;stroke:var(--danger)}
.picture .unsure{fill:none;stroke:var(--open-ink)}
.picture .frame{fill:none;stroke:var(--danger);stroke-dasharray:2 2}
.picture .hit{pointer-events:all}
.picture [data-seat]{cursor:pointer}
.picture [data-seat]:hover .disc{stroke:var(--ink);stroke-width:2}
.picture [data-seat]:focus{outline:none}
.picture [data-seat]:focus-visible .disc{stroke:var(--ink);stroke-width:4}
.pictures{display:flex;flex-wrap:wrap;gap:.4rem 2rem;align-items:flex-start}
.pictures figure{margin-top:.3rem;max-width:100%}
h4{font:600 .95rem/1.4 var(--sans);margin:1.1rem 0 0}
.data{margin-top:.4rem;font-size:.86rem}
.findings p{overflow-wrap:anywhere}.plain{margin:0;padding-left:1.1rem}.plain li{margin:.35rem 0}
.data summary{cursor:pointer;color:var(--accent);width:fit-content;max-width:100%;overflow-wrap:anywhere;padding:.25rem 0;min-height:24px}
`;
const MEDIA = `
@media (max-width:40rem){.matrix,.timeline{overflow-x:auto}.matrix .picture,.timeline .picture{max-width:none;width:36rem}header,main,footer{padding-left:1rem;padding-right:1rem}.card{padding:1rem}.situation>table>thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.situation>table,.situation>table>tbody{display:block}.situation>table>tbody>tr{display:block;border-top:1px solid var(--line);padding:.6rem 0}.situation>table>tbody>tr>*{display:grid;grid-template-columns:6.6rem 1fr;gap:0 .6rem;border:0;padding:.16rem 0}.situation>table>tbody>tr>th{display:block;font-weight:600}.situation>table>tbody>tr>td::before{content:attr(data-label);color:var(--soft);font-size:.82rem}.situation td>*{justify-self:start}.situation td small{grid-column:2}.situation>table>tbody>tr>td:empty{display:none}.findings li{grid-template-columns:1fr}}
@media print{:root{--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--accent:#0b4a5d;--danger:#9c2f10;--ok:#175538;--open-ink:#5a3d00;--open-a:#fff;--open-b:#fff;--open-line:#7a5a10;--track:#e8e8e8;--danger-soft:#fff;color-scheme:light}body{font-size:10pt}header,main,footer{max-width:none;padding-left:0;padding-right:0}.card{border-color:#bbb;break-inside:auto}.quote,tr,.findings li,.differences li,figure{break-inside:avoid}h2,h3,h4{break-after:avoid}.skip,figure .data{display:none}.data::details-content{content-visibility:visible;height:auto}.lead{font-size:16pt}@page{margin:16mm}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media (forced-colors:active){.card,.tier{border:1px solid}}
`;

export const STYLE_SHEET: string = (TOKENS + THEMES + PAGE + PARTS + PICTURES + MEDIA + FORCED).trim();

/** Tokens, words and pictures without the layout of a page of its own: for an application that has its own. */
export const STYLE_SHEET_FOR_PAGES: string = (TOKENS + THEMES + PARTS + PICTURES + FORCED).trim();

/** Names of the families that printed pages are set in. */
export const PRINT_FAMILIES = { sans: 'Inter', serif: 'Source Serif 4' } as const;

function lightTokens(): ReadonlyMap<string, string> {
  return new Map([...TOKENS.matchAll(/--([\w-]+):([^;}]+)/g)].map(([, name = '', value = '']) => [name, value]));
}

/** The look of one picture alone, without variables: for readers of SVG that know only plain rules. White paper. */
function pictureStyle(): string {
  const tokens = new Map([
    ...lightTokens(),
    ['paper', '#fff'],
    ['sans', `"${PRINT_FAMILIES.sans}"`],
    ['serif', `"${PRINT_FAMILIES.serif}"`],
  ]);
  return PICTURES.split('\n')
    .filter((rule) => /^\.picture \S/.test(rule) && !/:hover|:focus|cursor|pointer-events/.test(rule))
    .concat('.picture{font-family:var(--sans)}')
    .join('\n')
    .replace(/var\(--([\w-]+)\)/g, (_, name: string) => tokens.get(name) ?? '');
}

export const PICTURE_STYLE: string = pictureStyle();

export interface FontFile {
  readonly family: string;
  /** File name under the assets' address. */
  readonly file: string;
  readonly weights: string;
  readonly range: 'latin' | 'cyrillic';
}

const RANGES: Readonly<Record<FontFile['range'], string>> = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  cyrillic: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
};

/** The faces that ship with the product: four small files, each fetched only when its script is on the page. */
export const FONT_FILES: readonly FontFile[] = (['latin', 'cyrillic'] as const).flatMap((range) => [
  { family: 'Source Serif 4 Variable', file: `source-serif-4-${range}-wght-normal.woff2`, weights: '200 900', range },
  { family: 'Inter Variable', file: `inter-${range}-wght-normal.woff2`, weights: '100 900', range },
]);

/** `@font-face` rules whose files lie under `base`, e.g. '/assets/'. */
export function renderFontFaces(base: string): string {
  return FONT_FILES.map(
    ({ family, file, weights, range }) =>
      `@font-face{font-family:"${family}";font-style:normal;font-display:swap;font-weight:${weights};src:url(${base}${file}) format("woff2");unicode-range:${RANGES[range]}}`,
  ).join('\n');
}
