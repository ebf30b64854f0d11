export type Work = () => string | Promise<string>;

/** One measured piece of work. It runs alone in a process of its own, so that memory is its own too. */
export interface BenchCase {
  readonly id: string;
  readonly what: string;
  /** CPU seconds to reach; absent for baselines. */
  readonly goal?: number;
  /** Where the time goes, said in the table when the goal is missed. */
  readonly takes?: string;
  /** The case that this one is compared with. */
  readonly baseline?: string;
  /** Long cases run only with --long. */
  readonly long?: boolean;
  /** Prepares (not measured) and returns the work; what it gives back is printed, to show that it was done. */
  readonly prepare: () => Work | Promise<Work>;
  /** Its answer is worth a line of its own below the row. */
  readonly tells?: boolean;
}
