export { DOSSIER_CODES } from './codes.ts';
export { type Dossier, type DossierArrangement, type DossierDocument, nameOf } from './dossier.ts';
export { type DossierFiles, parseDossier } from './load.ts';
export { type DossierFile, dossierFileSchema } from './schema.ts';
