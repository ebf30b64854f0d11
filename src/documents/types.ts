import type { Diagnostic, Span } from '../basics/index.ts';

export interface TextSpan extends Span {
  readonly text: string;
}
export type Stance = 'demands' | 'accepts' | 'supports' | 'opposes' | 'rejects' | 'doubts' | 'claims';

export interface DocumentLine extends Span {
  readonly line: number;
  readonly role: string;
  /** The number that the line bears on paper though it is not in the text, as Word computes it: 'Article 3', '2.'. */
  readonly label?: string;
}

export interface DocumentDate extends TextSpan {
  /** ISO 8601 date, month or duration; `null` when the text does not fix it. */
  readonly value: string | null;
  readonly certainty:
    | 'day'
    | 'month'
    | 'duration'
    | 'unresolved'
    | `${'day' | 'month' | 'year'}, from ${'dateline' | 'outside'}`
    | `${'day' | 'month'}, year from ${'dateline' | 'outside'}`;
}

export type ActorKind =
  | 'state'
  | 'organisation'
  | 'person'
  | 'unnamed_person'
  | 'group'
  | 'office'
  | 'body'
  | 'document'
  | 'medium';

export interface DocumentActor {
  readonly id: string;
  readonly kind: ActorKind;
  readonly name: string;
  readonly represents: string | null;
  /** For a person: the office the text gives. */
  readonly office?: string;
  readonly membership?: 'unstated';
  readonly mentions: readonly TextSpan[];
}

export interface Statement {
  readonly id: string;
  readonly speaker: TextSpan;
  readonly actor: string;
  /** Others who hold it together with `actor`. */
  readonly with: readonly string[];
  readonly on_behalf_of: string | null;
  /** The words that tell that something is said or held; `null` in transcripts and after a colon. */
  readonly cue: TextSpan | null;
  readonly content: readonly TextSpan[];
  readonly kind: 'direct' | 'reported' | 'mixed' | 'headline' | 'treaty_text';
  readonly provision: string | null;
  readonly stance: Stance;
  readonly condition: string | null;
  /** The actor through whom the page knows it: an agency, an unnamed official. */
  readonly via: string | null;
  /** The day it was said, when the sentence gives one; on a live page of several days the day of the entry. */
  readonly date: DocumentDate | null;
  /** On a live page, the hour of the entry that `date` is the day of: '17:25', as the page gives it. */
  readonly time?: string;
  /** In an interview: the words that were asked before. */
  readonly asked?: TextSpan;
  /** Why it is proposed: rule and cue, in words. */
  readonly reasons: readonly string[];
}

export type ProvisionKind =
  | 'decision_rule'
  | 'trigger'
  | 'precondition'
  | 'deadline'
  | 'commitment'
  | 'exclusion'
  | 'duration'
  | 'membership'
  | 'bracket'
  | 'topic';

/** Something an arrangement provides, or that statements are about, with the words that say it. */
export interface Provision {
  readonly id: string;
  readonly kind: ProvisionKind;
  /** For decision rules: unanimity, consensus, majority, quota, veto, silence, reversed vote, own judgement, no vote. */
  readonly rule: string | null;
  readonly label: string;
  readonly evidence: TextSpan;
  /** Id of the arrangement it belongs to, where the text tells. */
  readonly arrangement: string | null;
  /** 'Article 3, paragraph 2' of a draft. */
  readonly place: string | null;
}

/** Wording of a draft that is not agreed. */
export interface Bracket extends TextSpan {
  readonly id: string;
  readonly place: string | null;
  /** `oneOf`: alternatives side by side; `disputed`: words that stand or fall. */
  readonly state: 'oneOf' | 'disputed';
  readonly options: readonly TextSpan[];
  /** The mark of its note: 'a', '3', '*'. */
  readonly note: string | null;
  /** Ids of the statements in that note. */
  readonly reservations: readonly string[];
  readonly provision: string;
}

export interface ArrangementMention {
  readonly id: string;
  readonly name: TextSpan;
  readonly mentions: readonly TextSpan[];
  readonly members_stated: readonly TextSpan[];
  /** Members that stand in square brackets. */
  readonly members_bracketed: readonly TextSpan[];
  readonly decision_rule: TextSpan | null;
  readonly trigger: TextSpan | null;
  readonly preconditions: readonly TextSpan[];
  readonly exclusions: readonly TextSpan[];
  readonly commitments: readonly TextSpan[];
  readonly deadlines: readonly TextSpan[];
  readonly duration: TextSpan | null;
  /** Sentences in which the text itself says that something is left open. */
  readonly open: readonly TextSpan[];
  readonly unspecified: readonly string[];
}

export type DocumentFormat = 'text' | 'html' | 'docx' | 'pdf' | 'eml';

export interface SourcePiece {
  /** Where the piece begins in the canonical text, and in the source (or in the part of it that `part` names). */
  readonly at: number;
  readonly source: number;
  /** Index into `source_parts`, for formats of several parts: a PDF's pages, a DOCX's XML files, a message's bodies. */
  readonly part?: number;
}

/** The text of a document of any format, with what its bytes say about it: what `readExtracted` reads. */
export interface ExtractedText {
  readonly format: DocumentFormat;
  readonly sha256: string;
  /** The canonical text. */
  readonly text: string;
  readonly parts: readonly string[] | null;
  readonly map: readonly SourcePiece[] | null;
  /** Role wished by the markup or the layout, by the offset at which a line's text begins. */
  readonly hints: ReadonlyMap<number, string>;
  /** Where lines begin that stand in bold or italics from end to end: questions of an interview. */
  readonly emphasised?: ReadonlySet<number>;
  /** Where the bold or italic words end that a line begins with, by where it begins. */
  readonly led?: ReadonlyMap<number, number>;
  /** Numbers of lines that are not in the text, by the same offsets. */
  readonly labels?: ReadonlyMap<number, string>;
  /** Marks of notes that are not in the text, as Word numbers them, by the offset behind which they stand. */
  readonly marks?: ReadonlyMap<number, string>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface DocumentReading {
  readonly schema: 'casus-reading/1';
  readonly offset_unit: 'utf16';
  readonly sha256: string;
  /** The canonical text that every span counts in. */
  readonly text: string;
  /** Where pieces of the text stand in the source; `null` for plain text, which is its own source. */
  readonly source_map: readonly SourcePiece[] | null;
  /** The parts that `source_map` names: 'page 1', 'word/document.xml', 'text/plain'. `null` for formats of one part. */
  readonly source_parts: readonly string[] | null;
  readonly metadata: {
    readonly name: string | null;
    readonly format: DocumentFormat;
    readonly title: string | null;
    readonly published: DocumentDate | null;
  };
  readonly lines: readonly DocumentLine[];
  readonly article_lines: readonly number[];
  readonly noise_lines: readonly number[];
  readonly duplicates: readonly { readonly lines: readonly number[]; readonly why: string }[];
  readonly actors: readonly DocumentActor[];
  readonly statements: readonly Statement[];
  readonly arrangements: readonly ArrangementMention[];
  readonly provisions: readonly Provision[];
  readonly brackets: readonly Bracket[];
  readonly dates: readonly DocumentDate[];
  /** Warnings about the input; errors are the result's own. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReadOptions {
  readonly name?: string;
  /** Found from the first characters when left out. */
  readonly format?: 'text' | 'html';
  /** YYYY-MM-DD, against which relative dates may be resolved. */
  readonly referenceDate?: string;
}
