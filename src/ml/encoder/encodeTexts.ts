/** Sentence vectors of many sentences: each distinct one once, longest first, in packed batches of similar lengths. */

import * as tf from '@tensorflow/tfjs-core';
import type { RunEvent } from '../../core/run/events';
import { pack, type SentenceEncoder } from './encoder';
import { tokenise } from './tokenise';
import type { Side } from '../../core/model/types';
import { withoutRepeats, type Sentence, type TokenStore } from './tokenStore';

/** Enough for efficient matrix products, few enough to react to a pause or stop soon. */
const tokensPerBatch = 1024;

type ProgressEvent = Extract<RunEvent, { type: 'progress' }>;

/** The progress event at `share`, in [0, 1]. */
export type Describe = (share: number) => ProgressEvent;

/** The vectors of sentences by text and side; the first sentences' where no side is named. */
export interface Vectors {
  get(text: string, side?: Side): Float32Array | undefined;
}

/** Texts that all are first sentences. */
export const firstSentences = (texts: Iterable<string>): Sentence[] =>
  [...texts].map((text) => ({ text, side: 'sentence1' }));

/**
 * Encodes without dropout, yielding its progress after each batch; it stops when its consumer does.
 * @returns one vector for each distinct sentence
 */
export async function* encodeTexts(
  encoder: SentenceEncoder,
  tokens: TokenStore,
  given: Iterable<Sentence>,
  describe: Describe,
): AsyncGenerator<ProgressEvent, Vectors> {
  const distinct = withoutRepeats(given, tokens);
  yield* tokenise(tokens, distinct);
  const sentences = distinct.map(({ text, side }) => ({ text, side, ids: tokens.ids(text, side) }));
  sentences.sort((a, b) => b.ids.length - a.ids.length);

  const vectors = { sentence1: new Map<string, Float32Array>(), sentence2: new Map<string, Float32Array>() };
  for (let start = 0; start < sentences.length;) {
    let end = start;
    let count = 0;
    do count += sentences[end++]?.ids.length ?? 0;
    while (end < sentences.length && count + (sentences[end]?.ids.length ?? 0) <= tokensPerBatch);
    const batch = sentences.slice(start, end);
    const pooled = tf.tidy(() => encoder.forward(packed(batch, tokens), null)); // [S, H]
    try {
      const data = await pooled.data<'float32'>();
      const size = data.length / batch.length;
      for (const [i, { text, side }] of batch.entries()) {
        vectors[side].set(text, data.slice(i * size, (i + 1) * size));
      }
    } finally {
      pooled.dispose();
    }
    start = end;
    yield describe(start / sentences.length);
  }
  return {
    get: (text, side = 'sentence1') => vectors[tokens.sidesAlike ? 'sentence1' : side].get(text),
  };
}

const packed = (batch: readonly (Sentence & { readonly ids: Int32Array })[], tokens: TokenStore) =>
  pack(
    batch.map(({ ids }) => ids),
    batch.map(({ side }) => tokens.skip(side)),
  );
