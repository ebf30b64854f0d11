/** A source of numbers in [0, 1): passed in wherever chance is needed, never global. */
export type Rng = () => number;

/** Mulberry32 (Tommy Ettinger's public-domain design): 32 bits of state, for tests and simulation, not for secrets. */
export function seededRng(seed: number): Rng {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
