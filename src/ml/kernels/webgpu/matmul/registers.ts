/**
 * A matrix product for software adapters: each invocation makes 8 × 8 numbers, all in registers, and reads the
 * factors four at a time. What costs there is the number of reads; workgroup memory and its barriers do not pay.
 */

import type { Element, Shader } from '../launch';
import type { Layout, Tiling } from './layout';

const tile = 8;
const upTo = (n: number) => [...Array(n).keys()];
const lines = upTo(tile);
const quads = upTo(tile / 4);
const across = 8;
const down = 4;

export function registerTile(name: string, layout: Layout): Tiling {
  const { transposeA, transposeB, biased, sums, foursA, foursB, foursOut } = layout;
  const element = (fours: boolean): Element => (fours ? 'vec4f' : 'f32');
  // Four terms of the sum at once where a factor's fours lie along it; the length of the sum is a multiple then.
  const terms = (foursA && !transposeA) || (foursB && transposeB) ? 4 : 1;
  const a = factor('a', 'row', transposeA, foursA, terms);
  const b = factor('b', 'column', !transposeB, foursB, terms);
  const shader: Shader = {
    name,
    writes: { out: element(foursOut), ...(sums ? { sums: element(foursOut) } : {}) },
    reads: { a: element(foursA), b: element(foursB), ...(biased ? { bias: element(foursOut) } : {}) },
    uniforms: { m: 'u32', n: 'u32', k: 'u32' },
    workgroup: [across, down],
    body: `
      let row = (group.y * ${down}u + local.y) * ${tile}u;
      let column = (group.x * ${across}u + local.x) * ${tile}u;
      if (row >= u.m || column >= u.n) { return; }
      ${lines.map((i) => `let row${i} = min(row + ${i}u, u.m - 1u);`).join('\n')}
      ${lines.map((j) => `let column${j} = min(column + ${j}u, u.n - 1u);`).join('\n')}
      ${a.before('u.m')}
      ${b.before('u.n')}
      ${lines.flatMap((i) => quads.map((j) => `var sum${i}_${j} = ${biased ? start(j, foursOut) : 'vec4f()'};`)).join('\n')}
      ${sums ? quads.map((j) => `var rowSum${j} = vec4f();`).join(' ') : ''}
      for (var p = 0u; p < u.k; p += ${terms}u) {
        ${a.read}
        ${b.read}
        ${upTo(terms)
          .map(
            (q) => `{
            ${a.term(q)}
            ${b.term(q)}
            ${quads.map((j) => `let y${j} = ${b.four(j, q)};`).join('\n')}
            ${sums ? quads.map((j) => `rowSum${j} += y${j};`).join(' ') : ''}
            ${lines.flatMap((i) => quads.map((j) => `sum${i}_${j} += ${a.one(i, q)} * y${j};`)).join('\n')}
          }`,
          )
          .join('\n')}
        ${a.after}
        ${b.after}
      }
      ${lines.map((i) => `if (row + ${i}u < u.m) { ${quads.map((j) => write('out', `(row + ${i}u) * u.n + `, `sum${i}_${j}`, j, foursOut)).join(' ')} }`).join('\n')}
      ${sums ? `if (row == 0u) { ${quads.map((j) => write('sums', '', `rowSum${j}`, j, foursOut)).join(' ')} }` : ''}`,
  };
  return { shader, rows: tile * down, columns: tile * across };
}

const start = (j: number, fours: boolean) =>
  fours
    ? `bias[column${4 * j} / 4u]`
    : `vec4f(${upTo(4)
        .map((c) => `bias[column${4 * j + c}]`)
        .join(', ')})`;

/** How a factor is read. What can be is computed before the loop: an index costs as much as a product. */
interface Factor {
  before(size: string): string;
  /** Reads what `terms` terms need. */
  readonly read: string;
  /** Reads what term `q` needs. */
  term(q: number): string;
  one(line: number, q: number): string;
  four(quad: number, q: number): string;
  readonly after: string;
}

/**
 * @param line the names of the product's rows or columns that the factor has
 * @param wide the factor is [k, size], else [size, k]
 */
function factor(name: string, line: string, wide: boolean, fours: boolean, terms: number): Factor {
  const pieces = fours ? quads.map((quad) => 4 * quad) : lines;
  const one = fours
    ? (i: number, q: number) => (wide ? `${name}${4 * (i >> 2)}[${i & 3}]` : `${name}${i}[${q}]`)
    : (i: number) => `${name}${i}`;
  const four = (quad: number, q: number) =>
    wide && fours
      ? `${name}${4 * quad}`
      : `vec4f(${upTo(4)
          .map((c) => one(4 * quad + c, q))
          .join(', ')})`;
  if (wide) {
    return {
      before: (size) => `
        let ${name}Step = ${size}${fours ? ' / 4u' : ''};
        var ${name}Start = 0u;
        ${pieces.map((i) => `let ${name}At${i} = ${line}${i}${fours ? ' / 4u' : ''};`).join('\n')}`,
      read: '',
      term: (q) =>
        pieces
          .map((i) => `let ${name}${i} = ${name}[${name}Start + ${q}u * ${name}Step + ${name}At${i}];`)
          .join('\n'),
      one,
      four,
      after: `${name}Start += ${terms}u * ${name}Step;`,
    };
  }
  return {
    before: () =>
      lines.map((i) => `let ${name}At${i} = ${line}${i} * ${fours ? '(u.k / 4u)' : 'u.k'};`).join('\n'),
    read: fours
      ? `let ${name}Term = p / 4u;
        ${lines.map((i) => `let ${name}${i} = ${name}[${name}At${i} + ${name}Term];`).join('\n')}`
      : '',
    term: (q) =>
      fours ? '' : lines.map((i) => `let ${name}${i} = ${name}[${name}At${i} + p + ${q}u];`).join('\n'),
    one,
    four,
    after: '',
  };
}

/** Writes four columns' `values` of a row that begins at `first`. */
function write(buffer: string, first: string, values: string, quad: number, fours: boolean): string {
  const at = (c: number) => `column + ${4 * quad + c}u`;
  if (fours) return `if (${at(0)} < u.n) { ${buffer}[(${first}${at(0)}) / 4u] = ${values}; }`;
  return upTo(4)
    .map((c) => `if (${at(c)} < u.n) { ${buffer}[${first}${at(c)}] = ${values}[${c}]; }`)
    .join(' ');
}
