/** What training holds in memory, from the shapes alone, so that it is known before it starts. */

import * as tf from '@tensorflow/tfjs-core';
import { DeviceError } from '../../core/errors';
import type { MemoryEstimate } from '../../core/model/types';
import type { Compute } from '../../core/recipe/types';
import { usesLora } from '../../core/recipe/conditions';
import { largestTensorBytes } from '../backend/startBackend';
import { frozenParts, type Freezing } from '../encoder/frozen';
import { softmaxNumbers } from '../kernels/webgpu/attention';
import { adaptedLayers, loraCount, type LoraSettings } from '../encoder/lora';
import {
  parameterCount,
  parameterShapes,
  type EncoderConfig,
  type SentenceModelConfig,
} from '../model/types';

const float = 4;

/** What a tab can hold: all that WebAssembly can address, and what a GPU of a common computer has. */
export const tabBytes = 2 ** 32;

/** Sentences that go through the encoder at once. */
export interface PassSize {
  /** Special ones included. */
  readonly tokens: number;
  /** The sum of the squares of their lengths: the pairs of tokens that see each other. */
  readonly tokenPairs: number;
}

export const emptyPass: PassSize = { tokens: 0, tokenPairs: 0 };

export const withSentence = ({ tokens, tokenPairs }: PassSize, length: number): PassSize => ({
  tokens: tokens + length,
  tokenPairs: tokenPairs + length ** 2,
});

/** What of a model trains, and how. */
export interface TrainedSize extends Freezing {
  readonly lora: LoraSettings;
  /** Words of the data, whose rows train apart from the others; null where all rows train, or none. */
  readonly words: number | null;
  /** Whether the gradients of several passes are summed: a second set of them is held then. */
  readonly summed: boolean;
  /** Whether the best weights are kept beside those that train. */
  readonly keepsBest: boolean;
}

/** What computes, where the choice is left to the machine: what it has started. */
export const backendOf = (compute: Compute): string => (compute === 'auto' ? tf.getBackend() : compute);

/** Bytes at the highest point of a training step on a backend, its largest pass being `pass`. */
export function estimateMemory(
  config: SentenceModelConfig,
  trained: TrainedSize,
  pass: PassSize,
  backend: string,
): Omit<MemoryEstimate, 'inParts'> {
  const { resting, gradients, weights } = restingBytes(config, trained);
  const { forward, lastLayer } = activationBytes(config.encoder, pass, backend, trained.lora);
  // Gradients come as activations go: one end or the other is the highest.
  const total = resting + Math.max(forward, gradients + lastLayer);
  const optimizer = resting - weights + gradients;
  return {
    weights,
    optimizer,
    activations: total - weights - optimizer,
    total,
    limit: backend === 'wasm' ? tabBytes : Infinity,
  };
}

/** What the activations of a pass may take, in bytes, for the whole to stay below what a tab can hold. */
export function activationBudget(config: SentenceModelConfig, trained: TrainedSize): number {
  const { resting, gradients } = restingBytes(config, { ...trained, summed: true });
  return spareShare * tabBytes - resting - gradients;
}

/** The rest is for what memory loses between tensors, and for all that is small. */
const spareShare = 0.85;

/** What is held from step to step, and the gradients of one pass. */
function restingBytes({ encoder, modules }: SentenceModelConfig, trained: TrainedSize) {
  const all = parameterCount(encoder, modules);
  const count = trainedCount({ encoder, modules }, trained);
  // What trains stands beside the whole: adapters, or the rows of the data's words.
  const beside = usesLora(trained.lora)
    ? count
    : trained.words === null
      ? 0
      : wordNumbers(encoder, trained.words);
  const sets = 2 + (trained.summed ? 1 : 0) + (trained.keepsBest ? 1 : 0); // two moments
  const weights = float * (all + beside);
  return { weights, resting: weights + float * sets * count, gradients: float * count };
}

const wordNumbers = ({ vocabSize, embeddingSize, hiddenSize }: EncoderConfig, words: number | null) =>
  (words ?? vocabSize) * (embeddingSize ?? hiddenSize);

/** How many numbers have a gradient. */
function trainedCount(
  { encoder, modules }: Pick<SentenceModelConfig, 'encoder' | 'modules'>,
  { lora, words, ...freezing }: TrainedSize,
): number {
  if (usesLora(lora)) return loraCount(encoder, lora);
  const frozen = frozenParts(encoder, freezing);
  let count = 0;
  for (const [name, shape] of parameterShapes(encoder, modules)) {
    if (frozen.some((part) => name.startsWith(part))) continue;
    count += name === 'embeddings.word' ? wordNumbers(encoder, words) : tf.util.sizeFromShape([...shape]);
  }
  return count;
}

/**
 * What a forward pass leaves for the backward pass, and what its last layer holds beside that; and what is left of it
 * when the backward pass is at its last layer.
 */
export function activationBytes(
  config: EncoderConfig,
  { tokens, tokenPairs }: PassSize,
  backend: string,
  lora?: LoraSettings,
): { forward: number; lastLayer: number } {
  const { hiddenSize: h, intermediateSize: m, layers, heads } = config;
  const adapters = lora
    ? (adaptedLayers(config, lora).size / (config.layerSets ?? layers)) * lora.loraRank
    : 0; // x·A
  const probabilities = heads * (backend === 'webgpu' ? softmaxNumbers * tokens : tokenPairs);
  // q, k, v, context; norm's x̂ and value, twice; GELU's value and slope.
  const layer = tokens * (8 * h + 2 * m + adapters) + probabilities;
  const embeddings = tokens * 2 * h; // norm's x̂, and its value with dropout
  const passing = tokens * (4 * h + m); // both outputs before and after dropout; what GELU sees
  return {
    forward: float * (embeddings + layers * layer + passing),
    lastLayer: float * (embeddings + layer + tokens * (h + m)),
  };
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

export const megabytes = (bytes: number) => `${Math.ceil(bytes / 2 ** 20).toLocaleString('en')} MB`;
