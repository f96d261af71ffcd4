/**
 * Gradients of the few tfjs kernels that losses are written with. tfjs-core registers none by itself, and its own
 * come all together or not at all; a new loss that needs another kernel finds its name in the error and adds it here.
 */

import * as tf from '@tensorflow/tfjs-core';

interface Saved {
  readonly dy: tf.Tensor;
  readonly saved: readonly tf.Tensor[];
  readonly attrs: tf.NamedAttrMap;
}

/** One gradient an input, each made only when asked for. None may be `dy` itself, which is freed by whoever used it. */
type Gradients = Readonly<Record<string, () => tf.Tensor>>;

function register(
  kernelName: string,
  gradients: (context: Saved) => Gradients,
  keep: Partial<tf.GradConfig> = {},
): void {
  if (tf.getGradient(kernelName)) return;
  tf.registerGradient({
    kernelName,
    ...keep,
    gradFunc: (dys, saved, attrs) => {
      const dy = Array.isArray(dys) ? dys[0] : dys;
      if (!dy) throw new Error(`${kernelName} has no output to differentiate.`);
      return { ...gradients({ dy, saved, attrs }) };
    },
  });
}

function at(tensors: readonly tf.Tensor[], index: number): tf.Tensor {
  const tensor = tensors[index];
  if (!tensor) throw new Error(`Saved tensor ${index} is missing.`);
  return tensor;
}

/** Sums what broadcasting has spread. */
function sumTo(x: tf.Tensor, shape: number[]): tf.Tensor {
  const axes = tf.broadcast_util.getReductionAxes(shape, x.shape);
  return tf.reshape(axes.length > 0 ? tf.sum(x, axes) : x, shape);
}

const numbers = (attribute: unknown): number[] =>
  [attribute].flat().filter((value) => typeof value === 'number');

/** `dy` of a reduction, spread over its input again. */
function spread(dy: tf.Tensor, shape: number[], axis: unknown): { dx: tf.Tensor; count: number } {
  const given = numbers(axis);
  const axes = tf.util.parseAxisParam(given.length > 0 ? given : shape.map((_, i) => i), shape);
  const kept = shape.map((size, i) => (axes.includes(i) ? 1 : size));
  const count = axes.reduce((product, i) => product * (shape[i] ?? 1), 1);
  return { dx: tf.mul(tf.reshape(dy, kept), tf.ones(shape)), count };
}

const bothInputs = { inputsToSave: ['a', 'b'] };
const oneInput = { inputsToSave: ['x'] };

/** Registers them, once; the engine's modules that build losses or the encoder call it when they load. */
export function registerGradients(): void {
  register(
    tf.Add,
    ({ dy, saved }) => ({
      a: () => sumTo(dy, at(saved, 0).shape),
      b: () => sumTo(dy, at(saved, 1).shape),
    }),
    bothInputs,
  );
  register(
    tf.Sub,
    ({ dy, saved }) => ({
      a: () => sumTo(dy, at(saved, 0).shape),
      b: () => sumTo(tf.neg(dy), at(saved, 1).shape),
    }),
    bothInputs,
  );
  register(
    tf.Multiply,
    ({ dy, saved }) => ({
      a: () => sumTo(tf.mul(dy, at(saved, 1)), at(saved, 0).shape),
      b: () => sumTo(tf.mul(dy, at(saved, 0)), at(saved, 1).shape),
    }),
    bothInputs,
  );
  register(tf.Identity, ({ dy }) => ({ x: () => tf.clone(dy) }), oneInput);
  register(tf.Abs, ({ dy, saved }) => ({ x: () => tf.mul(dy, tf.sign(at(saved, 0))) }), oneInput);
  register(tf.Square, ({ dy, saved }) => ({ x: () => tf.mul(dy, tf.mul(at(saved, 0), 2)) }), oneInput);
  register(tf.Relu, ({ dy, saved }) => ({ x: () => tf.mul(dy, tf.step(at(saved, 0))) }), oneInput);
  register(
    tf.Sum,
    ({ dy, saved, attrs }) => ({ x: () => spread(dy, at(saved, 0).shape, attrs['axis']).dx }),
    oneInput,
  );
  register(
    tf.Mean,
    ({ dy, saved, attrs }) => ({
      x() {
        const { dx, count } = spread(dy, at(saved, 0).shape, attrs['axis']);
        return tf.div(dx, count);
      },
    }),
    oneInput,
  );
  register(tf.Reshape, ({ dy, saved }) => ({ x: () => tf.reshape(dy, at(saved, 0).shape) }), oneInput);
  register(
    tf.Slice,
    ({ dy, saved, attrs }) => ({
      x() {
        const shape = at(saved, 0).shape;
        const begin = numbers(attrs['begin']);
        return tf.pad(
          dy,
          shape.map((size, i) => [begin[i] ?? 0, size - (begin[i] ?? 0) - (dy.shape[i] ?? 0)]),
        );
      },
    }),
    oneInput,
  );
  register(
    tf.Concat,
    ({ dy, saved, attrs }) => {
      const [axis = 0] = tf.util.parseAxisParam(numbers(attrs['axis']), dy.shape);
      const sizes = saved.map((input) => input.shape[axis] ?? 0);
      return Object.fromEntries(
        saved.map((input, i) => {
          const begin = dy.shape.map((_, d) =>
            d === axis ? sizes.slice(0, i).reduce((a, b) => a + b, 0) : 0,
          );
          return [String(i), () => tf.slice(dy, begin, input.shape)];
        }),
      );
    },
    { saveAllInputs: true },
  );
}
