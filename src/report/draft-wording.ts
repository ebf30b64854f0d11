// Words of a document → what an arrangement file says for them: rule sentences, durations, kinds of commitment.
import type { Commitment } from '../arrangements/index.ts';

const NUMBERS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const TENS: ReadonlyMap<string, number> = new Map([
  ['thirty', 30],
  ['forty', 40],
  ['forty-eight', 48],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy-two', 72],
  ['ninety', 90],
]);
const ORDINALS: ReadonlyMap<string, number> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth'
    .split(' ')
    .map((word, at): [string, number] => [word, at + 1])
    .concat([
      ['twentieth', 20],
      ['thirtieth', 30],
      ['sixtieth', 60],
      ['ninetieth', 90],
    ]),
);
const UNITS: Readonly<Record<string, string>> = { hour: 'h', day: 'd', week: 'w', month: 'mo', year: 'y' };

function countOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  const word = written.toLowerCase();
  const at = NUMBERS.indexOf(word);
  return at > 0 ? at : (TENS.get(word) ?? (word === 'a' || word === 'an' ? 1 : 0));
}

/** 'within 72 hours' → '72h', 'the thirtieth day after' → '30d'; `null` when no length is told. */
export function durationOf(words: string): string | null {
  for (const match of words.matchAll(
    /\b(\d+|[a-z]+(?:-[a-z]+)?)\]?[- ](?:working |business |calendar )?(hour|day|week|month|year)s?\b/gi,
  )) {
    const [count, unit] = [countOf(match[1] ?? ''), UNITS[(match[2] ?? '').toLowerCase()]];
    const aCalendarYear = /^an?$/i.test(match[1] ?? '') && /\bcalendar\b/i.test(match[0]);
    if (count > 0 && unit !== undefined && !aCalendarYear) return `${count}${unit}`;
  }
  const nth = /\b(?:(\d{1,3})(?:st|nd|rd|th)|([a-z]+)) day\b/i.exec(words);
  const day = nth?.[1] === undefined ? (ORDINALS.get((nth?.[2] ?? '').toLowerCase()) ?? 0) : Number(nth[1]);
  return day > 0 ? `${day}d` : null;
}

const FRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/two[- ]thirds|2\/3/i, '2/3'],
  [/three[- ](?:quarters|fourths)|3\/4/i, '3/4'],
  [/three[- ]fifths|3\/5/i, '3/5'],
  [/four[- ]fifths|4\/5/i, '4/5'],
];

const QUOTA = new RegExp(
  `\\b(\\d+|${NUMBERS.slice(1).join('|')}) (?:out )?of (?:the |its |their )?(?:\\w+ )?(?:votes|members|states|parties|guarantors|signatories)`,
  'i',
);

/** The rule sentence that the words stand for, or `null` when they do not fix one. */
export function ruleOf(words: string, group: string): string | null {
  const voters = /\bpresent and voting\b|\bvotes cast\b/i.test(words)
    ? `voting in ${group}`
    : /\b(?:those|members|states|parties) present\b/i.test(words)
      ? `present in ${group}`
      : group;
  const fraction = FRACTIONS.find(([pattern]) => pattern.test(words))?.[1];
  if (fraction !== undefined) return `at least ${fraction} of ${voters} for`;
  const votes = new RegExp(
    `\\bmajority of (\\d+|${NUMBERS.slice(1).join('|')})\\b(?! (?:thirds|quarters|fifths))`,
    'i',
  ).exec(words)?.[1];
  if (votes !== undefined) return `at least ${countOf(votes)} of ${group} for`;
  const minus = /\bconsensus minus (one|two|three|\d)\b/i.exec(words)?.[1];
  if (minus !== undefined) return `at most ${countOf(minus)} of ${group} against`;
  const fewest =
    /\b(?:agreement|consent|approval) of (?:at least |no fewer than )?(\w+) (?:of )?(?:the )?(?:guarantor|member|states|parties|members)/i.exec(
      words,
    )?.[1];
  if (fewest !== undefined && countOf(fewest) > 0) return `at least ${countOf(fewest)} of ${group} for`;
  if (
    /\b(?:agreement|consent|approval) of (?:all|every|each|both)\b|\bby (?:common accord|mutual (?:agreement|consent|accord)|agreement between (?:the|both) (?:parties|sides))/i.test(
      words,
    )
  )
    return `all of ${voters} for`;
  if (/\bunanim|\b(?:all|every|each)\b[^.]{0,40}\b(?:agree|consent|approve)/i.test(words))
    return `all of ${voters} for`;
  if (/\bconsensus\b/i.test(words)) return `none of ${group} against`;
  const quota = QUOTA.exec(words)?.[1];
  if (quota !== undefined) return `at least ${countOf(quota)} of ${group} for`;
  if (/\bsimple majority|\bby (?:an? )?(?:absolute )?majority\b(?! of (?:two|three|at least))/i.test(words))
    return `more than 50% of ${voters} for`;
  if (
    /deems? necessary|considers? appropriate|judges? necessary|judge[sd]? for (?:it|them)sel|on its own decision|when it is satisfied|leaves? the decision to each/i.test(
      words,
    )
  )
    return 'each decides';
  return null;
}

