import type { Gender } from '../language/word-classes.ts';
import type { ActorKind, TextSpan } from '../types.ts';

/** An actor named at one place of the text. */
export interface Mention extends TextSpan {
  readonly id: string;
  readonly kind: ActorKind;
  readonly name: string;
  readonly represents: string | null;
  /** Indices of the first and the last token. */
  readonly first: number;
  readonly last: number;
  readonly office?: string;
  readonly gender?: Gender | null;
  readonly plural?: boolean;
  readonly pronoun?: boolean;
  readonly demonym?: boolean;
  /** Mentions that stand inside: the state of 'a Dutch negotiator', the names of a joint subject. */
  readonly inner?: readonly Mention[];
}

export const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
