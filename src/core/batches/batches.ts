/**
 * Splits the examples into batches, shuffled in every epoch; for ranking losses no batch contains a text twice, and for
 * losses on classes each batch has two rows of every class that it has.
 */

import type { BatchSampler } from '../losses/types';
import type { Batching } from '../recipe/batching';
import { createRandom, streams } from '../random';
import { groupedByLength, withEvenLabels } from './batchOrders';
import { dealByClass } from './batchesByClass';
import { allTextsOf, comparable } from '../data/sentence';
import type { Example } from '../data/types';

export interface BatchOptions {
  readonly batchSize: number;
  readonly seed: number;
  /** From 0. */
  readonly epoch: number;
  /** As the loss's catalogue entry says. */
  readonly sampler: BatchSampler;
  /** How the rows are ordered where the sampler leaves it open. */
  readonly batching: Batching;
}

/**
 * The batches of one epoch, each the indices of its examples; every example is in exactly one. The last batch may be
 * smaller. With `noDuplicates` a row goes into the first batch that has room and none of its texts, as in
 * sentence-transformers' NoDuplicatesBatchSampler, so that several batches may be smaller. With `groupByLabel` some
 * examples are in none.
 */
export function makeBatches(examples: readonly Example[], options: BatchOptions): Int32Array[] {
  const { batchSize, seed, epoch, sampler, batching } = options;
  const random = createRandom(seed, streams.batches, epoch);
  const order = random.shuffle(Int32Array.from(examples.keys()));
  if (sampler === 'noDuplicates') return dealApart(order, examples, batchSize);
  if (sampler === 'groupByLabel') return dealByClass(order, examples, batchSize, random);
  const rows = orders[batching](order, examples, batchSize);
  const batches: Int32Array[] = [];
  for (let start = 0; start < rows.length; start += batchSize) {
    batches.push(rows.slice(start, start + batchSize));
  }
  return batches;
}

type Order = (order: Int32Array, examples: readonly Example[], batchSize: number) => Int32Array;

const orders: Readonly<Record<Batching, Order>> = {
  random: (order) => order,
  group_by_length: groupedByLength,
  even_labels: withEvenLabels,
};

interface OpenBatch {
  readonly rows: number[];
  readonly texts: Set<string>;
}

function dealApart(order: Int32Array, examples: readonly Example[], batchSize: number): Int32Array[] {
  const batches: OpenBatch[] = [];
  let firstOpen = 0;
  /** For each text the number of batches, from the first on, that are full or contain it. */
  const closed = new Map<string, number>();

  for (const row of order) {
    const example = examples[row];
    const texts = example ? textsOf(example) : [];
    for (const text of texts) {
      let from = Math.max(firstOpen, closed.get(text) ?? 0);
      while (isClosed(batches[from], text, batchSize)) from++;
      closed.set(text, from);
    }
    let index = Math.max(...texts.map((text) => closed.get(text) ?? 0));
    while (texts.some((text) => isClosed(batches[index], text, batchSize))) index++;
    const batch = (batches[index] ??= { rows: [], texts: new Set() });
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

/** The texts that no batch may contain twice, by their comparable forms. */
export function textsOf(example: Example): string[] {
  return allTextsOf(example).map(comparable);
}
