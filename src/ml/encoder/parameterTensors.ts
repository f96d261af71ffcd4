/** Parameters as tensors: linear weights are [out, in] in files and [in, out] here. */

import * as tf from '@tensorflow/tfjs-core';
import { isLinearWeight } from '../model/types';

export const isMatrix = (x: tf.Tensor): x is tf.Tensor2D => x.rank === 2;
export const isVector = (x: tf.Tensor): x is tf.Tensor1D => x.rank === 1;

export function ranked<X extends tf.Tensor>(parameter: tf.Tensor, is: (x: tf.Tensor) => x is X): X {
  if (is(parameter)) return parameter;
  throw new TypeError(`A parameter has rank ${parameter.rank}.`);
}

export function toTensor(name: string, shape: readonly number[], data: Float32Array): tf.Tensor {
  const [out = 0, into = 0] = shape;
  if (isLinearWeight(name)) return tf.tensor2d(transposed(data, out, into), [into, out]);
  return tf.tensor(data, [...shape], 'float32');
}

export function toVariable(name: string, shape: readonly number[], data: Float32Array): tf.Variable {
  return variableFrom(toTensor(name, shape, data));
}

/** @param initial is disposed of */
export function variableFrom<R extends tf.Rank>(initial: tf.Tensor<R>): tf.Variable<R> {
  const variable = tf.variable(initial);
  initial.dispose();
  return variable;
}

/** [rows, columns] → [columns, rows] */
export const transposed = (data: Float32Array, rows: number, columns: number): Float32Array<ArrayBuffer> =>
  transposeInto(new Float32Array(data.length), data, rows, columns);

/** The same into `out`, which is returned. */
export function transposeInto<Out extends Values>(
  out: Out,
  data: Values,
  rows: number,
  columns: number,
): Out {
  const into: Values = out;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) into[c * rows + r] = data[r * columns + c] ?? 0;
  }
  return out;
}

type Values = Float32Array | Int8Array;
