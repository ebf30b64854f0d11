// One or many: whether words that name somebody take a singular or a plural verb.

const ONE_DESPITE_S = /\b(?:United States|United Nations|Netherlands|Philippines|Congress)$/i;
const BOTH = /^(?!the\b).+ and .+$/i;

/**
 * Whether a verb after these words stands in the plural. The head decides: 'the Council of Ministers' is one, 'the
 * allies in the Committee' and 'Britain and France' are many.
 */
export function takesPlural(words: string): boolean {
  if (/^(?:each|every|any|either|one)\b/i.test(words)) return false;
  if (/^(?:all|both)\b/i.test(words)) return true;
  const head = words.replace(/\s(?:of|to|in|on|with|from|for|under|that|who|which)\s.*$/i, '');
  if (ONE_DESPITE_S.test(head)) return false;
  return BOTH.test(head) || /(?:[^sui]s|members|people)$/i.test(head);
}

/** 'a', 'a and b', 'a, b and c'. */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
