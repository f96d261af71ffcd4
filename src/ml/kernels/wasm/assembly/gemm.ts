/**
 * C = A·B + bias on strided matrices, so that a transpose costs nothing but another way of packing. Blocks of A and B are
 * packed into panels that the innermost loop reads in order (Goto & van de Geijn 2008): 4 rows by 8 columns of C stay
 * in registers. Every number of C is summed in the same order, whatever the number of threads.
 */

import { madd, share } from './lanes';

/** Rows and columns of C in registers. */
const MR: i32 = 4;
const NR: i32 = 8;
/** A panel of B (KC × NR) stays in the first cache, a block of A (MC × KC) in the second. */
const KC: i32 = 512;
const MC: i32 = 64;
/** Columns of B, or rows of A, that are packed together where they are neighbours: whole lines of the cache. */
const WIDE: i32 = 64;
const TALL: i32 = 16;

/** Bytes of scratch that a thread needs: a packed block of A, and one tile. */
export function gemmScratch(): i32 {
  return (MC * KC + MR * NR) * 4;
}

/** Rows of B that are packed at a time. */
export function gemmDepth(): i32 {
  return KC;
}

/** Floats that k rows of n columns take when packed. */
export function packedSize(k: i32, n: i32): i32 {
  return k * ((n + NR - 1) / NR) * NR;
}

/**
 * Element (r, c) of B is b[r·brs + c·bcs], in floats. Where `sums` [n] is not 0, the sums of B's rows go there, or are
 * added to what is there where `more` is 1.
 * @param b [k, n], k ≤ gemmDepth() @param out [packedSize(k, n)]
 */
export function packB(
  b: usize, brs: i32, bcs: i32, k: i32, n: i32, out: usize, sums: usize, more: i32,
  scratch: usize, part: i32, parts: i32,
): void {
  const last = share(n, NR, part + 1, parts);
  for (let j = share(n, NR, part, parts); j < last; j += WIDE) {
    const columns = min(WIDE, last - j);
    const packed = out + ((<usize>j * k) << 2);
    packColumns(b + ((<usize>j * bcs) << 2), brs, bcs, k, columns, packed);
    if (sums != 0) sumColumns(packed, k, columns, sums + (<usize>j << 2), more != 0);
  }
}

/** Sums of packed rows, while they are in the cache. */
function sumColumns(packed: usize, k: i32, n: i32, sums: usize, more: bool): void {
  for (let j = 0; j < n; j += NR, sums += NR << 2) {
    let low = f32x4.splat(0);
    let high = f32x4.splat(0);
    for (let p = 0; p < k; p++, packed += NR << 2) {
      low = f32x4.add(low, v128.load(packed));
      high = f32x4.add(high, v128.load(packed, 16));
    }
    for (let c = 0; c < min(NR, n - j); c++) {
      const half = c < 4 ? low : high;
      const lane = c & 3;
      const sum: f32 =
        lane == 0 ? f32x4.extract_lane(half, 0)
        : lane == 1 ? f32x4.extract_lane(half, 1)
        : lane == 2 ? f32x4.extract_lane(half, 2)
        : f32x4.extract_lane(half, 3);
      const at = sums + (<usize>c << 2);
      store<f32>(at, more ? load<f32>(at) + sum : sum);
    }
  }
}

/**
 * C = A·B + bias, or C += A·B where `more` is 1. Element (r, c) of A is a[r·ars + c·acs]; B is packed; C's rows are
 * `ldc` apart. `bias` [n] may be 0.
 * @param a [m, k] @param c [m, n]
 */
export function gemm(
  a: usize, ars: i32, acs: i32, packedB: usize, c: usize, ldc: i32,
  m: i32, n: i32, k: i32, more: i32, bias: usize,
  scratch: usize, part: i32, parts: i32,
): void {
  const to = share(m, MR, part + 1, parts);
  for (let i = share(m, MR, part, parts); i < to; i += MC) {
    const rows = min(MC, to - i);
    packA(a + ((<usize>i * ars) << 2), ars, acs, rows, k, scratch);
    tiles(scratch, packedB, c + ((<usize>i * ldc) << 2), ldc, rows, n, k, more != 0, bias, scratch + <usize>(MC * KC * 4));
  }
}

/**
 * C = A·B by one thread, for small matrices.
 * @param scratch gemmScratch() bytes @param packedB packedSize(min(k, gemmDepth()), n) floats
 */
