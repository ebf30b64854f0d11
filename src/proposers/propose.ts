import type { Diagnostic } from '../basics/index.ts';
import {
  checkAnswer,
  type DocumentReading,
  type DropReason,
  mergeProposals,
  numberSentences,
  portionsOf,
  promptFor,
  type Proposer,
  type Statement,
} from '../documents/index.ts';

export interface Proposed {
  /** The reading with what was accepted; its diagnostics say what was dropped. */
  readonly reading: DocumentReading;
  readonly added: number;
  readonly seconded: number;
  readonly dropped: Readonly<Partial<Record<DropReason, number>>>;
}

function countReasons(reasons: readonly DropReason[]): Readonly<Partial<Record<DropReason, number>>> {
  const counts: Partial<Record<DropReason, number>> = {};
  for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

function droppedWarning(counts: Proposed['dropped'], name: string): readonly Diagnostic[] {
  const entries = Object.entries(counts);
  if (entries.length === 0) return [];
  const all = entries.reduce((sum, [, count]) => sum + count, 0);
  const why = entries.map(([reason, count]) => `${count} × ${reason}`).join(', ');
  return [{ code: 'M103', severity: 'warning', message: `${all} answers of ${name} were dropped: ${why}` }];
}

/**
 * Asks a proposer about the whole article, a portion after the other, and adds what holds to the reading. A proposer that
 * fails once is not asked again; what it gave before that stays. `progress` is called after each portion.
 */
export async function propose(
  reading: DocumentReading,
  proposer: Proposer,
  name: string,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<Proposed> {
  const portions = portionsOf(numberSentences(reading));
  const statements: Omit<Statement, 'id'>[] = [];
  const reasons: DropReason[] = [];
  const failures: Diagnostic[] = [];
  for (const [index, portion] of portions.entries()) {
    const answer = await proposer(promptFor(portion));
    if (!answer.ok) {
      failures.push(...answer.diagnostics);
      break;
    }
    const checked = checkAnswer(reading, portion, answer.value, name);
    statements.push(...checked.statements);
    reasons.push(...checked.dropped);
    progress(index + 1, portions.length);
  }
  const merged = mergeProposals(reading, statements, name);
  const dropped = countReasons(reasons);
  const diagnostics = [...reading.diagnostics, ...failures, ...droppedWarning(dropped, name)];
  return { ...merged, reading: { ...merged.reading, diagnostics }, dropped };
}
