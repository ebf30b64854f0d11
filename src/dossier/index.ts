export { codingFileOf, confirmedFieldsIn, readCoding, startDossierCoding } from './coding.ts';
export { DOSSIER_CODES } from './codes.ts';
export { type Dossier, type DossierArrangement, type DossierDocument, isPlural, nameOf, nameWords } from './dossier.ts';
export { createKeep, type Keep } from './keep.ts';
export { CODEBOOK_FILE, type DossierFiles, type DossierOptions, parseDossier } from './load.ts';
export { type DossierFile, dossierFileSchema } from './schema.ts';
export {
  BLOCKING_STANDINGS,
  type BlockingStanding,
  type CatalogueEntry,
  catalogueEntrySchema,
  catalogueSchema,
  RULE_KINDS,
  type RuleKind,
} from './precedents/entry-schema.ts';
export {
  CATALOGUE_COLUMNS,
  type CatalogueCondition,
  filterCatalogue,
  meetsCondition,
  parseCondition,
} from './precedents/filter.ts';
export {
  findNearestPrecedents,
  type Likeness,
  type NearPrecedent,
  NEARNESS_WEIGHTS,
} from './precedents/nearest-precedents.ts';
export { mainProcedureOf } from './precedents/main-procedure.ts';
export { type Playthrough, playThrough } from './precedents/playthrough.ts';
export { parseCatalogue, type Precedent, precedentOf } from './precedents/precedent.ts';
