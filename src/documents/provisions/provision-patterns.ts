// The words in which arrangements provide: decision rules, triggers, preconditions, exclusions, durations, commitments,
// deadlines.
import type { ProvisionKind } from '../types.ts';

const NUMBER =
  '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|eighteen|twenty(?:-(?:one|four|five))?|twenty|thirty|forty(?:-(?:five|eight))?|forty|fifty|sixty|seventy-two|ninety|(?:one|a) hundred(?: and (?:twenty|eighty))?)';
const UNIT = '(?:(?:working|business|calendar|consecutive) )?(?:hours?|days?|weeks?|months?|years?)';
const PERIOD = `\\[?${NUMBER}\\]?(?: ?\\(\\d+\\))?[- ]${UNIT}\\]?`;
const NTH =
  '(?:\\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|fourteenth|fifteenth|twentieth|thirtieth|sixtieth|ninetieth)';
/** Who is bound by a treaty, as its articles call them. */
const BOUND =
  '(?:(?:each|every|all|the|any|either|both|no)(?: of the)? )?(?:high )?(?:contracting |participating |signatory |member |guarantor |other |states )?(?:part(?:y|ies)|members?|states?|guarantors?|powers?|signatories|signatory|participants?|sides?|governments?)(?: to this \\p{L}+)?';

export const RULES: readonly (readonly [string, RegExp])[] = [
  [
    'quorum',
    /\bquor(?:um|ate)\b|\b(?:validly|able to) (?:decide|meet|deliberate)s?\b[^.;]{0,40}\b(?:if|when)\b[^.;]{0,60}\b(?:present|represented)\b/iu,
  ],
  [
    'reversed vote',
    /\bunless (?:the |a )?(?:[\p{L}]+ ){0,6}(?:votes?|decides?|agrees?|objects?|opposes?|rejects?)\b(?! to (?:extend|renew))|\bremain(?:s)? in (?:place|force) unless\b|\breturn(?:s)? unless\b/iu,
  ],
  [
    'unanimity',
    /\b(?:by unanimity|unanimously|by (?:common accord|mutual (?:agreement|consent|accord)|joint decision|agreement between (?:the|both) (?:parties|sides))|(?:only )?(?:by )?unanimous(?:ly)? (?:agree|consent|approv|decision|vote|decide)\p{L}*|unanimity|(?:all|every|each) (?:of the )?(?:\p{L}+ ){0,3}(?:would |must |have to |has to |had to |need to |should )+(?:all )?(?:agree|consent|approve)\p{L}*|(?:agreement|consent|approval|decision) of (?:all|every|each|both)\b(?! of the votes)|(?:nothing|no decision) (?:is|can be) (?:decided|taken|adopted) (?:if|when|against)|if (?:one|any|a single) (?:member|party|state|guarantor|government) objects)/iu,
  ],
  [
    'consensus',
    /\bby consensus|(?<!\b(?:what|reach(?:ed)?|reaching|find|found|no|build(?:ing)?|broad|the|a|seeks?|wide) )\bconsensus\b(?! (?:was|has|emerged|means))/iu,
  ],
  [
    'majority',
    /\b(?:simple |absolute |qualified |double |special )?majority\b|\b(?:two[- ]thirds|three[- ](?:quarters|fourths)|three[- ]fifths|four[- ]fifths|2\/3|3\/4|3\/5|4\/5|\d+ per ?cent of (?:the )?votes)\b/iu,
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
    /\b(?:votes? of the (?:part|state|countr)\p{L}+ (?:in|to|directly)|not voting|no vote\b|without (?:its|their|a) vote|loses? (?:its|their|the right to) vote|does not vote|shall not vote|may not vote|abstain from voting|do not count)\b/iu,
  ],
  [
    'own judgement',
    /\b(?:leaves? (?:the|this|that|each|any) (?:decision|matter|choice) to (?:each|every)|(?:as|which) (?:it|they|each)(?: \p{L}+)? (?:judges?|may (?:judge|deem|consider))(?: to be)? (?:necessary|appropriate|fit)|as it deems? necessary|(?:as|that) (?:it|they|each) (?:considers?|deems?|thinks?) (?:appropriate|necessary|fit)|judge[sd]? for (?:it|them)sel(?:f|ves)|on its own decision|when it is satisfied|each (?:party|guarantor|state|member) (?:decides?|would decide|would act|acts) (?:for itself|on its own|alone))\b/iu,
  ],
  ['vote', /\b(?:decides? (?:first|by|whether)|determines? (?:within|by|whether)|by (?:a )?vote of)\b/iu],
];

