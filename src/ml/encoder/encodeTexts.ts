/** Sentence vectors of many sentences: each distinct one once, longest first, in batches of similar lengths. */

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

/** Yields its progress after each batch, and stops when its consumer does. @returns one vector for each distinct sentence */
export type Encoding = AsyncGenerator<ProgressEvent, Vectors>;

/** Texts that all are first sentences. */
export const firstSentences = (texts: Iterable<string>): Sentence[] =>
  [...texts].map((text) => ({ text, side: 'sentence1' }));

/** A sentence with its token ids. */
export interface TokenizedSentence extends Sentence {
  readonly ids: Int32Array;
}

/** How an engine encodes one batch of sentences, the longest of which is the first. */
export interface BatchEncoder {
  /** The tokens that a sentence takes in a batch with this longest one. */
  readonly cost: (tokens: number, longest: number) => number;
  /** @returns the vectors one after the other. [sentences × D] */
  readonly encode: (batch: readonly TokenizedSentence[]) => Promise<Float32Array>;
}

/** Encodes on the backend in use, without dropout and without padding. */
export const encodeTexts = (
  encoder: SentenceEncoder,
  tokens: TokenStore,
  given: Iterable<Sentence>,
  describe: Describe,
): Encoding =>
  encodeInBatches(tokens, given, describe, {
    cost: (count) => count,
    async encode(batch) {
      const pooled = tf.tidy(() => encoder.forward(packed(batch, tokens), null)); // [S, H]
      try {
        return await pooled.data<'float32'>();
      } finally {
        pooled.dispose();
      }
    },
  });

export async function* encodeInBatches(
  tokens: TokenStore,
  given: Iterable<Sentence>,
  describe: Describe,
  { cost, encode }: BatchEncoder,
): Encoding {
  const distinct = withoutRepeats(given, tokens);
  yield* tokenise(tokens, distinct);
  const sentences = distinct.map(({ text, side }) => ({ text, side, ids: tokens.ids(text, side) }));
  sentences.sort((a, b) => b.ids.length - a.ids.length);

  const vectors = { sentence1: new Map<string, Float32Array>(), sentence2: new Map<string, Float32Array>() };
  for (let start = 0; start < sentences.length;) {
    const longest = sentences[start]?.ids.length ?? 0;
    const costOf = (i: number) => cost(sentences[i]?.ids.length ?? 0, longest);
    let end = start;
    let count = 0;
    do count += costOf(end++);
    while (end < sentences.length && count + costOf(end) <= tokensPerBatch);
    const batch = sentences.slice(start, end);
    const data = await encode(batch);
    const size = data.length / batch.length;
    for (const [i, { text, side }] of batch.entries()) {
      vectors[side].set(text, data.slice(i * size, (i + 1) * size));
    }
    start = end;
    yield describe(start / sentences.length);
  }
  return {
    get: (text, side = 'sentence1') => vectors[tokens.sidesAlike ? 'sentence1' : side].get(text),
  };
}

const packed = (batch: readonly TokenizedSentence[], tokens: TokenStore) =>
  pack(
    batch.map(({ ids }) => ids),
    batch.map(({ side }) => tokens.skip(side)),
  );
