// Non-breaking and thin spaces: read as plain ones, given back as they stand in the text.
const BLANKS = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/gu;

/** The same text, character for character, with every kind of space as the plain one. Linear. */
export const withPlainBlanks = (text: string): string => text.replace(BLANKS, ' ');

function restored(value: unknown, text: string): unknown {
  if (Array.isArray(value)) return value.map((one) => restored(one, text));
  if (typeof value !== 'object' || value === null || value instanceof Map) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, restored(one, text)] as const);
  const whole: Record<string, unknown> = Object.fromEntries(entries);
  const { start, end, text: words } = whole;
  return typeof words === 'string' && typeof start === 'number' && typeof end === 'number' && end <= text.length
    ? { ...whole, text: text.slice(start, end) }
    : whole;
}

/** Every span's words as the text itself has them, where it was read with plain spaces. Linear in the reading. */
export const withOwnBlanks = <T>(reading: T, text: string): T => restored(reading, text) as T;
