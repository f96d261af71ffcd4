/** What the backend in use can do: multiply-adds on the GPU that need no memory, the engine's products, the memory. */

import * as tf from '@tensorflow/tfjs-core';
import { launch, type Shader } from '../src/ml/kernels/webgpu/launch';
import { isSoftwareDevice } from '../src/ml/kernels/webgpu/softwareAdapter';
import { matmul } from '../src/ml/ops/matmul';
import { allocateOnGpu, webgpuBackend } from '../src/ml/tfjs/internals';
import { gpuFinished } from './page/gpuFinished';

/** What the machine can do, in 10⁹ a second. */
export interface Found {
  /** Operations of multiply-adds alone; null where no kernel for it is there. */
  readonly peak: number | null;
  /** Operations of the products of a layer, forward and twice backward. */
  readonly products: number;
  /** Bytes read and written while two large tensors are added. */
  readonly memory: number;
}

/** A layer as a step has it. */
export interface LayerSize {
  readonly tokens: number;
  readonly hidden: number;
  readonly inner: number;
}

export const measureMachine = async (size: LayerSize): Promise<Found> => ({
  peak: await peak(),
  products: await products(size),
  memory: await memory(),
});

const repeats = 5;

/** The best of some runs, in seconds: what the machine can do, not what it did. */
export async function best(work: () => void): Promise<number> {
  let least = Infinity;
  for (let i = 0; i <= repeats; i++) {
    const start = performance.now();
    work();
    await gpuFinished();
    if (i > 0) least = Math.min(least, performance.now() - start);
  }
  return least / 1000;
}

async function peak(): Promise<number | null> {
  const backend = webgpuBackend();
  if (!backend) return null;
  // A GPU has to be full for some time, or its answer takes longer than its work.
  const [lanes, rounds, invocations] = [16, 2000, isSoftwareDevice(backend.device) ? 4096 : 2 ** 19];
  const each = (line: (i: number) => string) => [...Array(lanes).keys()].map(line).join('\n');
  const shader: Shader = {
    name: 'multiplyAdds',
    writes: { out: 'vec4f' },
    reads: {},
    uniforms: { factor: 'f32' },
    workgroup: [64, 1],
    body: `
      ${each((i) => `var x${i} = vec4f(f32(index) + ${i}.0);`)}
      for (var round = 0u; round < ${rounds}u; round++) { ${each((i) => `x${i} = fma(x${i}, vec4f(u.factor), vec4f(1.0));`)} }
      out[index] = ${[...Array(lanes).keys()].map((i) => `x${i}`).join(' + ')};`,
  };
  const out = allocateOnGpu<tf.Rank.R2>(backend, [invocations, 4]);
  const seconds = await best(() =>
    launch(backend, shader, { writes: [out], reads: [], uniforms: [0.5], groups: [invocations / 64, 1] }),
  );
  out.dispose();
  return (2 * 4 * lanes * rounds * invocations) / seconds / 1e9;
}

async function products({ tokens, hidden, inner }: LayerSize): Promise<number> {
  const random = (rows: number, columns: number) => tf.randomUniform<tf.Rank.R2>([rows, columns]);
  const shapes = [
    ...Array<readonly [number, number]>(4).fill([hidden, hidden]),
    [hidden, inner],
    [inner, hidden],
  ] as const;
  const layers = shapes.map(([into, out]) => ({
    x: random(tokens, into),
    weight: random(into, out),
    dy: random(tokens, out),
  }));
  const seconds = await best(() =>
    tf.tidy(() => {
      for (const { x, weight, dy } of layers) {
        matmul(x, weight);
        matmul(dy, weight, { transposeB: true });
        matmul(x, dy, { transposeA: true });
      }
    }),
  );
  tf.dispose(layers.map((layer) => ({ ...layer })));
  const operations = shapes.reduce((sum, [into, out]) => sum + 3 * 2 * tokens * into * out, 0);
  return operations / seconds / 1e9;
}

async function memory(): Promise<number> {
  const size = 8 * 2 ** 20;
  const [a, b] = [tf.ones<tf.Rank.R1>([size]), tf.ones<tf.Rank.R1>([size])];
  const seconds = await best(() => tf.dispose(tf.add(a, b)));
  tf.dispose([a, b]);
  return (3 * 4 * size) / seconds / 1e9;
}
