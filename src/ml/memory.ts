/** What training will hold in memory, from the shapes alone, so that what does not fit is refused before it starts. */

import * as tf from '@tensorflow/tfjs-core';
import { DeviceError } from '../core/errors';
import type { MemoryEstimate } from '../core/model/types';
import type { Compute } from '../core/recipe/types';
import { largestTensorBytes } from './backend';
import { adaptedLayers, loraCount } from './lora';
import { parameterCount, parameterShapes, type EncoderConfig, type SentenceModelConfig } from './model/types';

export interface BatchSize {
  readonly rows: number;
  /** Sentences a row; 3 with hard negatives. */
  readonly columns?: number;
  /** Special ones included. */
  readonly tokensPerSentence: number;
  /** Whether the gradients of several mini-batches are summed: a second set of them is held then. */
  readonly summed?: boolean;
  /** What trains in place of the weights. */
  readonly lora?: Parameters<typeof loraCount>[1];
}

const float = 4;

/** Bytes at the highest point of a training step on `compute`. Sentences are taken to be of one length. */
export function estimateMemory(
  config: SentenceModelConfig,
  batch: BatchSize,
  compute: Compute,
): MemoryEstimate {
  const all = float * parameterCount(config.encoder, config.modules);
  const adapters = float * (batch.lora ? loraCount(config.encoder, batch.lora) : 0);
  const weights = all + adapters;
  const optimizer = (batch.summed ? 4 : 3) * (adapters || all); // two moments and the gradient
  const activations = float * activationCount(config.encoder, batch);
  return {
    weights,
    optimizer,
    activations,
    total: weights + optimizer + activations,
    limit: memoryLimit(compute),
  };
}

/** Every tensor that the forward pass makes lives until its end; the backward pass frees them as it goes. */
function activationCount(
  config: EncoderConfig,
  { rows, columns = 2, tokensPerSentence, lora }: BatchSize,
): number {
  const { hiddenSize: h, intermediateSize: m, layers, heads } = config;
  const tokens = rows * columns * tokensPerSentence;
  const dropped = (rate: number) => (rate > 0 ? h : 0);
  const embeddings = 5 * h + dropped(config.hiddenDropout); // word, position, their sum with the type, norm's value and x̂
  const attention = 7 * h + heads * tokensPerSentence + dropped(config.attentionOutputDropout); // q, k, v, context, output; norm's two
  const feedForward = 3 * h + 3 * m + dropped(config.hiddenDropout); // in, GELU and its slope, out; norm's two
  const adapters = lora ? adaptedLayers(config, lora).size * (layers / (config.layerSets ?? layers)) : 0;
  const low = adapters * (lora?.loraRank ?? 0); // x·A
  return tokens * (embeddings + layers * (attention + feedForward) + low);
}

/** What can be held in all, in bytes; Infinity where a browser does not tell (a GPU's memory). */
function memoryLimit(compute: Compute): number {
  const wasm = compute === 'wasm' || (compute === 'auto' && tf.getBackend() === 'wasm');
  return wasm ? 2 ** 32 : Infinity;
}

/**
 * Refuses a model whose largest parameter is too big for one buffer.
 * @throws DeviceError that says what would fit
 */
export function checkLargestTensor(config: SentenceModelConfig): void {
  const limit = largestTensorBytes();
  for (const [name, shape] of parameterShapes(config.encoder, config.modules)) {
    const bytes = float * tf.util.sizeFromShape([...shape]);
    if (bytes > limit) {
      throw new DeviceError(
        `${name} takes ${megabytes(bytes)}, and this device holds at most ${megabytes(limit)} in one piece.`,
        'Choose "WebAssembly" under Compute, or a model with a smaller vocabulary.',
      );
    }
  }
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 2 ** 20).toLocaleString('en')} MB`;
