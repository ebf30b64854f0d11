/** A file's content is bytes; its version is the number of the change that last touched it. */
export interface StoredFile {
  readonly path: string;
  readonly version: number;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

export interface DossierSummary {
  readonly id: string;
  readonly title: string;
  /** Number of the last change. */
  readonly version: number;
  readonly updated: string;
}

/** Out of sight; `deleted` and `by` say since when and by whom. */
export interface DeletedDossier {
  readonly id: string;
  readonly title: string;
  readonly deleted: string;
  readonly by: string;
}

export interface StoredDossier extends DossierSummary {
  /** Sorted by path. */
  readonly files: readonly StoredFile[];
}

export interface NewDossier {
  /** Chosen by the store when left out. */
  readonly id?: string;
  readonly title: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly who: string;
  /** Gets the role of owner in the same transaction; for shared mode. */
  readonly owner?: string;
  readonly idempotencyKey?: string;
}

/** `content` null removes the file. `expectedVersion` 0: there is no file yet. */
export interface FileChange {
  readonly dossier: string;
  readonly path: string;
  readonly content: Uint8Array | null;
  readonly expectedVersion: number;
  readonly who: string;
  readonly idempotencyKey: string;
}

export interface UndoRequest {
  readonly dossier: string;
  readonly expectedVersion?: number;
  readonly who: string;
  readonly idempotencyKey: string;
}

export type ChangeOutcome =
  | { readonly kind: 'written'; readonly version: number }
  /** Somebody was first: what is there now (null: nothing), and the version to expect next time. */
  | { readonly kind: 'conflict'; readonly theirs: Uint8Array | null; readonly version: number }
  | { readonly kind: 'no-dossier' }
  /** The same idempotency key came before with another request. */
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'too-large'; readonly limit: string };

export type CreateOutcome =
  | { readonly kind: 'written'; readonly id: string; readonly version: number }
  | { readonly kind: 'exists' }
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'too-large'; readonly limit: string };

export type UndoOutcome =
  | { readonly kind: 'written'; readonly version: number; readonly path: string; readonly undoes: number }
  | { readonly kind: 'conflict'; readonly version: number }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'no-dossier' }
  | { readonly kind: 'key-reused' };

export type ChangeKind = 'create' | 'write' | 'delete' | 'undo';

/** Who changed what and when; hashes are SHA-256 of the file before and after. */
export interface StoreEvent {
  readonly version: number;
  readonly kind: ChangeKind;
  readonly path: string;
  readonly who: string;
  readonly when: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly undoes?: number;
}

export interface SearchHit {
  readonly dossier: string;
  readonly title: string;
  readonly path: string;
  readonly kind: string;
  readonly snippet: string;
  /** Ranges of UTF-16 units of `snippet`. */
  readonly marks: readonly (readonly [number, number])[];
}

export interface SearchQuestion {
  readonly words: string;
  /** Only in these dossiers; left out: in all. */
  readonly dossiers?: readonly string[];
  readonly limit?: number;
}

/**
 * Everything that is kept. Every change is one transaction, durable when its promise is fulfilled; a promise that fails
 * leaves the outcome unknown until the same idempotency key is sent again. Paths and sizes are checked by the caller
 * (`checkPath`) and by the limits here.
 */
export interface Store {
  readonly listDossiers: () => Promise<readonly DossierSummary[]>;
  readonly createDossier: (dossier: NewDossier) => Promise<CreateOutcome>;
  readonly summary: (id: string) => Promise<DossierSummary | undefined>;
  readonly readDossier: (id: string) => Promise<StoredDossier | undefined>;
  readonly changeFile: (change: FileChange) => Promise<ChangeOutcome>;
  readonly undo: (request: UndoRequest) => Promise<UndoOutcome>;
  /** Newest first, versions below `before`. */
  readonly history: (
    dossier: string,
    options: { readonly before?: number; readonly limit: number },
  ) => Promise<readonly StoreEvent[]>;
  /** Oldest first, versions above `after`. */
  readonly eventsAfter: (dossier: string, after: number, limit: number) => Promise<readonly StoreEvent[]>;
  readonly search: (question: SearchQuestion) => Promise<readonly SearchHit[]>;
  /** Takes a dossier out of sight, whole; false when there is none. Nothing of it is found, read or changed then. */
  readonly deleteDossier: (id: string, who: string) => Promise<boolean>;
  /** Brings it back as it was; false when it is not deleted, or purged. */
  readonly restoreDossier: (id: string, who: string) => Promise<boolean>;
  readonly isDeleted: (id: string) => Promise<boolean>;
  /** Last deleted first. */
  readonly listDeleted: () => Promise<readonly DeletedDossier[]>;
  /** Removes for good what was deleted before a moment, contents that nobody else has included; gives how many. */
  readonly purgeDeleted: (before: string) => Promise<number>;
  /** Hears the id of a dossier after each commit, '' when anything may have changed. */
  readonly onChange: (heard: (dossier: string) => void) => () => void;
  /** Fails when the database does not answer. */
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
}
