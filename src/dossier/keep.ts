/**
 * What was made from the same things under this name before, or `make` now. `name` tells one file's reading from another's;
 * `from` holds everything that `make` looks at.
 */
export type Keep = <T>(name: string, from: readonly unknown[], make: () => T) => T;

/** Makes everything anew. */
export const KEEP_NOTHING: Keep = (_, __, make) => make();

/** Keeps the last of each name, for as long as the result is held. */
export function createKeep(): Keep {
  const kept = new Map<string, { readonly from: readonly unknown[]; readonly made: unknown }>();
  return <T>(name: string, from: readonly unknown[], make: () => T): T => {
    const before = kept.get(name);
    const same = before?.from.length === from.length && before.from.every((each, at) => each === from[at]);
    if (before !== undefined && same) return before.made as T;
    const made = make();
    kept.set(name, { from, made });
    return made;
  };
}
