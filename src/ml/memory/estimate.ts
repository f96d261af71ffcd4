/** The memory that training takes, from the shapes alone, so that it is known before training starts. */

import * as tf from '@tensorflow/tfjs-core';
import { DeviceError } from '../../core/errors';
import { message } from '../../messages/message';
import type { MemoryEstimate } from '../../core/model/types';
import type { Compute, Recipe } from '../../core/recipe/types';
import { usesLora } from '../../core/recipe/conditions';
import { frozenPrefixes, type Freezing } from '../encoder/frozen';
import { softmaxNumbers } from '../kernels/webgpu/attention/code';
import { largestArrayBytes, largestTensorBytes } from '../tfjs/largestTensor';
import { adaptedLayers, loraCount, type LoraSettings } from '../encoder/lora';
import {
  parameterCount,
  parameterShapes,
  type EncoderConfig,
  type SentenceModelConfig,
} from '../model/types';

const float = 4;

/** The memory limit of a tab: all that WebAssembly can address, and what a GPU of a common computer has. */
export const tabBytes = 2 ** 32;

/** The size of one pass through the encoder. */
export interface PassSize {
  /** Including special tokens. */
  readonly tokens: number;
  /** The sum of the squares of the sentences' lengths: the pairs of tokens that attend to each other. */
  readonly tokenPairs: number;
}

export const emptyPass: PassSize = { tokens: 0, tokenPairs: 0 };

export const withSentence = ({ tokens, tokenPairs }: PassSize, length: number): PassSize => ({
  tokens: tokens + length,
  tokenPairs: tokenPairs + length ** 2,
});

/** What of a model is trained, and how. */
export interface TrainedSize extends Freezing {
  readonly lora: LoraSettings;
  /** The number of words in the data, whose rows are trained separately; null if all rows are trained, or none. */
  readonly words: number | null;
  /** Whether the gradients of several passes are summed, which takes a second set of them. */
  readonly summed: boolean;
  /** Whether the best weights are kept in addition to the trained ones. */
  readonly keepsBest: boolean;
}

/** The backend of a choice; for "auto" the one in use. */
export const backendOf = (compute: Compute): string => (compute === 'auto' ? tf.getBackend() : compute);

/** Peak bytes of a training step on a backend whose largest pass is `pass`. */
export function estimateMemory(
  config: SentenceModelConfig,
  trained: TrainedSize,
  pass: PassSize,
  backend: string,
): Omit<MemoryEstimate, 'inParts'> {
  const { resting, gradients, weights } = restingBytes(config, trained);
  const { forward, lastLayer } = activationBytes(config.encoder, pass, backend, trained.lora);
  // Gradients are allocated while activations are freed: the peak is at one end or the other.
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

/** Maximum bytes of a pass's activations for the whole run to stay below the limit of a tab. */
export function activationBudget(config: SentenceModelConfig, trained: TrainedSize): number {
  const { resting, gradients } = restingBytes(config, { ...trained, summed: true });
  return spareShare * tabBytes - resting - gradients;
}

/** The rest is for gaps between tensors, and for all that is small. */
const spareShare = 0.85;

/** Bytes that stay allocated between steps, and those of one pass's gradients. */
function restingBytes({ encoder, modules }: SentenceModelConfig, trained: TrainedSize) {
  const all = parameterCount(encoder, modules);
  const count = trainedCount({ encoder, modules }, trained);
  // Trained parameters in addition to the whole model: adapters, or the rows of the data's words.
  const extra = usesLora(trained.lora)
    ? count
    : trained.words === null
      ? 0
      : wordNumbers(encoder, trained.words);
  const sets = 2 + (trained.summed ? 1 : 0) + (trained.keepsBest ? 1 : 0); // two moments
  const weights = float * (all + extra);
  return { weights, resting: weights + float * sets * count, gradients: float * count };
}

const wordNumbers = ({ vocabSize, embeddingSize, hiddenSize }: EncoderConfig, words: number | null) =>
  (words ?? vocabSize) * (embeddingSize ?? hiddenSize);

/** The number of parameters with a gradient. */
function trainedCount(
  { encoder, modules }: Pick<SentenceModelConfig, 'encoder' | 'modules'>,
  { lora, words, ...freezing }: TrainedSize,
): number {
  if (usesLora(lora)) return loraCount(encoder, lora);
  const frozen = frozenPrefixes(encoder, freezing);
  let count = 0;
  for (const [name, shape] of parameterShapes(encoder, modules)) {
    if (frozen.some((prefix) => name.startsWith(prefix))) continue;
    count += name === 'embeddings.word' ? wordNumbers(encoder, words) : tf.util.sizeFromShape([...shape]);
  }
  return count;
}

/**
 * Bytes of activations: at the end of a forward pass (with the temporary tensors of its last layer), and when the backward
 * pass has reached its last layer, the first of the model.
 */
export function activationBytes(
  config: EncoderConfig,
  { tokens, tokenPairs }: PassSize,
  backend: string,
  lora?: LoraSettings,
): { forward: number; lastLayer: number } {
  const { hiddenSize: h, intermediateSize: m, layers, heads } = config;
  const adapters =
    lora && layers > 0
      ? (adaptedLayers(config, lora).size / (config.layerSets ?? layers)) * lora.loraRank
      : 0; // x·A
  const probabilities = heads * (backend === 'webgpu' ? softmaxNumbers * tokens : tokenPairs);
  const { kept, passed } = config.rotary
    ? // Turned q and k, v, context; norm's x̂ and value, twice; the activation's value and derivative, the gate, their product.
      { kept: 8 * h + 4 * m, passed: 6 * h + 4 * m }
    : // q, k, v, context; norm's x̂ and value, twice; GELU's value and derivative.
      { kept: 8 * h + 2 * m, passed: 4 * h + m };
  const layer = tokens * (kept + adapters) + probabilities;
  const embeddings = tokens * 2 * h; // norm's x̂, and its value with dropout
  const passing = tokens * passed; // both outputs before and after dropout; GELU's input
  return {
    forward: float * (embeddings + layers * layer + passing),
    lastLayer: float * (embeddings + layer + tokens * (h + m)),
  };
}

/**
 * Checks that every parameter of a model fits into one buffer of the device. The word embeddings need not, where not all of
 * them are trained: then they are kept beside the device.
 * @param recipe null: nothing is trained
 * @throws DeviceError that names the parameter and the limit
 */
export function checkLargestTensor(config: SentenceModelConfig, recipe: WordsTrained | null): void {
  const onDevice = largestTensorBytes();
  const allWords = recipe !== null && trainsAllWords(recipe);
  for (const [name, shape] of parameterShapes(config.encoder, config.modules)) {
    const bytes = float * tf.util.sizeFromShape([...shape]);
    const beside = name === 'embeddings.word' && !allWords;
    const limit = beside ? Math.max(largestArrayBytes, onDevice) : onDevice;
    if (bytes > limit) {
      throw new DeviceError(
        message('device.memory.largestTensor', { name, bytes, limit }),
        message(
          name === 'embeddings.word' && allWords && bytes <= largestArrayBytes
            ? 'device.next.noWeightDecay'
            : 'device.next.smallerVocabulary',
        ),
      );
    }
  }
}

type WordsTrained = Pick<Recipe, 'weightDecay' | 'freezeEmbeddings' | 'loraRank'>;

/** Weight decay changes the embeddings of words that are in no batch, too. */
const trainsAllWords = (recipe: WordsTrained): boolean =>
  recipe.weightDecay !== 0 && !recipe.freezeEmbeddings && !usesLora(recipe);
