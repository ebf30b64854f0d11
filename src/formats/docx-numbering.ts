// The numbers that Word computes for list paragraphs (ECMA-376 part 1, 17.9): from word/numbering.xml and the paragraphs'
// own list and level. They stand in no paragraph, so they become labels of lines and move no offset.

interface Level {
  readonly format: string;
  /** '%1.', 'Article %1', '(%2)'. */
  readonly text: string;
  readonly start: number;
}

export interface Numbering {
  /** The label of the next paragraph of a list at a level; `null` for bullets and unknown lists. Counts. */
  readonly next: (list: string, level: number) => string | null;
}

const MOST = 2_000_000;
const DEEPEST = 9;
const value = (xml: string, tag: string): string | undefined =>
  new RegExp(`<w:${tag}\\s[^>]{0,200}?w:val\\s*=\\s*"([^"]{0,80})"`).exec(xml)?.[1];

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(count: number): string {
  let [rest, words] = [count, ''];
  for (const [size, letters] of ROMAN) for (; rest >= size; rest -= size) words += letters;
  return words;
}

function written(count: number, format: string): string {
  if (count > 3999 || count < 1) return String(count);
  if (format === 'lowerLetter' || format === 'upperLetter') {
    // Word doubles the letter after z: aa, bb.
    const letter = String.fromCodePoint(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
    return format === 'upperLetter' ? letter.toUpperCase() : letter;
  }
  if (format === 'lowerRoman') return roman(count);
  if (format === 'upperRoman') return roman(count).toUpperCase();
  return format === 'decimalZero' && count < 10 ? `0${count}` : String(count);
}

function levelsOf(xml: string): ReadonlyMap<number, Level> {
  const levels = new Map<number, Level>();
  for (const one of xml.matchAll(/<w:lvl\s[^>]{0,200}?w:ilvl\s*=\s*"(\d)"[\s\S]*?<\/w:lvl>/g))
    levels.set(Number(one[1]), {
      format: value(one[0], 'numFmt') ?? 'decimal',
      text: value(one[0], 'lvlText') ?? '',
      start: Number(value(one[0], 'start') ?? 1),
    });
  return levels;
}

/** numbering.xml → a counter. Lists of one definition count on together, as in Word. Linear; the first 2 million characters. */
export function readNumbering(whole: string): Numbering {
  const xml = whole.slice(0, MOST);
  const abstract = new Map<string, ReadonlyMap<number, Level>>();
  for (const part of xml.split('<w:abstractNum ').slice(1)) {
    const id = /w:abstractNumId\s*=\s*"(\d{1,9})"/.exec(part.slice(0, 300))?.[1];
    if (id !== undefined) abstract.set(id, levelsOf(part.split('</w:abstractNum>')[0] ?? ''));
  }
  const lists = new Map<string, string>();
  for (const part of xml.split('<w:num ').slice(1)) {
    const id = /w:numId\s*=\s*"(\d{1,9})"/.exec(part.slice(0, 300))?.[1];
    const of = value(part.split('</w:num>')[0] ?? '', 'abstractNumId');
    if (id !== undefined && of !== undefined) lists.set(id, of);
  }
  const counts = new Map<string, number[]>();
  return {
    next: (list, level) => {
      const definition = lists.get(list);
      const levels = definition === undefined ? undefined : abstract.get(definition);
      const own = levels?.get(level);
      if (definition === undefined || levels === undefined || own === undefined || level >= DEEPEST) return null;
      const counted = counts.get(definition) ?? [];
      counts.set(definition, counted);
      counted.length = Math.min(counted.length, level + 1);
      for (let above = 0; above < level; above += 1) counted[above] ??= levels.get(above)?.start ?? 1;
      counted[level] = counted[level] === undefined ? own.start : counted[level] + 1;
      if (own.format === 'bullet' || own.format === 'none') return null;
      const label = own.text.replace(/%(\d)/g, (_, at: string) =>
        written(counted[Number(at) - 1] ?? 1, levels.get(Number(at) - 1)?.format ?? 'decimal'),
      );
      return label.trim() === '' ? null : label.trim();
    },
  };
}
