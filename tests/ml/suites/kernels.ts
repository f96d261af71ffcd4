/** Every kernel of the backend in use against the reference, which plain tfjs ops compute. */

import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import type { AttentionShape, Kernels, ParameterUpdate } from '../../../src/ml/kernels/contract';
import { longestSentence } from '../../../src/ml/kernels/padding';
import { referenceKernels } from '../../../src/ml/kernels/reference/kernels';
import { kernels } from '../../../src/ml/kernels/select';
import { linear } from '../../../src/ml/ops/linear';
import { AdamW } from '../../../src/ml/optim/adamw';
import { registerGradients } from '../../../src/ml/tfjs/registerGradients';
import { expectClose } from './close';

interface Case {
  readonly what: string;
  /** What is compared, of the size of 1. */
  run(kernels: Kernels): readonly tf.Tensor[];
}

/** Lengths 1, 6, 3 and 5. */
const offsets = Int32Array.of(0, 1, 7, 10, 15);
const tokens = 15;
const site = { rate: 0.3, key: 12345 };
const both = [false, true];

const random = (...shape: [number, number]) => tf.randomUniform<tf.Rank.R2>(shape, -2, 2, 'float32', 3);
/** Other numbers than `random`'s. */
const others = (...shape: [number, number]) => tf.randomUniform<tf.Rank.R2>(shape, -2, 2, 'float32', 4);

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

/** A gate has no reference: `webgpuKernelsSuite` tests it. */
type Compared = Exclude<keyof Kernels, 'gate'>;

