/** Judges an encoder by pairs with labels: their cosines and every metric that these allow. */

import type { EvaluationPair, JudgedPairs } from '../core/data/pairing';
import { evaluateMetrics } from '../core/metrics/evaluate';
import { rankingMetrics } from '../core/metrics/ranking';
import type { RankingMetrics } from '../core/metrics/types';
import type { RunEvent } from '../core/run/events';
import { cosine, encodeTexts } from './encode';
import type { SentenceEncoder } from './encoder';
import type { TokenStore } from './tokenStore';

export interface Judge {
  readonly encoder: SentenceEncoder;
  readonly tokens: TokenStore;
  readonly judged: JudgedPairs;
  /** Seconds, from any start. */
  readonly now: () => number;
}

/** Yields progress, then one evaluation, marked with the optimiser steps done before it. */
export async function* evaluate(judge: Judge, step: number): AsyncGenerator<RunEvent> {
  const { encoder, tokens, now } = judge;
  const { pairs, kind } = judge.judged;
  const start = now();
  const texts = pairs.flatMap(({ sentence1, sentence2 }) => [sentence1, sentence2]);
  const vectors = yield* encodeTexts(encoder, tokens, texts, 'Evaluating');
  const vector = (text: string) => vectors.get(text) ?? new Float32Array(0);
  const cosines = Float32Array.from(pairs, (pair) => cosine(vector(pair.sentence1), vector(pair.sentence2)));
  const labels = Float32Array.from(pairs, ({ label }) => label);
  const ranking = kind === 'pairs' ? rank(pairs, vector) : null;
  const metrics = evaluateMetrics(cosines, labels, kind, ranking);
  yield { type: 'evaluation', evaluation: { step, metrics, cosines, labels, seconds: now() - start } };
}

/** Each partner pair's first sentence against every partner pair's second one. */
function rank(
  pairs: readonly EvaluationPair[],
  vector: (text: string) => Float32Array,
): RankingMetrics | null {
  const partners = pairs.filter(({ label }) => label === 1);
  const sentences1 = partners.map(({ sentence1 }) => sentence1);
  const sentences2 = partners.map(({ sentence2 }) => sentence2);
  const [first, second] = [sentences1.map(vector), sentences2.map(vector)];
  const none = new Float32Array(0);
  return rankingMetrics((i, j) => cosine(first[i] ?? none, second[j] ?? none), sentences1, sentences2);
}
