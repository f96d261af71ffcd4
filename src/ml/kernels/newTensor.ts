/** Tensors of memory that a backend has allocated. */

import * as tf from '@tensorflow/tfjs-core';

/** The tensor of `info`, which has this shape. */
export function newTensor<R extends tf.Rank>(info: tf.TensorInfo, shape: tf.ShapeMap[R]): tf.Tensor<R> {
  const tensor = tf.engine().makeTensorFromTensorInfo(info);
  if (hasShape<R>(tensor, shape)) return tensor;
  throw new TypeError(`The backend allocated ${tensor.shape.join('×')} instead of ${[...shape].join('×')}.`);
}

const hasShape = <R extends tf.Rank>(tensor: tf.Tensor, shape: tf.ShapeMap[R]): tensor is tf.Tensor<R> =>
  tf.util.arraysEqual(tensor.shape, [...shape]);
