export { DOCUMENTS_CODES } from './codes.ts';
export { readDocument } from './read-document.ts';
export type {
  ActorKind,
  ArrangementMention,
  DocumentActor,
  DocumentDate,
  DocumentLine,
  DocumentReading,
  ReadOptions,
  SourcePiece,
  Stance,
  Statement,
  TextSpan,
} from './types.ts';
