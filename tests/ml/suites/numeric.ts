/** Compares an op's values and gradients with plain loops in float64 and their central differences. */

import * as tf from '@tensorflow/tfjs-core';
import { createRandom } from '../../../src/core/random';
import { expectClose } from './close';

export type Numbers = readonly number[];

export interface OpCase {
  readonly shapes: readonly (readonly number[])[];
  readonly op: (...inputs: tf.Tensor[]) => tf.Tensor;
  /** The same in float64, on flat arrays. */
  readonly naive: (...inputs: Numbers[]) => Numbers;
  readonly tolerance?: number;
  /** Makes the inputs' spread; 1 is standard. */
  readonly spread?: number;
}

export async function expectOp(test: OpCase): Promise<void> {
  const { shapes, op, naive, tolerance = 1e-5, spread = 1 } = test;
  const random = createRandom(7);
  const numbers = (n: number) => Array.from({ length: n }, () => spread * (random.next() * 4 - 2));
  const inputs = shapes.map((shape) => numbers(shape.reduce((a, b) => a * b, 1)).map(Math.fround));
  const value = naive(...inputs);
  const weights = numbers(value.length).map((x) => Math.fround(x / spread));

  const tensors = inputs.map((input, i) => tf.tensor([...input], [...(shapes[i] ?? [])]));
  const gradients = tf.valueAndGrads((...xs) => {
    const y = op(...xs);
    // A custom gradient of its own, so that nothing else is tested here.
    return tf.customGrad((y) => {
      if (typeof y === 'function') throw new TypeError('y is a tensor');
      const cotangent = () => tf.tensor(weights, y.shape);
      return { value: tf.sum(tf.mul(y, cotangent())), gradFunc: () => cotangent() };
    })(y);
  })(tensors);
  const out = tf.tidy(() => op(...tensors));
  expectClose(await out.data<'float32'>(), value, tolerance);

  const loss = (...xs: Numbers[]) => naive(...xs).reduce((sum, y, i) => sum + y * (weights[i] ?? 0), 0);
  for (const [i, gradient] of gradients.grads.entries()) {
    expectClose(
      await gradient.data<'float32'>(),
      derivatives(loss, inputs, i),
      10 * tolerance,
      `gradient ${i}`,
    );
  }
  tf.dispose([out, gradients.value, ...gradients.grads, ...tensors]);
}

/** Central differences by every number of input `which`. */
function derivatives(f: (...xs: Numbers[]) => number, inputs: readonly Numbers[], which: number): Numbers {
  const step = 1e-5;
  const moved = (at: number, by: number) =>
    f(...inputs.map((xs, i) => (i === which ? xs.map((x, j) => (j === at ? x + by : x)) : xs)));
  return (inputs[which] ?? []).map((_, at) => (moved(at, step) - moved(at, -step)) / (2 * step));
}
