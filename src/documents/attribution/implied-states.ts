// Countries that the gazetteer does not know, as in exercises and drafts: what the text calls a state by its government,
// its president, its borders, or a list of parties.
import { namedActor } from '../../actors/index.ts';
import { cuesOf } from '../language/cues.ts';
import { isFirstName, nounSenses } from '../language/word-classes.ts';
import type { DocumentLine } from '../types.ts';
import { slug } from './mention.ts';

const OFFICE =
  '(?:government|president|presidency|prime minister|foreign minister|foreign ministry|\\p{L}+ minister|\\p{L}+ ministry|minister|delegation|delegates|parliament|king|queen|army|navy|troops|ambassador|envoy|negotiators?|chief negotiator|borders?|territory|ports?|capital|coast|security|independence|sovereignty|neutrality|cabinet|chancellor|chief [\\p{L}]+)';
const NAME = '(?<name>\\p{Lu}\\p{Ll}{2,}(?:[- ]\\p{Lu}\\p{Ll}{2,})?)';
const OWNER = new RegExp(`(?<!\\p{L})${NAME}['’]s? (?:\\p{Ll}+ ){0,2}?${OFFICE}\\b`, 'gu');
const OF = new RegExp(
  `\\b(?:[Gg]overnment|[Rr]epublic|[Kk]ingdom|[Ff]ederation|[Pp]rincipality|[Dd]uchy|[Tt]erritory|[Pp]resident|[Qq]ueen|[Pp]arliament|[Ii]ndependence|[Ss]ecurity|[Bb]orders|[Pp]orts|[Dd]elegation) of ${NAME}\\b`,
  'gu',
);
const ATTRIBUTE = new RegExp(
  `\\b[Tt]he ${NAME} (?:government|delegation|president|parliament|army|foreign ministry|prime minister|negotiators?)\\b`,
  'gu',
);
const TITLED_OF = new RegExp(
  `(?:[Mm]inister|[Pp]resident|[Kk]ing|[Qq]ueen|[Cc]hancellor|[Pp]remier|[Aa]mbassador|[Ee]nvoy|[Ss]ecretary)(?: \\p{Lu}[\\p{L}-]+){1,3} of ${NAME}\\b`,
  'gu',
);
const SUBJECT = /(?:^|[.!?] )(?<name>\p{Lu}\p{Ll}{2,}) (?:has |have |had )?(?<verb>\p{Ll}+)\b/gmu;
const NOT_A_STATE =
  /^(?:Other|Another|Such|Any|Where|When|Upon|No|All|One|Neither|Either|Delegations?|Consensus|Some|Several|He|She|They|It|We|You|Who|What|Both|Each|Most|Some|Many|Officials|Allies|Critics|The|This|That|His|Her|Their|Its|Article|Council|Union|Commission|Security|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\b/;

function isOpen(text: string, name: string): boolean {
  if (namedActor(name) !== undefined || NOT_A_STATE.test(name) || isFirstName(name.split(' ')[0] ?? '')) return false;
  if (name.split(/[ -]/).some((word) => nounSenses(word.toLowerCase()).length > 0)) return false;
  const title = new RegExp(
    `(?:Mr|Mrs|Ms|Dr|[Pp]resident|[Mm]inister|[Ss]ecretary|[Aa]mbassador|[Cc]hancellor|[Ss]enator|[Gg]eneral|[Ee]nvoy)\\.? (?:\\p{Lu}\\p{L}+ )?${name}\\b`,
    'u',
  );
  return !title.test(text);
}

/** Ids by name; `parties` are names that a draft gives to its parties and delegations. Linear. */
export function impliedStates(
  text: string,
  lines: readonly DocumentLine[],
  parties: readonly string[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const words = lines.map((line) => text.slice(line.start, line.end)).join('\n');
  const put = (name: string | undefined): void => {
    if (name !== undefined && isOpen(words, name)) found.set(name, slug(name));
  };
  const joinAll = (): void => {
    for (let round = 0; round < 2; round += 1)
      for (const name of Array.from(found.keys())) joined(words, name).forEach(put);
  };
  for (const pattern of [OWNER, OF, ATTRIBUTE, TITLED_OF])
    for (const match of words.matchAll(pattern)) put(match.groups?.['name']);
  parties.forEach(put);
  joinAll();
  if (found.size > 0)
    for (const match of words.matchAll(SUBJECT))
      if (
        cuesOf(match.groups?.['verb'] ?? '').some((cue) => cue.class === 'verb') &&
        !new RegExp(`\\p{Lu}\\p{Ll}+ ${match.groups?.['name']}`, 'u').test(words)
      )
        put(match.groups?.['name']);
  joinAll();
  return found;
}

/** Names that stand beside a state in a list: 'Norland and Sudria'. */
function joined(words: string, name: string): readonly (string | undefined)[] {
  const beside = new RegExp(
    `(?<!\\p{L})(?<left>\\p{Lu}\\p{Ll}{2,})(?:, | and |, and )${name}\\b|\\b${name}(?:, | and |, and )(?<right>\\p{Lu}\\p{Ll}{2,})(?= |,|\\.)`,
    'gu',
  );
  return [...words.matchAll(beside)].flatMap(({ groups }) => [groups?.['left'], groups?.['right']]);
}

/** Words that stand with a capital inside sentences: proper names, also at the head of one. */
export function properNames(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/(?<=\p{Ll},? )\p{Lu}\p{Ll}{2,}/gu)].map((match) => match[0]));
}
