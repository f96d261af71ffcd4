/**
 * The best model of a run: a copy of the weights at the highest Spearman, or at the highest main metric of the evaluator,
 * which is restored at the end; and early stopping after evaluations without improvement, as in transformers'
 * EarlyStoppingCallback.
 */

import * as tf from '@tensorflow/tfjs-core';
import { selectionMetric } from '../../core/evaluators/catalogue';
import type { EvaluationKind } from '../../core/metrics/types';
import { keepsBest, stopsEarly } from '../../core/recipe/conditions';
import type { Recipe } from '../../core/recipe/types';
import type { Evaluation, RunEvent } from '../../core/run/events';
import { message } from '../../messages/message';
import type { SentenceEncoder } from '../encoder/encoder';

/** The state of selection, without the copies of the weights. */
export interface BestState {
  readonly best: { readonly step: number; readonly value: number } | null;
  /** Evaluations since then without improvement. */
  readonly worse: number;
}

export interface Best {
  /** To be called with every evaluation, right after it. */
  take(evaluation: Evaluation): void;
  /**
   * To be called once the encoder's trained parameters are settled.
   * @param from of a resumed run; its copies are restored with `replace`
   */
  begin(from?: BestState): void;
  readonly state: BestState;
  /** The weights at the best step by their names; empty if none are kept. */
  readonly copies: ReadonlyMap<string, tf.Tensor>;
  /** Takes ownership of a tensor as the copy of a parameter. */
  replace(name: string, copy: tf.Tensor): void;
  readonly patienceIsOver: boolean;
  /** Restores the best weights if they are not those of `step`, and yields a notice of it. */
  restore(step: number): Generator<RunEvent>;
  dispose(): void;
}

export function createBest(
  encoder: SentenceEncoder,
  recipe: Pick<Recipe, 'keepBest' | 'earlyStopping' | 'bestBy'>,
  kind: EvaluationKind,
): Best {
  const keeps = keepsBest(recipe);
  const { metric } = selectionMetric(recipe.bestBy, kind);
  let best: BestState['best'] = null;
  let copies = new Map<string, tf.Tensor>();
  let worse = 0;

  const dispose = () => tf.dispose([...copies.values()]);
  const copy = () => {
    dispose();
    // A clone would share its memory with the parameter, which the optimiser may update in place.
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
      const text =
        best.step === 0
          ? message('training.best.base', { metric: metric.label })
          : message('training.best.step', { step: best.step, metric: metric.label });
      yield { type: 'notice', text };
    },
    dispose,
  };
}
