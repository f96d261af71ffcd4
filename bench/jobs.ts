/** What contenders are asked to do, and what they answer: plain data, which goes to workers and to Python as it is. */

import * as z from 'zod/mini';

/** Token ids of a batch's two columns. */
export type TokenBatch = readonly [
  sentence1: readonly (readonly number[])[],
  sentence2: readonly (readonly number[])[],
];

export interface Pair {
  readonly sentence1: string;
  readonly sentence2: string;
  /** In [0, 1]. */
  readonly score: number;
}

export type Job =
  /** All pairs once, in batches as they come, with CosineSimilarityLoss and dropout; from texts to updated weights. */
  | { readonly kind: 'pass'; readonly pairs: readonly Pair[]; readonly batchSize: number }
  /** The next batch with MultipleNegativesRankingLoss and without dropout; from token ids to updated weights. */
  | { readonly kind: 'step'; readonly layers: number; readonly batches: readonly TokenBatch[] }
  /** The vectors of all texts. */
  | { readonly kind: 'encode'; readonly texts: readonly string[] };

export type Backend = 'wasm' | 'webgpu';

export interface Setup {
  readonly backend: Backend;
  readonly job: Job;
}

/** What everyone trains with. */
export const learningRate = 2e-5;
export const maxGradNorm = 1;
/** AdamW's, as PyTorch has them, without weight decay. */
export const adam = { beta1: 0.9, beta2: 0.999, eps: 1e-8 };

export const answerSchema = z.object({
  seconds: z.number(),
  /** The mean loss; for vectors the mean cosine of each text with the next. The same from everyone, but for rounding. */
  check: z.number(),
  /** What the GPU was asked to do. */
  dispatches: z.optional(z.number()),
});
export type Answer = z.output<typeof answerSchema>;

/** The mean cosine of texts 0 and 1, 2 and 3, … from vectors of length 1. */
export function meanCosine(texts: readonly string[], vectorOf: (text: string) => Float32Array): number {
  let sum = 0;
  for (let i = 0; i + 1 < texts.length; i += 2) {
    const [a, b] = [vectorOf(texts[i] ?? ''), vectorOf(texts[i + 1] ?? '')];
    sum += a.reduce((dot, value, k) => dot + value * (b[k] ?? 0), 0);
  }
  return sum / Math.floor(texts.length / 2);
}
