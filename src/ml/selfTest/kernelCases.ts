/**
 * Every kernel on made-up numbers, in several shapes: what the tests and the page's check of a device compare with the
 * reference, which plain tfjs ops compute.
 */

import * as tf from '@tensorflow/tfjs-core';
import type { AttentionShape, Kernels, ParameterUpdate } from '../kernels/contract';
import { longestSentence } from '../kernels/padding';

export interface KernelCase {
  readonly what: string;
  /** What is compared, of the size of 1. */
  run(kernels: Kernels): readonly tf.Tensor[];
}

/** Lengths 1, 6, 3 and 5. */
const offsets = Int32Array.of(0, 1, 7, 10, 15);
const tokens = 15;
const site = { rate: 0.3, key: 12345 };
const both = [false, true];

export const random = (...shape: [number, number]) =>
  tf.randomUniform<tf.Rank.R2>(shape, -2, 2, 'float32', 3);
/** Other numbers than `random`'s. */
export const others = (...shape: [number, number]) =>
  tf.randomUniform<tf.Rank.R2>(shape, -2, 2, 'float32', 4);

/** Sizes that can be read four at a time, and sizes that cannot. */
const widths = [5, 8];

const products = [
  { m: 1, n: 1, k: 1 },
  { m: 5, n: 7, k: 9 },
  { m: 131, n: 20, k: 301 },
  { m: 12, n: 530, k: 33 },
  { m: 68, n: 72, k: 36 },
  { m: 9, n: 44, k: 30 },
];

/** Gates and float16 have no reference: the tests have cases of their own for them. */
export type Compared = Exclude<keyof Kernels, 'gate' | 'halves'>;

