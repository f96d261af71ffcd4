/** A run's checkpoints: what they are of beside the training's own state, and how a run goes on from one. */

import * as tf from '@tensorflow/tfjs-core';
import { message } from '../../messages/message';
import type { EvaluationSet } from '../../core/data/evaluation/pairing';
import type { Example } from '../../core/data/types';
import { DataError, ModelError, RecipeError } from '../../core/errors';
import { recipeDifferences } from '../../core/recipe/differences';
import type { Recipe } from '../../core/recipe/types';
import type { Evaluation, RunEvent } from '../../core/run/events';
import type { RunHistory } from '../../core/run/history';
import { pointsOf, type StepPoint } from '../../core/run/series';
import type { Checkpoints, TrainingState } from './checkpoint';
import { dataFingerprint, type Fingerprint, fingerprinted } from './fingerprint';
import type { ModelDescription, WeightArray } from '../model/types';

/** A training run between two steps, with all that it goes on from. */
export interface Checkpoint extends TrainingState {
  readonly recipe: Recipe;
  readonly fingerprint: Fingerprint;
  /** Where it was made: another backend rounds otherwise. */
  readonly backend: string;
  /** What the run has said so far. */
  readonly steps: readonly StepPoint[];
  readonly evaluations: readonly Evaluation[];
}

export type RunCheckpoints = Checkpoints<Checkpoint>;

interface Run {
  readonly recipe: Recipe;
  readonly description: ModelDescription;
  readonly train: readonly Example[];
  readonly evaluationSet: EvaluationSet;
}

export interface Keeper {
  /** The base model's, to be read once. */
  readonly weights: AsyncIterable<WeightArray>;
  /**
   * Says what was before, where the run goes on. Once the weights were read.
   * @throws ModelError where the checkpoint is of another base model
   */
  open(): AsyncGenerator<RunEvent>;
  /** For the training, once opened; `history` is what the run has said when it is asked. */
  training(history: () => RunHistory): Checkpoints;
}

const next = 'Take what it was made with, or start the run from its beginning.';

/** @throws RecipeError or DataError where the checkpoint to go on from is of another run */
export function createKeeper(
  { from, every, save }: RunCheckpoints,
  { recipe, description, train, evaluationSet }: Run,
): Keeper {
  const data = dataFingerprint(train, evaluationSet);
  if (from) {
    const differences = recipeDifferences(from.recipe, recipe);
    if (differences.length > 0) {
      throw new RecipeError(message('recipe.ofOtherRun', { differences }), next);
    }
    if (from.fingerprint.data !== data) {
      throw new DataError(
        'The checkpoint is of other data: the rows to train on or the held-out pairs are not those of then.',
        next,
      );
    }
  }
  const reading = fingerprinted(description);
  let model = '';
  return {
    weights: reading.weights,
    async *open() {
      model = await reading.fingerprint();
      if (!from) return;
      if (from.fingerprint.model !== model) {
        throw new ModelError('The checkpoint is of another base model, or of other files of it.', next);
      }
      const { step, steps, evaluations } = from;
      yield { type: 'resumed', step, steps, evaluations };
      if (from.backend !== tf.getBackend()) {
        const text = `The checkpoint was made on ${from.backend}; on ${tf.getBackend()} the result is close to that of an unbroken run, not equal to it.`;
        yield { type: 'notice', text };
      }
    },
    training: (history) => ({
      from,
      every,
      save(state) {
        const { steps, evaluations } = history();
        const said = { steps: pointsOf(steps), evaluations };
        return save({
          ...state,
          ...said,
          recipe,
          fingerprint: { data, model },
          backend: tf.getBackend(),
        });
      },
    }),
  };
}
