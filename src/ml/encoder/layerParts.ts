/** What the layers of an encoder are built of, whatever trains in them. */

import type * as tf from '@tensorflow/tfjs-core';
import type { Dropout } from '../kernels/dropoutMask';
import type { EncoderConfig } from '../model/types';
import { dropoutAt, type DropoutKey } from '../ops/dropoutSites';
import type { Adapter } from './lora';
import type { PackedBatch } from './packing';

/** The layers of one forward pass. */
export interface LayerParts {
  readonly encoder: EncoderConfig;
  readonly batch: PackedBatch;
  /** [T] → [T, E] */
  words(): tf.Tensor2D;
  /**
   * The layer's bias is left out where the model has none.
   * @param needsInputGrad false where nothing below is trained; only adapters make use of it
   */
  linear(x: tf.Tensor2D, name: string, needsInputGrad?: boolean): tf.Tensor2D;
  /** Of the sum with `residual`. */
  norm(x: tf.Tensor2D, residual: tf.Tensor2D | null, name: string): tf.Tensor2D;
  matrix(name: string): tf.Tensor2D;
  /** The adapter of a linear layer if it has one that is not yet merged. */
  adapter(name: string): Adapter | null;
  /** Dropout at place `index` of the pass. */
  site(index: number, rate: number): Dropout | null;
  /** Whether activations and gradients are kept as float16 between the embeddings and the pooling. */
  readonly half: boolean;
}

/** Dropout sites: one after the embeddings, then three in each layer; LoRA has one for each linear layer of a pass. */
export const sitesPerLayer = 3;
const firstLoraSite = 1 << 16;

/** Places for dropout by index, and those of adapters in the order in which they are asked for. */
export function dropoutSites(key: DropoutKey | null) {
  let linears = 0;
  return {
    site: (index: number, rate: number) => dropoutAt(key, index, rate),
    nextAdapter: (rate: number) => dropoutAt(key, firstLoraSite + linears++, rate),
  };
}
