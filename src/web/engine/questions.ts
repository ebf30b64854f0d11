// What the page asks the engine in its worker, and what comes back. Types only: nothing of the engine enters the page.
import type { Span } from '../../basics/index.ts';
import type { DocumentReading, Stance } from '../../documents/index.ts';
import type { CatalogueEntry } from '../../dossier/index.ts';
import type { Finding } from '../../arrangements/index.ts';
import type { Adjustments, SanctionReading } from '../../negotiation/index.ts';
import type { ArrangementComparison } from '../../procedures/index.ts';
import type {
  AgreementAnswer,
  ArrangementAnswer,
  Brief,
  ChamberAnswer,
  ExplorationOptions,
  NearestWords,
  NegotiationSketch,
  StabilityWords,
  VotingStage,
} from '../../report/index.ts';

export interface ActorRow {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface OptionRow {
  readonly issue: string;
  readonly issueTitle: string;
  readonly option: string;
  readonly title: string;
}

export interface ArrangementRow {
  readonly path: string;
  readonly id: string;
  readonly title: string;
  readonly variantOf?: string;
}

/** A diagnostic with its place for people. */
export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly help?: string;
  readonly file?: string;
  readonly span?: Span;
  readonly line?: number;
  readonly column?: number;
}

/** What the shell needs of a dossier. `problems` keep parts of it out of every answer until they are mended. */
export interface Outline {
  readonly title: string;
  readonly question?: string;
  readonly actors: readonly ActorRow[];
  readonly options: readonly OptionRow[];
  readonly documents: readonly { readonly id: string; readonly title: string; readonly file: string }[];
  readonly arrangements: readonly ArrangementRow[];
  readonly situations: readonly { readonly id: string; readonly title: string }[];
  readonly statements: number;
  readonly problems: readonly Problem[];
}

/** Words of a statement → where they are confirmed. */
export type Sources = Readonly<Record<string, { readonly document: string; readonly statement: string }>>;

export interface BriefView {
  readonly brief: Brief;
  readonly sources: Sources;
  /** Arrangement id → its file. */
  readonly files: Readonly<Record<string, string>>;
  /** Absent where there is nothing to negotiate. */
  readonly noDeal?: NegotiationSketch;
  readonly bars: readonly string[];
  readonly chambers: readonly (string | undefined)[];
  readonly matrix: string;
  readonly problems: readonly Problem[];
}

/** A proposal of the reader of documents, put in the dossier's own words. */
export interface Proposal {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly speaker: Span & { readonly text: string };
  /** Undefined where nothing but the speaker's words tells the stance. */
  readonly cue?: (Span & { readonly text: string }) | undefined;
  readonly actor: string;
  /** The actor is one of the dossier's. */
  readonly actorKnown: boolean;
  readonly kind: string;
  readonly stance: Stance;
  readonly condition: string | null;
  readonly option: string | null;
  readonly reasons: readonly string[];
  readonly state: 'open' | 'confirmed' | 'rejected' | 'skipped';
  /** The confirmed statement that covers it. */
  readonly statement?: string;
  /** Every coder's own last decision; the last one counts. */
  readonly decisions: readonly { readonly coder: string; readonly decision: string; readonly at: string }[];
}

/** What a coder makes of a proposal (`id`) or of words that nobody proposed. */
export interface CodedChoice {
  readonly id?: string;
  readonly start: number;
  readonly end: number;
  readonly actor: string;
  readonly stance: string;
  readonly option?: string;
  /** The title of an issue that is to be made. */
  readonly newIssue?: string;
  readonly redLine: boolean;
  readonly condition: string;
  readonly speaker: string;
  readonly kind: string;
}

export interface ConfirmedRow {
  readonly id: string;
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly actor: string;
  readonly actorName: string;
  readonly stance: string;
  readonly provision?: string;
  readonly date?: string;
  readonly line: number;
  readonly confirmedBy?: string;
  readonly confirmedAt?: string;
}

export interface SourcesView {
  readonly document: { readonly id: string; readonly title: string; readonly text: string; readonly sha256: string };
  readonly lines: DocumentReading['lines'];
  readonly noise: readonly number[];
  readonly published: string | null;
  readonly proposals: readonly Proposal[];
  readonly confirmed: readonly ConfirmedRow[];
  readonly mentions: readonly {
    readonly id: string;
    readonly name: string;
    readonly start: number;
    readonly open: number;
  }[];
}

