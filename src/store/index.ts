export { STORE_CODES } from './codes.ts';
export { type FolderLimits, readDossierFolder } from './read-folder.ts';
export { type LineFile, type LinePlace, openLineFile } from './line-file.ts';
export { fileStamp, listDocumentFiles } from './list-documents.ts';
