// The server, as the page sees it: dossiers are sets of files with versions. Every call answers or throws `ApiFailure`.
import type { CatalogueEntry as CatalogueRow } from '../dossier/index.ts';

export interface DossierSummary {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly updated: string;
}

export interface DossierFileRow {
  readonly path: string;
  readonly version: number;
  readonly mediaType: string;
  readonly text?: string;
  readonly base64?: string;
}

export type Role = 'owner' | 'analyst' | 'reader';

export interface DossierContent {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly role: Role;
  readonly files: readonly DossierFileRow[];
}

export interface FileChange {
  readonly path: string;
  readonly version: number;
  readonly who: string;
  readonly when: string;
}

export interface CatalogueEntry {
  readonly slug: string;
  readonly text: string;
}

/** `text` is the body's JSON, `table` the CSV of its members. */
export interface CatalogueBody extends CatalogueEntry {
  readonly table?: string;
}

export interface Catalogue {
  readonly arrangements: readonly CatalogueEntry[];
  readonly bodies: readonly CatalogueBody[];
  /** What was computed of each precedent. */
  readonly entries?: readonly CatalogueRow[];
}

/** Somebody saved the file meanwhile: what was sent, what stands there now, and its version. */
export interface WriteConflict {
  readonly conflict: true;
  readonly yours: string;
  readonly theirs: string | null;
  readonly version: number;
}

export interface Written {
  readonly conflict: false;
  readonly version: number;
}

export interface FileWrite {
  readonly path: string;
  readonly text: string;
  /** 0 for a file that is to be new. */
  readonly expectedVersion: number;
  readonly idempotencyKey: string;
}

/** `status` 0: the server was not reached. */
export class ApiFailure extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface Api {
  readonly listDossiers: () => Promise<readonly DossierSummary[]>;
  readonly loadDossier: (id: string) => Promise<DossierContent>;
  readonly saveFile: (id: string, write: FileWrite) => Promise<Written | WriteConflict>;
  readonly removeFile: (id: string, write: Omit<FileWrite, 'text'>) => Promise<Written | WriteConflict>;
  readonly importDossier: (zip: Blob) => Promise<{ readonly id: string }>;
  readonly exportAddress: (id: string) => string;
  readonly loadCatalogue: () => Promise<Catalogue>;
  /** Calls back for every change until the returned function is called. */
  readonly watch: (id: string, onChange: (change: FileChange) => void) => () => void;
}

/** A key that no other write has; `crypto.randomUUID` is missing on plain http outside localhost. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function messageOf(response: Response): Promise<string> {
  try {
    const body: unknown = await response.json();
    if (typeof body === 'object' && body !== null) {
      if ('detail' in body && typeof body.detail === 'string') return body.detail;
      if ('title' in body && typeof body.title === 'string') return body.title;
    }
  } catch {
    // Not JSON: the status says enough.
  }
  return `${response.status} ${response.statusText}`.trim();
}

/** Where a server with accounts lets people in. */
const SIGN_IN = '/sign-in';

/** `both`: a conflict is an answer with both sides. */
async function request<T>(path: string, init: RequestInit = {}, both = false): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new ApiFailure(0, 'the server cannot be reached');
  }
  if (response.status === 401) location.assign(SIGN_IN);
  if (!response.ok && !(response.status === 409 && both)) {
    throw new ApiFailure(response.status, await messageOf(response));
  }
  const body: T & { conflict?: boolean; theirs?: unknown } = await response.json();
  if (response.status !== 409) return body;
  if (!('theirs' in body)) throw new ApiFailure(409, 'the server refused to write this');
  return { ...body, conflict: true };
}

async function write(id: string, method: 'PUT' | 'DELETE', body: unknown): Promise<Written | WriteConflict> {
  const path = `/api/dossiers/${encodeURIComponent(id)}/file`;
  const headers = { 'content-type': 'application/json' };
  const answer = await request<Written | WriteConflict>(path, { method, headers, body: JSON.stringify(body) }, true);
  return answer.conflict ? answer : { conflict: false, version: answer.version };
}

/** The API of the server that served this page. */
export function createApi(): Api {
  const one = (id: string): string => `/api/dossiers/${encodeURIComponent(id)}`;
  return {
    listDossiers: async () =>
      (await request<{ readonly dossiers: readonly DossierSummary[] }>('/api/dossiers')).dossiers,
    loadDossier: (id) => request(one(id)),
    saveFile: (id, body) => write(id, 'PUT', body),
    removeFile: (id, body) => write(id, 'DELETE', body),
    importDossier: (zip) =>
      request('/api/dossiers/import', { method: 'POST', headers: { 'content-type': 'application/zip' }, body: zip }),
    exportAddress: (id) => `${one(id)}/export`,
    loadCatalogue: () => request('/api/catalogue'),
    watch: (id, onChange) => {
      const source = new EventSource(`${one(id)}/events`);
      const hear = (event: MessageEvent<string>): void => {
        const change: FileChange = JSON.parse(event.data);
        onChange(change);
      };
      source.addEventListener('message', hear);
      source.addEventListener('change', hear);
      return () => source.close();
    },
  };
}