/** Parts of a rule that its sentence does not carry: who does not vote, who must be among them. */
const BEYOND =
  /\b(?:not (?:being )?(?:counted|voting)|does not vote|other than|except|excluding|provided that|including|concurring|all the other)\b/i;

/** Whether the words say more than their rule sentence. */
export const saysMore = (words: string): boolean => BEYOND.test(words);

/** 'quorate when five members are present' → 'at least 5 of members present'. */
export function quorumOf(words: string, group: string): string | null {
  const fraction = FRACTIONS.find(([pattern]) => pattern.test(words))?.[1];
  if (fraction !== undefined) return `at least ${fraction} of ${group} present`;
  if (/\bmajority\b|\bmore than half\b/i.test(words)) return `more than 50% of ${group} present`;
  const count = new RegExp(`\\b(\\d+|${NUMBERS.slice(1).join('|')})\\b`, 'i').exec(words)?.[1];
  return count === undefined || countOf(count) === 0 ? null : `at least ${countOf(count)} of ${group} present`;
}

const COMMITMENTS: readonly (readonly [RegExp, Commitment['kind'][number]])[] = [
  [/deems? necessary|considers? appropriate|judges? necessary/i, 'measures-as-deemed-necessary'],
  [/use of (?:armed )?force/i, 'use-of-force'],
  [/\bconsult/i, 'consult'],
  [/\b(?:defend|assist|help|come to the aid|attack on all|attack against all|uphold)/i, 'defence'],
  [/\bneutral/i, 'neutrality'],
  [/\bnot to attack|\bnot attack|refrain from/i, 'non-aggression'],
  [/\b(?:military (?:aid|equipment)|supply (?:of )?(?:arms|weapons))/i, 'military-aid'],
  [/\bintelligence\b/i, 'intelligence'],
  [/\bair defen[cs]e/i, 'air-defence'],
  [/\bescort|\bnaval|\bconvoys?\b/i, 'naval-presence'],
  [/\btrain(?:s|ing)?\b/i, 'training'],
  [/\b(?:troops|soldiers|battalions?|brigades?|contingents?)\b/i, 'troops'],
  [/\bmonitor|\bverif(?:y|ies)\b|\binspect/i, 'monitoring'],
  [/\b(?:pay|fund|money|financ)/i, 'funds'],
  [/\bsanctions\b/i, 'sanctions'],
  [/\brespects?\b/i, 'respect-sovereignty'],
  [/\b(?:ceiling|cap|limit)(?:s|ed)?\b|\bshall not (?:supply|deploy|acquire|produce|transfer)\b/i, 'arms-limits'],
];

/** Kinds of commitment that the words name; none when they name none. 'Shall not supply arms' is no military aid. */
export function commitmentKinds(words: string): readonly Commitment['kind'][number][] {
  const denied = /^(?:no|none|neither)\b|\b(?:shall|must|may) not\b|\brefrains?\b|\bnot to\b/i.test(words);
  const kinds = COMMITMENTS.filter(([pattern]) => pattern.test(words)).map(([, kind]) => kind);
  const kept = denied
    ? kinds.filter((kind) => /^(?:non-aggression|neutrality|arms-limits|use-of-force)$/.test(kind))
    : kinds;
  return [...new Set(denied ? kept.filter((kind) => kind !== 'use-of-force') : kept)];
}
