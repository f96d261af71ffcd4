/** Adding rows up by id in WGSL: each sum is made by one thread, in the order of the rows, so that it is always the same. */

import { webgpu_util, type WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { newTensor } from '../newTensor';

/** out[ids[t]] += rows[t]: [T, H] → `shape` [V, H] */
export function scatterAddWebgpu(
  backend: WebGPUBackend,
  rows: tf.Tensor2D,
  ids: Int32Array,
  shape: [number, number],
): tf.Tensor2D {
  const { order, starts } = sortedById(ids, shape[0]);
  const workgroupSize: [number, number, number] = [64, 1, 1];
  const dispatchLayout = webgpu_util.flatDispatchLayout(shape);
  const inputs = [rows, tf.tensor1d(order, 'int32'), tf.tensor1d(starts, 'int32')];
  const output = backend.runWebGPUProgram(
    {
      shaderKey: 'semblance_scatterAdd',
      variableNames: ['rows', 'order', 'starts'],
      outputShape: shape,
      workgroupSize,
      dispatchLayout,
      dispatch: webgpu_util.computeDispatch(dispatchLayout, shape, workgroupSize),
      size: true,
      getUserCode: () => `
        fn main(index : i32) {
          if (index < uniforms.size) {
            let width = uniforms.outShape[1];
            let id = index / width;
            var sum = 0.0;
            for (var i = starts[id]; i < starts[id + 1]; i++) {
              sum += rows[order[i] * width + index % width];
            }
            result[index] = sum;
          }
        }`,
    },
    inputs,
    'float32',
  );
  tf.dispose(inputs.slice(1));
  return newTensor<tf.Rank.R2>(output, shape);
}

/** The places of each id in turn: those of id v are order[starts[v]] to order[starts[v + 1]], exclusive, ascending. */
function sortedById(ids: Int32Array, count: number) {
  const starts = new Int32Array(count + 1);
  for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1;
  for (let id = 0; id < count; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
  const next = starts.slice();
  const order = new Int32Array(ids.length);
  ids.forEach((id, place) => {
    const at = next[id] ?? 0;
    order[at] = place;
    next[id] = at + 1;
  });
  return { order, starts };
}
