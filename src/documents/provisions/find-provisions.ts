// What a text says an arrangement provides: decision rules, triggers, preconditions, deadlines, commitments, exclusions,
// duration. Each is the clause that says it; nothing is filled without one.
import type { Span } from '../../basics/index.ts';
import type { ProvisionKind, TextSpan } from '../types.ts';

export interface ProvisionFound {
  readonly kind: ProvisionKind;
  readonly rule: string | null;
  readonly evidence: TextSpan;
}

const NUMBER =
  '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|sixty|ninety)';
const PERIOD = `\\[?${NUMBER}(?:[- ](?:hours?|days?|weeks?|months?|years?))\\]?`;

const RULES: readonly (readonly [string, RegExp])[] = [
  [
    'reversed vote',
    /\bunless (?:the |a )?(?:[\p{L}]+ ){0,6}(?:votes?|decides?|agrees?|objects?)\b|\bremain(?:s)? in (?:place|force) unless\b|\breturn(?:s)? unless\b/iu,
  ],
  [
    'unanimity',
    /\b(?:by unanimity|(?:only )?(?:by )?unanimous(?:ly)? (?:agree|consent|approv|decision|vote|decide)\p{L}*|unanimity|(?:all|every|each) (?:of the )?(?:\p{L}+ ){0,3}(?:would |must |have to |has to |had to |need to |should )+(?:all )?(?:agree|consent|approve)\p{L}*|(?:agreement|consent|approval) of (?:all|every|each)\b|(?:nothing|no decision) (?:is|can be) (?:decided|taken|adopted) (?:if|when|against)|if (?:one|any|a single) (?:member|party|state|guarantor|government) objects)/iu,
  ],
  ['consensus', /\bby consensus|(?<!what )\bconsensus\b(?! (?:was|has|emerged|means))/iu],
  [
    'majority',
    /\b(?:simple |absolute |qualified |double |special )?majority\b|\b(?:two[- ]thirds|three[- ]quarters|three[- ]fifths|2\/3|3\/4|\d+ per ?cent of (?:the )?votes)\b/iu,
  ],
  [
    'quota',
    new RegExp(
      `\\b(?:at least )?${NUMBER} of (?:the |its )?(?:${NUMBER} )?(?:votes|members|states|parties|guarantors|seats|vote|agree|approve|consent)\\b`,
      'iu',
    ),
  ],
  [
    'veto',
    /\b(?:a veto over|right of veto|has a veto|have a veto|can veto|could veto|may veto|any (?:one )?of them (?:could |can |may )?(?:stop|block)|let any of them (?:stop|block)|can block|could block|may block|(?:can|could|may) (?:place|put) a hold on|(?:has|have) (?:a|the) right to (?:stop|block|veto))\b/iu,
  ],
  [
    'silence',
    /\bno (?:\p{L}+ ){1,3}(?:objects?|has objected|raises? an objection)\b|\bsilence\b|\bdeemed (?:adopted|accepted|approved)\b|\bbreaks? (?:the )?silence\b/iu,
  ],
  [
    'no vote',
    /\b(?:votes? of the (?:part|state|countr)\p{L}+ (?:in|to|directly)|not voting|no vote\b|without (?:its|their|a) vote|does not vote|shall not vote|may not vote|abstain from voting|do not count)\b/iu,
  ],
  [
    'own judgement',
    /\b(?:as it deems? necessary|(?:as|that) (?:it|they|each) (?:considers?|deems?|thinks?) (?:appropriate|necessary|fit)|judge[sd]? for (?:it|them)sel(?:f|ves)|on its own decision|when it is satisfied|each (?:party|guarantor|state|member) (?:decides?|would decide|would act|acts) (?:for itself|on its own|alone))\b/iu,
  ],
  ['vote', /\b(?:decides? (?:first|by|whether)|determines? (?:within|by|whether)|by (?:a )?vote of)\b/iu],
];

/** Rule words from the most to the least telling. */
const RANK: readonly string[] = RULES.map(([rule]) => rule);

