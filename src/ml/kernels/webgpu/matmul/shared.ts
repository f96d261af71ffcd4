/** A matrix product for GPUs: a workgroup copies square parts of both factors to its memory, and each invocation makes 4 × 4 numbers. */

import type { Shader } from '../launch';
import type { Layout, Tiling } from './layout';

/** Terms of the sum that are copied at once. */
const depth = 16;
const upTo = (n: number) => [...Array(n).keys()];
const rows = upTo(4);

/** @param side rows and columns of a workgroup's square */
export function sharedTile(
  name: string,
  { transposeA, transposeB, biased, sums, ...fours }: Layout,
  side: 32 | 64,
): Tiling {
  const threads = side / 4;
  // Four numbers at a time are of use in the result only: the parts are copied one by one, by neighbours.
  const quad = fours.foursOut;
  const shader: Shader = {
    name,
    writes: { out: quad ? 'vec4f' : 'f32', ...(sums ? { sums: 'f32' } : {}) },
    reads: { a: 'f32', b: 'f32', ...(biased ? { bias: 'f32' } : {}) },
    uniforms: { m: 'u32', n: 'u32', k: 'u32' },
    workgroup: [threads, threads],
    head: `
      var<workgroup> partA : array<array<f32, ${side}>, ${depth}>;
      var<workgroup> partB : array<array<f32, ${side}>, ${depth}>;`,
    body: `
      let firstRow = group.y * ${side}u;
      let firstColumn = group.x * ${side}u;
      ${rows.map((i) => `var sum${i} = vec4f();`).join('\n')}
      ${sums ? 'var rowSum = vec4f();' : ''}
      for (var begin = 0u; begin < u.k; begin += ${depth}u) {
        for (var l = local_index; l < ${side * depth}u; l += ${threads * threads}u) {
          ${copy('partA', 'a', 'firstRow', 'u.m', transposeA, side)}
          ${copy('partB', 'b', 'firstColumn', 'u.n', !transposeB, side)}
        }
        workgroupBarrier();
        for (var p = 0u; p < ${depth}u; p++) {
          let x = ${four('partA[p]', 'local.y')};
          let y = ${four('partB[p]', 'local.x')};
          ${rows.map((i) => `sum${i} += x[${i}] * y;`).join(' ')}
          ${sums ? 'rowSum += y;' : ''}
        }
        workgroupBarrier();
      }
      let row = firstRow + local.y * 4u;
      let column = firstColumn + local.x * 4u;
      ${rows.map((i) => `if (row + ${i}u < u.m) { ${write(i, quad, biased)} }`).join('\n')}
      ${sums ? `if (row == 0u) { ${rows.map((c) => `if (column + ${c}u < u.n) { sums[column + ${c}u] = rowSum[${c}]; }`).join(' ')} }` : ''}`,
  };
  return { shader, rows: side, columns: side };
}

/**
 * Number `l` of a part; neighbours read neighbours.
 * @param wide the factor is [k, size], else [size, k]
 */
function copy(
  part: string,
  factor: string,
  first: string,
  size: string,
  wide: boolean,
  side: number,
): string {
  const [at, term] = wide ? [`l % ${side}u`, `l / ${side}u`] : [`l / ${depth}u`, `l % ${depth}u`];
  const source = wide ? `(begin + term) * ${size} + ${first} + at` : `(${first} + at) * u.k + begin + term`;
  return `{
    let at = ${at};
    let term = ${term};
    var value = 0.0;
    if (${first} + at < ${size} && begin + term < u.k) { value = ${factor}[${source}]; }
    ${part}[term][at] = value;
  }`;
}

/** Not an array of vectors: neighbours write single numbers of them. */
const four = (part: string, which: string) =>
  `vec4f(${rows.map((c) => `${part}[4u * ${which} + ${c}u]`).join(', ')})`;

function write(i: number, quad: boolean, biased: boolean): string {
  const value = (c: number) => `sum${i}[${c}]${biased ? ` + bias[column + ${c}u]` : ''}`;
  if (quad) {
    return `if (column < u.n) { out[((row + ${i}u) * u.n + column) / 4u] = vec4f(${rows.map(value).join(', ')}); }`;
  }
  return rows
    .map((c) => `if (column + ${c}u < u.n) { out[(row + ${i}u) * u.n + column + ${c}u] = ${value(c)}; }`)
    .join(' ');
}
