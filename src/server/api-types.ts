/**
 * What the HTTP API takes and gives, as plain types without any code behind them: the page imports this file and
 * nothing else of the server. `api-schemas.ts` holds the checking counterpart, and the compiler holds the two together.
 */

import type { CatalogueEntry } from '../dossier/index.ts';

export type Role = 'owner' | 'analyst' | 'reader';

/** A file of a dossier: UTF-8 text when it is text, else base64. `version` is the change that last touched it. */
export interface ApiFile {
  readonly path: string;
  readonly version: number;
  readonly mediaType: string;
  readonly text?: string;
  readonly base64?: string;
}

export interface ApiDossierSummary {
  readonly id: string;
  readonly title: string;
  /** Number of the last change; every change of any file adds one. */
  readonly version: number;
  /** ISO 8601, UTC. */
  readonly updated: string;
  readonly role: Role;
}

/** GET /api/dossiers */
export interface ApiDossierList {
  readonly dossiers: readonly ApiDossierSummary[];
}

/** GET /api/deleted-dossiers: yours, each until it is purged. DELETE /api/dossiers/:id puts one there. */
export interface ApiDeletedList {
  readonly dossiers: readonly {
    readonly id: string;
    readonly title: string;
    readonly deleted: string;
    readonly byName: string;
    /** Until then POST /api/dossiers/:id/restore brings it back. */
    readonly until: string;
  }[];
}

/** GET /api/dossiers/:id */
export interface ApiDossier extends ApiDossierSummary {
  readonly files: readonly ApiFile[];
}

/** POST /api/dossiers; without files a small dossier.yaml is made from the title. */
export interface ApiNewDossier {
  readonly title: string;
  readonly files?: readonly ApiNewFile[];
  readonly idempotencyKey?: string;
}

export interface ApiNewFile {
  readonly path: string;
  readonly text?: string;
  readonly base64?: string;
}

/** PUT /api/dossiers/:id/file. `expectedVersion` is the file's version that was read; 0 for a path without a file. */
export interface ApiWrite {
  readonly path: string;
  readonly text?: string;
  readonly base64?: string;
  readonly expectedVersion: number;
  /** One per intention (a UUID): the same key sent again has no second effect and gets the same answer. */
  readonly idempotencyKey: string;
}

/** DELETE /api/dossiers/:id/file */
export interface ApiDelete {
  readonly path: string;
  readonly expectedVersion: number;
  readonly idempotencyKey: string;
}

/** The file's new version, which is also the dossier's. */
export interface ApiWritten {
  readonly version: number;
}

/** Every refusal: application/problem+json (RFC 9457). `type` is `/problems/NAME`. */
export interface ApiProblem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
}

/**
 * 409 `/problems/conflict`: somebody else changed the file first. Both sides as text; null where there is no file, or one
 * that is no text and then given as base64.
 */
export interface ApiConflict extends ApiProblem {
  readonly yours: string | null;
  readonly theirs: string | null;
  readonly yoursBase64?: string;
  readonly theirsBase64?: string;
  /** The version to expect next time; 0 when there is no file now. */
  readonly version: number;
}

/**
 * `data` of a message from GET /api/dossiers/:id/events; the message's `id` is the event's number, which is the version
 * of the dossier after it.
 */
export interface ApiEvent {
  readonly path: string;
  readonly version: number;
  readonly who: string;
  readonly when: string;
}

export type ApiChangeKind = 'create' | 'write' | 'delete' | 'undo';

/** One entry of the audit trail. */
export interface ApiHistoryEntry extends ApiEvent {
  /** `who` in words. */
  readonly whoName: string;
  readonly kind: ApiChangeKind;
  /** SHA-256 of the file before and after; null where there was or is none. */
  readonly before: string | null;
  readonly after: string | null;
  /** For an undo: the version whose change it took back. */
  readonly undoes?: number;
}

/** GET /api/dossiers/:id/history, newest first; `before` asks for versions below it. */
export interface ApiHistory {
  readonly entries: readonly ApiHistoryEntry[];
}

/** POST /api/dossiers/:id/undo: takes back the last change that is not taken back yet. */
export interface ApiUndo {
  readonly expectedVersion?: number;
  readonly idempotencyKey: string;
}

export interface ApiUndone {
  readonly version: number;
  readonly path: string;
  readonly undoes: number;
}

