/**
 * What a training run changes, taken between two steps and put back later: the run then goes on as if it had never been
 * broken off. Order of the rows, dropout and learning rate follow from the seed and the step, and are not kept.
 */

import * as tf from '@tensorflow/tfjs-core';
import { StorageError } from '../../core/errors';
import type { Best, BestState } from './bestWeights';
import type { WeightArray } from '../model/types';
import type { AdamW } from '../optim/adamw';

export interface TrainingState {
  /** Optimiser steps done. */
  readonly step: number;
  /** Those done before the last evaluation. */
  readonly evaluatedAt: number;
  readonly best: BestState;
  /** Name and shape of each of `values`, in their order. */
  readonly tensors: readonly Pick<WeightArray, 'name' | 'shape'>[];
  /** The trained weights, AdamW's moments and the best weights, one at a time, in the engine's own orientation. */
  values(): AsyncIterable<WeightArray>;
}

/** How a run is saved on its way, and where it goes on. */
export interface Checkpoints<State extends TrainingState = TrainingState> {
  /** Null for a run from its beginning. */
  readonly from: State | null;
  /** Steps between two of them; null is after each evaluation. A run that is stopped is saved anyway. */
  readonly every: number | null;
  /** The run waits for it. The values are read from the device when they are asked for, and are gone afterwards. */
  save(state: State): Promise<void>;
}

/** What trains. */
interface Trained {
  /** A head's included. */
  readonly parameters: ReadonlyMap<string, tf.Variable>;
  readonly optimizer: AdamW;
  readonly best: Best;
}

export function stateOf(trained: Trained, { step, evaluatedAt }: { step: number; evaluatedAt: number }) {
  const tensors = tensorsOf(trained);
  return {
    step,
    evaluatedAt,
    best: trained.best.state,
    tensors: [...tensors].map(([name, { shape }]) => ({ name, shape })),
    async *values() {
      for (const [name, tensor] of tensors) {
        yield { name, shape: tensor.shape, data: await tensor.data<'float32'>() };
      }
    },
  } satisfies TrainingState;
}

/**
 * Puts a state back; what keeps the best must have begun with it.
 * @throws StorageError where it is not a state of this run
 */
export async function restoreState(trained: Trained, state: TrainingState): Promise<void> {
  const missing = new Map([...tensorsOf(trained)].map(([name, { shape }]) => [name, shape.join()]));
  trained.optimizer.restore(state.step, new Map());
  for await (const value of state.values()) {
    if (missing.get(value.name) !== value.shape.join())
      throw unfit(`has ${value.name} where it has no place`);
    missing.delete(value.name);
    put(trained, value);
  }
  const [first] = missing.keys();
  if (first !== undefined) throw unfit(`lacks ${first}`);
}

const weights = 'weights.';
const moments = { m: 'adamw.m.', v: 'adamw.v.' } as const;
const best = 'best.';

function tensorsOf({ parameters, optimizer, best: kept }: Trained): Map<string, tf.Tensor> {
  const all = new Map<string, tf.Tensor>();
  for (const [name, parameter] of parameters) all.set(weights + name, parameter);
  for (const [name, { m, v }] of optimizer.moments) all.set(moments.m + name, m).set(moments.v + name, v);
  for (const [name, copy] of kept.copies) all.set(best + name, copy);
  return all;
}

function put({ parameters, optimizer, best: kept }: Trained, { name, shape, data }: WeightArray): void {
  if (name.startsWith(moments.m)) return optimizer.replace(name.slice(moments.m.length), 'm', data);
  if (name.startsWith(moments.v)) return optimizer.replace(name.slice(moments.v.length), 'v', data);
  const fresh = tf.tensor(data.slice(), [...shape], 'float32');
  if (name.startsWith(best)) return kept.replace(name.slice(best.length), fresh);
  parameters.get(name.slice(weights.length))?.assign(fresh);
  fresh.dispose();
}

const unfit = (what: string) =>
  new StorageError(
    `The checkpoint ${what}: it was not made by this version.`,
    'Start the run from its beginning.',
  );
