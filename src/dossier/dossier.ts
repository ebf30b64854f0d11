import type { Arrangement, LoadedArrangement, Situation } from '../arrangements/index.ts';
import type { Negotiation } from '../negotiation/index.ts';
import type { Codebook, Coding, ConfirmedStatement, Issue } from '../positions/index.ts';
import type { DossierFile } from './schema.ts';

/** A document as stored: the text is what every span of a statement counts in. */
export interface DossierDocument {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly date?: string;
  readonly source?: string;
  readonly text: string;
}

/** An arrangement of the dossier: as written (with places) and with its `extends` resolved. */
export interface DossierArrangement {
  readonly file: string;
  readonly loaded: LoadedArrangement;
  readonly arrangement: Arrangement;
}

/** Everything a brief is made from. The order is that of the files. */
export interface Dossier {
  readonly id: string;
  readonly title: string;
  readonly question?: string;
  readonly referenceDate?: string;
  readonly actors: DossierFile['actors'];
  readonly documents: readonly DossierDocument[];
  /** Those of `statements.yaml`, then what coders confirmed. */
  readonly statements: readonly ConfirmedStatement[];
  /** Document id → what was proposed and decided there. */
  readonly codings: ReadonlyMap<string, Coding>;
  /** Provisions with their history, as recorded in `codebook.jsonl`. */
  readonly codebook: Codebook;
  readonly issues: readonly Issue[];
  readonly arrangements: readonly DossierArrangement[];
  readonly situations: readonly Situation[];
  /** What there is to negotiate; absent when no issue has anything to choose. */
  readonly negotiation?: Negotiation;
}

/** The name people use for an actor of the dossier; the id when nobody gave one. */
export function nameOf(dossier: Pick<Dossier, 'actors'>, id: string): string {
  return dossier.actors[id]?.name ?? id;
}

/** A sentence with every actor's id replaced by its name. Ids are matched as whole words. */
export function nameWords(dossier: Pick<Dossier, 'actors'>): (sentence: string) => string {
  return (sentence) =>
    sentence.replace(/[A-Za-z0-9_]+/g, (word) =>
      Object.hasOwn(dossier.actors, word) ? (dossier.actors[word]?.name ?? word) : word,
    );
}

/** Whether a verb after the actor's name takes the plural: 'Western governments reject', 'Russia rejects'. */
export function isPlural(dossier: Pick<Dossier, 'actors'>, id: string): boolean {
  return dossier.actors[id]?.plural === true;
}
