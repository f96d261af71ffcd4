/**
 * The word embeddings. Only the rows of words in the training data need to be trained: the others have no gradient, so
 * AdamW without weight decay never changes them. Gradient and moments then have only those rows.
 */

import * as tf from '@tensorflow/tfjs-core';
import { embedding } from '../ops/embedding';

export class WordTable {
  /** The trained rows: all of them, or those of `focus` in the order of its slots. */
  #trained: tf.Variable<tf.Rank.R2>;
  /** Every row as it was before `focus`; null if all are trained. [V, H] */
  #rest: tf.Tensor2D | null = null;
  /** The ids whose rows #trained has, and each id's row there or −1. */
  #ids: Int32Array | null = null;
  #slots: Int32Array | null = null;

  constructor(table: tf.Tensor2D) {
    this.#trained = tf.variable(table);
  }

  get variable(): tf.Variable<tf.Rank.R2> {
    return this.#trained;
  }

  /** From now on only these ids' rows are trained. Only the first call has an effect. */
  focus(ids: Iterable<number>): void {
    const chosen = Int32Array.from(new Set(ids)).sort();
    if (this.#rest || chosen.length === 0) return;
    const [words] = this.#trained.shape;
    const slots = new Int32Array(words).fill(-1);
    chosen.forEach((id, slot) => (slots[id] = slot));
    const all = this.#trained;
    const rows = rowsOf(all, chosen);
    this.#rest = all.clone();
    this.#trained = tf.variable(rows);
    this.#ids = chosen;
    this.#slots = slots;
    tf.dispose([rows, all]);
  }

  /** @param ids [T] @returns [T, H], with a gradient if all of their rows are trained */
  rows(ids: Int32Array): tf.Tensor2D {
    const [slots, rest] = [this.#slots, this.#rest];
    if (!slots || !rest) return embedding(this.#trained, ids);
    const indices = ids.map((id) => slots[id] ?? -1);
    if (!indices.includes(-1)) return embedding(this.#trained, indices);
    const trains = tf.tensor2d(
      indices.map((index) => (index < 0 ? 0 : 1)),
      [ids.length, 1],
      'float32',
    );
    const trained = rowsOf(
      this.#trained,
      indices.map((index) => Math.max(index, 0)),
    );
    return tf.add(tf.mul(trained, trains), tf.mul(rowsOf(rest, ids), tf.sub(1, trains)));
  }

  /** Every row. [V·H] */
  async data(): Promise<Float32Array> {
    const trained = await this.#trained.data<'float32'>();
    if (!this.#rest || !this.#slots) return trained.slice();
    const all = (await this.#rest.data<'float32'>()).slice();
    const width = this.#trained.shape[1];
    this.#slots.forEach((slot, id) => {
      if (slot >= 0) all.set(trained.subarray(slot * width, (slot + 1) * width), id * width);
    });
    return all;
  }

  /** Restores what `data` returned; the same rows are trained. */
  restore(table: tf.Tensor2D): void {
    if (!this.#rest || !this.#ids) return void this.#trained.assign(table);
    this.#rest.dispose();
    this.#rest = table.clone();
    const rows = rowsOf(table, this.#ids);
    this.#trained.assign(rows);
    rows.dispose();
  }

  dispose(): void {
    tf.dispose([this.#trained, ...(this.#rest ? [this.#rest] : [])]);
  }
}

const rowsOf = (table: tf.Tensor2D, ids: Int32Array): tf.Tensor2D =>
  tf.tidy(() => tf.gather(table, tf.tensor1d(ids, 'int32')));
