/** Gauss-Legendre quadrature on [0, 1]: `count` nodes integrate polynomials of degree 2·count − 1 exactly. */
export interface QuadratureNode {
  readonly at: number;
  readonly weight: number;
}

function legendre(count: number, x: number): { readonly value: number; readonly slope: number } {
  let [previous, value] = [1, x];
  for (let k = 2; k <= count; k += 1) {
    [previous, value] = [value, ((2 * k - 1) * x * value - (k - 1) * previous) / k];
  }
  return { value, slope: (count * (x * value - previous)) / (x * x - 1) };
}

/** The nodes in [0, 1/2], ascending; the others are their mirror images with the same weights. */
export function lowerHalfNodes(count: number): readonly QuadratureNode[] {
  return Array.from({ length: Math.ceil(count / 2) }, (_, i) => {
    if (count % 2 === 1 && i === (count - 1) / 2) {
      const { slope } = legendre(count, 0);
      return { at: 0.5, weight: count === 1 ? 1 : 1 / (slope * slope) };
    }
    let x = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    for (let round = 0; round < 6; round += 1) {
      const { value, slope } = legendre(count, x);
      x -= value / slope;
    }
    const { slope } = legendre(count, x);
    return { at: (1 - x) / 2, weight: 1 / ((1 - x * x) * slope * slope) };
  });
}
