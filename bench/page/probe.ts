/** What the machine can do: multiply-adds on the GPU that need no memory, and the engine's products beside them. */

import * as tf from '@tensorflow/tfjs-core';
import { launch, type Shader } from '../../src/ml/kernels/webgpu/launch';
import { matmul } from '../../src/ml/ops/matmul';
import { allocateOnGpu, webgpuBackend } from '../../src/ml/tfjs/internals';
import type { Backend } from '../jobs';
import { gpuFinished } from './gpuFinished';
import { startSemblance } from './semblanceBackend';
import { serve, timed } from './serve';

export interface Probe {
  readonly backend: Backend;
  /** Tokens of a step, and the model's widths. */
  readonly tokens: number;
  readonly hidden: number;
  readonly inner: number;
}

export interface Found {
  /** Multiply-adds alone; null where no kernel for it is there. In 10⁹ floating-point operations a second. */
  readonly peak: number | null;
  /** The products of a layer, forward and twice backward. */
  readonly products: number;
  /** Adding two large tensors: bytes read and written, in 10⁹ a second. */
  readonly memory: number;
}

const repeats = 5;

serve(async ({ backend, tokens, hidden, inner }: Probe) => {
  await startSemblance(backend);
  return async (): Promise<Found> => ({
    peak: await peak(),
    products: await products(tokens, hidden, inner),
    memory: await memory(),
  });
});

/** The best of some runs, in seconds: what the machine can do, not what it did. */
async function best(work: () => void): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i <= repeats; i++) {
    const { seconds } = await timed(async () => {
      work();
      await gpuFinished();
    });
    times.push(seconds);
  }
  return Math.min(...times.slice(1));
}

async function peak(): Promise<number | null> {
  const backend = webgpuBackend();
  if (!backend) return null;
  const [lanes, rounds, invocations] = [16, 2000, 4096];
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

async function products(tokens: number, hidden: number, inner: number): Promise<number> {
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
