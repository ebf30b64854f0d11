/** Control and direction-changing characters would let a document write to the terminal. */
export function visible(words: string): string {
  return words.replace(/\s+/g, ' ').replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069]/gu, '·');
}
