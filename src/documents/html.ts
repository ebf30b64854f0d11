import type { SourcePiece } from './types.ts';

export interface HtmlText {
  readonly text: string;
  readonly map: readonly SourcePiece[];
  /** Role wished by the markup, by the offset at which the line's text begins. */
  readonly hints: ReadonlyMap<number, string>;
  /** Where lines begin that stand in bold or italics from end to end. */
  readonly emphasised: ReadonlySet<number>;
  /** Where the bold or italic words end that a line begins with, by its start: the name before a turn. */
  readonly led: ReadonlyMap<number, number>;
  readonly tooDeep: boolean;
}

const EMPHASIS = new Set(['b', 'strong', 'em', 'i', 'dt']);

interface Open {
  readonly name: string;
  readonly hint: string | null;
}

const RAW = new Set(['script', 'style', 'noscript', 'template', 'svg', 'iframe', 'textarea', 'math']);
const VOID = new Set(['br', 'img', 'hr', 'meta', 'link', 'input', 'source', 'wbr', 'col', 'area', 'base', 'embed']);
const INLINE = new Set('a abbr b cite code em font i mark q s small span strong sub sup time u wbr img'.split(' '));
const BY_NAME: Readonly<Record<string, string>> = {
  nav: 'navigation',
  footer: 'legal',
  aside: 'teaser',
  form: 'comment_form',
  button: 'share',
  title: 'duplicate_title',
  figcaption: 'caption',
  caption: 'caption',
  h1: 'title',
  h2: 'subhead',
  h3: 'subhead',
  h4: 'subhead',
  li: 'list',
  blockquote: 'quote_block',
};
const BY_CLASS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:cookie|consent|gdpr|privacy)/i, 'cookie'],
  [/\b(?:share|social)/i, 'share'],
  [/\b(?:advert|ads?(?!-free)|sponsor|promo)\b/i, 'advert'],
  [/\b(?:related|most-?read|recommended|teaser|trending|more-from|popular)/i, 'teaser'],
  [/\b(?:comment|disqus)/i, 'comment_form'],
  [/\b(?:newsletter|subscribe|signup)/i, 'newsletter'],
  [/\b(?:breadcrumb|menu|navigation|navbar)/i, 'navigation'],
  [/\b(?:tags|topics|tag-list|taglist)\b(?!-)/i, 'tags'],
  [/\b(?:key-?events|key-?moments|jump-?links|table-?of-?contents|toc)\b/i, 'navigation'],
  [/\bcaption\b/i, 'caption'],
  [/\b(?:sidebar|side-bar)\b/i, 'teaser'],
  [/\bfooter\b/i, 'legal'],
  [/\bpull-?quote\b/i, 'pull_quote'],
];
/** Letters and signs of Latin scripts, as HTML 4 names them. */
const LATIN =
  'AElig=Æ Aacute=Á Acirc=Â Agrave=À Aring=Å Atilde=Ã Auml=Ä Ccedil=Ç Dagger=‡ ETH=Ð Eacute=É Ecirc=Ê Egrave=È Euml=Ë Iacute=Í Icirc=Î Igrave=Ì Iuml=Ï Ntilde=Ñ OElig=Œ Oacute=Ó Ocirc=Ô Ograve=Ò Oslash=Ø Otilde=Õ Ouml=Ö Prime=″ Scaron=Š THORN=Þ Uacute=Ú Ucirc=Û Ugrave=Ù Uuml=Ü Yacute=Ý Yuml=Ÿ aacute=á acirc=â acute=´ aelig=æ agrave=à aring=å atilde=ã auml=ä bdquo=„ brvbar=¦ ccedil=ç cedil=¸ cent=¢ curren=¤ dagger=† deg=° divide=÷ ecirc=ê egrave=è eth=ð euml=ë euro=€ frac12=½ frac14=¼ frac34=¾ iacute=í icirc=î iexcl=¡ igrave=ì iquest=¿ iuml=ï lsaquo=‹ macr=¯ micro=µ minus=− not=¬ ntilde=ñ oacute=ó ocirc=ô oelig=œ ograve=ò ordf=ª ordm=º oslash=ø otilde=õ ouml=ö para=¶ permil=‰ plusmn=± pound=£ prime=′ reg=® rsaquo=› sbquo=‚ scaron=š sect=§ sup1=¹ sup2=² sup3=³ szlig=ß thorn=þ times=× trade=™ uacute=ú ucirc=û ugrave=ù uml=¨ uuml=ü yacute=ý yen=¥ yuml=ÿ';
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  copy: '©',
  eacute: 'é',
  middot: '·',
  bull: '•',
  laquo: '«',
  raquo: '»',
  shy: '\u00ad',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  ...Object.fromEntries(LATIN.split(' ').map((pair) => pair.split('='))),
};
const DEPTH = 400;

