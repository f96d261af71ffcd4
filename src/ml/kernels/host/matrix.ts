/** Small matrix products and copies in float64, for what has to be done head by head. */

/** A matrix in a flat array: element (r, c) is data[r·row + c·column], so that its transpose is the strides swapped. */
export interface Matrix {
  readonly data: Float64Array;
  readonly row: number;
  readonly column: number;
}

export const rowMajor = (data: Float64Array, columns: number): Matrix => ({ data, row: columns, column: 1 });
export const transpose = ({ data, row, column }: Matrix): Matrix => ({ data, row: column, column: row });

/**
 * a·b into `out`, row by row. Four rows by two columns at a time: eight sums in registers share six loads.
 * @param a [m, k]
 * @param b [k, n]
 * @param out [m, n]
 */
export function multiply(a: Matrix, b: Matrix, out: Float64Array, m: number, n: number, k: number): void {
  const { data: as, row: ar, column: ac } = a;
  const { data: bs, row: br, column: bc } = b;
  const rows = m - (m % 4);
  const columns = n - (n % 2);
  for (let i = 0; i < rows; i += 4) {
    for (let j = 0; j < columns; j += 2) {
      let [s00, s01, s10, s11] = [0, 0, 0, 0];
      let [s20, s21, s30, s31] = [0, 0, 0, 0];
      for (let t = 0, p = i * ar, q = j * bc; t < k; t++, p += ac, q += br) {
        const b0 = bs[q] ?? 0;
        const b1 = bs[q + bc] ?? 0;
        const a0 = as[p] ?? 0;
        const a1 = as[p + ar] ?? 0;
        const a2 = as[p + 2 * ar] ?? 0;
        const a3 = as[p + 3 * ar] ?? 0;
        s00 += a0 * b0;
        s01 += a0 * b1;
        s10 += a1 * b0;
        s11 += a1 * b1;
        s20 += a2 * b0;
        s21 += a2 * b1;
        s30 += a3 * b0;
        s31 += a3 * b1;
      }
      const o = i * n + j;
      out[o] = s00;
      out[o + 1] = s01;
      out[o + n] = s10;
      out[o + n + 1] = s11;
      out[o + 2 * n] = s20;
      out[o + 2 * n + 1] = s21;
      out[o + 3 * n] = s30;
      out[o + 3 * n + 1] = s31;
    }
  }
  edge(a, b, out, rows, m, 0, n, n, k);
  edge(a, b, out, 0, rows, columns, n, n, k);
}

/** What the tiles leave over: rows [i0, i1) and columns [j0, j1). */
function edge(
  { data: as, row: ar, column: ac }: Matrix,
  { data: bs, row: br, column: bc }: Matrix,
  out: Float64Array,
  i0: number,
  i1: number,
  j0: number,
  j1: number,
  n: number,
  k: number,
): void {
  for (let i = i0; i < i1; i++) {
    for (let j = j0; j < j1; j++) {
      let sum = 0;
      for (let t = 0; t < k; t++) sum += (as[i * ar + t * ac] ?? 0) * (bs[t * br + j * bc] ?? 0);
      out[i * n + j] = sum;
    }
  }
}

/** Rows of `n` numbers, `stride` apart from `start` on, to rows side by side. */
export function gatherRows(
  from: Float32Array,
  start: number,
  stride: number,
  into: Float64Array,
  rows: number,
  n: number,
): void {
  for (let r = 0, i = 0; r < rows; r++) {
    const at = start + r * stride;
    for (let k = 0; k < n; k++) into[i++] = from[at + k] ?? 0;
  }
}

/** The way back of `gatherRows`. */
export function scatterRows(
  from: Float64Array,
  into: Float32Array,
  start: number,
  stride: number,
  rows: number,
  n: number,
): void {
  for (let r = 0, i = 0; r < rows; r++) {
    const at = start + r * stride;
    for (let k = 0; k < n; k++) into[at + k] = from[i++] ?? 0;
  }
}
