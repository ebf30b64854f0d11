// 'Islamabad's line has not moved: …', 'For India the matter is simple: …': what stands behind the colon is somebody's view,
// though no verb says so.
import { isPossessive, isQuoteMark, type Token } from '../language/tokens.ts';
import { AUXILIARIES, isFiniteVerb } from '../language/word-classes.ts';
import { resolvePronoun } from './cast.ts';
import type { Mention } from './mention.ts';
import type { SentenceMentions } from './mentions-in.ts';

const HELD =
  /^(?:line|position|view|message|answer|case|argument|reasoning|stance|response|reply|verdict|complaint|concern|fear|demand|condition|reason|objection|offer|proposal|price|point|warning|aim|logic|reading|mantra|refrain|worry|retort|suggestion|wish)$/;
const FIRM =
  /^(?:blunt|blunter|clear|clearer|firm|adamant|categorical|unequivocal|frank|direct|forthright|unambiguous|defiant|unmoved|unimpressed|unapologetic|forthcoming|dismissive|emphatic|brief|terse)$/;
const COPULA = /^(?:is|are|was|were|remains?|remained|has|have|had)$/;
const SPEAKS = /^(?:state|person|unnamed_person|group|organisation|body|office)$/;

export interface ColonClaim {
  readonly holder: Mention;
  /** First token of what is held. */
  readonly from: number;
}

function possessor(sentence: SentenceMentions, noun: number): Mention | null {
  const { tokens, cast } = sentence.context;
  for (let k = noun - 1; k >= Math.max(0, noun - 4); k -= 1) {
    if (isPossessive(tokens[k])) return sentence.mentions.find(({ last }) => last === k - 1) ?? null;
    const word = tokens[k]?.lower ?? '';
    if (/^(?:his|her|its|their)$/.test(word)) {
      const stands = resolvePronoun(cast, { his: 'he', her: 'she', its: 'it' }[word] ?? 'they');
      const token = tokens[k];
      return stands === null || token === undefined
        ? null
        : { ...stands, start: token.start, end: token.end, text: token.text, first: k, last: k, pronoun: true };
    }
  }
  return null;
}

const tells = (tokens: readonly Token[], from: number): boolean =>
  tokens.length - from >= 5 && tokens.slice(from).some(({ lower }) => AUXILIARIES.has(lower) || isFiniteVerb(lower));

/** The view that a sentence with a colon gives as somebody's; `null` when it gives none. */
export function colonClaim(sentence: SentenceMentions): ColonClaim | null {
  const { tokens } = sentence.context;
  const colon = tokens.findIndex((token, k) => k > 2 && k < 24 && token.text === ':' && !token.quoted);
  const from = colon + 1;
  if (colon === -1 || isQuoteMark(tokens[from]) || !tells(tokens, from)) return null;
  const speaks = (one: Mention | undefined): one is Mention =>
    one !== undefined && SPEAKS.test(one.kind) && one.demonym !== true;
  const opens = sentence.mentions.find(({ first }) => first <= 2);
  if (/^(?:for|to)$/.test(tokens[0]?.lower ?? '') && speaks(opens) && opens.first === 1) return { holder: opens, from };
  for (let k = 1; k < colon; k += 1) {
    const word = tokens[k]?.lower ?? '';
    if (HELD.test(word)) {
      const holder = possessor(sentence, k);
      if (speaks(holder ?? undefined) && holder !== null) return { holder, from };
    }
    if (
      FIRM.test(word) &&
      speaks(opens) &&
      opens.first <= 1 &&
      tokens.slice(0, k).some(({ lower }) => COPULA.test(lower))
    )
      return { holder: opens, from };
  }
  return null;
}
