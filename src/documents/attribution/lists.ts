// Positions in a list under its lead-in: 'Norway's demands include:' and the items below it.
import type { Span } from '../../basics/index.ts';
import { type CueSense, cuesOf } from '../language/cues.ts';
import { isPossessive } from '../language/tokens.ts';
import type { Stance, TextSpan } from '../types.ts';
import { findCondition } from './conditions.ts';
import { type Draft, kindOf, sliceOf, trimmed } from './draft.ts';
import type { Mention } from './mention.ts';
import type { SentenceMentions } from './mentions-in.ts';
import { stanceOfContent } from './stance.ts';
import { subjectBefore } from './subject.ts';

export interface LeadIn {
  readonly holder: Mention;
  readonly speaker: TextSpan;
  readonly cue: TextSpan;
  readonly stance: Stance;
}

/** Nouns of what somebody puts forward that are no cues elsewhere. */
const PUT_FORWARD: ReadonlyMap<string, Stance> = new Map([
  ['demands', 'demands'],
  ['conditions', 'demands'],
  ['requests', 'demands'],
  ['proposals', 'demands'],
  ['priorities', 'demands'],
  ['goals', 'demands'],
  ['wishes', 'demands'],
  ['objections', 'opposes'],
  ['doubts', 'doubts'],
  ['concessions', 'accepts'],
]);

function owned(sentence: SentenceMentions, at: number): Mention | undefined {
  const { tokens } = sentence.context;
  for (let k = at - 1; k >= Math.max(0, at - 5); k -= 1) {
    const owner = sentence.mentions
      .flatMap((one) => [one, ...(one.inner ?? [])])
      .find((one) => one.last === (isPossessive(tokens[k]) ? k - 1 : k) && (isPossessive(tokens[k]) || one.demonym));
    if (owner !== undefined) return owner;
  }
  return sentence.mentions.find((one) => one.last < at && one.first <= 1);
}

/** What a sentence that ends with a colon says about the items below it; `null` when it tells of nobody's position. */
export function leadInOf(sentence: SentenceMentions): LeadIn | null {
  const { text, tokens } = sentence.context;
  if (tokens.at(-1)?.text !== ':') return null;
  const lead = (holder: Mention, at: number, stance: Stance, speaker: Span): LeadIn => ({
    holder,
    speaker: sliceOf(text, speaker.start, speaker.end),
    cue: sliceOf(text, tokens[at]?.start ?? 0, tokens[at]?.end ?? 0),
    stance,
  });
  for (let at = 1; at < tokens.length; at += 1) {
    const word = tokens[at]?.lower ?? '';
    const stance = PUT_FORWARD.get(word);
    const owner = stance === undefined ? undefined : owned(sentence, at);
    if (stance !== undefined && owner !== undefined) return lead(owner, at, stance, owner);
    const verbs = cuesOf(word).filter((cue: CueSense) => cue.class === 'verb' && cue.form !== 'ing');
    const sense = verbs.find(({ frames }) => frames.has(tokens[at + 1]?.lower ?? '')) ?? verbs[0];
    const subject = sense === undefined || stance !== undefined ? null : subjectBefore(sentence, at);
    if (sense === undefined || subject === null || subject.plain === true) continue;
    const held = subject.negated ? sense.negated : sense.stance;
    const [first, last] = [tokens[subject.first], tokens[subject.last]];
    if (held !== null && first !== undefined && last !== undefined)
      return lead(subject.mention, at, held, { start: first.start, end: last.end });
  }
  return null;
}

/** One item of the list, without its mark, as a position of the one whom the lead-in names. */
export function listDraft(text: string, lead: LeadIn, start: number, end: number): Draft | null {
  const span = trimmed(text, start, /(?:;|,)? and$/.test(text.slice(start, end)) ? end - 3 : end);
  if (span.text.length < 8) return null;
  const { holder } = lead;
  const own = holder.represents === null ? [holder.id] : [holder.id, holder.represents];
  return {
    speaker: lead.speaker,
    holder,
    others: [],
    behalf: holder.represents,
    cue: lead.cue,
    content: [span],
    kind: kindOf([span]),
    stance: lead.stance === 'claims' ? stanceOfContent(span.text, own) : lead.stance,
    condition: findCondition(text, span.start, span.end),
    via: null,
    time: null,
    date: null,
    rule: 'item of a list under its lead-in',
    reasons: ['item of a list under its lead-in', `'${lead.cue.text}' is read as '${lead.stance}'`],
  };
}
