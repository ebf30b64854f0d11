// Whether a line is the name of an instrument: 'Treaty on …', 'Joint Communiqué of …', and no headline about one.

const NOUN =
  /^(?:treaty|agreement|convention|protocol|charter|pact|covenant|compact|accords?|communiqu[eé]|declaration|memorandum|framework|statute|constitution|undertaking|decision|resolution|arrangement|terms|principles|guarantees?|summary|conclusions|statement|understanding)$/;
/** Words in lower case that may stand before it. */
const BEFORE =
  /^(?:the|a|an|of|on|no|by|draft|proposed|joint|final|revised|common|consolidated|outcome|text|texts|zero|non-paper|framework)$/;
const NEWS_VERB =
  /\b(?:says?|said|warns?|seeks?|rejects?|demands?|weighs?|backs?|fails?|collapses?|signs?|agrees?|nears?|faces?|splits?|stalls?|hopes?|urges?|wants?|calls?|will|would|could|has|have|are|is|was|were)\b/i;
const MOST_BEFORE = 7;

/** Reads no further than the first 200 characters. */
export function namesInstrument(line: string): boolean {
  const words = line.slice(0, 200);
  if (NEWS_VERB.test(words) || /[.?!;]$/.test(words)) return false;
  const all = words.match(/[\p{L}\p{N}’'/-]+/gu) ?? [];
  const at = all.slice(0, MOST_BEFORE + 1).findIndex((word) => NOUN.test(word.toLowerCase()));
  if (at === -1) return false;
  const lowerNoun = at > 0 && /^\p{Ll}/u.test(all[at] ?? '');
  const fits = all
    .slice(0, at)
    .every((word) => BEFORE.test(word.toLowerCase()) || (!lowerNoun && /^[\p{Lu}\p{N}]/u.test(word)));
  // 'Peace agreement stalls' begins as a headline does; 'Peace agreement between …' goes on as a name.
  const next = all[at + 1]?.toLowerCase();
  return (
    fits &&
    (next === undefined || !lowerNoun || /^(?:on|of|between|among|for|concerning|regarding|relating|to)$/.test(next))
  );
}
