/** Gauss-Legendre quadrature on [0, 1]: `count` nodes integrate polynomials of degree 2·count − 1 exactly. */
export interface QuadratureNode {
  readonly at: number;
  readonly weight: number;
}

function legendre(count: number, x: number): { readonly value: number; readonly slope: number } {
  let previous = 1;
  let value = x;
  for (let k = 2; k <= count; k += 1) {
    const next = ((2 * k - 1) * x * value - (k - 1) * previous) / k;
    previous = value;
    value = next;
  }
  return { value, slope: (count * (x * value - previous)) / (x * x - 1) };
}

/** The nodes in [0, 1/2], ascending; the others are their mirror images with the same weights. */
export function lowerHalfNodes(count: number): readonly QuadratureNode[] {
  return Array.from({ length: Math.ceil(count / 2) }, (_, i) => {
    let x = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    for (let round = 0; round < 6; round += 1) {
      const { value, slope } = legendre(count, x);
      x -= value / slope;
    }
    const { slope } = legendre(count, x);
    return { at: (1 - x) / 2, weight: 1 / ((1 - x * x) * slope * slope) };
  });
}

/** What the quadrature of Gauss and Legendre leaves out at most, for the average over p of a chance that is decisive. */
function truncation(degree: number, count: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let eta = 0.02; eta < 6; eta *= 1.05) {
    const size = degree * Math.log(Math.cosh(eta)) - 2 * (count - 1) * eta - Math.log1p(-Math.exp(-2 * eta));
    least = Math.min(least, (32 / 15) * Math.exp(size));
  }
  return least;
}

const NEGLIGIBLE = 2 ** -57;

/**
 * Nodes enough for a chance that is a polynomial of the given degree in p, built from factors 1 − p + p·x^w: ⌈(degree +
 * 1)/2⌉ are exact, and about √(20·degree) leave less than 2^-57, because on the ellipse with foci 0 and 1 and axes'
 * sum e^η such a polynomial is at most cosh(η)^degree (error of Gauss quadrature: Trefethen 2008, theorem 4.5).
 */
export function countNodes(degree: number): { readonly count: number; readonly error: number } {
  const exact = Math.ceil((degree + 1) / 2);
  // What is left out falls as nodes are added.
  let [count, enough] = [1, exact];
  while (count < enough) {
    const middle = (count + enough) >> 1;
    if (truncation(degree, middle) > NEGLIGIBLE) count = middle + 1;
    else enough = middle;
  }
  return count >= exact ? { count: exact, error: 0 } : { count, error: truncation(degree, count) };
}
