/** One measured piece of work. It runs alone in a process of its own, so that memory is its own too. */
export interface BenchCase {
  readonly id: string;
  readonly what: string;
  /** CPU seconds to reach; absent for baselines. */
  readonly goal?: number;
  /** The case that this one is compared with. */
  readonly baseline?: string;
  /** Long cases run only with --long. */
  readonly long?: boolean;
  /** Prepares (not measured) and returns the work; what it gives back is printed, to show that it was done. */
  readonly prepare: () => () => string | Promise<string>;
}