const KINDS: readonly (readonly [ProvisionKind, RegExp])[] = [
  [
    'trigger',
    /\b(?:in the event of|in case of|an? (?:armed |unprovoked |external )?attack (?:on|against|has)|(?:armed|unprovoked) attack|(?:flagrant )?violation of the|act of aggression|casus foederis|is the case for action|notif(?:y|ies|ication) (?:the \p{L}+ )?of|(?:if|should) (?:any|one|an?|either|the) (?:\p{L}+ ){1,3}(?:is|are|were|be) (?:attacked|invaded|struck|blockaded)|(?:meets?|acts?|consults?|convenes?) (?:[^,;]{0,40} )?(?:if|when|whenever|once) (?:an?|any|the|either|one) \p{L}+|any (?:party|member|state|side|guarantor|signatory) that (?:exceeds|breaks|breaches|violates|fails|cheats)|^(?:if|when|whenever|should|once) (?:an?|any|the|either|one|its) [^,]{3,90}, (?:an?|the|any|each|every|all|its|it|they) [^,]{3,60}? (?:meets?|meet|acts?|decides?|consults?|convenes?|opens?|begins?|closes?|starts?|has to|have to|must|shall|may|can|is called|are called)\b|attack on all|significant non-performance|in (?:a|any) dispute|access to (?:a|any) suspected)\b/iu,
  ],
  [
    'precondition',
    /\b(?:enters? into force (?:only )?(?:when|once|if|after|upon)|takes? effect (?:only )?(?:when|once|if|after)|(?:begin|start|apply|sign|deploy)(?:s|ed)? only (?:after|when|once|if)|only (?:after|when|once) (?:a|an|the|all|both)|not before (?:a|an|the|all)|once (?:a|the|all) [^,.;]{3,60} (?:ratified|deposited|agreed|signed)|following (?:a|an|any) (?:ceasefire|peace)|after a ceasefire|provided that|on condition that|subject to ratification|instruments of ratification)\b/iu,
  ],
  [
    'exclusion',
    /\b(?:no \p{L}+ is obliged|is not obliged|not obliged to|does not oblige|no obligation to|has no vote|have no vote|does not apply|do not apply|shall not apply|except(?:ing)? for|excluding|(?:is|are|(?:would|will|shall) be) (?:excluded|suspended|expelled|barred)\b|not (?:be )?hit retroactively|not retroactive|would be bound only|give no such promise|without the participation of|rul(?:es?|ed) out sending|(?:is|are|be|remains?) exempt(?:ed)?|(?:is|are|remains?) not (?:covered|included|affected|subject to)|falls? outside|do(?:es)? not bind|does not (?:cover|extend to|reach)|do not (?:cover|extend to|reach))\b/iu,
  ],
  [
    'duration',
    new RegExp(
      `\\b(?:(?:ends?|expires?|lapses?|terminates?) (?:${PERIOD}|when|once|on|after)|remains? in force (?:for|until)|in force for|valid for|limited to ${PERIOD}|(?:would |will |shall |to )?(?:lasts?|runs?) (?:for )?${PERIOD}|(?:renew|extend)(?:s|ed|ing)? [^.;]{0,40}?\\bfor (?:another |a further )?${PERIOD}|for (?:a period of|the duration of)|truce of|pause of|(?:may|can) be (?:ended|terminated|denounced|renounced|given up)|(?:may|can|shall) (?:withdraw|denounce|leave|quit)\\b(?! (?:open|out|to)\\b)|lets? (?:\\p{L}+ ){1,3}withdraw|(?:must|shall|will) (?:stop|cease|end) once|(?:\\w+[- ](?:day|week|month|year)) (?:truce|ceasefire|pause))\\b`,
      'iu',
    ),
  ],
  [
    'commitment',
    /\b(?:shall (?:take|assist|provide|come|help|respect|refrain|consult)|(?:undertakes?|pledges?|pledged) (?:to|all|that)|(?:has|have|had) to help|will (?:receive|assist|provide|defend)|would (?:provide|assist|defend|take)|agrees? to (?:assist|defend|provide|help)|such (?:measures|action) as|an attack on all|commits? (?:itself|themselves|the parties) to|(?:sets?|places?|imposes?) (?:an? )?(?:common |new )?(?:ceiling|limit|cap|floor|quota) (?:of|on|for)|is (?:limited|capped) to|are (?:limited|capped) to|(?:allows?|permits?|provides? for) \p{L}+ (?:visits?|inspections?|flights?)|an? (?:emergency|extraordinary|special) (?:session|meeting) (?:meets?|is called|shall|must|has to))\b/iu,
  ],
];

