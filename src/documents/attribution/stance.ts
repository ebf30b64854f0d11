// The stance that the words of a claim take: 'must' demands, 'will not' refuses, 'a mistake' opposes.
import { findNames } from '../../actors/index.ts';
import { EVALUATION_ROWS } from '../language/cue-data.ts';
import type { CueSense } from '../language/cues.ts';
import { nounSenses } from '../language/word-classes.ts';
import type { Stance } from '../types.ts';

const EVALUATIONS = new Map(EVALUATION_ROWS.split('\n').map((row) => row.split(',') as [string, Stance]));
const REFUSES =
  /\b(?:(?:will|would|shall|could|can|do|does|did) (?:never|not|no)|won['’]t|wouldn['’]t|cannot|can['’]t|not (?:accept|agree|allow|permit|tolerate|sign|support|negotiate|recogni[sz]e)|would give no|will accept no|would accept no|(?:will|would) (?:take no part|(?:sign|accept|agree to|concede|cede|yield|give up) (?:nothing|neither|not one|not a single))|accepts? no|refus\w+|reject\w*|no (?:question|way) of|no way (?:we|i|he|she|they|it)\b|not for (?:me|us) to|out of the question|no such|never (?:accept|agree|sign|again)|is no alternative|off the table|rule\w* out|(?<!w(?:as|ere) )not (?:on offer|on the table|negotiable|acceptable|up for (?:discussion|negotiation))|null(?: and void)?|inadmissible)\b/i;
const OUGHT =
  /\b(?:must|should|ought to|has to|have to|had to|needs? (?:to|access|guarantees?|protection|assurances?)|be allowed to|is essential|is crucial|is imperative|calls? for|insist\w*|(?<!\b(?:the|its|his|her|their|our|my|these|those|of|such|any|all|no|your) )demand\w*|want\w*|only way|(?:we|i) expect\b.{3,60}\bto|would (?:like|prefer) to see)\b/i;
const ACCEPTS =
  /\b(?:(?:would|will|could|can|might|may) (?:live with|let|go along|help|accept|agree|sign|join|take part|honou?r|abide|comply|respect|contribute|provide|send|consider(?! (?:leaving|withdraw|quitting|boycott|suspend|walking|retaliat))|trade|pay|share|finance|fund|host|train|supply|guarantee|allow|release|publish|withdraw|lift)|(?:is|are|was|were|be|stands?) (?:ready|willing|prepared|open)|no (?:objection|problem|quarrel) (?:to|with)|agrees? (?:to|with)|accepts?|commits? (?:itself|to))\b/i;
const DOUBTS =
  /\b(?:no sign|no evidence|little (?:hope|sign)|no reason to (?:believe|think)|not (?:sure|convinced|certain|clear)|unconvinced|(?:has|have|had) (?:serious |strong |grave )?(?:doubts|reservations)|doubt(?:s|ed)? (?:that|whether|if))\b/i;
const FIRST_PERSON_REFUSAL =
  /^(?:we|i) (?:cannot|can['’]t|will not|won['’]t|will never|would never|would not|refuse|shall not)\b|\bred line\b|\bwhat (?:i|we) (?:cannot|can['’]t|will not|won['’]t|will never)\b|^[^,]{3,40} (?:is|are|will|can|would|does|do) not$/i;
const OWN_SUBJECT =
  /^(?:that )?[“"]?(?:(?:he|she|it|they|we|i|his|her|its|their|our|my)\b|the (?:government|country|delegation|ministry|guarantors?|(?:federal |islamic |people's )?republic|union|kingdom|bloc|community|party|movement)\b)/i;

function evaluation(content: string): Stance | null {
  const found = new Set<Stance>();
  for (const [word] of content.toLowerCase().matchAll(/[\p{L}]+/gu)) {
    const stance = EVALUATIONS.get(word);
    if (stance === undefined) continue;
    const negated = new RegExp(`\\b(?:not|no|never|hardly|isn['’]t)\\b[^.,;]{0,16}\\b${word}`, 'i').test(content);
    if (!negated) found.add(stance);
    else if (stance === 'supports') found.add('opposes');
    else if (stance === 'opposes') found.add('supports');
  }
  return (['opposes', 'doubts', 'supports'] as const).find((stance) => found.has(stance)) ?? null;
}

/** Whether the words are about what the speaker, or his side, would do. */
function isOwn(content: string, ownIds: readonly string[]): boolean {
  if (OWN_SUBJECT.test(content)) return true;
  const word = /^(?:that |the )?(\p{Lu}\p{L}+)/u.exec(content)?.[1]?.toUpperCase();
  if (word !== undefined && ownIds.includes(word)) return true;
  const first = findNames(content.slice(0, 60))[0];
  return first !== undefined && first.start < 12 && ownIds.includes(first.id);
}

/** Refusing is a stand only where the speaker, or his side, would be the one to act. */
function refuses(content: string, ownIds: readonly string[]): boolean {
  const main = content.split(/\b(?:if|unless|until|because|which|who)\b/i)[0] ?? content;
  if (!REFUSES.test(main)) return false;
  if (
    /\bdo(?:es)? not\b|\bdid not\b|\bcould not\b|\bcannot\b/i.test(main) &&
    !/\baccept|agree|support|recogni[sz]e|want\b/i.test(main)
  )
    return isOwn(content, ownIds) && /\b(?:accept|agree|sign|support|recogni[sz]e)/i.test(main);
  const head = main.slice(0, Math.max(0, main.search(REFUSES)));
  return (
    isOwn(content, ownIds) ||
    head.trim().length < 3 ||
    /\bno (?:such|question|way)\b|not for (?:me|us) to|out of the question|(?<!not )off the table|unacceptable|\bnull\b|inadmissible|(?<!w(?:as|ere) )not (?:on offer|on the table|negotiable|acceptable|up for)/i.test(
      main,
    )
  );
}

const FRONTED = /^[“"]?(?:if|provided|unless|as long as|once|when)\b[^,]*, /i;

export function stanceOfContent(words: string, ownIds: readonly string[]): Stance {
  const plain = words.replace(/[“”"«»‘]|’(?!\p{L})/gu, '').trim();
  if (/^no[.,!]/i.test(plain)) return 'rejects';
  if (/^yes\b/i.test(plain)) return 'accepts';
  const content = plain.replace(OPENERS, '').replace(FRONTED, '');
  if (DOUBTS.test(content)) return 'doubts';
  if (refuses(content, ownIds) || FIRST_PERSON_REFUSAL.test(content)) return 'rejects';
  const own = isOwn(content, ownIds);
  const valued = evaluation(content);
  if (valued === 'opposes' || valued === 'doubts') return valued;
  if (/^(?:i|we) (?:would |['’]d )?(?:rather|prefer)\b|\b(?:would|will) be (?:welcome|most welcome)\b/i.test(content))
    return 'supports';
  if (own && ACCEPTS.test(content.slice(0, 80)) && !/\b(?:must|should)\b/i.test(content)) return 'accepts';
  if (OUGHT.test(content)) return 'demands';
  return valued ?? 'claims';
}

/** Words that open an answer and tell nothing: 'But we will not', 'Look, I would'. */
const OPENERS = /^(?:(?:but|and|so|then|well|look|yes|no|now|frankly|honestly|of course|in fact|again)\b,? )+/i;
const CONDUCT =
  /^(?:that )?(?:the )?[^,;]{2,60}? (?:will|would|shall|could|can|may) (?:not |only |never |also )*(?!be\b|have\b)\p{Ll}+/u;

/**
 * Whether a condition within the words is one on somebody's conduct ('Berlin would pay if others did', 'we will return if')
 * and not part of a rule that is only described ('the sanctions snap back if Iran breaks the deal').
 */
export function isConduct(words: string, stance: Stance, ownIds: readonly string[]): boolean {
  if (stance !== 'claims') return true;
  const content = words
    .replace(/[“”"«»‘]|’(?!\p{L})/gu, '')
    .trim()
    .replace(OPENERS, '')
    .replace(FRONTED, '');
  if (isOwn(content, ownIds)) return true;
  if (!CONDUCT.test(content)) return false;
  const first = findNames(content.slice(0, 60))[0];
  const head = /^(?:\p{Ll}+ ){0,2}?(\p{L}+) (?:will|would|shall|could|can|may)\b/u.exec(content)?.[1] ?? '';
  const acts = nounSenses(head.toLowerCase()).some(({ kind }) => kind !== 'document' && kind !== 'medium');
  return acts || (first !== undefined && first.start < 12);
}

/** 'insisted that every field be mapped'. */
const ASKS_FOR = /^(?:insist|ask|request|propose|suggest|recommend|urge|stipulate|say)$/;
const SUBJUNCTIVE =
  /^(?:that )?(?:[\p{L}’'-]+ ){1,9}?(?<!\b(?:to|will|would|can|could|must|may|might|shall|should|cannot|not|never|also|only|then|and|or) )be (?:\p{L}+(?:ed|en|wn)|made|kept|put|left|paid|held|sent|built|free|part|open|in|on|at)\b/iu;
/** 'suggested that each state keep the right': no verb of the clause is in a finite form. */
function isBareWish(lemma: string, content: string): boolean {
  if (!/^(?:propose|suggest|recommend|request|urge|stipulate)$/.test(lemma) || /[“"]/.test(content)) return false;
  const main = content.split(/\b(?:that|which|who|if|when|because|until|unless)\b/i)[0] ?? content;
  const words = main.trim().split(/\s+/);
  if (words.length < 3 || FINITE.test(main)) return false;
  if (/\b(?:want|wants|need|needs|know|knows|think|thinks|fear|fears|like|likes|seem|seems)\b/i.test(main))
    return false;
  return WISHED.test(main);
}
const WISHED =
  /^(?:that )?(?:(?:the|each|every|all|both|any|no|its|his|her|their|our) )?(?:[\p{L}’'-]+ ){1,4}?(?:sign|keep|meet|wait|pay|share|join|leave|stay|agree|accept|adopt|vote|decide|return|withdraw|take|give|make|hold|send|open|close|start|begin|end|stop|set|settle|work|talk|publish|drop|lift|cut|raise|lower|limit|build|use|remain|rejoin|review|report|contribute|appoint|elect|choose|form|name|move|allow|let|guarantee|ratify|freeze|suspend|resume|split|divide|count|inspect|monitor|protect|fund|finance|provide|host|buy|sell|grant|receive|have|go|come)\b/iu;
/** 'called it a good day': words that value where they name something, and tell nothing elsewhere. */
const NAMES_AS = /^(?:call|describe|dismiss|hail|label|brand)$/;
const GOOD = /\b(?:good|great|fine|wise|brave|strong|decent|right|fair)\b/i;
const BAD =
  /\b(?:bad|dark|sad|poor|grave|black|empty|cheap|hollow|crude|piracy|theatre|theater|circus|joke|insult|blow|poison|stunt|lies?|greedy|selfish|charade|smokescreen|power grab|training wheels)\b/i;
const FINITE = /\b(?:is|are|was|were|has|have|had|will|would|does|did|can|could|may|might|\w+ed)\b/i;

/** Stance of a cue with its negation and, for claims, of what is claimed; `null`: a negated claim tells of no position. */
export function stanceOf(cue: CueSense, negated: boolean, content: string, ownIds: readonly string[]): Stance | null {
  // 'I don't think donors should pay': what is not thought right is opposed.
  if (negated && /^(?:think|believe)$/.test(cue.lemma))
    return /\b(?:should|ought|must)\b/i.test(content)
      ? 'opposes'
      : stanceOfContent(content, ownIds) === 'supports'
        ? 'opposes'
        : /\b(?:enough|better|worse|right|good|wise|necessary|possible|fair|realistic|credible|workable|useful|helps?|works?)\b/i.test(
              content,
            )
          ? 'doubts'
          : null;
  if (negated) return cue.negated;
  // 'We reserve the right to withdraw'
  if (cue.lemma === 'reserve' && /^the right\b/i.test(content)) return 'claims';
  if (cue.stance !== 'claims') return cue.stance;
  // 'agreed that teams would resume': what is agreed is taken on.
  if (cue.lemma === 'agree' && /^[^,;]{3,80}\b(?:would|will|should|must|shall)\b/.test(content)) return 'accepts';
  if (cue.lemma === 'insist' && !FINITE.test(content)) return 'demands';
  if (cue.lemma === 'ask' && !/^(?:wh|how|if\b)/i.test(content)) return 'demands';
  if (ASKS_FOR.test(cue.lemma) && (SUBJUNCTIVE.test(content) || isBareWish(cue.lemma, content))) return 'demands';
  if (NAMES_AS.test(cue.lemma) && GOOD.test(content)) return 'supports';
  if (NAMES_AS.test(cue.lemma) && BAD.test(content)) return 'opposes';
  const stance = stanceOfContent(content, ownIds);
  return cue.factive && stance === 'demands' && !isOwn(content, ownIds) ? 'claims' : stance;
}
