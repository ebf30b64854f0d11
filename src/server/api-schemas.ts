/** What is checked on the way in and out, and what OpenAPI is made from. The types are those of `api-types.ts`. */
import { z } from 'zod';
import { catalogueEntrySchema } from '../dossier/index.ts';
import type {
  ApiAccept,
  ApiAccepted,
  ApiAccount,
  ApiAccess,
  ApiDone,
  ApiInvite,
  ApiInvited,
  ApiRoleChange,
  ApiAnswer,
  ApiCatalogue,
  ApiConflict,
  ApiDelete,
  ApiDeletedList,
  ApiDossier,
  ApiDossierList,
  ApiDossierSummary,
  ApiHistory,
  ApiNewDossier,
  ApiProblem,
  ApiQuestion,
  ApiSearch,
  ApiSession,
  ApiSessionName,
  ApiSessions,
  ApiUndo,
  ApiUndone,
  ApiWrite,
  ApiWritten,
} from './api-types.ts';

/** An address part that names a dossier; anything else is nobody's. */
export const dossierId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const version = z.int().min(0);
const path = z.string().min(1).max(1000);
const key = z.string().min(8).max(100);
const role = z.enum(['owner', 'analyst', 'reader']);
const text = z.string().refine((value) => !/\p{Cs}/u.test(value), 'half of a character pair');
const base64 = z.base64();
const content = { text: text.exactOptional(), base64: base64.exactOptional() };

function oneContent(value: { readonly text?: string; readonly base64?: string }): boolean {
  return (value.text === undefined) !== (value.base64 === undefined);
}
const ONE = 'exactly one of text and base64';

const newFile = z.strictObject({ path, ...content }).refine(oneContent, ONE);

export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().exactOptional(),
  instance: z.string().exactOptional(),
}) satisfies z.ZodType<ApiProblem>;

export const conflict = z.looseObject({
  ...problem.shape,
  yours: z.string().nullable(),
  theirs: z.string().nullable(),
  yoursBase64: z.string().exactOptional(),
  theirsBase64: z.string().exactOptional(),
  version,
}) satisfies z.ZodType<ApiConflict>;

const summary = { id: dossierId, title: z.string(), version, updated: z.string(), role };
export const dossierSummary = z.strictObject(summary) satisfies z.ZodType<ApiDossierSummary>;
export const dossierList = z.strictObject({
  dossiers: z.array(z.strictObject(summary)).readonly(),
}) satisfies z.ZodType<ApiDossierList>;
export const dossier = z.strictObject({
  ...summary,
  files: z.array(z.strictObject({ path, version, mediaType: z.string(), ...content })).readonly(),
}) satisfies z.ZodType<ApiDossier>;
export const deletedList = z.strictObject({
  dossiers: z
    .array(
      z.strictObject({
        id: dossierId,
        title: z.string(),
        deleted: z.string(),
        byName: z.string(),
        until: z.string(),
      }),
    )
    .readonly(),
}) satisfies z.ZodType<ApiDeletedList>;

export const newDossier = z.strictObject({
  title: text.min(1).max(200),
  files: z.array(newFile).max(2000).exactOptional(),
  idempotencyKey: key.exactOptional(),
}) satisfies z.ZodType<ApiNewDossier>;

export const write = z
  .strictObject({ path, ...content, expectedVersion: version, idempotencyKey: key })
  .refine(oneContent, ONE) satisfies z.ZodType<ApiWrite>;
export const remove = z.strictObject({
  path,
  expectedVersion: version,
  idempotencyKey: key,
}) satisfies z.ZodType<ApiDelete>;
export const written = z.strictObject({ version }) satisfies z.ZodType<ApiWritten>;
export const undo = z.strictObject({
  expectedVersion: version.exactOptional(),
  idempotencyKey: key,
}) satisfies z.ZodType<ApiUndo>;
export const undone = z.strictObject({ version, path, undoes: version }) satisfies z.ZodType<ApiUndone>;

