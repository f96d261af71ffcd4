/** Float16 on the GPU: conversions, and the two of tfjs's kernels that gradients of such tensors go through. */

import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { allocateHalf, allocateLike, hasHalves, isHalf } from '../../tfjs/halves';
import { allocateOnGpu, replaceKernel } from '../../tfjs/internals';
import type { HalfKernels } from '../contract';
import { flat, launch, type Shader } from './launch';

const copy: Shader = {
  name: 'convert',
  writes: { y: 'f32' },
  reads: { x: 'f32' },
  uniforms: { size: 'u32' },
  workgroup: [64, 1],
  body: 'if (index < u.size) { y[index] = x[index]; }',
};

/** Null where the device has no float16. */
export function halvesWebgpu(backend: WebGPUBackend): HalfKernels | null {
  if (!hasHalves(backend)) return null;
  acceptHalves();
  const converted = <R extends tf.Rank>(x: tf.Tensor<R>, y: tf.Tensor<R>) => {
    launch(backend, copy, {
      writes: [y],
      reads: [x],
      uniforms: [x.size],
      groups: flat(x.size, copy.workgroup),
    });
    return y;
  };
  return {
    toHalf: (x) => converted(x, allocateHalf(backend, x.shape)),
    toFloat: (x) => converted(x, allocateOnGpu(backend, x.shape)),
  };
}

/** @param alone b is one number for all of a */
const elementwise = (name: string, operator: string, alone: boolean): Shader => ({
  name: `${name}${alone ? 'One' : ''}`,
  writes: { y: 'f32' },
  reads: { a: 'f32', b: 'f32' },
  uniforms: { size: 'u32' },
  workgroup: [64, 1],
  body: `if (index < u.size) { y[index] = a[index] ${operator} b[${alone ? '0' : 'index'}]; }`,
});

let accepted = false;

/** Sums and products of tensors of float16, of equal shapes or with one number; their result is float16. */
function acceptHalves(): void {
  if (accepted) return;
  accepted = true;
  for (const [name, operator] of [
    [tf.Add, '+'],
    [tf.Multiply, '*'],
  ] as const) {
    const both = elementwise(name, operator, false);
    const one = elementwise(name, operator, true);
    replaceKernel('webgpu', name, (theirs) => (call) => {
      const { a, b } = call.inputs;
      const { backend } = call;
      if (!a || !b || !(backend instanceof WebGPUBackend) || !(isHalf(a) || isHalf(b))) return theirs(call);
      const [first, second] = isHalf(a) ? [a, b] : [b, a];
      const alone = tf.util.sizeFromShape(second.shape) === 1;
      if (!alone && !tf.util.arraysEqual(first.shape, second.shape)) {
        throw new TypeError(`${name} of float16 takes equal shapes.`);
      }
      const [x, factor] = [tensorOf(first), tensorOf(second)];
      const y = allocateLike(backend, x.shape, x);
      const shader = alone ? one : both;
      launch(backend, shader, {
        writes: [y],
        reads: [x, factor],
        uniforms: [x.size],
        groups: flat(x.size, shader.workgroup),
      });
      return y;
    });
  }
}

function tensorOf(info: tf.TensorInfo): tf.Tensor {
  if (info instanceof tf.Tensor) return info;
  throw new TypeError('tfjs gave a kernel no tensor.');
}
