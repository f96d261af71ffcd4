/** Every op of the engine against plain loops, and each fast kernel against its reference. */

import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { registerGradients } from '../../../src/ml/backend/registerGradients';
import { attention, attentionReference } from '../../../src/ml/ops/attention';
import { poolings } from '../../../src/core/model/types';
import { denseActivations, distanceBuckets } from '../../../src/ml/model/types';
import { columnSums, columnSumsReference } from '../../../src/ml/ops/columnSums';
import { denseActivation } from '../../../src/ml/ops/denseActivation';
import { bucketOf, distanceBias } from '../../../src/ml/ops/distanceBias';
import { applyDropout, applyDropoutReference, dropout } from '../../../src/ml/ops/dropout';
import { dropoutFactor, dropThreshold } from '../../../src/ml/ops/dropoutMask';
import { embedding, scatterAddReference } from '../../../src/ml/ops/embedding';
import { activationReference, gelu } from '../../../src/ml/ops/activation';
import { layerNorm, layerNormReference } from '../../../src/ml/ops/layerNorm';
import { linear } from '../../../src/ml/ops/linear';
import { loraLinear } from '../../../src/ml/ops/loraLinear';
import { normalize } from '../../../src/ml/ops/normalize';
import { matmul, matmulReference } from '../../../src/ml/ops/matmul';
import { longestSentence } from '../../../src/ml/ops/padding';
import { pool } from '../../../src/ml/ops/pooling';
import { crossEntropyToDiagonal, dotProducts } from '../../../src/ml/ops/similarity';
import { AdamW, adamwReference } from '../../../src/ml/optim/adamw';
import { clipScale, globalNorm } from '../../../src/ml/optim/gradClip';
import { expectClose } from './close';
import * as naive from './naive';
import { expectOp } from './numeric';

/** Lengths 1, 6, 3 and 5. */
const offsets = Int32Array.of(0, 1, 7, 10, 15);
const tokens = 15;
const place = { rate: 0.3, key: 12345 };
const frozen = {
  weight: Array.from({ length: 12 }, (_, i) => Math.fround(Math.sin(i))),
  bias: [0.5, -1, 0.25],
};
const matrix = (x: tf.Tensor): tf.Tensor2D => tf.reshape<tf.Rank.R2>(x, [x.shape[0] ?? 0, x.shape[1] ?? 0]);
const as2D =
  (op: (...xs: tf.Tensor2D[]) => tf.Tensor) =>
  (...xs: tf.Tensor[]) =>
    op(...xs.map(matrix));

