// What one document has named so far: surnames, acronyms and short names that may come again, and whom a pronoun may mean.
import type { Gender } from '../language/word-classes.ts';
import type { Mention } from './mention.ts';

export interface Cast {
  readonly surnames: Map<string, Mention>;
  /** 'Council' → the last body whose name ends so. */
  readonly bodies: Map<string, Mention>;
  /** Who spoke or was the subject, newest last. */
  readonly subjects: Mention[];
  /** Who answers in an interview: 'I' and 'we' outside quotations. */
  /** Ids of states that the gazetteer does not know, by name. */
  readonly states: ReadonlyMap<string, string>;
  /** Words with a capital inside sentences. */
  readonly proper: ReadonlySet<string>;
  interviewee: Mention | null;
  /** The person named last, in whatever place. */
  person: Mention | null;
  /** The organisation named last: 'the bloc', 'the alliance'. */
  organisation: Mention | null;
}

export const newCast = (
  states: ReadonlyMap<string, string> = new Map(),
  proper: ReadonlySet<string> = new Set(),
): Cast => ({
  states,
  proper,
  surnames: new Map(),
  bodies: new Map(),
  subjects: [],
  interviewee: null,
  person: null,
  organisation: null,
});

export function rememberSubject(cast: Cast, mention: Mention): void {
  if (cast.subjects.at(-1)?.id === mention.id && mention.pronoun === true) return;
  cast.subjects.push(mention);
  if (cast.subjects.length > 24) cast.subjects.shift();
}

/** May this pronoun mean that actor? */
export function standsFor(mention: Mention, word: string): boolean {
  const human = mention.kind === 'person' || mention.kind === 'unnamed_person';
  if (word === 'he' || word === 'she') {
    const gender: Gender = word === 'he' ? 'male' : 'female';
    return (
      human &&
      mention.plural !== true &&
      (mention.gender === null || mention.gender === undefined || mention.gender === gender)
    );
  }
  if (word === 'they')
    return (
      mention.plural === true ||
      mention.kind === 'group' ||
      mention.kind === 'organisation' ||
      mention.kind === 'state' ||
      mention.kind === 'body'
    );
  if (word === 'it') return !human && mention.plural !== true;
  return false;
}

/** The newest subject that a third-person pronoun may stand for; 'they' prefers a plural. */
export function resolvePronoun(cast: Cast, word: string): Mention | null {
  if (word === 'i' || word === 'we') return cast.interviewee;
  if (word === 'they') {
    const plural = cast.subjects.findLast((one) => one.plural === true);
    if (plural !== undefined) return plural;
  }
  const sure = cast.subjects
    .slice(-6)
    .findLast((one) => standsFor(one, word) && one.gender !== null && one.gender !== undefined);
  const any = cast.subjects.findLast((one) => standsFor(one, word));
  if ((word === 'he' || word === 'she') && sure !== undefined && any !== undefined && any.kind !== 'person')
    return sure;
  if (any === undefined && (word === 'he' || word === 'she') && cast.person !== null)
    return standsFor(cast.person, word) ? cast.person : null;
  return any ?? null;
}
