/** The loss of a batch and its gradient by every parameter, in one pass through the encoder. */

import * as tf from '@tensorflow/tfjs-core';
import type { LossName } from '../../core/losses/catalogue';
import type { ParamValues } from '../../core/losses/types';
import type { Side } from '../../core/model/types';
import { pack, type SentenceEncoder } from '../encoder/encoder';
import { lossFunctions } from '../losses';
import { matryoshkaLoss } from '../losses/matryoshka';
import type { Head } from '../losses/heads';
import type { DropoutKey } from '../ops/dropoutSites';
import type { StepProbe } from './stepProbe';

/** Token ids by column; all columns have the same number of rows. */
export interface StepBatch {
  readonly sentence1: readonly Int32Array[];
  /** Null for single sentences. */
  readonly sentence2: readonly Int32Array[] | null;
  readonly negative: readonly Int32Array[] | null;
  /** Tokens at the start of each sentence that pooling leaves out, by side; none where absent. */
  readonly skips?: Readonly<Record<Side, number>>;
  /** [B]; not used by a loss without labels. */
  readonly labels: Float32Array;
}

export interface LossSettings {
  readonly loss: LossName;
  readonly lossParams: ParamValues;
  /** Of the MatryoshkaLoss around the loss, as in a recipe. */
  readonly matryoshkaDims?: readonly number[];
  readonly matryoshkaWeights?: readonly number[];
  readonly dropout: DropoutKey | null;
  /** Parameters of the loss itself by their names, such as SoftmaxLoss's classifier. */
  readonly head?: Head | null;
  /** Maximum bytes of one pass through the encoder; a batch that would take more is encoded in parts. */
  readonly activationBudget?: number | undefined;
  readonly probe?: StepProbe | null;
}

export interface Gradients {
  readonly loss: tf.Scalar;
  /** By parameter. */
  readonly gradients: ReadonlyMap<string, tf.Tensor>;
}

/** The loss of a batch: all of its sentences are encoded in one packed batch. */
export function batchLoss(encoder: SentenceEncoder, batch: StepBatch, settings: LossSettings): tf.Scalar {
  return lossOf(
    encoder.forward(pack(columnsOf(batch).flat(), skipsOf(batch)), settings.dropout),
    batch,
    settings,
  );
}

/** The columns of a batch, in the order in which they are concatenated. */
export function columnsOf({ sentence1, sentence2, negative }: StepBatch): readonly (readonly Int32Array[])[] {
  return [sentence1, sentence2, negative].filter((column) => column !== null);
}

/** What pooling leaves out of each sentence, in the order of the columns; negatives are second sentences. [columns·B] */
export function skipsOf(batch: StepBatch): readonly number[] {
  const { sentence1: first = 0, sentence2: second = 0 } = batch.skips ?? {};
  return columnsOf(batch).flatMap((column) => {
    const skip = column === batch.sentence1 ? first : second;
    return column.map(() => skip);
  });
}

/** @param embeddings of all columns, one after another [columns·B, H] */
export function lossOf(embeddings: tf.Tensor2D, batch: StepBatch, settings: LossSettings): tf.Scalar {
  const rows = batch.sentence1.length;
  const column = (index: number) => tf.slice(embeddings, [index * rows, 0], [rows, embeddings.shape[1]]);
  const loss = matryoshkaLoss(
    lossFunctions[settings.loss],
    settings.matryoshkaDims ?? [],
    settings.matryoshkaWeights ?? [],
  );
  return loss(
    {
      sentence1: column(0),
      sentence2: batch.sentence2 && column(1),
      negative: batch.negative && column(2),
      labels: tf.tensor1d(batch.labels),
      head: settings.head ?? null,
    },
    settings.lossParams,
  );
}

/** Every trained parameter, including those of a head. */
export const trainedParameters = (
  encoder: SentenceEncoder,
  head: Head | null,
): ReadonlyMap<string, tf.Variable> => new Map([...encoder.trainable, ...(head ?? [])]);

/** A scalar and its gradient by every trained parameter. */
export function parameterGradients(
  encoder: SentenceEncoder,
  scalar: () => tf.Scalar,
  { head = null, probe = null }: Pick<LossSettings, 'head' | 'probe'> = {},
): Gradients {
  const parameters = trainedParameters(encoder, head);
  const forward = () => {
    probe?.enter('forward');
    const value = scalar();
    probe?.enter('backward');
    return value;
  };
  const { value, grads } = tf.variableGrads(forward, [...parameters.values()]);
  const gradients = new Map<string, tf.Tensor>();
  for (const [name, variable] of parameters) {
    const gradient = grads[variable.name];
    if (gradient) gradients.set(name, gradient);
  }
  return { loss: value, gradients };
}

/** Adds gradients to their sums, which take ownership of them. */
export function addTo(sums: Map<string, tf.Tensor>, gradients: Gradients['gradients']): void {
  for (const [name, gradient] of gradients) {
    const sum = sums.get(name);
    sums.set(name, sum ? tf.add(sum, gradient) : gradient);
    if (sum) tf.dispose([sum, gradient]);
  }
}
