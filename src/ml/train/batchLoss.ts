/** The loss of a batch and its gradient by every parameter, in one pass through the encoder. */

import * as tf from '@tensorflow/tfjs-core';
import type { LossName } from '../../core/losses/catalogue';
import type { ParamValues } from '../../core/losses/types';
import type { Side } from '../../core/model/types';
import { pack, type PackedBatch, type SentenceEncoder } from '../encoder/encoder';
import { lossFunctions } from '../losses';
import { matryoshkaLoss } from '../losses/matryoshka';
import type { Head } from '../losses/heads';
import type { TeacherScores } from '../losses/types';
import type { DropoutKey } from '../ops/dropoutSites';
import type { StepProbe } from './stepProbe';

/** Token ids by column; both sentences have the same number of rows. */
export interface StepBatch {
  readonly sentence1: readonly Int32Array[];
  /** Null for single sentences. */
  readonly sentence2: readonly Int32Array[] | null;
  /** Null where no row has any. */
  readonly negatives: Negatives | null;
  /** Tokens at the start of each sentence that pooling leaves out, by side; none where absent. */
  readonly skips?: Readonly<Record<Side, number>>;
  /** The teacher's vector of each sentence, in the order of `columnsOf`, for a loss that has one. [S][G] */
  readonly teacher?: readonly Float32Array[] | null;
  /** What the teacher scores each row's second sentence and its negatives, where it is known by that. [B][1 + N of the row] */
  readonly scores?: readonly Float32Array[] | null;
  /** [B]; not used by a loss without labels. */
  readonly labels: Float32Array;
}

/** Hard negatives of a batch: none, one or several of each row. */
export interface Negatives {
  /** Token ids: the first negative of every row that has one, then the second ones, and so on. [N] */
  readonly ids: readonly Int32Array[];
  /** The row that each belongs to. [N] */
  readonly rows: readonly number[];
}

/** What belongs to the negatives of each row, by column, as sentence-transformers concatenates columns of them. */
export function byColumn<T>(
  byRow: readonly (readonly T[])[],
): readonly { readonly of: T; readonly row: number }[] {
  const columns = byRow.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: columns }, (_, column) =>
    byRow.flatMap((row, i) => row.slice(column, column + 1).map((of) => ({ of, row: i }))),
  ).flat();
}

/** The negatives of each row, in this order. */
export function negativesOf(byRow: readonly (readonly Int32Array[])[]): Negatives | null {
  const all = byColumn(byRow);
  return all.length === 0 ? null : { ids: all.map(({ of }) => of), rows: all.map(({ row }) => row) };
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
  /** Mixed precision: what the loss is multiplied by before its gradient is computed; null or absent for float32. */
  readonly lossScale?: tf.Scalar | null;
}

export interface Gradients {
  /** Both are multiplied by the settings' scale, if there is one. */
  readonly loss: tf.Scalar;
  /** By parameter. */
  readonly gradients: ReadonlyMap<string, tf.Tensor>;
}

/** The loss of a batch: all of its sentences are encoded in one packed batch. */
export function batchLoss(encoder: SentenceEncoder, batch: StepBatch, settings: LossSettings): tf.Scalar {
  return lossOf(
    encode(encoder, pack(columnsOf(batch).flat(), skipsOf(batch)), settings, settings.dropout),
    batch,
    settings,
  );
}

/** The vectors of a pass, by the encoder in float16 where the precision is mixed. */
export const encode = (
  encoder: SentenceEncoder,
  batch: PackedBatch,
  { lossScale = null }: Pick<LossSettings, 'lossScale'>,
  dropout: DropoutKey | null,
): tf.Tensor2D => encoder.forward(batch, dropout, lossScale !== null);

export const scaledBy = (
  loss: tf.Scalar,
  { lossScale = null }: Pick<LossSettings, 'lossScale'>,
): tf.Scalar => (lossScale ? tf.mul<tf.Scalar>(loss, lossScale) : loss);

/** The columns of a batch, in the order in which they are concatenated. */
export function columnsOf({
  sentence1,
  sentence2,
  negatives,
}: StepBatch): readonly (readonly Int32Array[])[] {
  return [sentence1, sentence2, negatives && negatives.ids].filter((column) => column !== null);
}

/** What pooling leaves out of each sentence, in the order of the columns; negatives are second sentences. [S] */
export function skipsOf(batch: StepBatch): readonly number[] {
  const { sentence1: first = 0, sentence2: second = 0 } = batch.skips ?? {};
  return columnsOf(batch).flatMap((column) => {
    const skip = column === batch.sentence1 ? first : second;
    return column.map(() => skip);
  });
}

/** @param embeddings of all columns, one after another [S, H], S the number of sentences of the batch */
export function lossOf(embeddings: tf.Tensor2D, batch: StepBatch, settings: LossSettings): tf.Scalar {
  const rows = batch.sentence1.length;
  const { negatives } = batch;
  /** Cuts the vectors of all columns [S, H] into those of one. */
  const columnsIn =
    (vectors: tf.Tensor2D) =>
    (index: number, length = rows) =>
      tf.slice(vectors, [index * rows, 0], [length, vectors.shape[1]]);
  const column = columnsIn(embeddings);
  const taught = batch.teacher ? columnsIn(teacherTensor(batch.teacher)) : null;
  const loss = matryoshkaLoss(
    lossFunctions[settings.loss],
    settings.matryoshkaDims ?? [],
    settings.matryoshkaWeights ?? [],
  );
  return loss(
    {
      sentence1: column(0),
      sentence2: batch.sentence2 && column(1),
      negatives: negatives && { vectors: column(2, negatives.ids.length), rows: negatives.rows },
      teacher: taught && {
        sentence1: taught(0),
        sentence2: batch.sentence2 && taught(1),
        negatives: negatives && taught(2, negatives.ids.length),
      },
      scores: batch.scores ? teacherScores(batch.scores, negatives) : null,
      labels: tf.tensor1d(batch.labels),
      head: settings.head ?? null,
    },
    settings.lossParams,
  );
}

/** [S][G] → [S, G] */
function teacherTensor(vectors: readonly Float32Array[]): tf.Tensor2D {
  const width = vectors[0]?.length ?? 0;
  const all = new Float32Array(vectors.length * width);
  vectors.forEach((vector, i) => all.set(vector, i * width));
  return tf.tensor2d(all, [vectors.length, width]);
}

/** [B][1 + N of the row] → [B, 1], [B, N] */
function teacherScores(scores: readonly Float32Array[], negatives: Negatives | null): TeacherScores {
  const owners = negatives?.rows ?? [];
  const negative = new Float32Array(scores.length * owners.length);
  const read = scores.map(() => 1);
  owners.forEach((row, column) => {
    const at = read[row] ?? 1;
    negative[row * owners.length + column] = scores[row]?.[at] ?? 0;
    read[row] = at + 1;
  });
  return {
    positive: tf.tensor2d(
      scores.map(([positive = 0]) => positive),
      [scores.length, 1],
    ),
    negative: tf.tensor2d(negative, [scores.length, owners.length]),
  };
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
