/**
 * The state of a training run between two steps, saved and restored later: the run then resumes as if it had never been
 * interrupted. Order of the rows, dropout and learning rate follow from the seed and the step, and are not saved.
 */

import * as tf from '@tensorflow/tfjs-core';
import { StorageError } from '../../core/errors';
import { message, type Message } from '../../messages/message';
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

/** How a run is saved, and the checkpoint that it resumes from. */
export interface Checkpoints<State extends TrainingState = TrainingState> {
  /** Null for a run from the beginning. */
  readonly from: State | null;
  /** Asked after each step, which may have been followed by an evaluation. A stopped run is saved anyway. */
  due(step: number, evaluated: boolean): boolean;
  /** The run waits for it. The values are read from the device on demand, and only until it resolves. */
  save(state: State): Promise<void>;
}

/** Every so many steps; null: after each evaluation. */
export const dueEvery =
  (steps: number | null): Checkpoints['due'] =>
  (step, evaluated) =>
    steps === null ? evaluated : step % steps === 0;

/** All that training changes. */
interface Trained {
  /** Including those of a head. */
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
 * Restores a state; `best` must have begun with it already.
 * @throws StorageError if it is not a state of this run
 */
export async function restoreState(trained: Trained, state: TrainingState): Promise<void> {
  const missing = new Map([...tensorsOf(trained)].map(([name, { shape }]) => [name, shape.join()]));
  // A run may resume on a device without float16, and from one.
  missing.delete(scaling);
  trained.optimizer.restore(state.step, new Map());
  for await (const value of state.values()) {
    const { name } = value;
    if (name === scaling) {
      if (trained.optimizer.scaling) trained.optimizer.replaceScaling(value.data);
      continue;
    }
    if (missing.get(name) !== value.shape.join()) {
      throw invalid(message('checkpoint.unexpectedTensor', { name }));
    }
    missing.delete(name);
    put(trained, value);
  }
  const [name] = missing.keys();
  if (name !== undefined) throw invalid(message('checkpoint.lacksTensor', { name }));
}

const weights = 'weights.';
const moments = { m: 'adamw.m.', v: 'adamw.v.' } as const;
const scaling = 'adamw.scaling';
const best = 'best.';

function tensorsOf({ parameters, optimizer, best: kept }: Trained): Map<string, tf.Tensor> {
  const all = new Map<string, tf.Tensor>();
  for (const [name, parameter] of parameters) all.set(weights + name, parameter);
  for (const [name, { m, v }] of optimizer.moments) all.set(moments.m + name, m).set(moments.v + name, v);
  if (optimizer.scaling) all.set(scaling, optimizer.scaling);
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

const invalid = (what: Message) => new StorageError(what, message('checkpoint.next.startOver'));
