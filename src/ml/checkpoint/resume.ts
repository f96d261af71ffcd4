/** A run's checkpoints: the facts about the run in addition to the training's state, and how a run resumes from one. */

import * as tf from '@tensorflow/tfjs-core';
import type { EvaluationSet } from '../../core/data/evaluation/pairing';
import type { Example } from '../../core/data/types';
import { DataError, ModelError, RecipeError } from '../../core/errors';
import { message, type Message } from '../../messages/message';
import { recipeDifferences } from '../../core/recipe/differences';
import type { Recipe } from '../../core/recipe/types';
import type { Evaluation, RunEvent } from '../../core/run/events';
import type { RunHistory } from '../../core/run/history';
import { pointsOf, type StepPoint } from '../../core/run/series';
import type { Checkpoints, TrainingState } from './checkpoint';
import { dataFingerprint, type Fingerprint, fingerprinted } from './fingerprint';
import type { ModelDescription, WeightArray } from '../model/types';

/** A training run between two steps, with all that is needed to resume it. */
export interface Checkpoint extends TrainingState {
  readonly recipe: Recipe;
  readonly fingerprint: Fingerprint;
  /** The backend that made it: another one rounds differently. */
  readonly backend: string;
  /** The events of the run so far. */
  readonly steps: readonly StepPoint[];
  readonly evaluations: readonly Evaluation[];
}

export type RunCheckpoints = Checkpoints<Checkpoint>;

interface Run {
  readonly recipe: Recipe;
  readonly description: ModelDescription;
  readonly train: readonly Example[];
  /** What a teacher has said of each training row, where the file has that. [rows][numbers] */
  readonly taught?: readonly Float32Array[] | undefined;
  readonly evaluationSet: EvaluationSet;
}

export interface Keeper {
  /** The base model's, to be read once. */
  readonly weights: AsyncIterable<WeightArray>;
  /** The base model's, once the weights were read. */
  fingerprint(): Promise<string>;
  /**
   * Yields the earlier steps and evaluations of a resumed run. Call it after the weights were read.
   * @throws ModelError if the checkpoint is of another base model
   */
  open(): AsyncGenerator<RunEvent>;
  /**
   * Takes the fingerprint of the model that teaches the run, and returns what is to be said of it.
   * @throws ModelError if the checkpoint's steps were taught by another one
   */
  taughtBy(fingerprint: string): readonly Message[];
  /** For the training, once opened; `history` returns the events of the run so far. */
  training(history: () => RunHistory): Checkpoints;
}

const next = message('checkpoint.next.sameOrStartOver');

/** @throws RecipeError or DataError if the checkpoint to resume from is of another run */
export function createKeeper(
  { from, due, save }: RunCheckpoints,
  { recipe, description, train, taught, evaluationSet }: Run,
): Keeper {
  const data = dataFingerprint(train, evaluationSet, taught);
  if (from) {
    const differences = recipeDifferences(from.recipe, recipe);
    if (differences.length > 0) {
      throw new RecipeError(message('checkpoint.otherRecipe', { differences }), next);
    }
    if (from.fingerprint.data !== data) throw new DataError(message('checkpoint.otherData'), next);
  }
  const reading = fingerprinted(description);
  let model = '';
  let teacher: string | null = null;
  return {
    weights: reading.weights,
    fingerprint: reading.fingerprint,
    async *open() {
      model = await reading.fingerprint();
      if (!from) return;
      if (from.fingerprint.model !== model) {
        throw new ModelError(message('checkpoint.otherModel'), next);
      }
      const { step, steps, evaluations } = from;
      yield { type: 'resumed', step, steps, evaluations };
      const now = tf.getBackend();
      if (from.backend !== now) {
        yield { type: 'notice', text: message('checkpoint.otherBackend', { then: from.backend, now }) };
      }
    },
    taughtBy(fingerprint) {
      teacher = fingerprint;
      const before = from?.fingerprint.teacher;
      if (before === undefined || before === teacher) return [];
      if (before === null) return [message('checkpoint.unknownTeacher')];
      throw new ModelError(message('checkpoint.otherTeacher'), next);
    },
    training: (history) => ({
      from,
      due,
      save(state) {
        const { steps, evaluations } = history();
        const said = { steps: pointsOf(steps), evaluations };
        return save({
          ...state,
          ...said,
          recipe,
          fingerprint: { data, model, teacher },
          backend: tf.getBackend(),
        });
      },
    }),
  };
}
