/** The WGSL of attention. A head's numbers of a token are in registers: fours where they come in fours. */

import { hash32 } from '../dropout';
import type { Element, Shader } from '../launch';

/** Of each token and head: the largest score, the sum of the exponentials, Σ p·dp, and the sentence's start, end and number. */
export const softmaxNumbers = 6;

export interface AttentionShaders {
  /** q, k, v, spans, bias → context and the softmax's numbers. */
  readonly forward: Shader;
  /** q, k, v, dy, bias → dq, and Σ p·dp among the softmax's numbers. */
  readonly queries: Shader;
  /** The same and the softmax's numbers → dk, dv. */
  readonly keys: Shader;
  /** The same → dbias. */
  readonly distances: Shader;
}

const made = new Map<string, AttentionShaders>();

/**
 * @param size numbers of a head
 * @param dropped with dropout
 * @param biased with a bias for distances
 */
export function attentionShaders(size: number, dropped: boolean, biased: boolean): AttentionShaders {
  const key = [size, dropped, biased].join();
  const found = made.get(key);
  if (found) return found;
  const code = write(size, dropped, biased);
  made.set(key, code);
  return code;
}

function write(size: number, dropped: boolean, biased: boolean): AttentionShaders {
  const fours = size % 4 === 0;
  const T: Element = fours ? 'vec4f' : 'f32';
  const width = fours ? size / 4 : size;
  const parts = [...Array(width).keys()];
  const each = (line: (w: number) => string) => parts.map(line).join('\n');
  /** Token `token`'s part of a tensor, as `<name>0`, `<name>1`, … */
  const load = (name: string, tensor: string, token: string) =>
    each((w) => `let ${name}${w} = ${tensor}[(${token} * u.heads + head) * ${width}u + ${w}u];`);
  const store = (tensor: string, name: string, then: string) =>
    each((w) => `${tensor}[(token * u.heads + head) * ${width}u + ${w}u] = ${name}${w} ${then};`);
  const zeros = (name: string) => each((w) => `var ${name}${w} = ${T}();`);
  const product = (a: string, b: string) =>
    parts.map((w) => (fours ? `dot(${a}${w}, ${b}${w})` : `${a}${w} * ${b}${w}`)).join(' + ');
  const scale = String(1 / Math.sqrt(size));

  /** Token i's score of token j. */
  const score = (i: string, j: string) =>
    `(${product('q', 'k')}) * ${scale}${biased ? ` + bias[head * (2u * u.longest - 1u) + ${j} + u.longest - 1u - ${i}]` : ''}`;
  const keep = (i: string, j: string) =>
    dropped
      ? `kept(((sentence * u.heads + head) * u.longest + ${i} - start) * u.longest + ${j} - start)`
      : '1.0';
  /** Sets p, kept and dp, with q, k, v and dy of i and j loaded. */
  const softmax = (i: string, j: string) => `
    let p = exp(${score(i, j)} - largest) / total;
    let keeps = ${keep(i, j)};
    let dp = (${product('d', 'v')}) * keeps;`;

  const uniforms = {
    tokens: 'u32',
    heads: 'u32',
    longest: 'u32',
    key: 'u32',
    threshold: 'u32',
    factor: 'f32',
  } as const;
  const bias = biased ? ({ bias: 'f32' } as const) : {};
  const name = `_${size}${dropped ? '_dropped' : ''}${biased ? '_biased' : ''}`;
  const shared = {
    uniforms,
    workgroup: [64, 1],
    head: dropped
      ? `${hash32}
        fn kept(element : u32) -> f32 {
          return select(u.factor, 0.0, hash32(hash32(element) ^ u.key) < u.threshold);
        }`
      : '',
  } as const;
  const token = `
    let token = index / u.heads;
    let head = index % u.heads;
    if (token >= u.tokens) { return; }`;
  const span = `
    let start = u32(softmaxes[${softmaxNumbers}u * index + 3u]);
    let end = u32(softmaxes[${softmaxNumbers}u * index + 4u]);
    let sentence = u32(softmaxes[${softmaxNumbers}u * index + 5u]);`;
  const inputs = { q: T, k: T, v: T, dy: T, ...bias } as const;

  return {
    forward: {
      ...shared,
      name: `attention${name}`,
      writes: { context: T, softmaxes: 'f32' },
      reads: { q: T, k: T, v: T, spans: 'i32', ...bias },
      body: `
        ${token}
        let start = u32(spans[3u * token]);
        let end = u32(spans[3u * token + 1u]);
        let sentence = u32(spans[3u * token + 2u]);
        ${load('q', 'q', 'token')}
        var largest = -3.4e38;
        var total = 0.0;
        ${zeros('sum')}
        for (var j = start; j < end; j++) {
          ${load('k', 'k', 'j')}
          let score = ${score('token', 'j')};
          let larger = max(largest, score);
          // A GPU's exp(0) need not be 1, and its error would add up.
          let shrink = select(1.0, exp(largest - larger), score > largest);
          let p = exp(score - larger);
          largest = larger;
          total = total * shrink + p;
          let share = p * ${keep('token', 'j')};
          ${load('v', 'v', 'j')}
          ${each((w) => `sum${w} = sum${w} * shrink + share * v${w};`)}
        }
        ${store('context', 'sum', '/ total')}
        softmaxes[${softmaxNumbers}u * index] = largest;
        softmaxes[${softmaxNumbers}u * index + 1u] = total;
        softmaxes[${softmaxNumbers}u * index + 3u] = f32(start);
        softmaxes[${softmaxNumbers}u * index + 4u] = f32(end);
        softmaxes[${softmaxNumbers}u * index + 5u] = f32(sentence);`,
    },
    queries: {
      ...shared,
      name: `attentionQueries${name}`,
      writes: { dq: T, softmaxes: 'f32' },
      reads: inputs,
      body: `
        ${token}
        ${span}
        let largest = softmaxes[${softmaxNumbers}u * index];
        let total = softmaxes[${softmaxNumbers}u * index + 1u];
        ${load('q', 'q', 'token')}
        ${load('d', 'dy', 'token')}
        var along = 0.0;
        for (var j = start; j < end; j++) {
          ${load('k', 'k', 'j')}
          ${load('v', 'v', 'j')}
          ${softmax('token', 'j')}
          along += p * dp;
        }
        ${zeros('sum')}
        for (var j = start; j < end; j++) {
          ${load('k', 'k', 'j')}
          ${load('v', 'v', 'j')}
          ${softmax('token', 'j')}
          let derivative = p * (dp - along);
          ${each((w) => `sum${w} += derivative * k${w};`)}
        }
        ${store('dq', 'sum', `* ${scale}`)}
        softmaxes[${softmaxNumbers}u * index + 2u] = along;`,
    },
    keys: {
      ...shared,
      name: `attentionKeys${name}`,
      writes: { dk: T, dv: T },
      reads: { ...inputs, softmaxes: 'f32' },
      body: `
        ${token}
        ${span}
        ${load('k', 'k', 'token')}
        ${load('v', 'v', 'token')}
        ${zeros('sum')}
        ${zeros('valueSum')}
        for (var i = start; i < end; i++) {
          let at = ${softmaxNumbers}u * (i * u.heads + head);
          let largest = softmaxes[at];
          let total = softmaxes[at + 1u];
          ${load('q', 'q', 'i')}
          ${load('d', 'dy', 'i')}
          ${softmax('i', 'token')}
          let derivative = p * (dp - softmaxes[at + 2u]);
          let share = p * keeps;
          ${each((w) => `sum${w} += derivative * q${w}; valueSum${w} += share * d${w};`)}
        }
        ${store('dk', 'sum', `* ${scale}`)}
        ${store('dv', 'valueSum', '')}`,
    },
    distances: {
      ...shared,
      name: `attentionDistances${name}`,
      writes: { dbias: 'f32' },
      reads: { ...inputs, softmaxes: 'f32' },
      body: `
        let width = 2u * u.longest - 1u;
        let head = index / width;
        if (head >= u.heads) { return; }
        // j − i is this, less longest − 1.
        let ahead = index % width;
        var sum = 0.0;
        for (var i = 0u; i < u.tokens; i++) {
          let at = ${softmaxNumbers}u * (i * u.heads + head);
          let start = u32(softmaxes[at + 3u]);
          let end = u32(softmaxes[at + 4u]);
          let sentence = u32(softmaxes[at + 5u]);
          if (i + ahead < start + u.longest - 1u || i + ahead >= end + u.longest - 1u) { continue; }
          let j = i + ahead + 1u - u.longest;
          let largest = softmaxes[at];
          let total = softmaxes[at + 1u];
          ${load('q', 'q', 'i')}
          ${load('d', 'dy', 'i')}
          ${load('k', 'k', 'j')}
          ${load('v', 'v', 'j')}
          ${softmax('i', 'j')}
          sum += p * (dp - softmaxes[at + 2u]);
        }
        dbias[index] = sum;`,
    },
  };
}
