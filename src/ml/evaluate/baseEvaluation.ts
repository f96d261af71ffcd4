/**
 * The base model's evaluation: what decides on it, hashed to an identity, and how a known evaluation of the same identity
 * takes the place of measuring it again.
 */

import * as tf from '@tensorflow/tfjs-core';
import type { EvaluationSet } from '../../core/data/evaluation/pairing';
import type { Evaluation, RunEvent } from '../../core/run/events';
import type { Recipe } from '../../core/recipe/types';
import {
  dataFingerprint,
  fingerprinted,
  isFingerprinted,
  type Fingerprinted,
} from '../checkpoint/fingerprint';
import { SentenceEncoder } from '../encoder/encoder';
import { createTokenStore } from '../encoder/tokenStore';
import { checkLargestTensor } from '../memory/estimate';
import { cutLength } from '../model/settings';
import type { ModelDescription } from '../model/types';
import { Sha256 } from '../sources/sha256';
import { evaluate, type EvaluationInputs } from './evaluate';

/** An evaluation that may be that of the same base model on the same rows, from an earlier run. */
export interface KnownBase {
  readonly evaluation: Evaluation | null;
  /** Identifies the software that computes: another build or browser may round differently. */
  readonly software: string;
}

export interface BaseEvaluation {
  readonly identity: string;
  /** Of this identity; null where it has to be measured. */
  readonly known: Evaluation | null;
}

interface Measured {
  readonly model: Pick<Fingerprinted, 'fingerprint'>;
  readonly evaluationSet: EvaluationSet;
  /** Tokens after which sentences are cut. */
  readonly maxLength: number;
}

/** To be called once the model's weights were read, on the backend that will evaluate. */
export async function identifyBase(
  { evaluation, software }: KnownBase,
  { model, evaluationSet, maxLength }: Measured,
): Promise<BaseEvaluation> {
  const { triplets, search } = evaluationSet;
  const parts = [
    // With prompts, pooling and the modules after it.
    await model.fingerprint(),
    maxLength,
    dataFingerprint([], evaluationSet),
    triplets,
    search && { ...search, relevant: search.relevant.map((documents) => [...documents]) },
    tf.getBackend(),
    software,
  ];
  const identity = new Sha256().update(new TextEncoder().encode(JSON.stringify(parts))).hex();
  return { identity, known: evaluation?.identity === identity ? evaluation : null };
}

/** Yields the known evaluation, or progress and the one that is measured. */
export async function* evaluateBase(
  inputs: EvaluationInputs,
  base: BaseEvaluation | null = null,
): AsyncGenerator<RunEvent> {
  if (base?.known) {
    yield { type: 'evaluation', evaluation: base.known };
    return;
  }
  for await (const event of evaluate(inputs, 0)) {
    yield event.type === 'evaluation' && base
      ? { type: 'evaluation', evaluation: { ...event.evaluation, identity: base.identity } }
      : event;
  }
}

interface Alone extends Pick<EvaluationInputs, 'evaluationSet' | 'now'> {
  readonly recipe: Pick<Recipe, 'maxSeqLength'>;
  readonly knownBase?: KnownBase | undefined;
}

/** Evaluates a base model that no run needs after it: where the evaluation is known, its encoder is not even made. */
export async function* evaluateAlone(
  description: ModelDescription,
  { recipe, evaluationSet, knownBase, now }: Alone,
): AsyncGenerator<RunEvent> {
  checkLargestTensor(description.config, null);
  const maxLength = cutLength(recipe, description.config);
  const model = fingerprinted(description);
  const identify = async () =>
    knownBase ? identifyBase(knownBase, { model, evaluationSet, maxLength }) : null;
  if (knownBase?.evaluation && isFingerprinted(description)) {
    const base = await identify();
    if (base?.known) return yield { type: 'evaluation', evaluation: base.known };
  }
  const encoder = await SentenceEncoder.create(description.config, model.weights);
  try {
    const tokens = createTokenStore(description, maxLength);
    yield* evaluateBase({ encoder, tokens, evaluationSet, now }, await identify());
  } finally {
    encoder.dispose();
  }
}