export const KINDS: readonly (readonly [ProvisionKind, RegExp])[] = [
  [
    'trigger',
    /\b(?:(?:in the event (?:of|that)|in case of|where there is)(?! (?:an? )?(?:tie|vacancy|equality|doubt|disagreement on|conflict between))|is (?:the object|the victim) of|an? (?:armed |unprovoked |external )?attack (?:on|against|has)|(?:armed|unprovoked) attack|(?:flagrant )?violation of the|act of aggression|casus foederis|is the case for action|notif(?:y|ies|ication) (?:the \p{L}+ )?of|(?:if|should) (?:any|one|an?|either|the) (?:\p{L}+ ){1,3}(?:is|are|were|be|has been|comes? under) (?:attack(?:ed)?|invaded|struck|blockaded)|(?:meets?|acts?|consults?|convenes?) (?:[^,;]{0,40} )?(?:if|when|whenever|once) (?:an?|any|the|either|one) \p{L}+|any (?:party|member|state|side|guarantor|signatory) that (?:exceeds|breaks|breaches|violates|fails|cheats)|^(?:if|when|whenever|should|once) (?:an?|any|the|either|one|its) [^,]{3,90}, (?:an?|the|any|each|every|all|its|it|they) [^,]{3,60}? (?:meets?|meet|acts?|decides?|consults?|convenes?|opens?|begins?|closes?|starts?|has to|have to|must|shall|may|can|is called|are called)\b|attack on all|significant non-performance|in (?:a|any) dispute|access to (?:a|any) suspected)\b/iu,
  ],
  [
    'trigger',
    /\b(?:if|when|whenever|once|where|should) (?:(?!\b(?:i|we|you)\b)[^,.;“”"]){2,80}\b(?:attack(?:ed|s)?|violation|violat(?:es|ed)|aggression|incursion|invasion|invaded|blockaded?|hostilities)\b/iu,
  ],
  [
    'trigger',
    /^where (?:an?|any|the|one|either) [^,]{3,90}?\b(?:occurs?|arises?|takes place|has|have|is|are)\b|\b(?:activated|triggered|invoked|launched|engaged)\b[^.;]{0,40}\b(?:where|when|if|once|upon)\b/iu,
  ],
  [
    'precondition',
    /\b(?:(?:enters?|comes?) into (?:force|effect|operation) (?:[\p{L}\d-]+ ){0,4}(?:when|once|if|after|upon|on|as soon as|following|from|\d)|(?:takes?|has|have) effect (?:only )?(?:when|once|if|after|upon|on|as soon as|following)|becomes? (?:effective|operative|binding) (?:only )?(?:when|once|if|after|upon|on|as soon as|following)|if and only if|only if and when|(?:conditional|contingent) (?:up)?on|upon (?:verification|certification|confirmation|completion) (?:by|of|that)|subject to (?:ratification|verification|(?:the |its |their )?(?:prior )?(?:approval|consent|agreement|confirmation) (?:of|by))|(?:begin|start|apply|sign|deploy)(?:s|ed)? only (?:after|when|once|if)|only (?:after|when|once) (?:a|an|the|all|both)|not before (?:a|an|the|all)|once (?:a|the|all) [^,.;]{3,60} (?:ratified|deposited|agreed|signed)|following (?:a|an|any) (?:ceasefire|peace)|after a ceasefire|provided that|on condition that|instruments of ratification)\b/iu,
  ],
  [
    'exclusion',
    /(?:^(?:no|neither)\b[^.;]{3,80}\b(?:shall|may)\b|\b(?:plan|draft|text|treaty|pact|deal|agreement|proposal|paper|protocol|scheme|accord|arrangement) (?:rules? out|excludes?|bans?|forbids?|prohibits?|bars?)\b|\b(?:shall|may|would|will) (?:not|never) (?:be (?:stationed|deployed|based|located|regarded|considered|deemed|treated|interpreted|construed|counted|required|obliged|bound|admitted|used|invoked|extended to)|apply|extend|cover|affect|prejudice|imply|include|vote|take part|participate|count)\b|\bno (?:\p{L}+ ){0,2}(?:troops|forces|bases?|missiles|weapons|soldiers|contingents?|flights)\b|\b(?:not voting|without prejudice to|loses? (?:its|their|the right to) vote)\b|\b(?:no \p{L}+ is obliged|is not obliged|not obliged to|does not oblige|no obligation to|has no vote|have no vote|does not apply|do not apply|shall not apply|except(?:ing)? for|excluding|(?:is|are|(?:would|will|shall) be) (?:excluded|suspended|expelled|barred)\b|not (?:be )?hit retroactively|not retroactive|would be bound only|give no such promise|without the participation of|rul(?:es?|ed) out sending|(?:is|are|be|remains?) exempt(?:ed)?|(?:is|are|remains?) not (?:covered|included|affected|subject to)|falls? outside|do(?:es)? not bind|does not (?:cover|extend to|reach)|do not (?:cover|extend to|reach))\b)/iu,
  ],
  [
    'duration',
    new RegExp(
      `\\b(?:(?:ends?|expires?|lapses?|terminates?) (?:${PERIOD}|when|once|on|after)|(?:remains?|stays?|continues?) in (?:force|effect)(?: (?:for|until|indefinitely|as long as)|$)|in force for|(?:is|be|remains?) valid (?:for|until)|(?:of|for an?) (?:unlimited|indefinite) (?:duration|period)|(?:lapses?|expires?|ends?|terminates?) on \\d|concluded for|limited to ${PERIOD}|(?:would |will |shall |to )?(?:lasts?|runs?) (?:for )?${PERIOD}|(?:renew|extend)(?:s|ed|ing)? [^.;]{0,40}?\\bfor (?:another |a further )?${PERIOD}|for (?:an? )?(?:initial |first |further )?(?:period|term|the duration) of|truce of|pause of|(?:may|can|could) be (?:ended|terminated|denounced|renounced|given up)|(?:may|can) terminate|ceases? to be in force|(?:may|can|shall) (?:withdraw|denounce|leave|quit)\\b(?! (?:open|out|to|its|their|all|any|heavy|troops|forces|weapons)\\b)|lets? (?:\\p{L}+ ){1,3}withdraw|(?:must|shall|will) (?:stop|cease|end) once|(?:\\w+[- ](?:day|week|month|year)) (?:truce|ceasefire|pause))\\b`,
      'iu',
    ),
  ],
  [
    'commitment',
    /\b(?:shall (?:take|assist|provide|come|help|respect|refrain|consult)|(?:undertakes?|pledges?|pledged) (?:not to|to|all|that)|(?:foresees?|envisages?|provides? for) (?:an? )?(?:[\p{L}-]+ ){0,3}(?:force|brigade|mission|corps|contingent|fleet|patrols?)|(?:has|have|had) to help|will (?:receive|assist|provide|defend)|would (?:provide|assist|defend|take|place|station|deploy|supply|patrol|finance|train|guarantee|escort|oblige|require)|agrees? to (?:assist|defend|provide|help)|such (?:measures|action) as|an attack on all|commits? (?:itself|themselves|the parties) to|(?:sets?|places?|imposes?) (?:an? )?(?:common |new )?(?:ceiling|limit|cap|floor|quota) (?:of|on|for)|is (?:limited|capped) to|are (?:limited|capped) to|(?:allows?|permits?|provides? for) \p{L}+ (?:visits?|inspections?|flights?)|an? (?:emergency|extraordinary|special) (?:session|meeting) (?:meets?|is called|shall|must|has to))\b/iu,
  ],
  [
    'commitment',
    new RegExp(
      `\\b(?:${BOUND} (?:shall|must)(?:, [^,]{3,120}, ?)? ?(?:\\[[^\\]]{2,60}\\] ?)?(?:not (?!vote|prevent|be\\b|apply|extend)|(?!be\\b|not\\b|have\\b|vote|decide|meet|determine|elect|appoint|enter|notify|adopt))\\p{L}+|(?:oblig(?:e|es|ing)|requir(?:e|es|ing)|bind(?:s|ing)?|commit(?:s|ting)?) (?:its|the|all|each|every|their) (?:\\p{L}+ ){0,2}to)\\b`,
      'iu',
    ),
  ],
];

export const DEADLINES = new RegExp(
  `\\b(?:(?:within|in no more than|in not more than) (?:the )?(?:(?:first|next|following|a period of|a maximum of|at most) )*(?:${PERIOD}|an? (?:hour|day|week|month|year))(?: ?${PERIOD})*|(?:no|not) later than \\d{1,2} \\p{Lu}\\p{L}+(?: \\d{4})?|(?:no|not) later than (?:the )?(?:${PERIOD}|${NTH} day)(?: (?:after|from|following|before) (?:the )?[\\p{L}]+(?: of (?:the |its |an? )?\\p{L}+)?)?|(?:on|by|before) (?:the )?(?:end of (?:the )?|expiry of (?:the )?)${NTH} day(?: (?:after|from|following) (?:the )?\\p{L}+(?: of (?:the |its |an? )?\\p{L}+)?)?|(?:on|by|before) (?:the )?${NTH} day (?:after|from|following) (?:the )?\\p{L}+(?: of (?:the |its |an? )?\\p{L}+)?|(?:at least |not less than )?(?:${PERIOD}(?:['’]s?)?|an? (?:day|week|month|year)['’]s) (?:prior |written |advance )*notice|${PERIOD} (?:beforehand|in advance|earlier)|(?:at least |not less than )?${PERIOD} (?:after|before|from|following|prior to) (?:the |its |such |an? |written |prior )*(?:all (?:the )?(?:parties|signatories|members)|both (?:sides|parties)|notice|notification|receipt|request|date|deposit|signature|circulation|expiry|end|entry|adoption|notifying|(?:written )?notice)(?: of \\p{L}+)?|(?:has|have|given|allowed|another|no more than|at most) ${PERIOD}|(?:suspend(?:s|ed)?|stop(?:s|ped)?|halt(?:s|ed)?|pause[sd]?|delay(?:s|ed)?|freezes?)\\b[^.;]{0,30}? for (?:up to )?${PERIOD}|notice of ${PERIOD}|(?:may|can) take another ${NUMBER})`,
  'giu',
);

/** In the text of an instrument 'will' binds as 'shall' does; in a report it only foretells. */
export const DRAFT_KINDS: readonly (readonly [ProvisionKind, RegExp])[] = [
  ['exclusion', /^(?:no|neither|none)\b[^.;]{3,80}\bwill\b/iu],
  [
    'commitment',
    new RegExp(
      `\\b(?:${BOUND.replace('(?:high )?', '(?:high )?(?:\\p{Ll}+ )?')}|each country|both countries|the (?:two|three|four) countries|(?!Agreement|Treaty|Protocol|Convention|Charter|Article|Memorandum|Decisions?|Amendments?|Withdrawal|Accession|Board|Council|Committee|Assembly|Secretar|Depositary|Membership|Facility|Panel|Mission|Commission|(?:It|They|This|That|Such|There|Nothing|Nobody)\\b)\\p{Lu}\\p{L}+) (?:shall|will|undertakes? to|agrees? to) (?:(?:in addition|also|further|moreover) )?(?!be\\b|not\\b|have\\b|vote|decide|meet|determine|elect|appoint|enter|notify|adopt|act\\b|convene|take (?:its|their) decisions)\\p{Ll}+`,
      'u',
    ),
  ],
  ['trigger', /^(?:(?:first|second|third|fourth|fifth), )?in (?:years?|times?|periods?|cases?) of \p{L}+/iu],
];
