/** How long steps and encodings take on the backend in use, beside what the machine can do. */

import * as tf from '@tensorflow/tfjs-core';
import { countDispatches } from '../../src/ml/kernels/webgpu/dispatches';
import { matmulWebgpu } from '../../src/ml/kernels/webgpu/matmul/matmul';
import { tilingOf, tilingsOfGpus } from '../../src/ml/kernels/webgpu/matmul/tiling';
import type { WeightArray } from '../../src/ml/model/types';
import { webgpuBackend } from '../../src/ml/tfjs/internals';
import { best, type Found } from '../peak';
import { median } from '../race';
import { stepOperations, type StepSize } from '../work';
import { createTrained, shapes, type Shape } from './models';

export interface Cell extends StepSize {
  readonly model: string;
  /** Of a training step; null where it was left out, because it would take too long, or failed. */
  readonly step: number | null;
  /** Of the vectors of the same sentences. */
  readonly encoding: number | null;
  readonly dispatches: number | null;
  /** 10⁹ operations of the step. */
  readonly operations: number;
  /** Why there are no times; null where there are. */
  readonly reason: string | null;
}

export interface Plan {
  readonly sizes: readonly StepSize[];
  /** Timed runs of each. */
  readonly runs: number;
  /** Seconds that one step may take by what the products take. */
  readonly longest: number;
}

const pairs = [8, 16, 32, 64];
const lengths = [32, 64, 128, 256];

export const planOf = (quick: boolean): Plan => ({
  sizes: quick
    ? [
        { pairs: 8, length: 32 },
        { pairs: 16, length: 32 },
      ]
    : pairs.flatMap((pairs) => lengths.map((length) => ({ pairs, length }))),
  runs: quick ? 2 : 5,
  longest: quick ? 15 : 20,
});

/** 10⁹ operations of a step. */
export const workOf = ({ encoder }: Shape, size: StepSize): number => {
  const { linear, attention } = stepOperations(encoder, size);
  return (linear + attention) / 1e9;
};

/**
 * @param found of the backend in use
 * @param weights a model's of MiniLM-L6's shape; null for random ones
 * @param say takes each cell when it is there
 */
export async function measureSteps(
  { sizes, runs, longest }: Plan,
  found: Found,
  weights: (() => AsyncIterable<WeightArray>) | null,
  say: (cell: Cell) => void,
): Promise<readonly Cell[]> {
  const cells: Cell[] = [];
  for (const shape of shapes) {
    const ofShape: Cell[] = [];
    const expected = (size: StepSize) => workOf(shape, size) / found.products;
    const add = (cell: Cell) => {
      ofShape.push(cell);
      say(cell);
    };
    // The smallest is measured in any case, but for a model of twenty times the work.
    const within = sizes.filter(
      (size, i) => expected(size) <= longest || (i === 0 && shape.name !== 'BERT-base'),
    );
    for (const size of sizes) {
      if (within.includes(size)) continue;
      const reason = `left out: about ${Math.round(expected(size))} s a step`;
      const unmeasured = { step: null, encoding: null, dispatches: null };
      add({ model: shape.name, ...size, operations: workOf(shape, size), ...unmeasured, reason });
    }
    if (within.length > 0) {
      const own = shape.name === 'MiniLM-L6' ? (weights?.() ?? null) : null;
      await measureModel(shape, await createTrained(shape.encoder, { weights: own }), within, runs, add);
    }
    cells.push(...ofShape.sort((a, b) => a.operations - b.operations));
  }
  return cells;
}

/** Measures steps of each size, and disposes the model. */
async function measureModel(
  shape: Shape,
  trained: Awaited<ReturnType<typeof createTrained>>,
  sizes: readonly StepSize[],
  runs: number,
  add: (cell: Cell) => void,
): Promise<void> {
  const count = countDispatches();
  const none = { model: shape.name, step: null, encoding: null, dispatches: null };
  try {
    for (const size of sizes) {
      const work = { ...none, ...size, operations: workOf(shape, size) };
      try {
        await trained.step(size); // compiles
        const before = count?.() ?? 0;
        const { loss } = await trained.step(size);
        const dispatches = count ? count() - before : null;
        if (!Number.isFinite(loss)) throw new Error(`a loss of ${loss}`);
        const step = await timed(runs, () => trained.step(size));
        await trained.encode(size);
        const encoding = await timed(runs, () => trained.encode(size));
        add({ ...work, step, encoding, dispatches: webgpuBackend() ? dispatches : null, reason: null });
      } catch (error) {
        add({ ...work, reason: `failed: ${error instanceof Error ? error.message : String(error)}` });
      }
    }
  } finally {
    trained.dispose();
  }
}

/** The median, in seconds. */
async function timed(runs: number, work: () => Promise<unknown>): Promise<number> {
  const seconds: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await work();
    seconds.push((performance.now() - start) / 1000);
  }
  return median(seconds);
}

export interface Tilings {
  readonly chosen: string;
  /** 10⁹ operations a second of each, in products of `size`. */
  readonly rates: Readonly<Record<string, number>>;
  readonly size: readonly [m: number, n: number, k: number];
}

/** How fast a layer's product is in each tiling; null where WebGPU is not in use. */
export async function measureTilings(tokens: number, hidden: number, inner: number): Promise<Tilings | null> {
  const backend = webgpuBackend();
  if (!backend) return null;
  const [a, b] = [tf.ones<tf.Rank.R2>([tokens, hidden]), tf.ones<tf.Rank.R2>([hidden, inner])];
  const rates: Record<string, number> = {};
  for (const name of tilingsOfGpus) {
    const seconds = await best(() => matmulWebgpu(backend, a, b, {}, name).dispose());
    rates[name] = (2 * tokens * hidden * inner) / seconds / 1e9;
  }
  tf.dispose([a, b]);
  return { chosen: tilingOf(backend.device), rates, size: [tokens, inner, hidden] };
}
