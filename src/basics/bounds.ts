/** The least and greatest value a quantity can take; both ends are attained unless a docstring says otherwise. */
export interface Bounds<T = number> {
  readonly min: T;
  readonly max: T;
}
