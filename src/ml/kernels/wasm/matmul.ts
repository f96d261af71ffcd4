/** Matrix products on WebAssembly: a transpose is the strides swapped. */

import type * as tf from '@tensorflow/tfjs-core';
import type { MatmulOptions } from '../../ops/matmul';
import type { WasmKernels } from './kernels';

export function matmulWasm(
  kernels: WasmKernels,
  a: tf.Tensor2D,
  b: tf.Tensor2D,
  { transposeA = false, transposeB = false, bias }: MatmulOptions,
): tf.Tensor2D {
  const [m, k] = transposeA ? [a.shape[1], a.shape[0]] : a.shape;
  const n = b.shape[transposeB ? 0 : 1];
  const out = kernels.allocate<tf.Rank.R2>([m, n]);
  const strides = (transposed: boolean, rows: number, columns: number) =>
    transposed ? [1, rows] : [columns, 1];
  kernels.run('gemm', [
    kernels.address(a),
    ...strides(transposeA, m, k),
    kernels.address(b),
    ...strides(transposeB, k, n),
    kernels.address(out),
    n,
    m,
    n,
    k,
    bias ? kernels.address(bias) : 0,
  ]);
  return out;
}