const hash = z.string().nullable();
export const history = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        version,
        path,
        who: z.string(),
        whoName: z.string(),
        when: z.string(),
        kind: z.enum(['create', 'write', 'delete', 'undo']),
        before: hash,
        after: hash,
        undoes: version.exactOptional(),
      }),
    )
    .readonly(),
}) satisfies z.ZodType<ApiHistory>;

export const search = z.strictObject({
  hits: z
    .array(
      z.strictObject({
        dossier: z.string(),
        title: z.string(),
        path: z.string(),
        kind: z.string(),
        snippet: z.string(),
        marks: z.array(z.tuple([z.int(), z.int()]).readonly()).readonly(),
      }),
    )
    .readonly(),
}) satisfies z.ZodType<ApiSearch>;

const entry = { slug: z.string(), text: z.string() };
export const catalogue = z.strictObject({
  arrangements: z.array(z.strictObject(entry)).readonly(),
  bodies: z.array(z.strictObject({ ...entry, table: z.string().exactOptional() })).readonly(),
  entries: z.array(catalogueEntrySchema).readonly().exactOptional(),
}) satisfies z.ZodType<ApiCatalogue>;

export const question = z.strictObject({
  arguments: z.array(z.string().max(10_000)).max(100),
  files: z.array(newFile).max(2000).exactOptional(),
  dossier: dossierId.exactOptional(),
}) satisfies z.ZodType<ApiQuestion>;
export const answer = z.strictObject({ exitCode: z.int(), answer: z.unknown() }) satisfies z.ZodType<ApiAnswer>;

export const session = z.strictObject({
  mode: z.enum(['local', 'shared']),
  user: z.strictObject({ id: z.string(), name: z.string(), email: z.string().exactOptional() }).exactOptional(),
}) satisfies z.ZodType<ApiSession>;

export const account = z.strictObject({
  name: z.string(),
  email: z.string(),
  secondFactor: z.boolean(),
  codesLeft: z.number().int().exactOptional(),
}) satisfies z.ZodType<ApiAccount>;

export const sessions = z.strictObject({
  sessions: z
    .array(
      z.strictObject({
        id: z.string(),
        since: z.string(),
        until: z.string(),
        from: z.string(),
        browser: z.string(),
        current: z.boolean(),
      }),
    )
    .readonly(),
}) satisfies z.ZodType<ApiSessions>;

export const sessionName = z.strictObject({ id: z.string().min(1).max(100) }) satisfies z.ZodType<ApiSessionName>;

export const access = z.strictObject({
  members: z.array(z.strictObject({ user: z.string(), name: z.string(), email: z.string(), role })).readonly(),
  invitations: z.array(z.strictObject({ id: z.string(), role, by: z.string(), expires: z.string() })).readonly(),
  events: z
    .array(
      z.strictObject({
        who: z.string(),
        whoName: z.string(),
        when: z.string(),
        what: z.string(),
        person: z.string().exactOptional(),
        role: z.enum(['owner', 'analyst', 'reader', 'none']).exactOptional(),
      }),
    )
    .readonly(),
}) satisfies z.ZodType<ApiAccess>;
export const roleChange = z.strictObject({
  user: z.string().min(1).max(100),
  role: role.nullable(),
}) satisfies z.ZodType<ApiRoleChange>;
export const invite = z.strictObject({ role, days: z.int().min(1).max(30).default(7) }) satisfies z.ZodType<ApiInvite>;
export const invited = z.strictObject({
  id: z.string(),
  url: z.string(),
  token: z.string(),
  role,
  expires: z.string(),
}) satisfies z.ZodType<ApiInvited>;
export const accept = z.strictObject({
  token: z.string().regex(/^[\w-]{43}$/),
  account: z
    .strictObject({
      name: text.trim().min(1).max(100),
      email: z.email().max(200),
      password: z.string().min(12).max(128),
    })
    .exactOptional(),
}) satisfies z.ZodType<ApiAccept>;
export const accepted = z.strictObject({
  user: z.string(),
  dossier: z.string().nullable(),
  role,
}) satisfies z.ZodType<ApiAccepted>;
export const done = z.strictObject({ done: z.boolean() }) satisfies z.ZodType<ApiDone>;