const cases: Readonly<Record<Compared, readonly Case[]>> = {
  matmul: products.map(({ m, n, k }) => ({
    what: `[${m}, ${k}] and [${k}, ${n}], either one transposed`,
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
    what: `[${k}, ${m}] and [${k}, ${n}]`,
    run: ({ matmulAndSums }) => {
      const { product, sums } = matmulAndSums(random(k, m), others(k, n));
      return [tf.div(product, k), tf.div(sums, k)];
    },
  })),
  columnSums: [...widths, 70].map((n) => ({
    what: `600 rows of ${n}`,
    run: ({ columnSums }) => [tf.div(columnSums(random(600, n)), 600)],
  })),
  activation: (['gelu', 'gelu_tanh', 'relu'] as const).flatMap((activation) =>
    widths.map((n) => ({
      what: `${activation} of rows of ${n}`,
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
    what: `rows of ${n}, one of them three times`,
    run: ({ gather }) => [gather(random(6, n), Int32Array.of(3, 0, 3, 2, 3))],
  })),
  scatterAdd: widths.map((n) => ({
    what: `rows of ${n}, three of them to one`,
    run: ({ scatterAdd }) => [scatterAdd(random(5, n), Int32Array.of(3, 0, 3, 2, 3), [6, n])],
  })),
  attention: both.flatMap((biased) =>
    both.flatMap((dropped) =>
      [6, 8].map((hidden) => ({
        what: `vectors of ${hidden}, a bias for distances: ${biased}, dropout: ${dropped}`,
        run: ({ attention }) => {
          const [q, k] = [random(tokens, hidden), others(tokens, hidden)];
          const [v, dy] = [tf.sub<tf.Tensor2D>(q, k), tf.mul<tf.Tensor2D>(q, k)];
          const shape: AttentionShape = { offsets, heads: 2, dropout: dropped ? site : null };
          const bias = biased ? random(2, 2 * longestSentence(offsets) - 1) : null;
          const { context, probabilities } = attention.forward(q, k, v, shape, bias);
          const gradients = attention.backward(dy, q, k, v, probabilities, shape, bias);
          expect(gradients).toHaveLength(biased ? 4 : 3);
          return [context, ...gradients];
        },
      })),
    ),
  ),
  layerNorm: both.flatMap((residual) =>
    [...widths, 72].map((n) => ({
      what: `rows of ${n}, a residual: ${residual}`,
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
      what: `rows of ${n}, eps ${eps}`,
      run: ({ normalize }) => {
        const { value, norms } = normalize.forward(random(7, n), eps);
        return [value, norms, normalize.backward(others(7, n), value, norms, eps)];
      },
    })),
  ),
  weightedSums: widths.map((n) => ({
    what: `vectors of ${n}`,
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
      what: 'six parameters in three steps',
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
      what: 'tensors of several sizes',
      run: ({ globalNorm }) => {
        const tensors = [random(7, 5), others(64, 72), random(1, 1), tf.range(0, 4), others(333, 3)];
        return [tf.div(globalNorm(tensors), globalNorm([tf.ones([100])])), globalNorm([tf.ones([1])])];
      },
    },
  ],
};

const names = Object.keys(cases).filter((name): name is Compared => name in referenceKernels);

/** @param withoutOwn the kernels that the backend has no faster form of: the reference's */
export function kernelsSuite(ready: () => Promise<void>, withoutOwn: readonly (keyof Kernels)[]): void {
  registerGradients();
  const same = (name: string, run: () => readonly (readonly [tf.Tensor, tf.Tensor])[]) =>
    it(name, async () => {
      await ready();
      const pairs = tf.tidy(() => run().map((pair) => [...pair]));
      for (const [actual, expected] of pairs) {
        if (!actual || !expected) throw new TypeError('There is nothing to compare.');
        expectClose(await actual.data<'float32'>(), await expected.data<'float32'>(), 1e-5);
      }
      tf.dispose(pairs);
    });

  it('kernels are forms of the backend’s own', async () => {
    await ready();
    expect([...names, 'gate'].toSorted()).toEqual(Object.keys(referenceKernels).toSorted());
    expect(names.filter((name) => kernels()[name] === referenceKernels[name])).toEqual(withoutOwn);
  });

  describe.each(names)('%s equals its reference', (name) => {
    for (const { what, run } of cases[name]) {
      same(what, () => {
        const expected = run(referenceKernels);
        const actual = run(kernels());
        expect(actual).toHaveLength(expected.length);
        return actual.map((x, i) => [x, expected[i] ?? tf.scalar(NaN)] as const);
      });
    }
  });

  describe('what calls kernels equals the reference', () => {
    same('the gradients of a linear layer', () => {
      const [x, weight, dy] = [random(600, 21), others(21, 70), random(600, 70)];
      const bias = tf.linspace(0, 1, 70);
      const [dweight, dbias] = tf.grads((w, b) =>
        linear(x, tf.reshape<tf.Rank.R2>(w, [21, 70]), tf.reshape<tf.Rank.R1>(b, [70])),
      )([weight, bias], dy.clone());
      if (!dweight || !dbias) throw new TypeError('A gradient is missing.');
      const { product, sums } = referenceKernels.matmulAndSums(x, dy);
      return [
        [tf.div(dweight, 600), tf.div(product, 600)],
        [tf.div(dbias, 600), tf.div(sums, 600)],
      ];
    });
    same('sums, products and clones of large tensors', () => {
      const [a, b] = [random(301, 333), tf.reshape<tf.Rank.R2>(random(333, 301), [301, 333])];
      const doubled = tf.add(a.clone(), a);
      return [
        [tf.sub(tf.add(a, b), a), b],
        [tf.div(tf.mul(a, tf.add(b, 3)), tf.add(b, 3)), a],
        [doubled, tf.mul(a, 2)],
      ];
    });
    it('AdamW, over three steps with clipping and decay', async () => {
      await ready();
      const start = random(7, 5);
      const copy = () => tf.variable(tf.mul(start, 1)); // it changes where it is
      const fast = copy();
      const optimizer = new AdamW(new Map([['layers.0.ffn.in.weight', fast]]), { weightDecay: 0.1 });
      const [weights, m, v] = [copy(), tf.variable(tf.zerosLike(start)), tf.variable(tf.zerosLike(start))];
      for (let step = 1; step <= 3; step++) {
        const gradient = others(7, 5);
        optimizer.step(new Map([['layers.0.ffn.in.weight', gradient]]), 0.01, 0.5);
        const update = {
          learningRate: 0.01,
          beta1: 0.9,
          beta2: 0.999,
          eps: 1e-8,
          weightDecay: 0.1,
          gradientScale: 0.5,
          correction1: 1 - 0.9 ** step,
          correction2: 1 - 0.999 ** step,
        };
        referenceKernels.adamw([{ weights, gradient, moments: { m, v }, update }]);
        gradient.dispose();
      }
      expectClose(await fast.data<'float32'>(), await weights.data<'float32'>(), 1e-6);
      optimizer.dispose();
      tf.dispose([start, fast, weights, m, v]);
    });
  });
}
