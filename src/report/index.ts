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
export type {
  Brief,
  BriefActivation,
  BriefDifference,
  BriefFinding,
  BriefPosition,
  BriefRow,
  BriefSituation,
  Tone,
  ToneText,
} from './brief-model.ts';
