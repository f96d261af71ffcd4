/** Runs a line of WGSL for each element of a tensor, through the tfjs backend's own queue. */

import { webgpu_util, type WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tf from '@tensorflow/tfjs-core';
import { newTensor } from '../newTensor';

export interface Uniform {
  readonly name: string;
  readonly type: 'float32' | 'uint32';
  readonly value: number;
}

/**
 * @param name names the shader in tfjs's cache: one name, one code
 * @param inputs tensors of one shape; input "x" is `x[index]` in the code
 * @param code a WGSL expression for the element at `index`, with `uniforms.<name>`
 * @param helpers WGSL functions that the code calls
 */
export function elementwise<R extends tf.Rank>(
  backend: WebGPUBackend,
  name: string,
  inputs: Readonly<Record<string, tf.Tensor<R>>>,
  code: string,
  uniforms: readonly Uniform[] = [],
  helpers = '',
): tf.Tensor<R> {
  const tensors = Object.values(inputs);
  const [first] = tensors;
  if (!first) throw new TypeError('An elementwise kernel needs an input.');
  const outputShape: number[] = first.shape;
  const workgroupSize: [number, number, number] = [64, 1, 1];
  const dispatchLayout = webgpu_util.flatDispatchLayout(outputShape);
  const output = backend.runWebGPUProgram(
    {
      shaderKey: `semblance_${name}`,
      variableNames: Object.keys(inputs),
      outputShape,
      workgroupSize,
      dispatchLayout,
      dispatch: webgpu_util.computeDispatch(dispatchLayout, outputShape, workgroupSize),
      size: true,
      uniforms: uniforms.map((u) => `${u.name} : ${u.type === 'float32' ? 'f32' : 'u32'},`).join(' '),
      getUserCode: () => `${helpers}
        fn main(index : i32) { if (index < uniforms.size) { result[index] = ${code}; } }`,
    },
    tensors,
    'float32',
    uniforms.map(({ type, value }) => ({ type, data: [value] })),
  );
  return newTensor<R>(output, first.shape);
}
