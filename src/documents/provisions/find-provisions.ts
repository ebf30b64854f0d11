// What a text says an arrangement provides: decision rules, triggers, preconditions, deadlines, commitments, exclusions,
// duration. Each is the clause that says it; nothing is filled without one.
import type { Span } from '../../basics/index.ts';
import type { ProvisionKind, TextSpan } from '../types.ts';
import { DEADLINES, DRAFT_KINDS, KINDS, RULES } from './provision-patterns.ts';

export interface ProvisionFound {
  readonly kind: ProvisionKind;
  readonly rule: string | null;
  readonly evidence: TextSpan;
}

/** Rule words from the most to the least telling. */
const RANK: readonly string[] = RULES.map(([rule]) => rule);

/** Where one clause of a sentence ends and the next begins. */
const BREAK =
  /;\s|:\s(?=[a-z])|,\s(?=(?:so|but|while|whereas|after which|because|although|yet|which(?! (?:may|can|shall)? ?includes?)|and (?:he|she|it|they|no|the|a|on|only|ministers|article)\b))|\s[—–]\s|\sand\s(?=(?:may|can|could|shall|would|must) be (?:ended|terminated|denounced|renounced|suspended|renewed|extended))/giu;

const closesMore = (words: string): boolean => words.endsWith(']') && words.split(']').length > words.split('[').length;

function clausesOf(text: string, { start, end }: Span): readonly TextSpan[] {
  const clauses: TextSpan[] = [];
  let from = start;
  const push = (to: number): void => {
    const words = text.slice(from, to);
    const lead =
      words.length -
      words.replace(
        /^(?:[\s,;:—–]|\d+[.)] |(?:and|but|so|that)\s|(?:first|second|third|fourth|fifth|sixth|finally|lastly|moreover|furthermore|however),\s)+/i,
        '',
      ).length;
    const trimmed = words.slice(lead).replace(/[\s,;:.—–]+$/, '');
    // A bracket that was opened before the clause does not end in it.
    const body = closesMore(trimmed) ? trimmed.replace(/[\s.,;]*\]$/, '') : trimmed;
    if (body.length > 8) clauses.push({ start: from + lead, end: from + lead + body.length, text: body });
  };
  for (const stop of text.slice(start, end).matchAll(BREAK)) {
    // Inside square brackets nothing ends.
    const head = text.slice(from, start + stop.index);
    if (head.lastIndexOf('[') > head.lastIndexOf(']')) continue;
    // A comma at the head of a condition belongs to it: 'Unless the Council votes …, the old resolutions return'.
    if (stop[0].startsWith(',') && /^\s*(?:unless|if|until|once|when)\b/i.test(head)) continue;
    push(start + stop.index);
    from = start + stop.index + stop[0].length;
  }
  push(end);
  return clauses;
}

const cut = (clause: TextSpan, from: number, to: number): TextSpan => ({
  start: clause.start + from,
  end: clause.start + to,
  text: clause.text.slice(from, to),
});

/** From the words found to the end of the clause, without a trailing attribution. */
function fromMatch(clause: TextSpan, match: RegExpExecArray): TextSpan {
  const rest = clause.text.slice(match.index);
  const stop = /,? (?:according to|the final \p{L}+ states|\p{L}+ (?:said|says|told)\b)/u.exec(rest);
  const length = (stop === null ? rest : rest.slice(0, stop.index)).replace(/[\s,.;:]+$/, '').length;
  return cut(clause, match.index, match.index + length);
}

function upToComma(clause: TextSpan): TextSpan {
  const comma = clause.text.indexOf(',');
  return comma < 8 ? clause : cut(clause, 0, comma);
}

const CASE = /\b(?:if|once|when|whenever|as soon as|after|should|in the event (?:of|that)|in case of)\b(?=[^,]*$)/i;

/** The case alone where a conjunction begins it: '… once an attack has been confirmed'; else the clause. */
function caseOf(clause: TextSpan, match: RegExpExecArray): TextSpan {
  if (/^(?:in|on|access)\b/i.test(match[0]) && match.index < 6) return upToComma(clause);
  const before = clause.text.slice(0, match.index + match[0].length);
  const at = CASE.exec(before)?.index ?? -1;
  if (at < 12 || at > match.index) return clause;
  const rest = clause.text.slice(at);
  const comma = rest.indexOf(',', match.index - at + 4);
  return cut(clause, at, at + (comma < 8 ? rest.length : comma));
}

/** What is said to be no case. */
const NO_CASE =
  /\b(?:shall not be|is not|are not) (?:regarded|considered|deemed|treated|an? )|\b(?:does|do) not (?:constitute|amount to)\b/i;

