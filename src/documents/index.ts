export { DOCUMENTS_CODES } from './codes.ts';
export { decodeUtf8 } from './decode.ts';
export { extractText, readDocument, readExtracted } from './read-document.ts';
export type {
  ActorKind,
  ArrangementMention,
  DocumentActor,
  DocumentDate,
  DocumentFormat,
  DocumentLine,
  DocumentReading,
  ExtractedText,
  ReadOptions,
  SourcePiece,
  Stance,
  Statement,
  TextSpan,
} from './types.ts';
