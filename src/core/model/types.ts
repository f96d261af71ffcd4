/** What the page knows of a base model. */

import type { Message } from '../../messages/message';

/** As `pooling_mode` of sentence-transformers' Pooling module. */
export const poolings = ['cls', 'max', 'mean', 'mean_sqrt_len_tokens', 'weightedmean', 'lasttoken'] as const;
export type Pooling = (typeof poolings)[number];

/** The model before its training, and what the training made of it. */
export type ModelSide = 'base' | 'tuned';

export interface ModelReport {
  readonly name: string;
  /** As `model_type` in config.json. */
  readonly architecture: string;
  readonly layers: number;
  readonly hiddenSize: number;
  readonly vocabSize: number;
  readonly parameters: number;
  /** Several, which are concatenated, with " + " between them. */
  readonly pooling: string;
  /** Numbers of a sentence vector: the hidden size unless poolings are concatenated or a Dense module follows. */
  readonly dimensions: number;
  readonly normalize: boolean;
  readonly maxSeqLength: number;
  /** Bytes of the files that were read. */
  readonly bytes: number;
  /** Sentences on what was assumed, such as the pooling where the folder names none. */
  readonly notes: readonly Message[];
}

/** Token lengths of a sample of sentences under the model's tokenizer, special tokens included. */
export interface TokenLengths {
  readonly sentences: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
  /** Of each sentence, in ascending order; one more than the model has positions stands for all longer ones. */
  readonly lengths: Int32Array;
  /** The share of all tokens but the special ones that the tokenizer does not know, in [0, 1]. */
  readonly unknown: number;
}

/** What a run will take, in bytes, and whether that fits. */
export interface MemoryEstimate {
  readonly weights: number;
  readonly optimizer: number;
  readonly activations: number;
  readonly total: number;
  /** Whether a batch is encoded in parts, as a whole one would not fit. */
  readonly inParts: boolean;
  /** What the device can hold; Infinity where the browser does not tell. */
  readonly limit: number;
}