const EVENT = /\bunanimously (?:adopted|approved|endorsed|voted|elected|backed)|\bvoted unanimously/i;
const ATTRIBUTED =
  /,\s(?:[“"]?[\p{L}.'’ -]{2,80}\s)?(?:said|says|told|confirmed|(?:protocol|treaty|text|draft|document) states|stated|reported(?=[.,]|$| (?:on|from)\b)|added)\b(?! (?:\p{L}+ ){0,3}that\b).*$/u;

/** 'She added that the pact …': the clause that says it begins behind the telling. */
const TELLING =
  /^[^,;“”"]{2,90}? (?:(?:has|have|had) )?(?:said|says|added|adds|insisted|insists|underlined|emphasi[sz]ed|underscored|explained|noted|stressed|confirmed|announced|declared|stated|agreed|(?:told|assured|informed|reminded) (?:the )?[\p{L} ]{2,30}?) that (?=\S)/u;

function withoutTelling(clause: TextSpan): TextSpan {
  const head = TELLING.exec(clause.text)?.[0] ?? '';
  return clause.text.length - head.length < 12 ? clause : cut(clause, head.length, clause.text.length);
}

/** A rule that somebody wants or resists is a position, not what the arrangement provides. */
const WISHED =
  /\b(?:oppos(?:e|es|ed)|reject(?:s|ed)?|dismiss(?:es|ed)?|welcom(?:e|es|ed)|critici[sz](?:e|es|ed)|want(?:s|ed)?|demand(?:s|ed)?|could live with|i (?:think|believe|hope)|rule must be)\b/i;

/** What ends may be a measure and not the arrangement. */
const OF_A_MEASURE =
  /\b(?:measures?|decisions?|sanctions?|suspension|appointments?|terms? of office)\b(?: (?:shall|will|would|so|thus|taken|adopted|imposed)){0,2} $/i;

/** Provisions told in one sentence, in order; a clause yields each kind once. */
export function provisionsIn(text: string, sentence: Span, inDraft: boolean): readonly ProvisionFound[] {
  const found: ProvisionFound[] = [];
  for (const whole of clausesOf(text, sentence)) {
    const tail = ATTRIBUTED.exec(whole.text);
    const clause = withoutTelling(tail === null || tail.index < 12 ? whole : cut(whole, 0, tail.index));
    if (EVENT.test(clause.text)) continue;
    const rule = RULES.find(([, pattern]) => pattern.test(clause.text));
    if (rule !== undefined && !WISHED.test(clause.text))
      found.push({ kind: 'decision_rule', rule: rule[0], evidence: clause });
    for (const [kind, pattern] of inDraft ? [...KINDS, ...DRAFT_KINDS] : KINDS) {
      const match = pattern.exec(clause.text);
      if (match === null || found.some((one) => one.kind === kind && one.evidence.start >= clause.start)) continue;
      if (kind === 'trigger' && NO_CASE.test(clause.text)) continue;
      if (kind === 'duration' && (WISHED.test(clause.text) || OF_A_MEASURE.test(clause.text.slice(0, match.index))))
        continue;
      const narrow = kind === 'precondition' || kind === 'duration';
      found.push({
        kind,
        rule: null,
        evidence: narrow ? fromMatch(clause, match) : kind === 'trigger' ? caseOf(clause, match) : clause,
      });
    }
    for (const match of clause.text.matchAll(DEADLINES))
      found.push({ kind: 'deadline', rule: null, evidence: cut(clause, match.index, match.index + match[0].length) });
  }
  return joinRules(text, found);
}

/** 'The Council decides first, and the votes of the parties do not count' is one rule. */
function joinRules(text: string, found: readonly ProvisionFound[]): readonly ProvisionFound[] {
  const out: ProvisionFound[] = [];
  for (const one of found) {
    const at = out.findLastIndex(({ kind }) => kind === 'decision_rule');
    const previous = out[at];
    const joins =
      one.kind === 'decision_rule' &&
      previous !== undefined &&
      /^, (?:and|but) $/.test(text.slice(previous.evidence.end, one.evidence.start)) &&
      (previous.rule === 'vote' || one.rule === 'no vote');
    if (!joins || previous === undefined) {
      out.push(one);
      continue;
    }
    const [start, end] = [previous.evidence.start, one.evidence.end];
    out[at] = {
      ...previous,
      rule: RANK.indexOf(one.rule ?? '') < RANK.indexOf(previous.rule ?? '') ? one.rule : previous.rule,
      evidence: { start, end, text: text.slice(start, end) },
    };
  }
  return out;
}

const OPEN =
  /\b(?:(?:is|was|remains?|remained) (?:un(?:clear|settled|resolved|decided|specified)|not (?:clear|settled|known|decided|defined)|(?:left )?open(?! to\b))|(?:does|do|did) not (?:define|say|specify|settle|mention|address)|no text says|nothing is said|has not been (?:set|decided|agreed|settled)|have not been (?:set|decided|agreed|settled)|no (?:date|deadline|rule|procedure|vote|decision)\b[^.]{0,60}\b(?:is foreseen|has been set|was set|was given|exists)|left open|gave no details|declined to give details)\b/i;

/** Whether the sentence says that something is left open. */
export const saysOpen = (words: string): boolean => OPEN.test(words);
