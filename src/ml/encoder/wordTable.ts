/**
 * The word embeddings. Only the rows of words in the training data need to be trained: the others have no gradient, so
 * AdamW without weight decay never changes them. Gradient and moments then have only those rows. A table that the device
 * cannot hold in one buffer stays in the page's memory, and only the rows that a batch needs are copied to the device.
 */

import * as tf from '@tensorflow/tfjs-core';
import { DeviceError } from '../../core/errors';
import { message } from '../../messages/message';
import { embedding } from '../ops/embedding';
import { isOnBackendInUse } from '../tfjs/internals';
import { largestTensorBytes } from '../tfjs/largestTensor';

/** The rows that are trained, of all. */
interface Focus {
  /** Ascending. */
  readonly ids: Int32Array;
  /** Each id's row among the trained ones, or −1. [V] */
  readonly slots: Int32Array;
}

/** Every row as it was before `focus`. */
interface Rest {
  /** @returns [T, H], without a gradient */
  rows(ids: Int32Array): tf.Tensor2D;
  /** [V·H] */
  data(): Promise<Float32Array>;
  dispose(): void;
}

export class WordTable {
  readonly #shape: readonly [words: number, width: number];
  /** The trained rows: all of them, or those of #focus; null where the device cannot hold all, and none were chosen. */
  #trained: tf.Variable<tf.Rank.R2> | null;
  /** Null where the trained rows are all rows. */
  #rest: Rest | null;
  #focus: Focus | null = null;
  #disposed = false;

  private constructor(
    shape: readonly [number, number],
    trained: tf.Variable<tf.Rank.R2> | null,
    rest: Rest | null,
  ) {
    this.#shape = shape;
    this.#trained = trained;
    this.#rest = rest;
  }

  /** @param table [V, H], which is still the caller's */
  static async create(table: tf.Tensor2D): Promise<WordTable> {
    if (fits(table.shape)) return new WordTable(table.shape, tf.variable(table), null);
    return new WordTable(table.shape, null, onHost(await table.data<'float32'>(), table.shape[1]));
  }

  /** Whether it can be read: its rows are on the device in use, or in the page's memory; false after disposal. */
  get present(): boolean {
    return this.#trained ? isOnBackendInUse(this.#trained) : this.#rest !== null && !this.#disposed;
  }

  /** Whether there is a parameter: not where all rows would be trained and the device cannot hold them. */
  get isParameter(): boolean {
    return this.#trained !== null;
  }

  /** The trained rows. @throws DeviceError where there is no parameter */
  get variable(): tf.Variable<tf.Rank.R2> {
    if (this.#trained) return this.#trained;
    throw tooLarge(this.#shape);
  }

  /**
   * From now on only these ids' rows are trained. Only the first call has an effect.
   * @throws DeviceError where the device cannot hold even these rows in one buffer
   */
  focus(ids: Iterable<number>): void {
    const chosen = Int32Array.from(new Set(ids)).sort();
    if (this.#focus || chosen.length === 0) return;
    const [words, width] = this.#shape;
    if (!fits([chosen.length, width])) throw tooLarge([chosen.length, width]);
    const slots = new Int32Array(words).fill(-1);
    chosen.forEach((id, slot) => (slots[id] = slot));
    const all = this.#trained;
    this.#rest ??= onDevice(this.variable.clone());
    const rows = this.#rest.rows(chosen);
    this.#trained = tf.variable(rows);
    this.#focus = { ids: chosen, slots };
    tf.dispose([rows, ...(all ? [all] : [])]);
  }

  /** @param ids [T] @returns [T, H], with a gradient if all of their rows are trained */
  rows(ids: Int32Array): tf.Tensor2D {
    const [trained, focus, rest] = [this.#trained, this.#focus, this.#rest];
    if (!rest) return embedding(this.variable, ids);
    if (!trained || !focus) return rest.rows(ids);
    const indices = ids.map((id) => focus.slots[id] ?? -1);
    if (!indices.includes(-1)) return embedding(trained, indices);
    const trains = tf.tensor2d(
      indices.map((index) => (index < 0 ? 0 : 1)),
      [ids.length, 1],
      'float32',
    );
    const changed = rowsOf(
      trained,
      indices.map((index) => Math.max(index, 0)),
    );
    return tf.add(tf.mul(changed, trains), tf.mul(rest.rows(ids), tf.sub(1, trains)));
  }

  /** Every row. [V·H] */
  async data(): Promise<Float32Array> {
    if (!this.#rest) return (await this.variable.data<'float32'>()).slice();
    const all = (await this.#rest.data()).slice();
    if (!this.#trained || !this.#focus) return all;
    const trained = await this.#trained.data<'float32'>();
    const [, width] = this.#shape;
    this.#focus.ids.forEach((id, slot) =>
      all.set(trained.subarray(slot * width, (slot + 1) * width), id * width),
    );
    return all;
  }

  /** Restores what `data` returned; the same rows are trained. @param table [V·H] */
  restore(table: Float32Array): void {
    const [, width] = this.#shape;
    const tensor = () => tf.tensor2d(table, [...this.#shape], 'float32');
    if (!this.#rest) return tf.tidy(() => void this.variable.assign(tensor()));
    this.#rest.dispose();
    this.#rest = fits(this.#shape) ? onDevice(tensor()) : onHost(table.slice(), width);
    if (!this.#trained || !this.#focus) return;
    const rows = this.#rest.rows(this.#focus.ids);
    this.#trained.assign(rows);
    rows.dispose();
  }

  dispose(): void {
    this.#disposed = true;
    this.#rest?.dispose();
    this.#trained?.dispose();
  }
}

const bytesOf = ([words, width]: readonly [number, number]) => 4 * words * width;
const fits = (shape: readonly [number, number]) => bytesOf(shape) <= largestTensorBytes();

const tooLarge = (shape: readonly [number, number]) =>
  new DeviceError(
    message('device.memory.largestTensor', {
      name: 'embeddings.word',
      bytes: bytesOf(shape),
      limit: largestTensorBytes(),
    }),
    message('device.next.smallerVocabulary'),
  );

/** @param table [V, H], which is its own from now on */
const onDevice = (table: tf.Tensor2D): Rest => ({
  rows: (ids) => rowsOf(table, ids),
  data: () => table.data<'float32'>(),
  dispose: () => table.dispose(),
});

/** @param table [V·H] */
const onHost = (table: Float32Array, width: number): Rest => ({
  rows(ids) {
    const rows = new Float32Array(ids.length * width);
    ids.forEach((id, t) => rows.set(table.subarray(id * width, (id + 1) * width), t * width));
    return tf.tensor2d(rows, [ids.length, width], 'float32');
  },
  data: () => Promise.resolve(table),
  dispose: () => {},
});

const rowsOf = (table: tf.Tensor2D, ids: Int32Array): tf.Tensor2D =>
  tf.tidy(() => tf.gather(table, tf.tensor1d(ids, 'int32')));
