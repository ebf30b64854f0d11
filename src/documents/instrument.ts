// Whether a line is the name of an instrument: 'Treaty on …', 'Joint Communiqué of …', and no headline about one.

const INSTRUMENT =
  /^(?:[“"']?(?:(?:the|a|an|draft|proposed|joint|final|revised|common|consolidated|outcome|text|texts|of|on|no|chair['’]s|co-chairs['’]|zero|non-paper|framework|[\p{Lu}][\p{L}’'-]*|[\p{Lu}\d]+)[ :,]+){0,7})(?:treaty|agreement|convention|protocol|charter|pact|covenant|compact|accords?|communiqu[eé]|declaration|memorandum|framework|statute|constitution|undertaking|terms of reference|rules of procedure|decision|resolution|arrangement|terms|principles|guarantees?|summary|conclusions|joint statement|final act|understanding)(?=$|[ .:;,–—-])/iu;
const NEWS_VERB =
  /\b(?:says?|said|warns?|seeks?|rejects?|demands?|weighs?|backs?|fails?|collapses?|signs?|agrees?|nears?|faces?|splits?|stalls?|hopes?|urges?|wants?|calls?|will|would|could|has|have|are|is|was|were)\b/i;

/** Reads no further than the first 200 characters. */
export function namesInstrument(line: string): boolean {
  const words = line.slice(0, 200);
  return INSTRUMENT.test(words) && !NEWS_VERB.test(words) && !/[.?!;]$/.test(words);
}
