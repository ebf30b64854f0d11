import type { Result } from '../basics/index.ts';
import type { Store } from '../store/index.ts';
import type { ApiAnswer, ApiCatalogue } from './api-types.ts';

export interface AnswerRequest {
  readonly command: string;
  readonly arguments: readonly string[];
  /** What the arguments may name; nothing else can be read. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** `png` is a zip archive of the pictures. */
export const BRIEF_FORMATS = ['html', 'md', 'json', 'docx', 'pdf', 'png'] as const;
export type BriefFormat = (typeof BRIEF_FORMATS)[number];

/** Everything the server needs besides pages. */
export interface Workbench {
  readonly store: Store;
  readonly version: string;
  readonly catalogue: ApiCatalogue;
  /** Commands that can be asked with `answer`. */
  readonly commands: readonly string[];
  /** Fails when the answer takes too long (I215) or too many wait (I221); ends its work once the asker is `gone`. */
  readonly answer: (request: AnswerRequest, gone: AbortSignal) => Promise<Result<ApiAnswer>>;
  /** The brief of a dossier, given by its files, as one file. Fails and ends likewise. */
  readonly printBrief: (
    format: BriefFormat,
    files: ReadonlyMap<string, Uint8Array>,
    gone: AbortSignal,
  ) => Promise<Result<Uint8Array>>;
}
