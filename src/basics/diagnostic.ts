import type { Span } from './span.ts';

export type Severity = 'error' | 'warning';

/**
 * One mistake in an input, in the user's words.
 * `span` is a range of UTF-16 units in `file`'s text (or in the argument itself when there is no file).
 * `fix` replaces the text of `span`.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file?: string;
  readonly span?: Span;
  readonly help?: string;
  readonly fix?: string;
}

/** What a code means, for the reference page and `casus explain`. */
export interface DiagnosticCode {
  readonly title: string;
  readonly explanation: string;
}

/** The codes one module may report; every module exports one such table from its `codes.ts`. */
export type DiagnosticCodes = Readonly<Record<string, DiagnosticCode>>;
