/** Every kernel of the backend in use against the reference, which plain tfjs ops compute. */

import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import type { Kernels } from '../../../src/ml/kernels/contract';
import { referenceKernels } from '../../../src/ml/kernels/reference/kernels';
import { kernels } from '../../../src/ml/kernels/select';
import { type Compared, kernelCases, others, random } from '../../../src/ml/selfTest/kernelCases';
import { linear } from '../../../src/ml/ops/linear';
import { AdamW } from '../../../src/ml/optim/adamw';
import { registerGradients } from '../../../src/ml/tfjs/registerGradients';
import { expectClose } from './close';

const names = Object.keys(kernelCases).filter((name): name is Compared => name in referenceKernels);

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
    expect([...names, 'gate', 'halves'].toSorted()).toEqual(Object.keys(referenceKernels).toSorted());
    expect(names.filter((name) => kernels()[name] === referenceKernels[name])).toEqual(withoutOwn);
  });

  describe.each(names)('%s equals its reference', (name) => {
    for (const { what, run } of kernelCases[name]) {
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
