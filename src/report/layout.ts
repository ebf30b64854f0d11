// Text in columns: how wide a string is on a terminal, where it may break, how a table shares the width.

/** Columns a string takes on a terminal: combining marks take none, wide scripts two. Cost: O(length). */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/^[\p{Mn}\p{Me}\p{Cf}]$/u.test(character)) continue;
    const wide = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]$/u;
    width += wide.test(character) ? 2 : 1;
  }
  return width;
}

function breakWord(word: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && textWidth(piece) + textWidth(character) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

/**
 * Lines of at most `width` columns; breaks at spaces, and inside a word only when the word alone is too wide.
 * @example
 * wrapText('any of eleven guarantors', 12) // => ['any of', 'eleven', 'guarantors']
 */
export function wrapText(text: string, width: number): readonly string[] {
  const limit = Math.max(1, width);
  const lines: string[] = [];
  let line = '';
  const words = text
    .split(/[ \n\t]+/)
    .filter((word) => word !== '')
    .flatMap((word) => (textWidth(word) > limit ? breakWord(word, limit) : [word]));
  for (const word of words) {
    if (line === '') line = word;
    else if (textWidth(line) + 1 + textWidth(word) <= limit) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

export function padTo(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - textWidth(text)));
  return align === 'left' ? text + space : space + text;
}

/**
 * Widths for columns that share `total`: each gets what it needs, or else the widest give way first, evenly, down to 6.
 * @example
 * shareWidth([10, 40, 5], 40) // => [10, 25, 5]
 */
export function shareWidth(needed: readonly number[], total: number): readonly number[] {
  const widths = [...needed];
  for (let over = widths.reduce((sum, width) => sum + width, 0) - total; over > 0; over -= 1) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= 6) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}
