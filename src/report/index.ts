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
  Tone,
  ToneText,
} from './brief-model.ts';
export { renderBriefText } from './brief-text.ts';
export { escapeHtml } from './escape.ts';
export { type PageParts, renderHtml, renderPage } from './html.ts';
export { padTo, shareWidth, textWidth, wrapText } from './layout.ts';
export { escapeMarkdown, renderMarkdown } from './markdown.ts';
export { renderBarsSvg } from './pictures/bars.ts';
export { type Chamber, renderChamberSvg, type Seat, type SeatBallot } from './pictures/chamber.ts';
export { FONT_FILES, type FontFile, renderFontFaces, STYLE_SHEET } from './style-sheet.ts';
export { barText, renderText, type TextOptions } from './text.ts';
export { assembleArrangementBrief, assembleBrief } from './assemble-brief.ts';
export { describeParting, describeVerdict } from './assemble-differences.ts';
export { formatDelay, formatShare, joinNames } from './wording.ts';
export { assembleDocumentBrief } from './assemble-document-brief.ts';
export {
  assembleCatalogue,
  assembleNearest,
  renderCatalogueCsv,
  renderCatalogueMarkdown,
  summariseCatalogue,
} from './assemble-catalogue.ts';
export { assemblePlaythrough } from './assemble-playthrough.ts';
export { assembleComparison, renderComparisonHtml } from './comparison.ts';
