export type { Bounds } from './bounds.ts';
export type { Diagnostic, DiagnosticCode, DiagnosticCodes, Severity } from './diagnostic.ts';
export { sha256Hex } from './hash.ts';
export { editDistance, nearest } from './nearest.ts';
export {
  add,
  compare,
  divide,
  multiply,
  ONE,
  printRational,
  type Rational,
  rational,
  subtract,
  toNumber,
  ZERO,
} from './rational.ts';
export { fail, type Result, succeed, unreachable } from './result.ts';
export { type Rng, seededRng } from './rng.ts';
export { contains, type LineColumn, lineColumnAt, lineStarts, overlaps, type Span } from './span.ts';
