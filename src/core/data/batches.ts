/**
 * Deals the examples into batches, shuffled anew in every epoch; for ranking losses no batch holds a text twice, and for
 * losses on classes each holds two of every class that it has.
 */

import type { BatchSampler } from '../losses/types';
import { createRandom, streams } from '../random';
import { dealByClass } from './batchesByClass';
import { allTextsOf, comparable } from './sentence';
import type { Example } from './types';

export interface BatchOptions {
  readonly batchSize: number;
  readonly seed: number;
  /** From 0. */
  readonly epoch: number;
  /** As the loss's catalogue entry says. */
  readonly sampler: BatchSampler;
}

/**
 * The batches of one epoch, each the indices of its examples; every example is in exactly one. The last batch may be
 * smaller. With `noDuplicates` a row goes into the first batch that has room and none of its texts, as in
 * sentence-transformers' NoDuplicatesBatchSampler, so that several batches may be smaller. With `groupByLabel` some
 * examples are in none.
 */
export function makeBatches(examples: readonly Example[], options: BatchOptions): Int32Array[] {
  const { batchSize, seed, epoch, sampler } = options;
  const random = createRandom(seed, streams.batches, epoch);
  const order = random.shuffle(Int32Array.from(examples.keys()));
  if (sampler === 'noDuplicates') return dealApart(order, examples, batchSize);
  if (sampler === 'groupByLabel') return dealByClass(order, examples, batchSize, random);
  const batches: Int32Array[] = [];
  for (let start = 0; start < order.length; start += batchSize) {
    batches.push(order.slice(start, start + batchSize));
  }
  return batches;
}

interface OpenBatch {
  readonly rows: number[];
  readonly texts: Set<string>;
}

function dealApart(order: Int32Array, examples: readonly Example[], batchSize: number): Int32Array[] {
  const batches: OpenBatch[] = [];
  let firstOpen = 0;
  /** For each text the number of batches, from the first on, that are full or hold it. */
  const closed = new Map<string, number>();

  for (const row of order) {
    const example = examples[row];
    const texts = example ? textsOf(example) : [];
    for (const text of texts) {
      let from = Math.max(firstOpen, closed.get(text) ?? 0);
      while (isClosed(batches[from], text, batchSize)) from++;
      closed.set(text, from);
    }
    let place = Math.max(...texts.map((text) => closed.get(text) ?? 0));
    while (texts.some((text) => isClosed(batches[place], text, batchSize))) place++;
    const batch = (batches[place] ??= { rows: [], texts: new Set() });
    batch.rows.push(row);
    for (const text of texts) batch.texts.add(text);
    while (isFull(batches[firstOpen], batchSize)) firstOpen++;
  }
  return batches.map(({ rows }) => Int32Array.from(rows));
}

const isFull = (batch: OpenBatch | undefined, batchSize: number) =>
  batch !== undefined && batch.rows.length >= batchSize;

const isClosed = (batch: OpenBatch | undefined, text: string, batchSize: number) =>
  isFull(batch, batchSize) || batch?.texts.has(text) === true;

/** The texts of which no batch may hold two equal ones, by their comparable forms. */
export function textsOf(example: Example): string[] {
  return allTextsOf(example).map(comparable);
}