export function opsSuite(ready: () => Promise<void>): void {
  registerGradients();
  const check = (name: string, test: Parameters<typeof expectOp>[0]) =>
    it(name, async () => {
      await ready();
      await expectOp(test);
    });

  describe('ops equal their definitions, and their gradients the central differences', () => {
    check('linear', {
      shapes: [[5, 4], [4, 3], [3]],
      op: (x, w, b) => linear(matrix(x), matrix(w), tf.reshape(b, [-1])),
      naive: naive.linear,
    });
    check('linear with frozen weights', {
      shapes: [[5, 4]],
      op: (x) => linear(matrix(x), tf.tensor2d(frozen.weight, [4, 3]), tf.tensor1d(frozen.bias), false),
      naive: (x) => naive.linear(x, frozen.weight, frozen.bias),
    });
    it.each([null, place])('loraLinear (dropout: %o)', async (dropout) => {
      await ready();
      const [scale, factor] = [
        1.5,
        (i: number) => (dropout ? dropoutFactor(dropout, dropThreshold(dropout), i) : 1),
      ];
      await expectOp({
        shapes: [
          [5, 4],
          [4, 2],
          [2, 3],
        ],
        op: (x, a, b) =>
          loraLinear(matrix(x), tf.tensor2d(frozen.weight, [4, 3]), tf.tensor1d(frozen.bias), {
            a: matrix(a),
            b: matrix(b),
            scale,
            dropout,
          }),
        naive: (x, a, b) => {
          const seen = x.map((value, i) => value * factor(i));
          const low = naive.linear(seen, a, [0, 0]);
          const added = naive.linear(low, b, [0, 0, 0]);
          return naive.linear(x, frozen.weight, frozen.bias).map((y, i) => y + scale * (added[i] ?? NaN));
        },
      });
    });
    it('loraLinear has the same gradients of A and B where no gradient of x is wanted', async () => {
      await ready();
      const numbers = (length: number) => Array.from({ length }, (_, i) => Math.sin(3 * i + length));
      const [x, a, b] = [
        tf.tensor2d(numbers(20), [5, 4]),
        tf.tensor2d(numbers(8), [4, 2]),
        tf.tensor2d(numbers(6), [2, 3]),
      ];
      const gradients = (needsInputGrad: boolean) =>
        tf.grads((a, b) => {
          const [weight, bias] = [tf.tensor2d(frozen.weight, [4, 3]), tf.tensor1d(frozen.bias)];
          const low = { a: matrix(a), b: matrix(b), scale: 2, dropout: place };
          return loraLinear(x, weight, bias, low, needsInputGrad);
        })([a, b]);
      const [wanted, spared] = [gradients(true), gradients(false)];
      for (const [i, gradient] of spared.entries()) {
        expect(await gradient.data()).toEqual(await wanted[i]?.data());
      }
      tf.dispose([x, a, b, ...wanted, ...spared]);
    });
    it.each([true, false])('layerNorm (residual: %s)', async (residual) => {
      await ready();
      await expectOp({
        shapes: [[4, 6], ...(residual ? [[4, 6]] : []), [6], [6]],
        op: (x, ...rest) => {
          const [beta, gamma, other] = rest.toReversed();
          if (!gamma || !beta) throw new Error('γ and β are missing');
          return layerNorm(
            matrix(x),
            other ? matrix(other) : null,
            tf.reshape(gamma, [-1]),
            tf.reshape(beta, [-1]),
            1e-12,
          );
        },
        naive: (x, ...rest) => {
          const [beta = [], gamma = [], other] = rest.toReversed();
          return naive.layerNorm(
            other ? x.map((value, i) => value + (other[i] ?? NaN)) : x,
            gamma,
            beta,
            1e-12,
          );
        },
        tolerance: 3e-5,
      });
    });
    it.each(['gelu', 'gelu_tanh', 'relu'] as const)('%s', async (activation) => {
      await ready();
      await expectOp({
        shapes: [[6, 5]],
        op: as2D((x = tf.zeros([0, 0])) => gelu(x, activation)),
        naive: (x) => x.map(naive.activations[activation]),
        spread: 2,
      });
    });
    it.each([null, place])('attention (dropout: %o)', async (dropout) => {
      await ready();
      const [hidden, heads, longest] = [6, 2, 6];
      const factor = (s: number, h: number, i: number, j: number) =>
        dropout
          ? dropoutFactor(dropout, dropThreshold(dropout), ((s * heads + h) * longest + i) * longest + j)
          : 1;
      await expectOp({
        shapes: [
          [tokens, hidden],
          [tokens, hidden],
          [tokens, hidden],
        ],
        op: (q, k, v) => attention(matrix(q), matrix(k), matrix(v), { offsets, heads, dropout }),
        naive: (q, k, v) => naive.attention(q, k, v, hidden, heads, offsets, factor),
      });
    });
    it.each(poolings.flatMap((pooling) => [0, 2].map((skip) => ({ pooling, skip }))))(
      '$pooling pooling without the first $skip tokens',
      async ({ pooling, skip }) => {
        await ready();
        await expectOp({
          shapes: [[tokens, 4]],
          op: (x) => pool(matrix(x), offsets, pooling, skip),
          naive: (x) => naive.pool(x, 4, offsets, pooling, skip),
        });
      },
    );
    it.each(denseActivations)('%s of a Dense module', async (activation) => {
      await ready();
      await expectOp({
        shapes: [[6, 5]],
        op: (x) => denseActivation(matrix(x), activation),
        naive: (x) => x.map(naive.activations[activation]),
        spread: 2,
      });
    });
    check('distanceBias', {
      shapes: [[distanceBuckets, 2]],
      op: (table) => distanceBias(matrix(table), 5),
      naive: (table) =>
        [0, 1].flatMap((head) =>
          [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((distance) => table[bucketOf(distance) * 2 + head] ?? NaN),
        ),
    });
    check('attention with a bias for distances', {
      shapes: [
        [tokens, 6],
        [tokens, 6],
        [tokens, 6],
        [2, 11],
      ],
      op: (q, k, v, bias) =>
        attention(matrix(q), matrix(k), matrix(v), { offsets, heads: 2, dropout: null }, matrix(bias)),
      naive: (q, k, v, bias) =>
        naive.attention(
          q,
          k,
          v,
          6,
          2,
          offsets,
          undefined,
          (h, distance) => bias[h * 11 + distance + 5] ?? NaN,
        ),
    });
    const ids = Int32Array.of(3, 0, 3, 2, 3);
    check('embedding, with an id three times', {
      shapes: [[6, 4]],
      op: (table) => embedding(matrix(table), ids),
      naive: (table) => [...ids].flatMap((id) => table.slice(id * 4, id * 4 + 4)),
    });
    check('dropout', {
      shapes: [[8, 9]],
      op: (x) => dropout(x, place),
      naive: (x) => x.map((value, i) => value * dropoutFactor(place, dropThreshold(place), i)),
    });
    check('normalize', {
      shapes: [[3, 5]],
      op: (x) => normalize(matrix(x)),
      naive: (x) => naive.normalize(x, 5, 1e-12),
    });
    check('normalize of rows shorter than eps', {
      shapes: [[3, 5]],
      op: (x) => normalize(matrix(x), 100),
      naive: (x) => naive.normalize(x, 5, 100),
    });
    check('dotProducts', {
      shapes: [
        [3, 4],
        [5, 4],
      ],
      op: (a, b) => dotProducts(matrix(a), matrix(b)),
      naive: (a, b) => naive.dotProducts(a, b, 4),
    });
    check('crossEntropyToDiagonal', {
      shapes: [[3, 5]],
      op: (scores) => crossEntropyToDiagonal(matrix(scores)),
      naive: (scores) => naive.crossEntropyToDiagonal(scores, 5),
      spread: 5,
    });
  });

  describe('kernels equal their references', () => {
    const same = (name: string, run: () => readonly [tf.Tensor, tf.Tensor][]) =>
      it(name, async () => {
        await ready();
        const pairs = run();
        for (const [actual, expected] of pairs) {
          expectClose(await actual.data<'float32'>(), await expected.data<'float32'>(), 1e-5);
        }
        tf.dispose(pairs.flat());
      });
    const random = (...shape: [number, number]) => tf.randomUniform<tf.Rank.R2>(shape, -2, 2, 'float32', 3);
    const gradient = (f: (x: tf.Tensor2D) => tf.Tensor, x: tf.Tensor2D, dy: tf.Tensor) =>
      tf.grad((t) => f(matrix(t)))(x, dy.clone());

    same('columnSums', () => {
      const x = random(7, 5);
      return [[columnSums(x), columnSumsReference(x)]];
    });
    // More terms than one block of a sum, and columns beyond what is packed at once.
    same('linear’s gradients of weight and bias', () => {
      const [x, weight, dy] = [random(600, 21), random(21, 70), random(600, 70)];
      const bias = tf.linspace(0, 1, 70);
      const [dweight, dbias] = tf.grads((w, b) => linear(x, matrix(w), tf.reshape(b, [-1])))(
        [weight, bias],
        dy.clone(),
      );
      if (!dweight || !dbias) throw new TypeError('A gradient is missing.');
      return [
        [tf.div(dweight, 600), tf.div(matmulReference(x, dy, { transposeA: true }), 600)],
        [tf.div(dbias, 600), tf.div(columnSumsReference(dy), 600)],
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
    same('embedding', () => {
      const table = random(6, 4);
      const ids = Int32Array.of(3, 0, 3, 2, 3);
      const dy = random(5, 4);
      return [[gradient((t) => embedding(t, ids), table, dy), scatterAddReference(dy, ids, [6, 4])]];
    });
    same('layerNorm', () => {
      const [x, dy] = [random(7, 5), random(7, 5)];
      const [gamma, beta] = [tf.linspace(1, 2, 5), tf.linspace(0, 1, 5)];
      const plain = layerNormReference.forward(x, null, gamma, beta, 1e-5);
      const { dz } = layerNormReference.backward(dy, plain.xhat, plain.rstd, gamma);
      return [
        [layerNorm(x, null, gamma, beta, 1e-5), plain.value],
        [gradient((t) => layerNorm(t, null, gamma, beta, 1e-5), x, dy), dz],
      ];
    });
    same('activations', () =>
      (['gelu', 'gelu_tanh', 'relu'] as const).flatMap((activation): [tf.Tensor, tf.Tensor][] => {
        const [x, dy] = [random(7, 5), random(7, 5)];
        const { value, derivative } = activationReference(x, activation);
        return [
          [gelu(x, activation), value],
          [gradient((t) => gelu(t, activation), x, dy), tf.mul(dy, derivative)],
        ];
      }),
    );
    describe.each([false, true])('with a bias for distances: %s', (biased) =>
      same('attention, with dropout', () => {
        const [q, k, v, dy] = [random(tokens, 6), random(tokens, 6), random(tokens, 6), random(tokens, 6)];
        const shape = { offsets, heads: 2, dropout: place };
        const bias = biased ? random(2, 2 * longestSentence(offsets) - 1) : null;
        const { context, probabilities } = attentionReference.forward(q, k, v, shape, bias);
        const inputs = [q, k, v, ...(bias ? [bias] : [])];
        const expected = attentionReference.backward(dy, q, k, v, probabilities, shape, bias);
        return [
          [attention(q, k, v, shape, bias), context],
          ...expected.map((derivative, i): [tf.Tensor, tf.Tensor] => {
            const run = (t: tf.Tensor2D) => {
              const [q1 = q, k1 = k, v1 = v, bias1 = null] = inputs.map((x, place) => (place === i ? t : x));
              return attention(q1, k1, v1, shape, bias1);
            };
            return [gradient(run, inputs[i] ?? q, dy), derivative];
          }),
        ];
      }),
    );
    const sizes = [
      { m: 1, n: 1, k: 1 },
      { m: 5, n: 7, k: 9 },
      { m: 131, n: 20, k: 301 },
      { m: 12, n: 530, k: 33 },
      { m: 68, n: 72, k: 36 },
      { m: 9, n: 44, k: 30 },
    ];
    for (const { m, n, k } of sizes) {
      same(`matmul of [${m}, ${k}] and [${k}, ${n}]`, () =>
        [
          { a: random(m, k), b: random(k, n), options: { bias: tf.div<tf.Tensor1D>(tf.range(0, n), n) } },
          { a: random(m, k), b: random(n, k), options: { transposeB: true } },
          { a: random(k, m), b: random(k, n), options: { transposeA: true } },
          { a: random(k, m), b: random(n, k), options: { transposeA: true, transposeB: true } },
        ].map(({ a, b, options }): [tf.Tensor, tf.Tensor] => [
          tf.div(matmul(a, b, options), k),
          tf.div(matmulReference(a, b, options), k),
        ]),
      );
    }
    same('dropout', () => {
      const x = random(40, 30);
      return [[applyDropout(x, place), applyDropoutReference(x, place)]];
    });
    it('AdamW, over three steps with clipping and decay', async () => {
      await ready();
      const start = random(7, 5);
      const fast = tf.variable(tf.mul(start, 1)); // it may change in place
      const optimizer = new AdamW(new Map([['layers.0.ffn.in.weight', fast]]), { weightDecay: 0.1 });
      let [weights, moments] = [start.clone(), { m: tf.zerosLike(start), v: tf.zerosLike(start) }];
      for (let step = 1; step <= 3; step++) {
        const gradient = random(7, 5);
        optimizer.step(new Map([['layers.0.ffn.in.weight', gradient]]), 0.01, 0.5);
        const next = adamwReference(weights, gradient, moments, {
          learningRate: 0.01,
          beta1: 0.9,
          beta2: 0.999,
          eps: 1e-8,
          weightDecay: 0.1,
          gradientScale: 0.5,
          correction1: 1 - 0.9 ** step,
          correction2: 1 - 0.999 ** step,
        });
        tf.dispose([weights, moments.m, moments.v, gradient]);
        weights = matrix(next.weights);
        moments = { m: matrix(next.moments.m), v: matrix(next.moments.v) };
      }
      expectClose(await fast.data<'float32'>(), await weights.data<'float32'>(), 1e-6);
      optimizer.dispose();
      fast.dispose();
    });
  });

  it('drops the share that it should, and keeps the mean', async () => {
    await ready();
    const dropped = await applyDropout(tf.ones([100, 100]), { rate: 0.1, key: 99 }).data<'float32'>();
    expect(dropped.filter((x) => x === 0).length / dropped.length).toBeCloseTo(0.1, 1);
    expect(dropped.reduce((a, b) => a + b, 0) / dropped.length).toBeCloseTo(1, 1);
  });

  it('clips by the common norm', async () => {
    await ready();
    const gradients = [tf.tensor1d([3, 0]), tf.tensor2d([[0], [4]])];
    expect((await globalNorm(gradients).data())[0]).toBeCloseTo(5, 5);
    expect(clipScale(5, 1)).toBeCloseTo(0.2, 6);
    expect(clipScale(0.5, 1)).toBe(1);
  });

  it('sees new weights in the next product', async () => {
    await ready();
    const weight = tf.variable(tf.ones<tf.Rank.R2>([2, 2]));
    const optimizer = new AdamW(new Map([['layers.0.ffn.in.weight', weight]]));
    const x = tf.ones<tf.Rank.R2>([1, 2]);
    const product = async () => {
      const y = tf.tidy(() => linear(x, matrix(weight), tf.zeros([2])));
      return [...(await y.data<'float32'>())];
    };
    expect(await product()).toEqual([2, 2]);
    optimizer.step(new Map([['layers.0.ffn.in.weight', tf.ones([2, 2])]]), 0.5);
    expectClose(await product(), [1, 1], 1e-4);
    optimizer.dispose();
  });
}
