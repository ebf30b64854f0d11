export { type Claim, type Confidence, MANNERS, type Manner } from './claims.ts';
export {
  listOppositions,
  listPositions,
  type Opposition,
  type Position,
  type PositionOptions,
  sideOf,
} from './matrix.ts';
export {
  type Agreement,
  agreementOf,
  type AlphaLevel,
  type CodedStatement,
  krippendorffAlpha,
  matchStatements,
  overlapOf,
  STANCE_ORDER,
  type StatementMatch,
  type StatementMatches,
} from './agreement.ts';
export {
  changeCodebook,
  type Codebook,
  type CodebookChange,
  type CodebookEntry,
  type CodebookVersion,
  differencesTo,
  EMPTY_CODEBOOK,
  entriesOf,
  type Recoded,
  recode,
  recordEntries,
  versionOf,
} from './codebook.ts';
export { codebookChangeSchema, parseCodebook, printCodebookVersion } from './codebook-file.ts';
export { POSITIONS_CODES } from './codes.ts';
export {
  addStatement,
  type CodedDocument,
  type CodedFields,
  type Coder,
  type Coding,
  type CodingEvent,
  type CodingProgress,
  checkSameText,
  type Decided,
  type Decision,
  decide,
  decisionsOf,
  listCoders,
  CONFIRMING,
  listConfirmed,
  listShared,
  progressOf,
  type Proposal,
  type SharedDecision,
  sharedDecisions,
  startCoding,
  statementIdOf,
  lastDecision,
  undo,
} from './coding.ts';
export { parseCoding, printCoding, printEvent } from './coding-file.ts';
export { printCsv } from './interchange/csv.ts';
export {
  type DnaDocument,
  type DnaRow,
  parseDnaCsv,
  type PlacedRows,
  placeDnaRows,
  printDnaCsv,
} from './interchange/dna.ts';
export { printStatementsCsv } from './interchange/table.ts';
export { type AnnotationOptions, webAnnotationsOf } from './interchange/web-annotation.ts';
export {
  type ComparedField,
  confirmedFields,
  type Difference,
  type Merge,
  mergeCoders,
  type Ruling,
  settleMerge,
} from './merge.ts';
export {
  type ConfirmedStatement,
  confirmedStatementSchema,
  type Issue,
  type IssueOption,
  issueSchema,
  issuesFileSchema,
  KINDS,
  STANCES,
  type Stance,
  type StanceEntry,
  statementsFileSchema,
} from './schema.ts';