export function product(
  a: usize, ars: i32, acs: i32,
  b: usize, brs: i32, bcs: i32,
  c: usize, ldc: i32,
  m: i32, n: i32, k: i32,
  scratch: usize, packedB: usize,
): void {
  for (let p = 0; p < k; p += KC) {
    const depth = min(KC, k - p);
    packColumns(b + ((<usize>p * brs) << 2), brs, bcs, depth, n, packedB);
    for (let i = 0; i < m; i += MC) {
      const rows = min(MC, m - i);
      packA(a + ((<usize>i * ars + <usize>p * acs) << 2), ars, acs, rows, depth, scratch);
      tiles(scratch, packedB, c + ((<usize>i * ldc) << 2), ldc, rows, n, depth, p > 0, 0, scratch + <usize>(MC * KC * 4));
    }
  }
}

/** Packed A times packed B into C. */
function tiles(
  packedA: usize, packedB: usize, c: usize, ldc: i32, m: i32, n: i32, k: i32, more: bool, bias: usize, tile: usize,
): void {
  for (let j = 0; j < n; j += NR) {
    const panelB = packedB + <usize>(j * k * 4);
    const start: usize = bias == 0 ? 0 : bias + (<usize>j << 2);
    for (let i = 0; i < m; i += MR) {
      const panelA = packedA + <usize>(i * k * 4);
      const out = c + ((<usize>i * ldc + j) << 2);
      if (m - i >= MR && n - j >= NR) micro(panelA, panelB, k, out, ldc << 2, more, start);
      else edge(panelA, panelB, k, out, ldc << 2, more, start, tile, min(MR, m - i), min(NR, n - j));
    }
  }
}

/** A tile of 4 × 8: panels' product, added to what stands there or to the bias. `row` is in bytes. */
// @ts-ignore: decorator
@inline
function micro(a: usize, b: usize, kc: i32, c: usize, row: usize, add: bool, bias: usize): void {
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0), c10 = f32x4.splat(0), c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0), c30 = f32x4.splat(0), c31 = f32x4.splat(0);
  for (let end = a + (<usize>kc << 4); a < end; a += 16, b += 32) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load32_splat(a);
    c00 = madd(a0, b0, c00);
    c01 = madd(a0, b1, c01);
    const a1 = v128.load32_splat(a, 4);
    c10 = madd(a1, b0, c10);
    c11 = madd(a1, b1, c11);
    const a2 = v128.load32_splat(a, 8);
    c20 = madd(a2, b0, c20);
    c21 = madd(a2, b1, c21);
    const a3 = v128.load32_splat(a, 12);
    c30 = madd(a3, b0, c30);
    c31 = madd(a3, b1, c31);
  }
  const c1 = c + row;
  const c2 = c1 + row;
  const c3 = c2 + row;
  if (add) {
    c00 = f32x4.add(c00, v128.load(c));
    c01 = f32x4.add(c01, v128.load(c, 16));
    c10 = f32x4.add(c10, v128.load(c1));
    c11 = f32x4.add(c11, v128.load(c1, 16));
    c20 = f32x4.add(c20, v128.load(c2));
    c21 = f32x4.add(c21, v128.load(c2, 16));
    c30 = f32x4.add(c30, v128.load(c3));
    c31 = f32x4.add(c31, v128.load(c3, 16));
  } else if (bias != 0) {
    const b0 = v128.load(bias);
    const b1 = v128.load(bias, 16);
    c00 = f32x4.add(c00, b0);
    c01 = f32x4.add(c01, b1);
    c10 = f32x4.add(c10, b0);
    c11 = f32x4.add(c11, b1);
    c20 = f32x4.add(c20, b0);
    c21 = f32x4.add(c21, b1);
    c30 = f32x4.add(c30, b0);
    c31 = f32x4.add(c31, b1);
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c1, c10);
  v128.store(c1, c11, 16);
  v128.store(c2, c20);
  v128.store(c2, c21, 16);
  v128.store(c3, c30);
  v128.store(c3, c31, 16);
}

/** A tile that reaches over C's edge: computed whole beside it, and what is inside copied. */
function edge(
  a: usize, b: usize, kc: i32, c: usize, row: usize, add: bool, bias: usize, tile: usize, rows: i32, columns: i32,
): void {
  micro(a, b, kc, tile, NR << 2, false, 0);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const at = c + <usize>i * row + (<usize>j << 2);
      const more = add ? load<f32>(at) : bias != 0 ? load<f32>(bias + (<usize>j << 2)) : 0;
      store<f32>(at, load<f32>(tile + (<usize>(i * NR + j) << 2)) + more);
    }
  }
}

