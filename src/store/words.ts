/**
 * Text → words for search, the same for both databases: compatibility forms folded, accents dropped, lower case; a
 * character of a script without spaces between words is a word of its own.
 */
const WORD = /[\p{L}\p{N}]+/gu;
const SINGLE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const LONGEST = 60;

export interface PlacedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

function fold(raw: string): string {
  return raw
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .slice(0, LONGEST);
}

/** Words with their places in `text` (UTF-16 units). Cost: O(text). */
export function placeWords(text: string): readonly PlacedWord[] {
  const found: PlacedWord[] = [];
  const marked = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
  for (const match of text.matchAll(marked)) {
    let from = match.index;
    const flush = (to: number): void => {
      const word = fold(text.slice(from, to));
      if (to > from && WORD.test(word)) found.push({ word, start: from, end: to });
      WORD.lastIndex = 0;
    };
    for (let at = match.index; at < match.index + match[0].length; ) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      if (SINGLE.test(character)) {
        flush(at);
        found.push({ word: fold(character), start: at, end: at + character.length });
        from = at + character.length;
      }
      at += character.length;
    }
    flush(match.index + match[0].length);
  }
  return found;
}

/** Words that must stand side by side; the last one may be a beginning. Mostly one word. */
export interface AskedPhrase {
  readonly words: readonly string[];
  readonly prefix: boolean;
}

const MOST_WORDS = 24;

/**
 * 'Sécurité guar' asks for the word `securite` and for one that begins with `guar`; '保障' for 保 with 障 right after it.
 * Cost: O(question).
 */
export function askPhrases(question: string): readonly AskedPhrase[] {
  const words = placeWords(question).slice(0, MOST_WORDS);
  const phrases: PlacedWord[][] = [];
  for (const word of words) {
    const last = phrases.at(-1);
    if (last?.at(-1)?.end === word.start) last.push(word);
    else phrases.push([word]);
  }
  return phrases.map((phrase, index) => ({
    words: phrase.map(({ word }) => word),
    prefix: index === phrases.length - 1 && !SINGLE.test(phrase.at(-1)?.word ?? ''),
  }));
}
