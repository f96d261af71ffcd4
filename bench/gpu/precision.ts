/** What mixed precision changes, and what it gains, beside the same steps in float32. */

import type { LossName } from '../../src/core/losses/catalogue';
import { kernels } from '../../src/ml/kernels/select';
import type { EncoderConfig } from '../../src/ml/model/types';
import { webgpuBackend } from '../../src/ml/tfjs/internals';
import { median } from '../race';
import type { StepSize } from '../work';
import { createTrained, type Shape } from './models';

/** One loss after some steps on the same batches. */
export interface Rounding {
  readonly loss: LossName;
  readonly steps: number;
  /** The largest difference of a step's loss, as a share of it, and of a number of a vector of length 1 at the end. */
  readonly losses: number;
  readonly vectors: number;
  /** Steps that were skipped, for overflow. */
  readonly skipped: number;
}

/** Of one model and size, in float32 and mixed. */
export interface Gain extends StepSize {
  readonly model: string;
  /** Seconds a step. */
  readonly step: readonly [float32: number, mixed: number];
  /** Of the GPU buffers that are in use at once, at most. */
  readonly bytes: readonly [float32: number, mixed: number];
}

export interface Precision {
  readonly rounding: readonly Rounding[];
  readonly gains: readonly Gain[];
}

const trainedLosses = [
  'MultipleNegativesRankingLoss',
  'CosineSimilarityLoss',
  'ContrastiveLoss',
] as const satisfies readonly LossName[];
const size: StepSize = { pairs: 8, length: 12 };

/** Null where the adapter has no float16. @param encoder of the model whose losses are compared */
export async function measurePrecision(
  encoder: EncoderConfig,
  steps: number,
  timed: readonly Shape[],
  say: (line: string) => void,
): Promise<Precision | null> {
  if (!kernels().halves) return null;
  const rounding: Rounding[] = [];
  for (const loss of trainedLosses) {
    const [exact, rounded] = [
      await trained(encoder, loss, false, steps),
      await trained(encoder, loss, true, steps),
    ];
    const found = {
      ...{ loss, steps },
      losses: largest(rounded.losses, exact.losses, (value) => Math.abs(value)),
      vectors: largest(rounded.vectors, exact.vectors, () => 1),
      skipped: rounded.skipped,
    };
    say(`${loss}, ${steps} steps in mixed precision: losses within ${found.losses.toExponential(1)}`);
    rounding.push(found);
  }
  const gains: Gain[] = [];
  for (const { name, encoder } of timed) {
    const of = { pairs: 8, length: 32 };
    const [exact, mixed] = [await timing(encoder, of, false), await timing(encoder, of, true)];
    gains.push({
      ...{ model: name, ...of },
      step: [exact.seconds, mixed.seconds],
      bytes: [exact.bytes, mixed.bytes],
    });
  }
  return { rounding, gains };
}

async function trained(encoder: EncoderConfig, loss: LossName, mixed: boolean, steps: number) {
  const model = await createTrained(encoder, { loss, mixed });
  try {
    const losses: number[] = [];
    let skipped = 0;
    for (let i = 0; i < steps; i++) {
      const numbers = await model.step(size);
      losses.push(numbers.loss);
      if (numbers.skipped) skipped++;
    }
    return { losses, skipped, vectors: await model.encode(size) };
  } finally {
    model.dispose();
  }
}

/** The median of a few steps. */
async function timing(encoder: EncoderConfig, of: StepSize, mixed: boolean) {
  const model = await createTrained(encoder, { mixed });
  try {
    await model.step(of); // compiles
    const peak = mostBytes();
    const seconds: number[] = [];
    for (let i = 0; i < 3; i++) {
      const start = performance.now();
      await model.step(of);
      seconds.push((performance.now() - start) / 1000);
    }
    return { seconds: median(seconds), bytes: peak() };
  } finally {
    model.dispose();
  }
}

/** @returns the most bytes of GPU buffers that were in use at once since the call; ends the counting */
function mostBytes(): () => number {
  const manager = webgpuBackend()?.bufferManager;
  if (!manager) return () => 0;
  const { acquireBuffer } = manager;
  let most = 0;
  manager.acquireBuffer = (...request) => {
    const buffer = acquireBuffer.apply(manager, request);
    most = Math.max(most, manager.numBytesUsed);
    return buffer;
  };
  return () => {
    manager.acquireBuffer = acquireBuffer;
    return most;
  };
}

function largest(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  scale: (value: number) => number,
): number {
  let most = 0;
  for (let i = 0; i < expected.length; i++) {
    const value = expected[i] ?? NaN;
    most = Math.max(most, Math.abs((actual[i] ?? NaN) - value) / scale(value));
  }
  return most;
}
