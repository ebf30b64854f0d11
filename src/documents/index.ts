export {
  addRecord,
  type CorpusRecord,
  type CorpusStatement,
  type DuplicateGroup,
  findNearDuplicates,
  type JoinedStatement,
  type JoinedStatements,
  joinStatements,
  newCorpusIndex,
  recordOf,
  type Witness,
} from './corpus.ts';
export { DOCUMENTS_CODES } from './codes.ts';
export { decodeUtf8 } from './decode.ts';
export {
  type CheckedAnswer,
  checkAnswer,
  type DropReason,
  mergeProposals,
  type NumberedSentence,
  numberSentences,
  portionsOf,
  promptFor,
  type Proposer,
  type ProposerPrompt,
} from './proposals.ts';
export { extractText, readDocument, readExtracted } from './read-document.ts';
export { containmentOf, shinglesOf } from './shingles.ts';
export type {
  ActorKind,
  ArrangementMention,
  Bracket,
  DocumentActor,
  DocumentDate,
  DocumentFormat,
  DocumentLine,
  DocumentReading,
  ExtractedText,
  Provision,
  ProvisionKind,
  ReadOptions,
  SourcePiece,
  Stance,
  Statement,
  TextSpan,
} from './types.ts';
