/**
 * The best model of a run: a copy of the weights at the highest Spearman, or the highest main metric of the evaluator,
 * to come back to at the end, and the patience with which a higher one is waited for, as transformers'
 * EarlyStoppingCallback does.
 */

import * as tf from '@tensorflow/tfjs-core';
import { mainEvaluator, primaryOf } from '../../core/evaluators/catalogue';
import { embeddingSimilarity } from '../../core/evaluators/embeddingSimilarity';
import type { EvaluationKind } from '../../core/metrics/types';
import { keepsBest, stopsEarly } from '../../core/recipe/conditions';
import type { Recipe } from '../../core/recipe/types';
import type { Evaluation, RunEvent } from '../../core/run/events';
import type { SentenceEncoder } from '../encoder/encoder';

/** What is remembered beside the copies. */
export interface BestState {
  readonly best: { readonly step: number; readonly value: number } | null;
  /** Evaluations since then. */
  readonly worse: number;
}

export interface Best {
  /** To be told of every evaluation, when it is made. */
  take(evaluation: Evaluation): void;
  /**
   * To be called when the encoder's parameters are those that will train.
   * @param from of a run that goes on; its copies are put back with `replace`
   */
  begin(from?: BestState): void;
  readonly state: BestState;
  /** The weights at the best step by their names, where one is kept. */
  readonly copies: ReadonlyMap<string, tf.Tensor>;
  /** Takes over a tensor as the copy of a parameter. */
  replace(name: string, copy: tf.Tensor): void;
  readonly patienceIsOver: boolean;
  /** Puts the best weights back where they are not those of `step`, and says so. */
  restore(step: number): Generator<RunEvent>;
  dispose(): void;
}

export function createBest(
  encoder: SentenceEncoder,
  recipe: Pick<Recipe, 'keepBest' | 'earlyStopping' | 'bestBy'>,
  kind: EvaluationKind,
): Best {
  const keeps = keepsBest(recipe);
  const metric = primaryOf(recipe.bestBy === 'primary' ? mainEvaluator(kind) : embeddingSimilarity);
  let best: BestState['best'] = null;
  let copies = new Map<string, tf.Tensor>();
  let worse = 0;

  const dispose = () => tf.dispose([...copies.values()]);
  const copy = () => {
    dispose();
    // A clone would share its memory with the parameter, which the optimiser may change in place.
    const copied = (parameter: tf.Tensor) => tf.tidy(() => tf.mul(parameter, 1));
    copies = new Map([...encoder.trainable].map(([name, parameter]) => [name, copied(parameter)]));
  };

  return {
    take({ step, metrics }) {
      if (!keeps) return;
      const value = metric.of(metrics);
      if (value === null || (best && value <= best.value)) return void worse++;
      best = { step, value };
      worse = 0;
      if (step > 0) copy();
    },
    begin(from) {
      if (from) ({ best, worse } = from);
      if (keeps && best) copy();
    },
    get state() {
      return { best, worse };
    },
    get copies() {
      return copies;
    },
    replace(name, fresh) {
      copies.get(name)?.dispose();
      copies.set(name, fresh);
    },
    get patienceIsOver() {
      return stopsEarly(recipe) && worse >= recipe.earlyStopping;
    },
    *restore(step) {
      if (!best || best.step === step) return;
      for (const [name, kept] of copies) encoder.trainable.get(name)?.assign(kept);
      yield { type: 'restored', step: best.step };
      const where = best.step === 0 ? 'the base model' : `that of step ${best.step}`;
      yield { type: 'notice', text: `The model kept is ${where}, where ${metric.label} was highest.` };
    },
    dispose,
  };
}
