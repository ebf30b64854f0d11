// Closed word classes and the commonest irregular verbs of English: enough to find where a subject begins and a clause ends.
import { FIRST_NAME_ROWS } from './first-name-data.ts';
import { NOUN_ROWS } from './noun-data.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

export const DETERMINERS = set(
  'a an the this that these those its his her their our my your both all each every some any no another either neither one two three four five six seven eight nine ten eleven twelve several many most few other such',
);
export const PREPOSITIONS = set(
  'of in on at by for from to with without under over into onto against between among about after before during since through across within near towards toward behind beyond inside outside upon despite amid throughout including like per via as until than except alongside following',
);
export const CONJUNCTIONS = set('and or but nor yet so plus');
export const SUBORDINATORS = set(
  'that which who whom whose what where when while whereas because although though if unless until since whether how why once as after before than whilst',
);
export const AUXILIARIES = set(
  "has have had is are was were be been being do does did will would can could may might must shall should 've 'd 'll cannot won't wouldn't can't couldn't doesn't didn't don't hasn't haven't hadn't isn't aren't wasn't weren't shouldn't",
);
export const MODALS = set(
  "will would can could may might must shall should cannot won't wouldn't can't couldn't shouldn't 'll 'd to do does did don't doesn't didn't",
);
export const NEGATIONS = set(
  "not never no cannot won't wouldn't can't couldn't doesn't didn't don't hasn't haven't hadn't isn't aren't wasn't weren't neither nor hardly",
);
export const PRONOUNS = set('he she they it i we you who everyone someone nobody anyone everybody');
/** Words that may stand between a subject and its verb. */
export const ADVERBS = set(
  'also later long again since then however yesterday today tomorrow once further now earlier still even already just only meanwhile therefore thus too instead once first finally never not often always repeatedly firmly has-also once more further far ever soon hardly almost twice afterwards afterward nevertheless nonetheless aloud likewise moreover accordingly then themselves himself herself itself',
);
const ADJECTIVES = set(
  'new old big small great large good bad high low last next previous recent early late strong weak key main major minor further more less own same different similar public private political military economic diplomatic formal final initial full first second third joint common national foreign domestic latest official open clear main critical sharp direct earlier separate wide broad repeated long short explicit implicit fresh growing rare similar',
);
const PAST_VERBS = set(
  'met went came took gave made held left began became got put set ran won lost fell rose sent built brought kept led stood sat spent broke chose drew drove ate flew fought forgot hid hit hurt let lay lent paid rode rang sang sank shot shut slept spread stole struck swam tore threw woke wore bore bound drank dug fed fled hung knelt sold shook signed ended opened joined passed helped failed visited attended agreed is are was were has had have does did includes include contains remain remains became appear appears appeared seem seems seemed lies stands depends relies rests hinges stalled delayed angered surprised continues continued comes goes takes gives makes holds leaves begins gets puts runs wins loses falls rises sends builds brings keeps leads meets',
);

export const isAdjective = (word: string): boolean => ADJECTIVES.has(word);
export const isFiniteVerb = (word: string): boolean =>
  PAST_VERBS.has(word) || (AUXILIARIES.has(word) && word !== 'being');

type NounKind = 'title' | 'person' | 'people' | 'group' | 'body' | 'document' | 'medium';

function plural(noun: string): string {
  if (/(?:s|x|ch|sh)$/.test(noun)) return `${noun}es`;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  if (noun.endsWith('man')) return `${noun.slice(0, -3)}men`;
  return `${noun}s`;
}

export interface NounSense {
  readonly kind: NounKind;
  readonly plural: boolean;
}

function buildNouns(): ReadonlyMap<string, readonly NounSense[]> {
  const nouns = new Map<string, NounSense[]>();
  const put = (word: string, sense: NounSense): void => {
    nouns.set(word, [...(nouns.get(word) ?? []), sense]);
  };
  for (const row of NOUN_ROWS.split('\n')) {
    const [noun = '', kind = ''] = row.split(',');
    put(noun, { kind: kind as NounKind, plural: kind === 'people' });
    if (kind !== 'people') put(plural(noun), { kind: kind as NounKind, plural: true });
  }
  return nouns;
}

const NOUNS = buildNouns();
const NO_SENSE: readonly NounSense[] = [];

/** What kinds of actor a common noun may name. */
export const nounSenses = (word: string): readonly NounSense[] => NOUNS.get(word) ?? NO_SENSE;
export const isTitleWord = (word: string): boolean => nounSenses(word).some(({ kind }) => kind === 'title');

const GENDERS = new Map(FIRST_NAME_ROWS.split('\n').map((row) => row.split(',') as [string, string]));
export type Gender = 'male' | 'female';

/** Gender that a first name or a form of address tells; a pronoun may only stand for a fitting person. */
export function genderOf(words: readonly string[]): Gender | null {
  for (const word of words) {
    const known = GENDERS.get(word);
    if (known === 'male' || known === 'female') return known;
    if (
      /^(?:mrs|ms|miss|lady|dame|queen|princess|empress|baroness|\w*woman|mother|sister|daughter)$/i.test(
        word.replace('.', ''),
      )
    )
      return 'female';
    if (
      /^(?:mr|sir|lord|king|prince|emperor|\w*man|father|brother|son|fisherman)$/i.test(word.replace('.', '')) &&
      !/human|german|roman/i.test(word)
    )
      return 'male';
  }
  return null;
}

export const isFirstName = (word: string): boolean => GENDERS.has(word);
