/** WebGPU kernels that no op picks by itself on this GPU. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { referenceKernels } from '../../../src/ml/kernels/reference/kernels';
import { chooseTiling } from '../../../src/ml/kernels/webgpu/matmul/chooseTiling';
import { matmulAndSumsWebgpu, matmulWebgpu } from '../../../src/ml/kernels/webgpu/matmul/matmul';
import { fastest, tilingOf, tilingsOfGpus } from '../../../src/ml/kernels/webgpu/matmul/tiling';
import { isSoftwareDevice } from '../../../src/ml/kernels/webgpu/softwareAdapter';
import { AdamW } from '../../../src/ml/optim/adamw';
import { clipScale } from '../../../src/ml/optim/gradClip';
import { webgpuBackend } from '../../../src/ml/tfjs/internals';
import { clippedStep } from '../../../src/ml/train/step';
import { expectClose } from './close';

const both = [false, true];
const sizes = [
  { m: 1, n: 1, k: 1 },
  { m: 5, n: 7, k: 9 },
  { m: 68, n: 72, k: 36 },
  { m: 131, n: 20, k: 301 },
  { m: 9, n: 44, k: 30 },
];
const layouts = both.flatMap((transposeA) => both.map((transposeB) => ({ transposeA, transposeB })));

const random = (rows: number, columns: number) =>
  tf.randomUniform<tf.Rank.R2>([rows, columns], -2, 2, 'float32', rows + 7 * columns);

function webgpu(): WebGPUBackend {
  const backend = webgpuBackend();
  if (backend) return backend;
  throw new TypeError('The backend is not WebGPU.');
}

export function webgpuKernelsSuite(ready: () => Promise<void>): void {
  describe.each(tilingsOfGpus)('a product tiled as %s', (tiled) => {
    it.each(sizes.flatMap((size) => layouts.map((layout) => ({ ...size, ...layout }))))(
      '$m × $n of sums of $k (transposed: $transposeA, $transposeB)',
      async ({ m, n, k, transposeA, transposeB }) => {
        await ready();
        const backend = webgpu();
        const a = transposeA ? random(k, m) : random(m, k);
        const b = transposeB ? random(n, k) : random(k, n);
        const options = { transposeA, transposeB, bias: tf.div<tf.Tensor1D>(tf.range(0, n), n) };
        const actual = matmulWebgpu(backend, a, b, options, tiled);
        const expected = referenceKernels.matmul(a, b, options);
        expectClose(await actual.data<'float32'>(), await expected.data<'float32'>(), 1e-5 * k);
        tf.dispose([a, b, options.bias, actual, expected]);
      },
    );
    it.each(sizes)(
      '$m × $n of sums of $k, with the sums of the second factor’s rows',
      async ({ m, n, k }) => {
        await ready();
        const [a, b] = [random(k, m), random(k, n)];
        const { product, sums } = matmulAndSumsWebgpu(webgpu(), a, b, tiled);
        const { product: expected, sums: expectedSums } = referenceKernels.matmulAndSums(a, b);
        expectClose(await product.data<'float32'>(), await expected.data<'float32'>(), 1e-5 * k);
        expectClose(await sums.data<'float32'>(), await expectedSums.data<'float32'>(), 1e-5 * k);
        tf.dispose([a, b, product, sums, expected, expectedSums]);
      },
    );
  });

  describe('an update that is gated on the GPU', () => {
    const name = 'layers.0.ffn.in.weight';
    const start = () => tf.variable(tf.mul(random(7, 5), 1));
    const all = async (optimizer: AdamW, weights: tf.Tensor) =>
      Promise.all(
        [weights, ...[...optimizer.moments.values()].flatMap(({ m, v }) => [m, v])].map(async (x) =>
          (await x.data<'float32'>()).slice(),
        ),
      );
    const step = (losses: readonly number[], gradient: tf.Tensor = random(7, 5)) => ({
      losses: losses.map((loss) => tf.scalar(loss)),
      gradients: new Map([[name, gradient]]),
    });
    const settings = { learningRate: 0.01, maxGradNorm: 1 };

    it.each([1, 2, 9])('is clipped as the update of one that waits, with %i losses', async (count) => {
      await ready();
      const [gated, waits] = [start(), start()];
      const [one, other] = [new AdamW(new Map([[name, gated]])), new AdamW(new Map([[name, waits]]))];
      const losses = Array.from({ length: count }, (_, i) => 0.5 + i);
      const { loss, gradNorm } = await clippedStep(one, step(losses), settings);
      const gradient = random(7, 5);
      const norm = Math.hypot(...(await gradient.data<'float32'>())) / count;
      other.step(new Map([[name, gradient]]), 0.01, clipScale(norm, 1) / count);
      expect(loss).toBeCloseTo(0.5 + (count - 1) / 2, 5);
      expect(gradNorm).toBeCloseTo(norm, 5);
      const [actual, expected] = [await all(one, gated), await all(other, waits)];
      for (const [i, values] of actual.entries()) expectClose(values, expected[i] ?? [], 1e-6);
      one.dispose();
      other.dispose();
      tf.dispose([gated, waits, gradient]);
    });

    it.each([
      ['a loss is not a number', () => step([1, NaN])],
      ['a loss is infinite', () => step([-Infinity])],
      ['a gradient is not a number', () => step([1], tf.mul(random(7, 5), NaN))],
      ['the gradients’ norm overflows', () => step([1], tf.mul(random(7, 5), 1e30))],
    ])('changes no bit where %s, nor do those that follow', async (_, bad) => {
      await ready();
      const weights = start();
      const optimizer = new AdamW(new Map([[name, weights]]));
      await clippedStep(optimizer, step([1]), settings);
      const before = await all(optimizer, weights);
      await Promise.all([bad(), step([1]), step([1])].map((one) => clippedStep(optimizer, one, settings)));
      expect(await all(optimizer, weights)).toEqual(before);
      expect(optimizer.steps).toBe(1);
      // Nor one that is queued after its numbers were read, until the optimiser is restored.
      await clippedStep(optimizer, step([1]), settings);
      expect(await all(optimizer, weights)).toEqual(before);
      expect(optimizer.steps).toBe(1);
      optimizer.restore(1, new Map());
      await clippedStep(optimizer, step([1]), settings);
      expect(await all(optimizer, weights)).not.toEqual(before);
      expect(optimizer.steps).toBe(2);
      optimizer.dispose();
      weights.dispose();
    });
  });

  it('a product is tiled as was found to be the fastest on the device', async () => {
    await ready();
    const backend = webgpu();
    const { device } = backend;
    const found = fastest.get(device);
    fastest.delete(device);
    const before = tilingOf(device);
    await chooseTiling(backend, ['shared64']);
    expect([before, tilingOf(device)]).toEqual([
      isSoftwareDevice(device) ? 'registers' : 'shared32',
      'shared64',
    ]);
    fastest.delete(device);
    await chooseTiling(backend, tilingsOfGpus);
    expect(tilingsOfGpus).toContain(fastest.get(device));
    if (found) fastest.set(device, found);
    else fastest.delete(device);
  });
}
