import type { Result } from '../basics/index.ts';
import type { PartRunner } from '../rules/index.ts';

/** What a command may touch of the world: two output streams, files by name, a clock. Tests pass their own. */
export interface CommandIo {
  /** Writes to standard output exactly as given (no newline is added). */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly colour: boolean;
  readonly columns: number;
  /** A whole file; codes I101-I106 when it is missing, a folder, empty, too large or closed to us. */
  readonly readBytes: (path: string) => Result<Uint8Array>;
  /** The same as UTF-8 text, without a byte order mark; I107 for bytes that are not text. */
  readonly readText: (path: string) => Result<string>;
  /** Names in a folder, sorted; folders end with '/'. */
  readonly listFolder: (path: string) => Result<readonly string[]>;
  /** All files under a folder by their paths in it; S101-S104. */
  readonly readFolder: (path: string) => Result<ReadonlyMap<string, Uint8Array>>;
  /** Call as often as convenient; shown on a terminal's standard error only, from half a second on. */
  readonly progress: (label: string, done: number, total: number) => void;
  readonly now: () => Date;
  /** Environment variables; absent: none. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** What is typed, as it comes: single keys on a terminal, else what is piped in. Ends with the input. */
  readonly keys?: () => AsyncIterable<string>;
  /** Adds text to the end of a file, making it if need be; I111. */
  readonly appendText?: (path: string, text: string) => Result<null>;
  /** A whole file, over one that is there; makes its folder, if only that one is missing; I217. Absent: nothing can be written. */
  readonly writeBytes?: (path: string, bytes: Uint8Array) => Result<null>;
  /** A screen to draw on; absent when nobody is looking. */
  readonly screen?: { readonly rows: number };
  /** From now on Ctrl-C only sets `requested` (a second one ends the process), until `stop`. Absent: never interrupted. */
  readonly watchInterrupt?: () => { readonly requested: () => boolean; readonly stop: () => void };
  /** Shares the pieces of a long count among so many threads, one per core without a number; absent where there are none. */
  readonly shareParts?: (workers?: number) => PartRunner;
}

export interface CommandOption {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  readonly short?: string;
  /** What stands for the value in the help, e.g. 'YYYY-MM-DD'. */
  readonly value?: string;
  readonly description: string;
}

export type OptionValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

export interface CommandInput {
  readonly positionals: readonly string[];
  readonly values: OptionValues;
  readonly io: CommandIo;
}

/** One word after `casus`. `run` returns the exit code: one of `EXIT`. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly examples: readonly string[];
  readonly options: Readonly<Record<string, CommandOption>>;
  /** How many names it takes; I204 otherwise. Left out: any number. */
  readonly names?: { readonly min: number; readonly max: number };
  /** Only where a command means something more exact than the common table. */
  readonly exitCodes?: Readonly<Record<number, string>>;
  readonly run: (input: CommandInput) => Promise<number> | number;
}

export const EXIT = { ok: 0, findings: 1, usage: 2, internal: 70 } as const;

export const EXIT_MEANINGS: Readonly<Record<number, string>> = {
  0: 'an answer',
  1: 'an answer that carries an error finding',
  2: 'bad input or usage; the message says what to change',
  70: 'a fault in casus itself',
};
