/** Evaluates a model on labelled pairs: their cosines and every metric that can be computed from them. */

import type { EvaluationSet } from '../../core/data/evaluation/pairing';
import { cosine } from '../../core/metrics/cosine';
import { evaluateMetrics } from '../../core/metrics/evaluate';
import type { RunEvent } from '../../core/run/events';
import { message } from '../../messages/message';
import { encodeTexts, type Describe, type Encoding } from '../encoder/encodeTexts';
import type { SentenceEncoder } from '../encoder/encoder';
import { createSearchIndex } from './searchIndex';
import { bothSides, type Sentence, type TokenStore } from '../encoder/tokenStore';

/** Vectors of sentences, by any engine. */
export type Encode = (sentences: readonly Sentence[], describe: Describe) => Encoding;

export interface SetInputs {
  readonly encode: Encode;
  readonly evaluationSet: EvaluationSet;
  /** Seconds, from any start. */
  readonly now: () => number;
}

export interface EvaluationInputs extends Omit<SetInputs, 'encode'> {
  readonly encoder: SentenceEncoder;
  readonly tokens: TokenStore;
}

/** The number of pairs whose vectors are in memory at once: a few thousand take some ten megabytes. */
const slicePairs = 5000;

/** Yields progress, then one evaluation with the number of optimiser steps done before it; nothing where there are no pairs. */
export const evaluate = ({ encoder, tokens, ...inputs }: EvaluationInputs, step: number) =>
  evaluateSet(
    { ...inputs, encode: (sentences, describe) => encodeTexts(encoder, tokens, sentences, describe) },
    step,
  );

/** The same with the vectors of any engine. */
export async function* evaluateSet(inputs: SetInputs, step: number): AsyncGenerator<RunEvent> {
  const { encode, now } = inputs;
  const { pairs, kind, triplets, search } = inputs.evaluationSet;
  if (pairs.length === 0) return;
  const start = now();
  const cosines = new Float32Array(pairs.length);
  const index = search && createSearchIndex(search);
  for (let first = 0; first < pairs.length; first += slicePairs) {
    const slice = pairs.slice(first, first + slicePairs);
    const sentences = slice.flatMap(bothSides);
    const vectors = yield* encode(sentences, (share) => ({
      type: 'progress',
      what: message('training.progress.evaluating'),
      done: first + Math.round(share * slice.length),
      total: pairs.length,
    }));
    for (const [i, { sentence1, sentence2 }] of slice.entries()) {
      cosines[first + i] = cosine(vectors.get(sentence1, 'sentence1'), vectors.get(sentence2, 'sentence2'));
    }
    index?.take(vectors);
  }
  const retrieval = index && (yield* index.rank());
  const labels = Float32Array.from(pairs, ({ label }) => label);
  const metrics = evaluateMetrics(cosines, labels, kind, { retrieval: retrieval?.metrics ?? null, triplets });
  const queries = retrieval && { queries: retrieval.queries };
  yield {
    type: 'evaluation',
    evaluation: { step, metrics, cosines, labels, ...queries, seconds: now() - start },
  };
}
