export { DOCUMENTS_CODES } from './codes.ts';
export { readDocument } from './read-document.ts';
export type {
  ActorKind,
  ArrangementMention,
  Bracket,
  DocumentActor,
  DocumentDate,
  DocumentLine,
  DocumentReading,
  Provision,
  ProvisionKind,
  ReadOptions,
  SourcePiece,
  Stance,
  Statement,
  TextSpan,
} from './types.ts';
