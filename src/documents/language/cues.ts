import type { Stance } from '../types.ts';
import { CUE_ROWS } from './cue-data.ts';

type CueForm = 'base' | 's' | 'past' | 'ing';

interface Cue {
  readonly lemma: string;
  readonly class: 'verb' | 'noun' | 'adjective';
  readonly stance: Stance;
  /** Stance of the negated cue; `null`: negated, it tells of no position. */
  readonly negated: Stance | null;
  readonly factive: boolean;
  /** What may follow: see catalog/lexicon/README.md. */
  readonly frames: ReadonlySet<string>;
}

export interface CueSense extends Cue {
  readonly form: CueForm;
}

function lastDoubled(lemma: string): boolean {
  return /^(?:plan|beg|slam|dub|quip|refer|permit|rebut)$/.test(lemma);
}

function regularForms(lemma: string): Readonly<Record<Exclude<CueForm, 'base'>, string>> {
  const stem = lastDoubled(lemma) ? lemma + lemma.slice(-1) : lemma;
  const s = /(?:s|x|ch|sh)$/.test(lemma)
    ? `${lemma}es`
    : /[^aeiou]y$/.test(lemma)
      ? `${lemma.slice(0, -1)}ies`
      : `${lemma}s`;
  const past = lemma.endsWith('e') ? `${lemma}d` : /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ied` : `${stem}ed`;
  const ing = /[^e]e$/.test(lemma) ? `${lemma.slice(0, -1)}ing` : `${stem}ing`;
  return { s, past, ing };
}

function formsOf(lemma: string, irregular: readonly string[]): readonly (readonly [string, CueForm])[] {
  const [head = lemma, ...rest] = lemma.split(' ');
  const tail = rest.length === 0 ? '' : ` ${rest.join(' ')}`;
  const regular = regularForms(head);
  const own = irregular.map((form): readonly [string, CueForm] => [
    form.replaceAll('_', ' '),
    /ing\b/.test(form) ? 'ing' : /s(?: |_|$)/.test(form) ? 's' : 'past',
  ]);
  const hasPast = own.some(([, form]) => form === 'past');
  // 'put forward', 'let it be known': the past is the base form too, and fits any subject.
  return [
    [lemma, own.some(([form]) => form === lemma) ? 'past' : 'base'],
    [`${regular.s}${tail}`, 's'],
    [`${regular.ing}${tail}`, 'ing'],
    ...(hasPast ? [] : [[`${regular.past}${tail}`, 'past'] as const]),
    ...own,
  ];
}

function buildCues(): ReadonlyMap<string, readonly CueSense[]> {
  const cues = new Map<string, CueSense[]>();
  for (const row of CUE_ROWS.split('\n')) {
    const [lemma = '', kind = '', stance = '', negated = '', factive = '', frames = '', irregular = ''] =
      row.split(',');
    const cue: Cue = {
      lemma,
      class: kind as Cue['class'],
      stance: stance as Stance,
      negated: negated === '' ? null : (negated as Stance),
      factive: factive === 'yes',
      frames: new Set(frames.split(';')),
    };
    const forms =
      cue.class === 'verb'
        ? formsOf(lemma, irregular === '' ? [] : irregular.split(';'))
        : cue.class === 'noun'
          ? [[lemma, 'base'] as const, [regularForms(lemma).s, 's'] as const]
          : [[lemma, 'base'] as const];
    const seen = new Set<string>();
    for (const [word, form] of forms) {
      if (seen.has(word)) continue;
      seen.add(word);
      cues.set(word, [...(cues.get(word) ?? []), { ...cue, form }]);
    }
  }
  return cues;
}

const CUES = buildCues();
const NONE: readonly CueSense[] = [];

/** What a word (or a verb with its particle: 'ruled out') may tell about somebody's position; verbs first. */
export const cuesOf = (word: string): readonly CueSense[] => CUES.get(word) ?? NONE;

/** First words of cues of several words: all that is looked at before longer ones are. */
const PHRASE_HEADS: ReadonlySet<string> = new Set(
  [...CUES.keys()].filter((word) => word.includes(' ')).map((word) => word.slice(0, word.indexOf(' '))),
);
export const opensPhrase = (word: string): boolean => PHRASE_HEADS.has(word);
