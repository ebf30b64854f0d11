export { DOSSIER_CODES } from './codes.ts';
export { type Dossier, type DossierArrangement, type DossierDocument, isPlural, nameOf, nameWords } from './dossier.ts';
export { type ArrangementDraft, draftArrangement, mostStated } from './draft-arrangement.ts';
export { type DossierFiles, parseDossier } from './load.ts';
export { type DossierFile, dossierFileSchema } from './schema.ts';
