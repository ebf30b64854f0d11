export { STORE_CODES } from './codes.ts';
export { asText, checkContent, mediaTypeOf } from './media-type.ts';
export { openFolderStore, type OpenedStore, openPostgresStore } from './open.ts';
export { checkPath, LIMITS, notAPath, tooLarge } from './paths.ts';
export { type FolderLimits, readDossierFolder } from './read-folder.ts';
export { StoreUnavailable } from './sql.ts';
export type * from './types.ts';
export { unzipFiles, zipFiles } from './zip.ts';
