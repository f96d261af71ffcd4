/** Four float32 numbers at a time: the few things that every kernel does with them. */

/** a·b + c; in one rounding where relaxed SIMD is compiled in. */
// @ts-ignore: decorator
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** The sum of the four lanes. */
// @ts-ignore: decorator
@inline
export function total(x: v128): f32 {
  return (
    f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 2) + (f32x4.extract_lane(x, 1) + f32x4.extract_lane(x, 3))
  );
}

/** The largest of the four lanes. */
// @ts-ignore: decorator
@inline
export function largest(x: v128): f32 {
  return max(
    max(f32x4.extract_lane(x, 0), f32x4.extract_lane(x, 2)),
    max(f32x4.extract_lane(x, 1), f32x4.extract_lane(x, 3)),
  );
}

/** eˣ by Cephes' single-precision polynomial; x is clamped to ±87, where float32 ends. */
// @ts-ignore: decorator
@inline
export function exp4(x: v128): v128 {
  x = f32x4.max(f32x4.splat(-87), f32x4.min(f32x4.splat(87), x));
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504)));
  let r = madd(n, f32x4.splat(-0.693359375), x);
  r = madd(n, f32x4.splat(2.12194440e-4), r);
  let p = madd(r, f32x4.splat(1.9875691500e-4), f32x4.splat(1.3981999507e-3));
  p = madd(p, r, f32x4.splat(8.3334519073e-3));
  p = madd(p, r, f32x4.splat(4.1665795894e-2));
  p = madd(p, r, f32x4.splat(1.6666665459e-1));
  p = madd(p, r, f32x4.splat(5.0000001201e-1));
  p = f32x4.add(madd(p, f32x4.mul(r, r), r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}

/** The first of the `n` items of part `part`, in whole blocks of `block`; the next part's is its end. */
// @ts-ignore: decorator
@inline
export function share(n: i32, block: i32, part: i32, parts: i32): i32 {
  const blocks = (n + block - 1) / block;
  return min(n, <i32>((<i64>blocks * part) / parts) * block);
}