const DEADLINES = new RegExp(
  `\\b(?:within (?:${PERIOD}|an? (?:hour|day|week|month|year))(?: ?${PERIOD})*|(?:has|have|another|no more than|at most|not later than) ${PERIOD}|(?:suspend(?:s|ed)?|stop(?:s|ped)?|halt(?:s|ed)?|pause[sd]?|delay(?:s|ed)?|freezes?)\\b[^.;]{0,30}? for (?:up to )?${PERIOD}|${NUMBER} (?:hours|days|weeks|months|years)(?:'|’) notice|notice of ${PERIOD}|(?:may|can) take another ${NUMBER})`,
  'giu',
);

/** Where one clause of a sentence ends and the next begins. */
const BREAK =
  /;\s|:\s(?=[a-z])|,\s(?=(?:so|but|while|whereas|after which|because|although|yet|which|and (?:he|she|it|they|no|the|a|on|only|ministers|article)\b))|\s[—–]\s/giu;

function clausesOf(text: string, { start, end }: Span): readonly TextSpan[] {
  const clauses: TextSpan[] = [];
  let from = start;
  const push = (to: number): void => {
    const words = text.slice(from, to);
    const lead = words.length - words.replace(/^(?:[\s,;:—–]|\d+[.)] |(?:and|but|so|that)\s)+/i, '').length;
    const body = words.slice(lead).replace(/[\s,;:.—–]+$/, '');
    if (body.length > 8) clauses.push({ start: from + lead, end: from + lead + body.length, text: body });
  };
  for (const stop of text.slice(start, end).matchAll(BREAK)) {
    // A comma at the head of a condition belongs to it: 'Unless the Council votes …, the old resolutions return'.
    if (stop[0].startsWith(',') && /^\s*(?:unless|if|until|once|when)\b/i.test(text.slice(from, start + stop.index)))
      continue;
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

const EVENT = /\bunanimously (?:adopted|approved|endorsed|voted|elected|backed)|\bvoted unanimously/i;
const ATTRIBUTED =
  /,\s(?:[“"]?[\p{L}.'’ -]{2,80}\s)?(?:said|says|told|confirmed|(?:protocol|treaty|text|draft|document) states|stated|reported|added)\b(?! (?:\p{L}+ ){0,3}that\b).*$/u;

/** A rule that somebody wants or resists is a position, not what the arrangement provides. */
const WISHED =
  /\b(?:oppos(?:e|es|ed)|reject(?:s|ed)?|dismiss(?:es|ed)?|welcom(?:e|es|ed)|critici[sz](?:e|es|ed)|want(?:s|ed)?|demand(?:s|ed)?|could live with|i (?:think|believe|hope)|rule must be)\b/i;

/** Provisions told in one sentence, in order; a clause yields each kind once. */
export function provisionsIn(text: string, sentence: Span): readonly ProvisionFound[] {
  const found: ProvisionFound[] = [];
  for (const whole of clausesOf(text, sentence)) {
    const tail = ATTRIBUTED.exec(whole.text);
    const clause = tail === null || tail.index < 12 ? whole : cut(whole, 0, tail.index);
    if (EVENT.test(clause.text)) continue;
    const rule = RULES.find(([, pattern]) => pattern.test(clause.text));
    if (rule !== undefined && !WISHED.test(clause.text))
      found.push({ kind: 'decision_rule', rule: rule[0], evidence: clause });
    for (const [kind, pattern] of KINDS) {
      const match = pattern.exec(clause.text);
      if (match === null || (kind === 'duration' && WISHED.test(clause.text))) continue;
      const narrow = kind === 'precondition' || kind === 'duration';
      const phrase = kind === 'trigger' && /^(?:in|on|access)\b/i.test(match[0]) && match.index < 6;
      found.push({
        kind,
        rule: null,
        evidence: narrow ? fromMatch(clause, match) : phrase ? upToComma(clause) : clause,
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
  /\b(?:(?:is|was|remains?|remained) (?:un(?:clear|settled|resolved|decided|specified)|not (?:clear|settled|known|decided|defined)|(?:left )?open)|(?:does|do|did) not (?:define|say|specify|settle|mention|address)|no text says|nothing is said|has not been (?:set|decided|agreed|settled)|have not been (?:set|decided|agreed|settled)|no (?:date|deadline|rule|procedure|vote|decision)\b[^.]{0,60}\b(?:is foreseen|has been set|was set|was given|exists)|left open|gave no details|declined to give details)\b/i;

/** Whether the sentence says that something is left open. */
export const saysOpen = (words: string): boolean => OPEN.test(words);
