import type { Stance } from './types.ts';

export interface Cue {
  readonly stance: Stance;
  readonly kind: 'verb' | 'noun';
  /** A verb of saying: what follows is said; for the others it is what the stance is about. */
  readonly says: boolean;
}

const VERBS: readonly (readonly [Stance, boolean, string])[] = [
  [
    'claims',
    true,
    'say says said saying tell told add adds added state states stated note notes noted stress stresses stressed argue argues argued claim claims claimed assert asserts asserted asserting announce announces announced declare declares declared emphasize emphasizes emphasized emphasise emphasised explain explains explained insisted-that report reported suggest suggests suggested reiterate reiterates reiterated assure assures assured confirm confirms confirmed highlight highlighted warn warns warned underline underlined believe believes believed think thinks describe describes described label labels labeled labelled labeling called calls complain complained predict predicted recall recalled reply replied write writes wrote maintain maintained',
  ],
  [
    'demands',
    false,
    'demand demands demanded insist insists insisted request requests requested urge urges urged ask asked asks require required calling call press pressed seek seeks sought propose proposes proposed want wants wanted',
  ],
  ['accepts', false, 'accept accepts accepted agree agrees agreed approve approved consent consented'],
  [
    'supports',
    false,
    'support supports supported welcome welcomes welcomed endorse endorses endorsed back backs backed favour favoured favor favored praise praised',
  ],
  [
    'opposes',
    false,
    'oppose opposes opposed criticize criticizes criticized criticise criticised condemn condemns condemned object objects objected denounce denounced',
  ],
  [
    'rejects',
    false,
    'reject rejects rejected dismiss dismisses dismissed refuse refuses refused deny denies denied ruled decline',
  ],
  ['doubts', false, 'doubt doubts doubted question questions questioned reserves reserve reserved'],
];
const NOUNS: readonly (readonly [Stance, string])[] = [
  ['demands', 'insistence demand request call'],
  ['claims', 'claim stance assertion view'],
  ['opposes', 'opposition objection'],
  ['rejects', 'refusal rejection'],
  ['doubts', 'reluctance reluctant skepticism scepticism skeptical sceptical doubtful'],
  ['supports', 'support'],
  ['accepts', 'acceptance'],
];

function buildCues(): ReadonlyMap<string, readonly Cue[]> {
  const cues = new Map<string, Cue[]>();
  const put = (word: string, cue: Cue): void => {
    cues.set(word, [...(cues.get(word) ?? []), cue]);
  };
  for (const [stance, says, words] of VERBS)
    for (const word of words.split(' ')) put(word, { stance, kind: 'verb', says });
  for (const [stance, words] of NOUNS)
    for (const word of words.split(' ')) put(word, { stance, kind: 'noun', says: false });
  return cues;
}

const CUES = buildCues();

/** What a word may tell about somebody's position; the first reading is the usual one. */
export function cuesOf(word: string): readonly Cue[] {
  return CUES.get(word.toLowerCase()) ?? [];
}
