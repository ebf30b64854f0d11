export {
  type Bars,
  type Block,
  type Heading,
  type Inline,
  plainWords,
  type SpanKind,
  span,
  type Table,
  type Words,
} from './block.ts';
export { type BriefHtmlOptions, renderBriefHtml } from './brief-html.ts';
export { renderBriefMarkdown } from './brief-markdown.ts';
export type {
  Brief,
  BriefActivation,
  BriefDifference,
  BriefFinding,
  BriefMention,
  BriefPosition,
  BriefRow,
  BriefSituation,
} from './brief-model.ts';
export type { Tone, ToneText } from './tone.ts';
export { renderBriefText } from './brief-text.ts';
export { draftArrangement, type DraftedArrangement } from './draft-arrangement.ts';
export { escapeHtml } from './escape.ts';
export { type PageParts, renderHtml, renderPage } from './html.ts';
export { padTo, shareWidth, textWidth, wrapText } from './layout.ts';
export { escapeMarkdown, renderMarkdown } from './markdown.ts';
export { renderBarsSvg } from './pictures/bars.ts';
export { type BlockingSets, renderBlockingSetsSvg } from './pictures/blocking-sets.ts';
export { type Chamber, type ChamberOptions, renderChamberSvg, type Seat, type SeatBallot } from './pictures/chamber.ts';
export { type FrontierPicture, renderFrontierSvg } from './pictures/frontier.ts';
export { type MatrixCell, type PositionsMatrix, renderMatrixSvg } from './pictures/positions-matrix.ts';
export { type PowerBars, renderPowerSvg } from './pictures/power-bars.ts';
export { type ProcedureBox, type ProcedureDiagram, renderProcedureSvg } from './pictures/procedure.ts';
export { renderTimelineSvg, type Timeline, type TimelineItem } from './pictures/timeline.ts';
export {
  FONT_FILES,
  type FontFile,
  PICTURE_STYLE,
  PRINT_FAMILIES,
  renderFontFaces,
  STYLE_SHEET,
  STYLE_SHEET_FOR_PAGES,
} from './style-sheet.ts';
export {
  assemblePaper,
  type Paper,
  type PaperBlock,
  type PaperNote,
  type PaperSpan,
  type PaperTable,
  type PaperWords,
} from './paper.ts';
export { barText, renderText, type TextOptions } from './text.ts';
export {
  type AgreementAnswer,
  type ExplorationOptions,
  type ExploredDesign,
  type ExploredNegotiation,
  exploreNegotiation,
  type SalienceRow,
} from './explore-negotiation.ts';
export { assembleMatrix } from './assemble-matrix.ts';
export {
  type LetteredDemand,
  type NegotiationSketch,
  type ShownPackage,
  sketchNegotiation,
} from './brief-negotiation.ts';
export {
  type ArrangementAnswer,
  type ArrangementRequest,
  assembleArrangement,
  assembleProcedureDiagram,
  type VotingStage,
} from './assemble-arrangement.ts';
export { assembleWeights, type WeightsRequest } from './assemble-weights.ts';
export { assembleChamber, type ChamberAnswer, type ChamberRequest } from './assemble-chamber.ts';
export { assembleArrangementBrief, assembleBrief, type LoneArrangement } from './assemble-brief.ts';
export {
  type ArrangementPictures,
  assembleAnnex,
  assembleArrangementAnnex,
  type BriefAnnex,
  type BriefSource,
  NO_ANNEX,
} from './brief-annex.ts';
export { type BriefPicture, drawBriefPictures, type PicturePlace } from './brief-pictures.ts';
export { type Drawing, figureHtml, standaloneSvg } from './pictures/picture.ts';
export { describeParting, describePartings, describeVerdict } from './assemble-differences.ts';
export { capitalise, fileStem, formatDelay, formatElapsed, formatShare, joinNames, lineOf } from './wording.ts';
export { assembleNegotiation } from './assemble-negotiation.ts';
export type {
  BriefConcession,
  BriefConflict,
  BriefDemand,
  BriefNegotiation,
  BriefPackage,
  BriefPartyConcession,
  BriefQuestion,
  GivenUp,
} from './negotiation-model.ts';
export {
  type DeadlockStability,
  type DealState,
  describeStability,
  findDeadlockStability,
  renderStabilityText,
  type StabilityWords,
} from './stability-text.ts';
export { type NegotiationTextOptions, renderNegotiationText } from './negotiation-text.ts';
export { assembleDocumentBrief } from './assemble-document-brief.ts';
export {
  assembleCatalogue,
  assembleNearest,
  describeDraftRule,
  describeNearest,
  type NearestWords,
  renderCatalogueCsv,
  renderCatalogueMarkdown,
  summariseCatalogue,
} from './assemble-catalogue.ts';
export { assemblePlaythrough } from './assemble-playthrough.ts';
export { assembleComparison, renderComparisonHtml } from './comparison.ts';
