// How a draft numbers its parts: 'Article 3', 'Art. 1(2)(a)', 'Article Four', '§ 2', '3.2.1', 'II.', '(1)', '(a)', '(ii)'.
import type { Span } from '../../basics/index.ts';
import { NUMBER_WORDS } from '../dates.ts';
import type { DocumentLine } from '../types.ts';

/** 'article' for 'Article', 'Art.' and 'ARTICLE'; '§'; 'decimal' for 3.2.1; 'number', 'roman', 'letter', 'romanette'. */
type Level = 'article' | '§' | 'decimal' | 'number' | 'roman' | 'letter' | 'romanette';

interface Step {
  readonly level: Level;
  /** As compared: digits for numbers in words or Roman, letters in lower case. */
  readonly key: string;
  readonly written: string;
}

interface Numbered {
  /** From the outermost to the innermost: 'Art. 1(2)(a)' has three. */
  readonly steps: readonly Step[];
  /** 'Article', 'Section', 'Annex'. */
  readonly word: string;
  /** UTF-16 units of the line that the number takes. */
  readonly length: number;
}

const DIGITS: ReadonlyMap<string, number> = new Map([
  ['i', 1],
  ['v', 5],
  ['x', 10],
  ['l', 50],
  ['c', 100],
]);

function romanValue(written: string): number {
  const values = Array.from(written.toLowerCase(), (letter) => DIGITS.get(letter) ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

/** 'III', 'Four' and '4' → '3', '4', '4'; '2bis' stays. */
function numberKey(written: string): string {
  const word = NUMBER_WORDS.indexOf(written.toLowerCase());
  if (word > 0) return String(word);
  return /^[IVXLC]+$/i.test(written) ? String(romanValue(written)) : written.toLowerCase();
}

const NUMBER = `\\d{1,3}(?:\\.\\d{1,3})*(?: ?(?:bis|ter)|[a-z])?|[IVXLC]{1,7}|(?:${NUMBER_WORDS.slice(1).join('|')})`;
const HEADING = new RegExp(
  `^(?<word>Article|ARTICLE|Art\\.|ART\\.|Section|SECTION|Sec\\.|Clause|CLAUSE|Chapter|CHAPTER|Rule|RULE|Annex|ANNEX) ?(?<number>${NUMBER})(?![\\p{L}\\p{N}])(?<inner>(?: ?\\((?:\\d{1,3}|[a-z]{1,4})\\))*)[.:]?\\s*[-–—]?\\s*`,
  'iu',
);
const SECTION = /^§§? ?(?<number>\d{1,3}[a-z]?)(?<inner>(?: ?\((?:\d{1,3}|[a-z]{1,4})\))*)[.:]?(?:\s+|$)/;
const DECIMAL = /^(?<number>\d{1,3}(?:\.\d{1,3}){1,4})[.)]?(?<inner>(?: ?\((?:\d{1,3}|[a-z]{1,4})\))*)\s+/;
const PLAIN =
  /^(?:\((?<boxed>\d{1,3})\)|(?<number>\d{1,3})[.)])(?<inner>(?: ?\((?:\d{1,3}|[a-z]{1,4})\))*)(?:\s+|(?=[\p{Lu}[]))/u;
const BARE_HEAD = /^(?<number>\d{1,3}) (?=\p{Lu}[\p{Lu} ,’'&-]{2,80}$)/u;
const ROMAN = /^(?<number>[IVXLC]{1,7})[.)]\s+(?=\S)/;
const LETTER = /^\(?(?<letter>[a-z]|[ivx]{1,5})\)(?:\s+|(?=\p{L}))|^(?<dotted>[a-z])\.\s+(?=\S)/u;
const ROMANETTE = /^[ivx]+$/;

function innerSteps(inner: string): readonly Step[] {
  return [...inner.matchAll(/\((\w+)\)/g)].map(([, written = '']) =>
    /^\d/.test(written) ? { level: 'number', key: written, written } : letterStep(written, null),
  );
}

/** '(i)' after '(h)' is a letter, elsewhere a small Roman number. */
function letterStep(written: string, before: string | null): Step {
  const letter =
    written.length === 1 && (!/[ivx]/.test(written) || before?.charCodeAt(0) === written.charCodeAt(0) - 1);
  return { level: letter ? 'letter' : 'romanette', key: written, written };
}

/** The number a line begins with; `null` when it has none. `lettersSoFar` is the letter of the item before. */
function numberAt(words: string, lettersSoFar: string | null = null): Numbered | null {
  const head = HEADING.exec(words);
  if (head?.groups !== undefined) {
    const { word = '', number = '', inner = '' } = head.groups;
    const [first = '', ...rest] = number.split('.');
    const steps: readonly Step[] = [
      { level: 'article', key: numberKey(first), written: first },
      ...rest.map((written): Step => ({ level: 'number', key: written, written })),
      ...innerSteps(inner),
    ];
    const name = word.toLowerCase().startsWith('art') ? 'Article' : word.startsWith('Sec') ? 'Section' : word;
    return { steps, word: `${name[0] ?? ''}${name.slice(1).toLowerCase()}`, length: head[0].length };
  }
  const section = SECTION.exec(words);
  if (section?.groups !== undefined) {
    const { number = '', inner = '' } = section.groups;
    return {
      steps: [{ level: '§', key: number, written: number }, ...innerSteps(inner)],
      word: '§',
      length: section[0].length,
    };
  }
  const decimal = DECIMAL.exec(words);
  if (decimal?.groups !== undefined) {
    const { number = '', inner = '' } = decimal.groups;
    return {
      steps: [
        ...number.split('.').map((written): Step => ({ level: 'decimal', key: written, written })),
        ...innerSteps(inner),
      ],
      word: '',
      length: decimal[0].length,
    };
  }
  const plain = PLAIN.exec(words) ?? BARE_HEAD.exec(words);
  if (plain?.groups !== undefined) {
    const written = plain.groups['boxed'] ?? plain.groups['number'] ?? '';
    return {
      steps: [{ level: 'number', key: written, written }, ...innerSteps(plain.groups['inner'] ?? '')],
      word: '',
      length: plain[0].length,
    };
  }
  const roman = ROMAN.exec(words);
  if (roman?.groups !== undefined) {
    const written = roman.groups['number'] ?? '';
    return { steps: [{ level: 'roman', key: numberKey(written), written }], word: '', length: roman[0].length };
  }
  const letter = LETTER.exec(words);
  if (letter?.groups === undefined) return null;
  const written = letter.groups['letter'] ?? letter.groups['dotted'] ?? '';
  const step = letterStep(written, lettersSoFar);
  if (step.level === 'romanette' && !ROMANETTE.test(written)) return null;
  return { steps: [step], word: '', length: letter[0].length };
}

export interface DraftPlace extends Span {
  /** Where the words behind the number begin. */
  readonly body: number;
  /** Keys from the outermost part to this one; empty in a text without numbers. */
  readonly path: readonly string[];
  /** The heading of the outermost part. */
  readonly title: string;
  /** Whether the line has a number of its own; else it belongs to the one above. */
  readonly numbered: boolean;
  /** 'Article 3, paragraph 2 (a)', '§ 2', '3.2.1'; `null` in a text without numbers. */
  readonly name: string | null;
}

interface Open {
  word: string;
  title: string;
  steps: Step[];
  /** The outermost level of this text. */
  top: Level | null;
}

/** 'Article 3, paragraph 2 (a)'. */
function nameOf(word: string, steps: readonly Step[]): string | null {
  const [first, ...rest] = steps;
  if (first === undefined) return null;
  if (steps.every(({ level }) => level === 'decimal')) return steps.map(({ written }) => written).join('.');
  const decimals = steps.filter(({ level }) => level === 'decimal');
  const inner = rest.filter(({ level }) => level !== 'decimal');
  const [paragraph, ...deeper] = inner;
  const numbered = paragraph?.level === 'number';
  const tail = (numbered ? deeper : inner).map(({ written }) => ` (${written})`).join('');
  const head =
    decimals.length > 0 && first.level === 'decimal'
      ? decimals.map(({ written }) => written).join('.')
      : first.level === 'number'
        ? `paragraph ${first.written}`
        : `${word === '' ? '' : `${word} `}${first.written}`;
  if (first.level === '§' || first.level === 'number')
    return `${head}${inner.map(({ written }) => ` (${written})`).join('')}`;
  return `${head}${numbered ? `, paragraph ${paragraph.written}` : ''}${tail}`;
}

const DEPTH: Readonly<Record<Level, number>> = {
  article: 0,
  '§': 0,
  roman: 0,
  decimal: 1,
  number: 1,
  letter: 2,
  romanette: 3,
};
const SHORT = 120;

/** A heading has no sentence behind its number. */
const isTitle = (rest: string, outer: boolean): boolean =>
  rest.length < (outer ? SHORT : 60) &&
  !/[.;:]$|[[\]]/.test(rest.trim()) &&
  !/\b(?:shall|will|may|must|is|are)\b/.test(rest);

function take(open: Open, numbered: Numbered, rest: string): boolean {
  const [first] = numbered.steps;
  if (first === undefined) return false;
  const outer = DEPTH[first.level] === 0;
  if (outer || open.top === null || (DEPTH[open.top] === 1 && DEPTH[first.level] === 1)) {
    const titled = isTitle(rest, outer);
    const same = first.level === 'decimal' && open.steps[0]?.key === first.key;
    if (!same) open.title = titled ? rest.trim() : '';
    if (outer) open.word = numbered.word;
    if (open.top === null || outer) open.top = first.level;
    open.steps = [...numbered.steps];
    return titled && (outer || rest.trim() !== '');
  }
  if (first.level === 'decimal') {
    // '3.1' under 'Article 3' counts the article too.
    const own = numbered.steps.filter((_, at) => at > 0 || open.steps[0]?.key !== first.key);
    open.steps = [...open.steps.slice(0, 1), ...own.map((step): Step => ({ ...step, level: 'number' }))];
    return false;
  }
  const depth = DEPTH[first.level];
  open.steps = [...open.steps.filter((step, at) => at === 0 || DEPTH[step.level] < depth), ...numbered.steps];
  return false;
}

/** The numbered places of a text, and whether its outermost parts are articles or sections by name. */
interface Numbering {
  readonly places: readonly DraftPlace[];
  readonly named: boolean;
  /** How many outermost parts. */
  readonly tops: number;
}

const wordsOf = (text: string, line: DocumentLine): string =>
  `${line.label === undefined ? '' : `${line.label} `}${text.slice(line.start, line.end)}`;

const NO_HEADING = /^(?:says|said|provides|of|also|and|was|is|has|had|would|will)\b/;

/** The places of a draft among its lines; `isNote` tells lines that are notes. Linear. */
export function numberedPlaces(
  text: string,
  lines: readonly DocumentLine[],
  isNote: (line: DocumentLine) => boolean,
): Numbering {
  const places: DraftPlace[] = [];
  const open: Open = { word: '', title: '', steps: [], top: null };
  const tops = new Set<string>();
  let named = false;
  for (const line of lines) {
    if (line.role === 'title' || line.role === 'byline' || line.role === 'dateline' || isNote(line)) continue;
    const words = wordsOf(text, line);
    const shown = words.length - (line.end - line.start);
    // '[8. Nuclear weapons …]': the number of a whole paragraph in brackets.
    const boxed = words.startsWith('[') && numberAt(words.slice(1)) !== null;
    const letters = open.steps.findLast(({ level }) => level === 'letter')?.key ?? null;
    const found = numberAt(boxed ? words.slice(1) : words, letters);
    const rest = found === null ? '' : words.slice(found.length + (boxed ? 1 : 0));
    const numbered = found !== null && found.steps[0]?.level === 'article' && NO_HEADING.test(rest) ? null : found;
    // A heading under the number of its article: 'Article I' / 'Purpose'.
    if (numbered === null && line.role === 'subhead') {
      if (open.steps.length === 1 && open.title === '') open.title = words.trim();
      continue;
    }
    const heading = numbered !== null && take(open, numbered, rest);
    if (numbered !== null && open.steps[0] !== undefined) {
      tops.add(open.steps[0].key);
      if (open.top === 'article' || open.top === '§') named = true;
    }
    if (heading || open.steps.length === 0) continue;
    const body = line.start + Math.max(0, (numbered?.length ?? 0) + (boxed ? 1 : 0) - shown);
    places.push({
      start: line.start,
      end: line.end,
      body: Math.min(body, line.end),
      path: open.steps.map(({ key }) => key),
      title: open.title,
      numbered: numbered !== null,
      name: nameOf(open.word, open.steps),
    });
  }
  return { places, named, tops: tops.size };
}

const CITED =
  /\b(?:Articles?|Art\.|Section|Clause|paragraph|para\.?|point) (?<number>[\w.]{1,12}?)(?<inner>(?: ?\((?:\d{1,3}|[a-z]{1,4})\))*)(?:,? (?:paragraph|para\.?) (?<paragraph>\d{1,3})(?<deeper>(?: ?\([a-z]{1,4}\))*))?(?![\w.]*\w)|§ ?(?<section>\d{1,3})(?<sub>(?: ?\(\w{1,3}\))*)|\bunder (?<decimal>\d{1,3}(?:\.\d{1,3})+)/u;

/** The path of the place that the words cite: 'Article III, paragraph 2', 'Art. 3(2)', '§ 4', 'under 3.1'. */
export function citedPath(words: string): readonly string[] | null {
  const groups = CITED.exec(words)?.groups;
  if (groups === undefined) return null;
  const boxed = (inner: string | undefined): readonly string[] =>
    [...(inner ?? '').matchAll(/\((\w+)\)/g)].map((match) => match[1] ?? '');
  if (groups['section'] !== undefined) return [groups['section'], ...boxed(groups['sub'])];
  if (groups['decimal'] !== undefined) return groups['decimal'].split('.');
  const [first = '', ...rest] = (groups['number'] ?? '').split('.');
  if (!/^\d/.test(first) && !/^[IVXLC]+$/.test(first) && NUMBER_WORDS.indexOf(first.toLowerCase()) < 1) return null;
  return [
    numberKey(first),
    ...rest.filter((one) => one !== ''),
    ...boxed(groups['inner']),
    ...(groups['paragraph'] === undefined ? [] : [groups['paragraph']]),
    ...boxed(groups['deeper']),
  ];
}