/** Rows four by four, column by column; rows beyond the last are zeros. */
function packA(a: usize, rs: i32, cs: i32, m: i32, k: i32, out: usize): void {
  const row = <usize>rs << 2;
  const column = <usize>cs << 2;
  for (let i = 0; i < m; i += MR, a += row * MR) {
    const rows = min(MR, m - i);
    if (rs == 1 && m - i >= TALL) {
      out = packTall(a, column, k, out);
      i += TALL - MR;
      a += row * (TALL - MR);
    } else if (rows == MR && rs == 1) {
      let at = a;
      for (let p = 0; p < k; p++, at += column, out += 16) v128.store(out, v128.load(at));
    } else if (rows == MR && cs == 1) {
      out = transposed(a, row, k, out, 16);
    } else {
      for (let p = 0; p < k; p++, out += 16) {
        for (let r = 0; r < MR; r++) {
          store<f32>(out + (<usize>r << 2), r < rows ? load<f32>(a + <usize>r * row + <usize>p * column) : 0);
        }
      }
    }
  }
}

/** Four panels of A's rows, which are neighbours in each column; returns the end. */
function packTall(a: usize, column: usize, k: i32, out: usize): usize {
  const panel = <usize>k << 4;
  for (let p = 0; p < k; p++, a += column, out += 16) {
    v128.store(out, v128.load(a));
    v128.store(out + panel, v128.load(a, 16));
    v128.store(out + 2 * panel, v128.load(a, 32));
    v128.store(out + 3 * panel, v128.load(a, 48));
  }
  return out + 3 * panel;
}

/** Eight panels of B's columns, which are neighbours in each row. */
function packWide(b: usize, row: usize, k: i32, out: usize): void {
  const panel = <usize>k << 5;
  for (let p = 0; p < k; p++, b += row, out += 32) {
    let to = out;
    for (let from = b; from < b + (WIDE << 2); from += 32, to += panel) {
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
    }
  }
}

/** Columns eight by eight, row by row; columns beyond the last are zeros. */
function packColumns(b: usize, rs: i32, cs: i32, k: i32, n: i32, out: usize): void {
  const row = <usize>rs << 2;
  const column = <usize>cs << 2;
  if (cs == 1 && n == WIDE) return packWide(b, row, k, out);
  for (let j = 0; j < n; j += NR, b += column * NR) {
    const columns = min(NR, n - j);
    if (columns == NR && cs == 1) {
      let at = b;
      for (let p = 0; p < k; p++, at += row, out += 32) {
        v128.store(out, v128.load(at));
        v128.store(out, v128.load(at, 16), 16);
      }
    } else if (columns == NR && rs == 1) {
      transposed(b, column, k, out, 32);
      out = transposed(b + column * 4, column, k, out + 16, 32) - 16;
    } else {
      for (let p = 0; p < k; p++, out += 32) {
        for (let c = 0; c < NR; c++) {
          store<f32>(out + (<usize>c << 2), c < columns ? load<f32>(b + <usize>p * row + <usize>c * column) : 0);
        }
      }
    }
  }
}

/** Four rows of `k` floats, `row` bytes apart, as `k` columns of four, `step` bytes apart; returns the end. */
// @ts-ignore: decorator
@inline
function transposed(a: usize, row: usize, k: i32, out: usize, step: usize): usize {
  const a1 = a + row;
  const a2 = a1 + row;
  const a3 = a2 + row;
  let p = 0;
  let at: usize = 0;
  for (; p + 4 <= k; p += 4, at += 16) {
    const r0 = v128.load(a + at);
    const r1 = v128.load(a1 + at);
    const r2 = v128.load(a2 + at);
    const r3 = v128.load(a3 + at);
    const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
    const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
    const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
    const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
    v128.store(out, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
    out += step;
    v128.store(out, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7));
    out += step;
    v128.store(out, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5));
    out += step;
    v128.store(out, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7));
    out += step;
  }
  for (; p < k; p++, at += 4, out += step) {
    store<f32>(out, load<f32>(a + at));
    store<f32>(out, load<f32>(a1 + at), 4);
    store<f32>(out, load<f32>(a2 + at), 8);
    store<f32>(out, load<f32>(a3 + at), 12);
  }
  return out;
}
