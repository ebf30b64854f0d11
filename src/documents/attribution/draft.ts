import type { Span } from '../../basics/index.ts';
import type { CueSense } from '../language/cues.ts';
import type { Token } from '../language/tokens.ts';
import type { DocumentDate, Stance, Statement, TextSpan } from '../types.ts';
import { findCondition } from './conditions.ts';
import type { Mention } from './mention.ts';
import type { Subject } from './subject.ts';
import { isConduct, stanceOf } from './stance.ts';

/** A statement found, before it has a number; mentions instead of ids, so that actors can be gathered from it. */
export interface Draft {
  readonly speaker: TextSpan;
  readonly holder: Mention;
  readonly others: readonly Mention[];
  readonly behalf: string | null;
  readonly cue: TextSpan | null;
  readonly content: readonly TextSpan[];
  readonly kind: Statement['kind'];
  readonly stance: Stance;
  readonly condition: TextSpan | null;
  readonly via: Mention | null;
  readonly time: Span | null;
  readonly date: DocumentDate | null;
  readonly rule: string;
  /** In an interview: what was asked before. */
  readonly asked?: TextSpan;
  readonly reasons: readonly string[];
  /** Whether the cue tells that something is said, not how somebody stands to it. */
  readonly saying?: boolean;
}

/** Refusing to speak is no position on anything. */
const WITHHELD =
  /^not (?:to )?be (?:named|identified|quoted)\b|^(?:to )?be (?:named|identified|quoted)(?=[,.;]| because\b| sa(?:id|ys)\b| told\b)|^(?:not )?(?:to )?(?:comment|elaborate|be (?:named|identified|quoted)$|remain anonymous|give (?:any )?(?:details|names|reasons)|answer (?:any )?questions?|say (?:more|whether|why|how|what)|speak on the record|discuss (?:details|the matter)|speculate|be drawn|predict|respond|(?:to )?know (?:whether|if|why|how|what|who)|anonymity|a request for comment|requests for comment|go further|(?:your|any|more|further) questions?)\b/i;
/** 'Called an emergency meeting': convening says nothing of what it is about. */
const CONVENED =
  /^(?:an?|the|his|her|its) (?:[\p{L}-]+ ){0,3}(?:meetings?|summit|session|elections?|vote|referendum|conference|strike|talks)\b[^“"]*$/u;
const TREATY =
  /\b(?:treaty|protocol|pact|accord|convention|charter|resolution|agreement|article|clause|annex|constitution|text)$|^(?:latest |final |first |second |leaked )?draft\b/i;
const QUOTED = /“[^”]*”?|"[^"]*"?|«[^»]*»?|(?<![\p{L}\p{N}])‘.*’(?![\p{L}\p{N}])/gu;

export const sliceOf = (text: string, start: number, end: number): TextSpan => ({
  start,
  end,
  text: text.slice(start, end),
});

/** Without blanks, commas and a final stop; a quotation keeps its marks and what stands inside them. */
export function trimmed(text: string, start: number, end: number): TextSpan {
  let [from, to] = [start, end];
  while (from < to && /[\s,:;–—]/.test(text[from] ?? '')) from += 1;
  while (
    to > from &&
    /[\s.,;:–—(]/.test(text[to - 1] ?? '') &&
    !/\b\p{Lu}\.$/u.test(text.slice(Math.max(from, to - 2), to))
  )
    to -= 1;
  return sliceOf(text, from, to);
}

export function kindOf(content: readonly TextSpan[]): 'direct' | 'reported' | 'mixed' {
  const all = content.reduce((sum, { text }) => sum + text.length, 0);
  const quoted = content.reduce(
    (sum, { text }) => sum + [...text.matchAll(QUOTED)].reduce((inner, one) => inner + one[0].length, 0),
    0,
  );
  if (quoted === 0) return 'reported';
  return quoted >= all - 3 * content.length ? 'direct' : 'mixed';
}

export interface DraftInput {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly subject: Subject;
  readonly cue: CueSense;
  readonly cueFrom: number;
  readonly cueTo: number;
  readonly content: readonly TextSpan[];
  readonly rule: string;
  readonly time?: Span | null;
  readonly stance?: Stance;
  readonly negated?: boolean;
}

/** Ids of the speaker and of whom he speaks for: 'London would help', said by a British minister, is about his own side. */
function ownIds({ mention, others }: Subject): readonly string[] {
  return [mention, ...others].flatMap(({ id, represents }) => (represents === null ? [id] : [id, represents]));
}

/** `null` when the content is empty or the cue, negated, tells of no position. */
export function makeDraft(input: DraftInput): Draft | null {
  const { text, tokens, subject, cue, cueFrom, cueTo, rule } = input;
  const content = input.content.filter((part) => /[\p{L}\p{N}]/u.test(part.text) && part.end > part.start);
  const words = content.map((part) => part.text).join(' ');
  if (
    words.length < 2 ||
    WITHHELD.test(words) ||
    /^(?:each other|one another)\b/i.test(words) ||
    (cue.lemma === 'call' && CONVENED.test(words)) ||
    /^(?:neither\b.*\bnor\b|silence$)/i.test(words) ||
    /^so (?:in|at|on|to|every)\b/i.test(words) ||
    (cue.stance === 'claims' &&
      /^(?:this|it|that) (?:before|in|on|last|at|after|during|yesterday|today)\b/i.test(words)) ||
    /^(?:so(?: (?:once|twice|again|before|repeatedly|many times))?|nothing|more|little|(?:many|a lot of|a few|several|other|different|strange) things\b.*)$/i.test(
      words,
    )
  )
    return null;
  const negated = input.negated ?? subject.negated;
  const stance = input.stance ?? stanceOf(cue, negated, words, ownIds(subject));
  if (stance === null) return null;
  const { mention, others } = subject;
  const [start, end] = [tokens[subject.first]?.start ?? 0, tokens[subject.last]?.end ?? 0];
  const cueSpan = sliceOf(text, tokens[cueFrom]?.start ?? 0, tokens[cueTo]?.end ?? 0);
  const conditions = isConduct(words, stance, ownIds(subject))
    ? content.map((part) => findCondition(text, part.start, part.end)).filter((one) => one !== null)
    : [];
  return {
    speaker: sliceOf(text, start, end),
    holder: mention,
    others,
    behalf: mention.represents,
    cue: cueSpan,
    content,
    kind: mention.kind === 'document' && TREATY.test(mention.name) ? 'treaty_text' : kindOf(content),
    stance,
    condition: conditions[0] ?? null,
    via: null,
    time: input.time ?? null,
    date: null,
    rule,
    saying: cue.stance === 'claims',
    reasons: [
      rule,
      `'${cueSpan.text}' is read as '${stance}'${negated ? ' because it is negated' : cue.stance === 'claims' && stance !== 'claims' ? ' for the words that follow' : ''}`,
      ...(mention.pronoun === true ? [`'${text.slice(start, end)}' stands for ${mention.name}`] : []),
      ...(cue.factive ? ['the cue presents it as a fact'] : []),
    ],
  };
}
