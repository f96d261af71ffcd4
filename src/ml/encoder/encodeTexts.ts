/** Sentence vectors of many texts: each distinct text once, longest first, in packed batches of similar lengths. */

import * as tf from '@tensorflow/tfjs-core';
import type { RunEvent } from '../../core/run/events';
import { pack, type SentenceEncoder } from './encoder';
import { tokenise } from './tokenise';
import type { TokenStore } from './tokenStore';

/** Enough for efficient matrix products, few enough to react to a pause or stop soon. */
const tokensPerBatch = 1024;

type ProgressEvent = Extract<RunEvent, { type: 'progress' }>;

/** The progress event at `share`, in [0, 1]. */
export type Describe = (share: number) => ProgressEvent;

/**
 * Encodes without dropout, yielding its progress after each batch; it stops when its consumer does.
 * @returns one vector of `hiddenSize` numbers for each distinct text
 */
export async function* encodeTexts(
  encoder: SentenceEncoder,
  tokens: TokenStore,
  texts: Iterable<string>,
  describe: Describe,
): AsyncGenerator<ProgressEvent, ReadonlyMap<string, Float32Array>> {
  const distinct = [...new Set(texts)];
  yield* tokenise(tokens, distinct);
  const sentences = distinct.map((text) => ({ text, ids: tokens.ids(text) }));
  sentences.sort((a, b) => b.ids.length - a.ids.length);

  const vectors = new Map<string, Float32Array>();
  for (let start = 0; start < sentences.length;) {
    let end = start;
    let count = 0;
    do count += sentences[end++]?.ids.length ?? 0;
    while (end < sentences.length && count + (sentences[end]?.ids.length ?? 0) <= tokensPerBatch);
    const batch = sentences.slice(start, end);
    const pooled = tf.tidy(() => encoder.forward(pack(batch.map(({ ids }) => ids)), null)); // [S, H]
    try {
      const data = await pooled.data<'float32'>();
      const size = data.length / batch.length;
      for (const [i, { text }] of batch.entries()) vectors.set(text, data.slice(i * size, (i + 1) * size));
    } finally {
      pooled.dispose();
    }
    start = end;
    yield describe(start / sentences.length);
  }
  return vectors;
}