export interface ApiHit {
  readonly dossier: string;
  readonly title: string;
  readonly path: string;
  /** 'document', 'statement', 'arrangement' or 'file'. */
  readonly kind: string;
  /** Words around the hit, as plain text; `marks` are ranges of UTF-16 units that matched. */
  readonly snippet: string;
  readonly marks: readonly (readonly [number, number])[];
}

/** GET /api/search?q=&dossier= */
export interface ApiSearch {
  readonly hits: readonly ApiHit[];
}

export interface ApiCatalogueEntry {
  readonly slug: string;
  readonly text: string;
}

/** A voting body: `text` is its JSON, `table` the CSV of members and weights that its `table` names. */
export interface ApiCatalogueBody extends ApiCatalogueEntry {
  readonly table?: string;
}

/** GET /api/catalogue */
export interface ApiCatalogue {
  readonly arrangements: readonly ApiCatalogueEntry[];
  readonly bodies: readonly ApiCatalogueBody[];
  /** What was computed of each precedent, as in `catalog/catalog.json`; left out where that file is not beside the program. */
  readonly entries?: readonly CatalogueEntry[];
}

/** POST /api/answers/:command: the words after `casus COMMAND`, and the files that they name. `--json` is added. */
export interface ApiQuestion {
  readonly arguments: readonly string[];
  readonly files?: readonly ApiNewFile[];
  /** Files of this dossier are there too; `.` is its folder. */
  readonly dossier?: string;
}

/** `exitCode` as the command line has it (0, 1 or 2); `answer` is what `--json` prints, by `schema/COMMAND.json`. */
export interface ApiAnswer {
  readonly exitCode: number;
  readonly answer: unknown;
}

/** GET /api/session */
export interface ApiSession {
  readonly mode: 'local' | 'shared';
  /** Left out: nobody is signed in. */
  readonly user?: { readonly id: string; readonly name: string; readonly email?: string };
}

/** GET /api/auth/account, shared mode. */
export interface ApiAccount {
  readonly name: string;
  readonly email: string;
  /** Whether signing in asks for a code too. */
  readonly secondFactor: boolean;
  /** Recovery codes that are not used up yet. */
  readonly codesLeft?: number;
}

/** GET /api/auth/list-sessions, shared mode: your own that have not ended. */
export interface ApiSessions {
  readonly sessions: readonly {
    readonly id: string;
    readonly since: string;
    readonly until: string;
    /** Address of the connection and name of the browser when it began. */
    readonly from: string;
    readonly browser: string;
    readonly current: boolean;
  }[];
}

/** POST /api/auth/revoke-session */
export interface ApiSessionName {
  readonly id: string;
}

export interface ApiMember {
  readonly user: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

export interface ApiInvitation {
  readonly id: string;
  readonly role: Role;
  readonly by: string;
  readonly expires: string;
}

/** GET /api/dossiers/:id/access, shared mode, for owners. */
export interface ApiAccess {
  readonly members: readonly ApiMember[];
  readonly invitations: readonly ApiInvitation[];
  /** Newest first. */
  readonly events: readonly ApiAccessEvent[];
}

/** `what`: 'invite', 'join', 'role', 'revoke', 'delete' or 'restore'; `person` and `role` say whose role and which. */
export interface ApiAccessEvent {
  readonly who: string;
  readonly whoName: string;
  readonly when: string;
  readonly what: string;
  readonly person?: string;
  readonly role?: Role | 'none';
}

/** PUT /api/dossiers/:id/access; null takes the role away. */
export interface ApiRoleChange {
  readonly user: string;
  readonly role: Role | null;
}

/** POST /api/dossiers/:id/invitations */
export interface ApiInvite {
  readonly role: Role;
  readonly days?: number;
}

/** The link is shown this once; its fragment `#invitation=TOKEN` is for `/sign-in`, which sends the token to `accept`. */
export interface ApiInvited {
  readonly id: string;
  readonly url: string;
  readonly token: string;
  readonly role: Role;
  readonly expires: string;
}

/** POST /api/invitations/accept; `account` for whoever is not signed in and has none. */
export interface ApiAccept {
  readonly token: string;
  readonly account?: { readonly name: string; readonly email: string; readonly password: string };
}

/** `dossier` null: the invitation was for an account alone. Sign in next, if a new account was made. */
export interface ApiAccepted {
  readonly user: string;
  readonly dossier: string | null;
  readonly role: Role;
}

export interface ApiDone {
  readonly done: boolean;
}
