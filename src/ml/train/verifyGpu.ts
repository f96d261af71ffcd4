/** Compares one small training step on the backend in use with the same step on the CPU, before a GPU is used. */

import * as tf from '@tensorflow/tfjs-core';
import { createRandom } from '../../core/random';
import { message, type Message } from '../../messages/message';
import { SentenceEncoder } from '../encoder/encoder';
import { parameterShapes, type SentenceModelConfig, type WeightArray } from '../model/types';
import { AdamW } from '../optim/adamw';
import { batchGradients, clippedStep } from './step';

const config: SentenceModelConfig = {
  encoder: {
    vocabSize: 50,
    hiddenSize: 32,
    layers: 2,
    heads: 4,
    intermediateSize: 64,
    maxPositions: 16,
    tokenTypes: 2,
    layerNormEps: 1e-12,
    activation: 'gelu',
    hiddenDropout: 0.1,
    attentionOutputDropout: 0.1,
    attentionDropout: 0.1,
  },
  pooling: ['mean'],
  modules: [{ kind: 'normalize' }],
  maxSeqLength: 16,
};

/**
 * The largest difference of the loss, the gradients and the updated weights, each relative to the largest number of
 * its kind. The backend in use is the same afterwards.
 */
export async function stepDifference(): Promise<number> {
  const backend = tf.getBackend();
  const here = await smallStep();
  try {
    await tf.setBackend('cpu');
    const there = await smallStep();
    return Math.max(...here.map((values, i) => relativeDifference(values, there[i] ?? new Float32Array(0))));
  } finally {
    await tf.setBackend(backend);
  }
}

/** WGSL does not guarantee exact arithmetic; the error of a wrong kernel is far larger. */
const tolerance = 1e-3;

/** What is wrong with the GPU's result of a small training step; null if nothing is. */
export async function verifyGpu(): Promise<Message | null> {
  const difference = await stepDifference().catch(() => NaN);
  if (difference <= tolerance) return null;
  return Number.isNaN(difference)
    ? message('device.gpu.noAnswer')
    : message('device.gpu.differs', { difference });
}

/**
 * The largest difference between the loss and gradients of a small step in mixed precision and those in float32, each relative
 * to the largest number of its kind. The device must have float16.
 */
export async function halfDifference(): Promise<number> {
  const [exact, rounded] = [await smallStep(), await smallStep(true)];
  // The update's weights are left out: AdamW makes as much of a gradient that is all rounding as of any other.
  const differences = exact
    .slice(0, 2)
    .map((values, i) => relativeDifference(rounded[i] ?? new Float32Array(0), values));
  return differences.some(Number.isNaN) ? NaN : Math.max(...differences);
}

/** The loss with the gradient's norm, all gradients, and all weights after an update. */
async function smallStep(half = false): Promise<readonly Float32Array[]> {
  const random = createRandom(1);
  const encoder = await SentenceEncoder.create(config, randomWeights(random));
  const optimizer = new AdamW(encoder.parameters, { weightDecay: 0.01, eps: 1e-3, scaled: half });
  const lossScale = optimizer.lossScale();
  const sentence = (_: unknown, i: number) => Int32Array.from({ length: 3 + 3 * i }, () => random.below(50));
  const batch = {
    sentence1: Array.from({ length: 4 }, sentence),
    sentence2: Array.from({ length: 4 }, sentence),
    negatives: null,
    labels: Float32Array.of(1, 1, 1, 1),
  };
  const { loss, gradients } = batchGradients(encoder, batch, {
    loss: 'MultipleNegativesRankingLoss',
    lossParams: {},
    dropout: { seed: 1, step: 0 },
    lossScale,
  });
  try {
    const [scale = 1] = lossScale ? await lossScale.data() : [];
    const derivatives = (await flat(gradients.values())).map((value) => value / scale);
    const step = { losses: [loss], gradients };
    const numbers = await clippedStep(optimizer, step, { learningRate: 1e-2, maxGradNorm: 1 });
    return [
      Float32Array.of(numbers.loss, numbers.gradNorm),
      derivatives,
      await flat(encoder.parameters.values()),
    ];
  } finally {
    lossScale?.dispose();
    optimizer.dispose();
    encoder.dispose();
  }
}

async function flat(tensors: Iterable<tf.Tensor>): Promise<Float32Array> {
  const values: number[] = [];
  for (const tensor of tensors) values.push(...(await tensor.data<'float32'>()));
  return Float32Array.from(values);
}

function* randomWeights({ next }: { next(): number }): Generator<WeightArray> {
  for (const [name, shape] of parameterShapes(config.encoder)) {
    const centre = name.endsWith('norm.weight') ? 1 : 0;
    const length = shape.reduce((product, size) => product * size, 1);
    yield { name, shape, data: Float32Array.from({ length }, () => centre + (next() - 0.5) * 0.4) };
  }
}

function relativeDifference(a: Float32Array, b: Float32Array): number {
  let difference = 0;
  let largest = 0;
  for (let i = 0; i < b.length; i++) {
    const gap = Math.abs((a[i] ?? NaN) - (b[i] ?? NaN));
    difference = gap <= difference ? difference : gap; // a NaN stays
    largest = Math.max(largest, Math.abs(b[i] ?? NaN));
  }
  return difference / largest;
}