/** Actor × issue over all documents. */
export interface CodedTable {
  readonly actors: readonly { readonly id: string; readonly name: string }[];
  readonly issues: readonly { readonly id: string; readonly title: string }[];
  readonly cells: readonly {
    readonly actor: string;
    readonly issue: string;
    readonly stances: readonly string[];
    readonly statements: readonly ConfirmedRow[];
  }[];
  readonly timeline: string;
}

export interface FindingView extends Finding {
  readonly line: number;
}

export interface ArrangementView {
  readonly answer: ArrangementAnswer;
  readonly findings: readonly FindingView[];
  readonly pictures: {
    readonly procedure?: string;
    readonly blocking?: string;
  };
  /** Ballots to begin with: everyone for, the adversary against. */
  readonly ballots: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}

export interface RankingView {
  readonly points: ArrangementAnswer['openPoints'];
  readonly adoption?: string;
}

export interface CompareView extends ArrangementComparison {
  readonly titles: readonly [string, string];
  readonly rows: readonly {
    readonly procedure: string;
    readonly verdict: string;
    readonly parting?: string;
    readonly blockers: readonly [string, string];
    readonly action: readonly [string, string];
    readonly delay: readonly [string, string];
    readonly chamber?: string;
  }[];
}

export interface AgreementView extends Omit<AgreementAnswer, 'problems'> {
  readonly pictures: { readonly matrix: string; readonly frontier?: string };
  readonly sources: Sources;
  readonly problems: readonly Problem[];
}

export interface CatalogueRow {
  readonly slug: string;
  readonly kind: 'arrangement' | 'body';
  readonly title: string;
  readonly status: string;
  readonly year: string;
  readonly members: number;
  readonly rule: string;
  readonly tags: readonly string[];
  readonly open: number;
  /** For a voting body: the text of an arrangement to start from. */
  readonly draft?: string;
}

/** A change of one file's text, byte for byte elsewhere. */
export type Edit =
  | { readonly kind: 'append'; readonly list: readonly (string | number)[]; readonly value: unknown }
  | { readonly kind: 'remove'; readonly path: readonly (string | number)[] }
  | { readonly kind: 'overlay'; readonly set: Readonly<Record<string, unknown>> };

/** A field of an arrangement's form. */
export interface FormField {
  readonly name:
    | 'rule'
    | 'within'
    | 'silence'
    | 'onExpired'
    | 'onRejected'
    | 'quorum'
    | 'recuseWho'
    | 'recuseAs'
    | 'by'
    | 'to'
    | 'kinds'
    | 'when'
    | 'force'
    | 'limit'
    | 'lasts';
  /** Where the value stands, or would. */
  readonly path: string;
  /** Empty when the text says nothing. */
  readonly value: string;
  readonly choices?: readonly string[];
  readonly suggestions?: readonly string[];
  /** Emptied, it is `unspecified`; other fields leave the text. */
  readonly open?: boolean;
  readonly required?: boolean;
  /** Values with commas between them. */
  readonly list?: boolean;
  readonly long?: boolean;
  /** The block that comes and goes with it. */
  readonly whole?: string;
  /** It has several readings: changed in the text. */
  readonly fixed?: boolean;
}

export interface FormSection {
  readonly kind: 'procedure' | 'stage' | 'commitment';
  readonly title: string;
  readonly fields: readonly FormField[];
}

