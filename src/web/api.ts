// The server, as the page sees it: dossiers are sets of files with versions. Every call answers or throws `ApiFailure`.

import type {
  ApiCatalogue,
  ApiConflict,
  ApiDossier,
  ApiDossierList,
  ApiDossierSummary,
  ApiEvent,
  ApiWrite,
  ApiWritten,
  Role as ApiRole,
} from '../server/api-types.ts';

export type Role = ApiRole;
export type DossierContent = ApiDossier;
export type DossierSummary = ApiDossierSummary;
export type FileChange = ApiEvent;
export type Catalogue = ApiCatalogue;

/** Somebody saved the file meanwhile: what was sent, what stands there now, and its version. */
export interface WriteConflict extends Pick<ApiConflict, 'yours' | 'theirs' | 'version'> {
  readonly conflict: true;
}

export interface Written extends ApiWritten {
  readonly conflict: false;
}

/** Files are written as text here; `expectedVersion` is 0 for a file that is to be new. */
export type FileWrite = Omit<ApiWrite, 'base64' | 'text'> & Required<Pick<ApiWrite, 'text'>>;

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
  readonly briefAddress: (id: string, format: 'docx' | 'pdf' | 'png') => string;
  readonly loadCatalogue: () => Promise<Catalogue>;
  /** Name of the account; undefined without accounts. Asked once; never fails. */
  readonly account: () => Promise<string | undefined>;
  /** Whose name stands beside decisions: of the account, else `local`. */
  readonly coder: () => Promise<string>;
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
export async function request<T>(path: string, init: RequestInit = {}, both = false): Promise<T> {
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

const LOCAL_CODER = 'local';
const ACCOUNT_KEY = 'casus:account';
const ANSWERS = 'casus-answers';

/** The name is kept for the time without a server. */
async function loadAccountName(): Promise<string | undefined> {
  try {
    const { mode, user } = await request<{ readonly mode: string; readonly user?: { readonly name: string } }>(
      '/api/session',
    );
    const name = mode === 'shared' ? user?.name : undefined;
    localStorage.setItem(ACCOUNT_KEY, name ?? '');
    return name;
  } catch {
    return localStorage.getItem(ACCOUNT_KEY) || undefined;
  }
}

/** Takes away what was kept of the server's answers for the time without it. */
export async function forgetAnswers(): Promise<void> {
  localStorage.removeItem(ACCOUNT_KEY);
  await globalThis.caches?.delete(ANSWERS);
}

/** The API of the server that served this page. */
export function createApi(): Api {
  const one = (id: string): string => `/api/dossiers/${encodeURIComponent(id)}`;
  let name: Promise<string | undefined> | undefined;
  const account = (): Promise<string | undefined> => (name ??= loadAccountName());
  return {
    listDossiers: async () => (await request<ApiDossierList>('/api/dossiers')).dossiers,
    loadDossier: (id) => request(one(id)),
    saveFile: (id, body) => write(id, 'PUT', body),
    removeFile: (id, body) => write(id, 'DELETE', body),
    importDossier: (zip) =>
      request('/api/dossiers/import', { method: 'POST', headers: { 'content-type': 'application/zip' }, body: zip }),
    exportAddress: (id) => `${one(id)}/export`,
    briefAddress: (id, format) => `${one(id)}/brief/${format}`,
    loadCatalogue: () => request('/api/catalogue'),
    account,
    coder: async () => (await account()) ?? LOCAL_CODER,
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
