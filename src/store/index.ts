export { STORE_CODES } from './codes.ts';
export { type FolderLimits, readDossierFolder } from './read-folder.ts';
