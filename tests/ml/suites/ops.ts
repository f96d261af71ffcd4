/** Every op of the engine against plain loops. */

import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { registerGradients } from '../../../src/ml/tfjs/registerGradients';
import { attention } from '../../../src/ml/ops/attention/attention';
import { poolings } from '../../../src/core/model/types';
import { denseActivations, distanceBuckets } from '../../../src/ml/model/types';
import { denseActivation } from '../../../src/ml/ops/denseActivation';
import { bucketOf, distanceBias } from '../../../src/ml/ops/attention/distanceBias';
import { applyDropout, dropout } from '../../../src/ml/ops/dropout';
import { dropoutFactor, dropThreshold } from '../../../src/ml/kernels/dropoutMask';
import { embedding } from '../../../src/ml/ops/embedding';
import { gelu } from '../../../src/ml/ops/activation';
import { layerNorm } from '../../../src/ml/ops/layerNorm';
import { linear } from '../../../src/ml/ops/linear';
import { loraLinear } from '../../../src/ml/ops/loraLinear';
import { normalize } from '../../../src/ml/ops/normalize';
import { pool } from '../../../src/ml/ops/pooling';
import { crossEntropyToDiagonal, dotProducts } from '../../../src/ml/losses/ops/similarity';
import { AdamW } from '../../../src/ml/optim/adamw';
import { clipScale, globalNorm } from '../../../src/ml/optim/gradClip';
import { expectClose } from './close';
import * as naive from './naive';
import { expectOp } from './numeric';
import { rotaryOpsSuite } from './rotaryOps';

/** Lengths 1, 6, 3 and 5. */
const offsets = Int32Array.of(0, 1, 7, 10, 15);
const tokens = 15;
const site = { rate: 0.3, key: 12345 };
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
    it.each([null, site])('loraLinear (dropout: %o)', async (dropout) => {
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
          const low = { a: matrix(a), b: matrix(b), scale: 2, dropout: site };
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
    it.each([null, site])('attention (dropout: %o)', async (dropout) => {
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
          op: (x) => pool(matrix(x), offsets, pooling, Array<number>(offsets.length - 1).fill(skip)),
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
    rotaryOpsSuite(check);
    const ids = Int32Array.of(3, 0, 3, 2, 3);
    check('embedding, with an id three times', {
      shapes: [[6, 4]],
      op: (table) => embedding(matrix(table), ids),
      naive: (table) => [...ids].flatMap((id) => table.slice(id * 4, id * 4 + 4)),
    });
    check('dropout', {
      shapes: [[8, 9]],
      op: (x) => dropout(x, site),
      naive: (x) => x.map((value, i) => value * dropoutFactor(site, dropThreshold(site), i)),
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
