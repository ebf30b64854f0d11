// A leaf may be open: this file says what it could be, so that nobody has to guess one value.
import type { Open, Provenance } from './schema.ts';

/** One thing an open leaf could mean. `value` is undefined where the text is silent. */
export interface Reading<T> {
  readonly name: string;
  readonly value: T | undefined;
  readonly by?: readonly string[];
  /** Where the value stands, below the leaf. */
  readonly path: readonly (string | number)[];
  readonly provenance: Provenance;
}

export type Openness = 'stated' | 'unspecified' | 'oneOf' | 'disputed';

function isWrapper(leaf: unknown): leaf is Readonly<Record<string, unknown>> {
  return typeof leaf === 'object' && leaf !== null && !Array.isArray(leaf);
}

export function opennessOf<T>(leaf: Open<T>): Openness {
  if (leaf === 'unspecified') return 'unspecified';
  if (!isWrapper(leaf)) return 'stated';
  if ('oneOf' in leaf) return 'oneOf';
  if ('disputed' in leaf) return 'disputed';
  return leaf['value'] === 'unspecified' ? 'unspecified' : 'stated';
}

/**
 * All readings of a leaf, at least one for a leaf that is there: a stated value has one, `unspecified` one without a
 * value. A leaf that is absent has none.
 * @example
 * listReadings('unspecified').map(({ value }) => value) // => [undefined]
 * listReadings({ oneOf: ['3d', '5d'] }).map(({ value }) => value) // => ['3d', '5d']
 * listReadings({ disputed: { a: { value: 'x' }, b: { value: 'y' } } }).map(({ name }) => name) // => ['a', 'b']
 */
export function listReadings<T>(leaf: Open<T> | undefined): readonly Reading<T>[] {
  if (leaf === undefined) return [];
  if (leaf === 'unspecified') return [{ name: 'unspecified', value: undefined, path: [], provenance: {} }];
  if (!isWrapper(leaf)) return [{ name: 'stated', value: leaf as T, path: [], provenance: {} }];
  const wrapper = leaf as {
    readonly oneOf?: readonly T[];
    readonly disputed?: Readonly<Record<string, { by?: readonly string[]; value: T } & Provenance>>;
    readonly value?: T | 'unspecified';
  };
  if (wrapper.oneOf) {
    return wrapper.oneOf.map((value, index) => ({
      name: typeof value === 'string' ? value : `alternative ${index + 1}`,
      value,
      path: ['oneOf', index],
      provenance: {},
    }));
  }
  if (wrapper.disputed) {
    return Object.entries(wrapper.disputed).map(([name, { by, value, ...provenance }]) => ({
      name,
      value,
      ...(by ? { by } : {}),
      path: ['disputed', name, 'value'],
      provenance,
    }));
  }
  const { value, ...provenance } = wrapper as { value: T | 'unspecified' } & Provenance;
  if (value === 'unspecified') return [{ name: 'unspecified', value: undefined, path: ['value'], provenance }];
  return [{ name: 'stated', value, path: ['value'], provenance }];
}