export const kernelCases: Readonly<Record<Compared, readonly KernelCase[]>> = {
  matmul: products.map(({ m, n, k }) => ({
    what: `${m} × ${n}, k = ${k}, transposed: all ways`,
    run: ({ matmul }) =>
      [
        matmul(random(m, k), others(k, n), { bias: tf.div(tf.range(0, n), n) }),
        matmul(random(m, k), others(n, k), { transposeB: true }),
        matmul(random(k, m), others(k, n), { transposeA: true }),
        matmul(random(k, m), others(n, k), { transposeA: true, transposeB: true }),
      ].map((product) => tf.div(product, k)),
  })),
  // More terms than one block of a sum, and columns beyond what is packed at once.
  matmulAndSums: [...products, { m: 21, n: 70, k: 600 }].map(({ m, n, k }) => ({
    what: `${m} × ${n}, k = ${k}`,
    run: ({ matmulAndSums }) => {
      const { product, sums } = matmulAndSums(random(k, m), others(k, n));
      return [tf.div(product, k), tf.div(sums, k)];
    },
  })),
  columnSums: [...widths, 70].map((n) => ({
    what: `600 × ${n}`,
    run: ({ columnSums }) => [tf.div(columnSums(random(600, n)), 600)],
  })),
  activation: (['gelu', 'gelu_tanh', 'relu'] as const).flatMap((activation) =>
    widths.map((n) => ({
      what: `${activation}, 7 × ${n}`,
      run: (kernels) => {
        const { value, derivative } = kernels.activation(tf.mul(random(7, n), 3), activation);
        return [value, derivative];
      },
    })),
  ),
  dropout: [
    { what: 'a matrix', run: ({ dropout }) => [dropout(random(40, 30), site)] },
    {
      what: 'rank 4',
      run: ({ dropout }) => [dropout(tf.reshape<tf.Rank.R4>(random(6, 7), [2, 3, 1, 7]), site)],
    },
  ],
  gather: widths.map((n) => ({
    what: `6 × ${n}, ids [3, 0, 3, 2, 3]`,
    run: ({ gather }) => [gather(random(6, n), Int32Array.of(3, 0, 3, 2, 3))],
  })),
  scatterAdd: widths.map((n) => ({
    what: `6 × ${n}, ids [3, 0, 3, 2, 3]`,
    run: ({ scatterAdd }) => [scatterAdd(random(5, n), Int32Array.of(3, 0, 3, 2, 3), [6, n])],
  })),
  attention: both.flatMap((biased) =>
    both.flatMap((dropped) =>
      [6, 8].map((hidden) => ({
        what: `15 × ${hidden}${biased ? ', bias' : ''}${dropped ? ', dropout' : ''}`,
        run: ({ attention }) => {
          const [q, k] = [random(tokens, hidden), others(tokens, hidden)];
          const [v, dy] = [tf.sub<tf.Tensor2D>(q, k), tf.mul<tf.Tensor2D>(q, k)];
          const shape: AttentionShape = { offsets, heads: 2, dropout: dropped ? site : null };
          const bias = biased ? random(2, 2 * longestSentence(offsets) - 1) : null;
          const { context, probabilities } = attention.forward(q, k, v, shape, bias);
          const gradients = attention.backward(dy, q, k, v, probabilities, shape, bias);
          if (gradients.length !== (biased ? 4 : 3))
            throw new TypeError(`${gradients.length} gradients came.`);
          return [context, ...gradients];
        },
      })),
    ),
  ),
  layerNorm: both.flatMap((residual) =>
    [...widths, 72].map((n) => ({
      what: `7 × ${n}, residual: ${residual}`,
      run: ({ layerNorm }) => {
        const [gamma, beta] = [tf.linspace(1, 2, n), tf.linspace(0, 1, n)];
        const { value, xhat, rstd } = layerNorm.forward(
          random(7, n),
          residual ? others(7, n) : null,
          gamma,
          beta,
          1e-5,
        );
        const { dz, dgamma, dbeta } = layerNorm.backward(others(7, n), xhat, rstd, gamma);
        return [value, xhat, rstd, dz, dgamma, dbeta];
      },
    })),
  ),
  // The second eps is longer than any row.
  normalize: [1e-12, 100].flatMap((eps) =>
    [...widths, 72].map((n) => ({
      what: `7 × ${n}, eps = ${eps}`,
      run: ({ normalize }) => {
        const { value, norms } = normalize.forward(random(7, n), eps);
        return [value, norms, normalize.backward(others(7, n), value, norms, eps)];
      },
    })),
  ),
  weightedSums: widths.map((n) => ({
    what: `width ${n}`,
    run: ({ weightedSums }) => {
      const weights = Float32Array.from({ length: tokens }, (_, t) => Math.sin(t));
      return [
        weightedSums.forward(random(tokens, n), weights, offsets),
        weightedSums.backward(others(offsets.length - 1, n), weights, offsets),
      ];
    },
  })),
  adamw: [
    {
      what: '6 parameters, 3 steps',
      run: ({ adamw }) => {
        // They change where they are, so that they must be nobody else's.
        const variable = (x: tf.Tensor) => tf.variable(tf.add(x, 0), false);
        const sizes = [5, 8, 12, 7, 400, 1];
        const parameters = sizes.map((n, i) => ({
          weights: variable(random(3, n)),
          moments: { m: variable(tf.zeros([3, n])), v: variable(tf.zeros([3, n])) },
          weightDecay: i % 2 ? 0.1 : 0,
          learningRate: 0.01 / (1 + i),
        }));
        for (let step = 1; step <= 3; step++) {
          adamw(
            parameters.map(({ weights, moments, weightDecay, learningRate }): ParameterUpdate => ({
              weights,
              moments,
              gradient: tf.mul(others(3, weights.shape[1] ?? 0), step),
              update: {
                learningRate,
                beta1: 0.9,
                beta2: 0.999,
                eps: 1e-8,
                weightDecay,
                gradientScale: 0.5,
                correction1: 1 - 0.9 ** step,
                correction2: 1 - 0.999 ** step,
              },
            })),
          );
        }
        const all = parameters.flatMap(({ weights, moments: { m, v } }) => [weights, m, v]);
        const values = all.map((x) => tf.mul(x, 1));
        tf.dispose(all);
        return values;
      },
    },
  ],
  globalNorm: [
    {
      what: '5 tensors',
      run: ({ globalNorm }) => {
        const tensors = [random(7, 5), others(64, 72), random(1, 1), tf.range(0, 4), others(333, 3)];
        return [tf.div(globalNorm(tensors), globalNorm([tf.ones([100])])), globalNorm([tf.ones([1])])];
      },
    },
  ],
};