interface Exchange {
  readonly outline: { readonly ask: Record<never, never>; readonly answer: Outline };
  readonly brief: { readonly ask: Record<never, never>; readonly answer: BriefView };
  readonly briefFile: {
    readonly ask: { readonly format: 'html' | 'markdown' };
    readonly answer: { readonly name: string; readonly type: string; readonly text: string };
  };
  readonly sources: { readonly ask: { readonly document: string }; readonly answer: SourcesView };
  readonly table: { readonly ask: Record<never, never>; readonly answer: CodedTable };
  readonly arrangement: {
    readonly ask: { readonly path: string; readonly situation?: string; readonly procedure?: string };
    readonly answer: ArrangementView | { readonly problems: readonly Problem[] };
  };
  /** Which open point matters: many assessments, so asked apart. */
  readonly ranking: {
    readonly ask: { readonly path: string; readonly situation?: string; readonly procedure?: string };
    readonly answer: RankingView | undefined;
  };
  /** What each seat weighs; undefined without a common rule. */
  readonly weights: {
    readonly ask: {
      readonly path: string;
      readonly stages: readonly { readonly procedure: string; readonly stage: string }[];
      readonly situation?: string;
    };
    readonly answer: { readonly picture: string } | { readonly words: string } | undefined;
  };
  readonly ballots: {
    readonly ask: {
      readonly path: string;
      readonly stage: VotingStage;
      readonly situation?: string;
      readonly ballots: Readonly<Record<string, string>>;
    };
    readonly answer:
      | (Omit<ChamberAnswer, 'chamber'> & {
          readonly svg: string;
          readonly seats: readonly string[];
          readonly names: readonly string[];
        })
      | undefined;
  };
  readonly compare: {
    readonly ask: { readonly first: string; readonly second: string; readonly situation?: string };
    readonly answer: CompareView | undefined;
  };
  readonly agreement: { readonly ask: ExplorationOptions; readonly answer: AgreementView };
  /** Would today's deadlock last? Undefined where there is none. */
  readonly stability: {
    readonly ask: Adjustments & { readonly reading: SanctionReading };
    readonly answer: StabilityWords | undefined;
  };
  readonly catalogue: {
    readonly ask: {
      readonly arrangements: readonly { readonly slug: string; readonly text: string }[];
      readonly bodies: readonly { readonly slug: string; readonly text: string; readonly table?: string }[];
    };
    readonly answer: readonly CatalogueRow[];
  };
  /** Precedents like a draft, nearest first; `problems` is empty for a draft without a procedure. */
  readonly nearest: {
    readonly ask: { readonly path: string; readonly entries: readonly CatalogueEntry[]; readonly limit: number };
    readonly answer:
      | {
          readonly draft: { readonly name: string; readonly rule: string; readonly blockers: string };
          readonly near: readonly NearestWords[];
        }
      | { readonly problems: readonly Problem[] };
  };
  /** Undefined where the text does not read. */
  readonly form: { readonly ask: { readonly path: string }; readonly answer: readonly FormSection[] | undefined };
  readonly formEdit: {
    readonly ask: { readonly path: string; readonly field: FormField; readonly value: string };
    readonly answer: { readonly text: string } | { readonly problems: readonly Problem[] };
  };
  readonly edit: {
    readonly ask: { readonly path: string; readonly edits: readonly Edit[] };
    readonly answer: { readonly text: string } | { readonly problems: readonly Problem[] };
  };
  /** One decision of a coder: the files that it changes, all in one step. */
  readonly decide: {
    readonly ask: {
      readonly document: string;
      readonly coder: string;
      /** ISO 8601. */
      readonly at: string;
      readonly choice:
        | { readonly kind: 'confirm'; readonly coded: CodedChoice }
        | { readonly kind: 'reject' | 'skip'; readonly id: string }
        | { readonly kind: 'withdraw'; readonly statement: string }
        /** The coder's last decision about this document that stands, of whatever day. */
        | { readonly kind: 'undo' };
    };
    readonly answer:
      | {
          readonly changes: readonly { readonly path: string; readonly text: string }[];
          readonly statement: string;
          /** Of an undo: the line that would bring the decision back. */
          readonly redo?: string;
        }
      | { readonly problems: readonly Problem[] };
  };
  /** A first arrangement from what a document says of one; the file is new. */
  readonly draft: {
    readonly ask: { readonly document: string; readonly mention: string };
    readonly answer: { readonly path: string; readonly text: string } | { readonly problems: readonly Problem[] };
  };
  readonly newDocument: {
    readonly ask: { readonly name: string; readonly content: string | Uint8Array };
    readonly answer:
      | { readonly path: string; readonly text: string; readonly entry: Readonly<Record<string, string>> }
      | { readonly problems: readonly Problem[] };
  };
}

/** Told how much of a long answer is done. */
export type Progress = (done: number, total: number) => void;

export type Kind = keyof Exchange;
export type Ask<K extends Kind> = Exchange[K]['ask'];
export type Answer<K extends Kind> = Exchange[K]['answer'];

export interface FilesMessage {
  readonly kind: 'files';
  readonly id: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Files of the same dossier that are others now; null: taken away. */
export interface ChangesMessage {
  readonly kind: 'changes';
  readonly files: Readonly<Record<string, string | null>>;
}

export interface AskMessage<K extends Kind = Kind> {
  readonly kind: 'ask';
  readonly number: number;
  readonly question: K;
  readonly ask: Ask<K>;
}

export type ToWorker = FilesMessage | ChangesMessage | AskMessage;
export type FromWorker =
  | { readonly kind: 'answer'; readonly number: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly number: number; readonly message: string }
  | { readonly kind: 'progress'; readonly number: number; readonly done: number; readonly total: number };
