/** Judges an encoder by pairs with labels: their cosines and every metric that these allow. */

import type { JudgedPairs } from '../core/data/pairing';
import { cosine } from '../core/metrics/cosine';
import { evaluateMetrics } from '../core/metrics/evaluate';
import type { RankingMetrics } from '../core/metrics/types';
import type { RunEvent } from '../core/run/events';
import { encodeTexts } from './encode';
import type { SentenceEncoder } from './encoder';
import { rankPairs } from './rankPairs';
import type { TokenStore } from './tokenStore';

export interface Judge {
  readonly encoder: SentenceEncoder;
  readonly tokens: TokenStore;
  readonly judged: JudgedPairs;
  /** Seconds, from any start. */
  readonly now: () => number;
}

/** Pairs whose vectors are held at once: a few thousand take some ten megabytes. */
const slicePairs = 5000;

/** Yields progress, then one evaluation, marked with the optimiser steps done before it. */
export async function* evaluate(judge: Judge, step: number): AsyncGenerator<RunEvent> {
  const { encoder, tokens, now } = judge;
  const { pairs, kind } = judge.judged;
  const start = now();
  const cosines = new Float32Array(pairs.length);
  let ranking: RankingMetrics | null = null;
  for (let first = 0; first < pairs.length; first += slicePairs) {
    const slice = pairs.slice(first, first + slicePairs);
    const texts = slice.flatMap(({ sentence1, sentence2 }) => [sentence1, sentence2]);
    const vectors = yield* encodeTexts(encoder, tokens, texts, (share) => ({
      type: 'progress',
      what: 'Evaluating',
      done: first + Math.round(share * slice.length),
      total: pairs.length,
    }));
    for (const [i, { sentence1, sentence2 }] of slice.entries()) {
      cosines[first + i] = cosine(vectors.get(sentence1), vectors.get(sentence2));
    }
    // Partners stand first among the pairs, so that the first slice has all that are ranked.
    if (first === 0 && kind === 'pairs') ranking = await rankPairs(slice, vectors);
  }
  const labels = Float32Array.from(pairs, ({ label }) => label);
  const metrics = evaluateMetrics(cosines, labels, kind, ranking);
  yield { type: 'evaluation', evaluation: { step, metrics, cosines, labels, seconds: now() - start } };
}