function entity(name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name] ?? `&${name};`;
  const hex = name[1] === 'x' || name[1] === 'X';
  const point = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
  return point > 0 && point <= 0x10_ffff && !(point >= 0xd800 && point < 0xe000)
    ? String.fromCodePoint(point)
    : '\ufffd';
}

const ARTICLE = new Set(['title', 'subhead', 'list', 'quote_block']);

/** What markup around a line says it is: noise of whatever lies around it, else the innermost; a page's first heading is its title. */
function hintIn(stack: readonly Open[]): string | null {
  const inner = stack.findLast((open) => open.hint !== null)?.hint ?? null;
  if (inner === null || inner === 'title' || !ARTICLE.has(inner)) return inner;
  return stack.find((open) => open.hint !== null && !ARTICLE.has(open.hint))?.hint ?? inner;
}

function hintOf(name: string, attributes: string): string | null {
  const named = BY_NAME[name];
  // The article itself bears the names of its subjects: 'post tag-comment'.
  if (name === 'article' || name === 'main') return null;
  if (named !== undefined && !['title', 'subhead', 'list', 'quote_block'].includes(named)) return named;
  const classes = /\b(?:class|id)\s*=\s*["']?[^"'>]*/gi;
  for (const match of attributes.slice(0, 2000).matchAll(classes))
    for (const [pattern, hint] of BY_CLASS)
      if (name !== 'body' && name !== 'html' && pattern.test(match[0])) return hint;
  return named ?? null;
}

/** The text of a web page, one block a line, scripts left out, with a map to the source. Linear, no recursion. */
export function htmlToText(source: string): HtmlText {
  const parts: string[] = [];
  const map: SourcePiece[] = [];
  const hints = new Map<number, string>();
  const emphasised = new Set<number>();
  const led = new Map<number, number>();
  let emphatic: number | null = null;
  const stack: Open[] = [];
  let length = 0;
  let atLineStart = true;
  let tooDeep = false;
  let [lineAt, linked] = [0, false];
  const breakLine = (): void => {
    if (atLineStart) return;
    // A heading, an item or a paragraph that is nothing but a link leads to another page.
    if (linked && /^(?:list|subhead)?$/.test(hints.get(lineAt) ?? '') && length - lineAt > 12)
      hints.set(lineAt, 'teaser');
    if (emphatic !== null) emphasised.add(emphatic);
    emphatic = null;
    parts.push('\n');
    length += 1;
    atLineStart = true;
  };
  const write = (from: number, to: number): void => {
    for (const piece of source.slice(from, to).matchAll(/&(#?\w{1,10});|\s+|[^&\s]+|&/g)) {
      const blank = /^\s/.test(piece[0]);
      if (blank && atLineStart) continue;
      const text = blank ? ' ' : piece[1] === undefined ? piece[0] : entity(piece[1]);
      if (atLineStart) {
        const hint = hintIn(stack);
        if (hint !== null) hints.set(length, hint);
        [lineAt, linked] = [length, true];
        emphatic = length;
      }
      if (!blank && !stack.some(({ name }) => name === 'a')) linked = false;
      if (!blank && emphatic !== null && !stack.some((open) => EMPHASIS.has(open.name))) {
        if (length > emphatic) led.set(emphatic, length);
        emphatic = null;
      }
      map.push({ at: length, source: from + piece.index });
      parts.push(text);
      length += text.length;
      atLineStart = false;
    }
  };
  const close = (name: string): void => {
    for (let k = stack.length - 1; k >= Math.max(0, stack.length - 64); k -= 1) {
      if (stack[k]?.name === name) {
        stack.length = k;
        return;
      }
    }
  };
  const tag = /<(?:!--|(\/?)([a-zA-Z][\w-]{0,40})|[!?])/g;
  let at = 0;
  for (let found = tag.exec(source); found !== null; found = tag.exec(source)) {
    write(at, found.index);
    const name = (found[2] ?? '').toLowerCase();
    const comment = found[0] === '<!--';
    const stop = source.indexOf(comment ? '-->' : '>', tag.lastIndex);
    at = stop === -1 ? source.length : stop + (comment ? 3 : 1);
    if (name !== '' && !INLINE.has(name)) breakLine();
    if (name !== '' && found[1] === '/') close(name);
    else if (RAW.has(name)) at = endOfRaw(source, name, at);
    else if (name !== '' && !VOID.has(name)) {
      if (stack.length < DEPTH) stack.push({ name, hint: hintOf(name, source.slice(tag.lastIndex, at)) });
      else tooDeep = true;
    }
    tag.lastIndex = at;
  }
  write(at, source.length);
  if (emphatic !== null && !atLineStart) emphasised.add(emphatic);
  return { text: parts.join(''), map, hints, emphasised, led, tooDeep };
}

function endOfRaw(source: string, name: string, from: number): number {
  const end = new RegExp(`</${name}\\b[^>]*>`, 'gi');
  end.lastIndex = from;
  const found = end.exec(source);
  return found === null ? source.length : found.index + found[0].length;
}
