/** What the page knows of a base model. */

import type { Message } from '../../messages/message';

/** As `pooling_mode` of sentence-transformers' Pooling module. */
export const poolings = ['cls', 'max', 'mean', 'mean_sqrt_len_tokens', 'weightedmean', 'lasttoken'] as const;
export type Pooling = (typeof poolings)[number];

/** Which of an example's sentences: negatives count as second ones. A side has a prompt of its own. */
export type Side = 'sentence1' | 'sentence2';

/** The prompt of each side; "" is none. */
export type Prompts = Readonly<Record<Side, string>>;

/** A prompt of config_sentence_transformers.json. */
export interface NamedPrompt {
  readonly name: string;
  readonly text: string;
}

/** Prompts that suit a model, for a person to take or leave. */
export interface ProposedPrompts extends Prompts {
  /** The family that uses them; null where the model's own folder names them. */
  readonly family: string | null;
  /** The prompt of both sides where two texts of a kind are compared; null where the family has none for that. */
  readonly similarity: string | null;
}

export interface FamilyPooling {
  readonly family: string;
  readonly pooling: Pooling;
}

/** What a person can choose from in how the model is read. */
export interface ModelOffers {
  /** Those of config_sentence_transformers.json that are not empty. */
  readonly prompts: readonly NamedPrompt[];
  /** Its default prompt; "" for none. */
  readonly defaultPrompt: string;
  readonly proposedPrompts: ProposedPrompts | null;
  /** Whether the folder says its pooling; else mean is assumed. */
  readonly poolingNamed: boolean;
  readonly familyPooling: FamilyPooling | null;
}

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
  readonly offers: ModelOffers;
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
