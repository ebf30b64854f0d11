// Inner loops over one table that starts at address 0. Build: node scripts/build-kernel.ts.
// Cells are updated from the top down, so that a[s - w] is still the old value when a[s] takes it in.
// A block loads both operands before it stores, which keeps that true for every w >= 1.

/** u32: a[s] = (a[s] + a[s - w]) mod p for s = top … w. Needs p < 2^31. */
export function addModular(w: u32, top: u32, p: u32): void {
  if (top < w) return;
  const prime = i32x4.splat(p);
  const shift = <usize>w << 2;
  let s: usize = (<usize>top + 1) << 2;
  const end: usize = shift;
  while (s >= end + 64) {
    s -= 64;
    let t3 = i32x4.add(v128.load(s, 48), v128.load(s - shift, 48));
    let t2 = i32x4.add(v128.load(s, 32), v128.load(s - shift, 32));
    let t1 = i32x4.add(v128.load(s, 16), v128.load(s - shift, 16));
    let t0 = i32x4.add(v128.load(s), v128.load(s - shift));
    v128.store(s, i32x4.min_u(t3, i32x4.sub(t3, prime)), 48);
    v128.store(s, i32x4.min_u(t2, i32x4.sub(t2, prime)), 32);
    v128.store(s, i32x4.min_u(t1, i32x4.sub(t1, prime)), 16);
    v128.store(s, i32x4.min_u(t0, i32x4.sub(t0, prime)));
  }
  while (s > end) {
    s -= 4;
    const t = load<u32>(s) + load<u32>(s - shift);
    store<u32>(s, min<u32>(t, t - p));
  }
}

/** u32: a[s] = (a[s] + r · a[s - w]) mod p. `ratio` = floor(r · 2^32 / p) (Shoup's constant); r < p < 2^31. */
export function addScaledModular(w: u32, top: u32, r: u32, ratio: u32, p: u32): void {
  if (top < w) return;
  const prime = i32x4.splat(p);
  const factor = i32x4.splat(r);
  const ratios = i32x4.splat(ratio);
  const shift = <usize>w << 2;
  let s: usize = (<usize>top + 1) << 2;
  const end: usize = shift;
  while (s >= end + 16) {
    s -= 16;
    const a = v128.load(s);
    const b = v128.load(s - shift);
    const low = i64x2.extmul_low_i32x4_u(b, ratios);
    const high = i64x2.extmul_high_i32x4_u(b, ratios);
    const quotient = v128.shuffle<u32>(low, high, 1, 3, 5, 7);
    const rest = i32x4.sub(i32x4.mul(b, factor), i32x4.mul(quotient, prime));
    const t = i32x4.add(a, i32x4.min_u(rest, i32x4.sub(rest, prime)));
    v128.store(s, i32x4.min_u(t, i32x4.sub(t, prime)));
  }
  while (s > end) {
    s -= 4;
    const product = <u64>load<u32>(s - shift) * r;
    const t = load<u32>(s) + <u32>(product % p);
    store<u32>(s, min<u32>(t, t - p));
  }
}

/**
 * u32: a[s] = (a[s] + r · a[s - w]) mod p for s = w … top, from the bottom up, so that a[s - w] is already new:
 * division of the power series by 1 - r·x^w. Arguments as above.
 */
export function divideModular(w: u32, top: u32, r: u32, ratio: u32, p: u32): void {
  if (top < w) return;
  const prime = i32x4.splat(p);
  const factor = i32x4.splat(r);
  const ratios = i32x4.splat(ratio);
  const shift = <usize>w << 2;
  let s: usize = shift;
  const end: usize = (<usize>top + 1) << 2;
  if (w >= 4) {
    while (s + 16 <= end) {
      const a = v128.load(s);
      const b = v128.load(s - shift);
      const low = i64x2.extmul_low_i32x4_u(b, ratios);
      const high = i64x2.extmul_high_i32x4_u(b, ratios);
      const quotient = v128.shuffle<u32>(low, high, 1, 3, 5, 7);
      const rest = i32x4.sub(i32x4.mul(b, factor), i32x4.mul(quotient, prime));
      const t = i32x4.add(a, i32x4.min_u(rest, i32x4.sub(rest, prime)));
      v128.store(s, i32x4.min_u(t, i32x4.sub(t, prime)));
      s += 16;
    }
  }
  while (s < end) {
    const product = <u64>load<u32>(s - shift) * r;
    const t = load<u32>(s) + <u32>(product % p);
    store<u32>(s, min<u32>(t, t - p));
    s += 4;
  }
}

/** f64: a[s] = a[s] + r · a[s - w] for s = top … w. */
export function addScaledReal(w: u32, top: u32, r: f64): void {
  if (top < w) return;
  const factor = f64x2.splat(r);
  const shift = <usize>w << 3;
  let s: usize = (<usize>top + 1) << 3;
  const end: usize = shift;
  while (s >= end + 64) {
    s -= 64;
    const t3 = f64x2.add(v128.load(s, 48), f64x2.mul(factor, v128.load(s - shift, 48)));
    const t2 = f64x2.add(v128.load(s, 32), f64x2.mul(factor, v128.load(s - shift, 32)));
    const t1 = f64x2.add(v128.load(s, 16), f64x2.mul(factor, v128.load(s - shift, 16)));
    const t0 = f64x2.add(v128.load(s), f64x2.mul(factor, v128.load(s - shift)));
    v128.store(s, t3, 48);
    v128.store(s, t2, 32);
    v128.store(s, t1, 16);
    v128.store(s, t0);
  }
  while (s > end) {
    s -= 8;
    store<f64>(s, load<f64>(s) + r * load<f64>(s - shift));
  }
}

/** u32: a[s] = (a[0] + … + a[s]) mod p for the first `count` cells. */
export function sumModular(count: u32, p: u32): void {
  let sum: u32 = 0;
  const end: usize = <usize>count << 2;
  for (let s: usize = 0; s < end; s += 4) {
    const t = sum + load<u32>(s);
    sum = min<u32>(t, t - p);
    store<u32>(s, sum);
  }
}

/** f64: prefix sums of the first `count` cells, compensated (Kahan): each within 2 roundings, relative. */
export function sumReal(count: u32): void {
  let sum: f64 = 0;
  let lost: f64 = 0;
  const end: usize = <usize>count << 3;
  for (let s: usize = 0; s < end; s += 8) {
    const addend = load<f64>(s) - lost;
    const next = sum + addend;
    lost = next - sum - addend;
    sum = next;
    store<f64>(s, sum);
  }
}

/** u32: a[m] - r·a[m - w] + r²·a[m - 2w] - … modulo p, down to the least index ≥ 0. `ratio` as above. */
export function alternateModular(m: u32, w: u32, r: u32, ratio: u32, p: u32): u32 {
  let sum: u32 = 0;
  let at = m % w;
  while (true) {
    const q = <u32>((<u64>sum * ratio) >> 32);
    const product = sum * r - q * p;
    const t = load<u32>(<usize>at << 2) + p - min<u32>(product, product - p);
    sum = min<u32>(t, t - p);
    if (at == m) return sum;
    at += w;
  }
}
