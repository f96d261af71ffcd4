import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { cosine } from '../../../src/core/metrics/cosine';
import { searchMetrics, type Search } from '../../../src/core/metrics/retrieval';
import type { Progress } from '../../../src/core/run/events';
import { message } from '../../../src/messages/message';
import { createSearchIndex } from '../../../src/ml/evaluate/searchIndex';
import { seeded } from '../../../src/ml/selfTest/seeded';

const [queries, documents, width] = [23, 131, 6];
const names = (part: string, count: number) => Array.from({ length: count }, (_, i) => `${part} ${i}`);
const search: Search = {
  queries: names('query', queries),
  documents: names('document', documents),
  relevant: Array.from({ length: queries }, (_, i) => new Set([i, (i * 7) % documents])),
};
/** Vectors of many lengths, one of them zero. */
const vectorOf = (text: string, i: number) =>
  Float32Array.from(seeded(text, width), (x) => (text === 'document 5' ? 0 : x * (1 + i)));
const vectors = new Map([...search.queries, ...search.documents].map((text, i) => [text, vectorOf(text, i)]));

async function rank(piece?: Parameters<typeof createSearchIndex>[1]) {
  const index = createSearchIndex(search, piece);
  // As the evaluation does: in slices, some texts twice.
  const entries = [...vectors];
  for (let i = 0; i < entries.length; i += 40) index.take(new Map(entries.slice(i, i + 60)));
  const reports: Progress[] = [];
  const ranking = index.rank();
  for (;;) {
    const { done, value } = await ranking.next();
    if (done) return { reports, metrics: value?.metrics, queries: value?.queries };
    reports.push(value);
  }
}

describe('a search index', () => {
  beforeAll(async () => {
    await tf.setBackend('cpu');
  });

  it.each([
    ['one piece', undefined, 1],
    ['pieces that do not fit evenly', { queries: 7, documents: 50 }, 12],
    ['pieces of one', { queries: 1, documents: 1 }, queries * documents],
  ])('ranks in %s as every cosine by itself does', async (_, piece, count) => {
    const { metrics, queries: found, reports } = await rank(piece);
    const vector = (text = '') => vectors.get(text);
    expect(metrics).toEqual(
      searchMetrics(search, (i, j) => cosine(vector(search.queries[i]), vector(search.documents[j]))),
    );
    const meanOf = (values: Iterable<number> = []) => {
      const all = [...values];
      return all.reduce((sum, x) => sum + x, 0) / all.length;
    };
    expect(meanOf(found?.ndcgAt10)).toBeCloseTo(metrics?.ndcgAt10 ?? NaN, 6);
    expect(meanOf(found?.mrrAt10)).toBeCloseTo(metrics?.mrrAt10 ?? NaN, 6);
    expect(meanOf(found?.mapAt100)).toBeCloseTo(metrics?.mapAt100 ?? NaN, 6);
    expect(reports).toHaveLength(count);
    const done = reports.map((report) => report.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(reports.at(-1)).toEqual({
      type: 'progress',
      what: message('training.progress.ranking'),
      done: queries * documents,
      total: queries * documents,
    });
  });

  it('leaves no tensors, even when its consumer ends it', async () => {
    const before = tf.memory().numTensors;
    await rank({ queries: 5, documents: 40 });
    const index = createSearchIndex(search, { queries: 5, documents: 40 });
    index.take(vectors);
    for await (const { what } of index.rank()) {
      expect(what).toEqual(message('training.progress.ranking'));
      break;
    }
    expect(tf.memory().numTensors).toBe(before);
  });
});
