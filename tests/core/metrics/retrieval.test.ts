import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchOf } from '../../../src/core/data/evaluation/search';
import { retrievalMetrics, searchMetrics, type Search } from '../../../src/core/metrics/retrieval';
import { createTopHits } from '../../../src/core/metrics/topHits';
import { tripletAccuracy } from '../../../src/core/metrics/triplets';
import { example } from '../data/tables';

describe('the top hits', () => {
  it('are the first of all by falling score, equal ones in the order of the documents', () => {
    const scores = fc.array(fc.constantFrom(-1, -0.5, 0, 0.25, 0.5, 1), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 12 }), (row, depth) => {
        const top = createTopHits(2, depth);
        for (const [document, score] of row.entries()) {
          top.offer(0, document, score);
          top.offer(1, document, -score);
        }
        const sorted = (sign: number) =>
          [...row.keys()].sort((a, b) => sign * ((row[b] ?? 0) - (row[a] ?? 0)) || a - b).slice(0, depth);
        expect(Array.from(top.hits(0) ?? [])).toEqual(sorted(1));
        expect(Array.from(top.hits(1) ?? [])).toEqual(sorted(-1));
      }),
    );
  });
});

describe('a search', () => {
  it('takes equal texts as one, so that a query may have several partners', () => {
    const rows = [
      example('Q', 'a'),
      example('q ', 'b'),
      example('r', 'A'),
      example('s', 'c', { negatives: ['b', 'B '] }),
    ];
    expect(searchOf(rows)).toEqual({
      queries: ['Q', 'r', 's'],
      documents: ['a', 'b', 'c'],
      relevant: [new Set([0, 1]), new Set([0]), new Set([2])],
    });
  });

  it('looks among the negatives, too, where the data has them', () => {
    const rows = [
      example('q', 'a', { negatives: ['x', 'y'] }),
      example('r', 'b', { negatives: ['a'] }),
      example('s', 'c'),
    ];
    expect(searchOf(rows).documents).toEqual(['a', 'b', 'c', 'x', 'y']);
  });

  const two: Search = {
    queries: ['q', 'r'],
    documents: ['x', 'y', 'z'],
    relevant: [new Set([0, 2]), new Set([1])],
  };

  it('gives a model that cannot tell texts apart what the order of the documents gives', () => {
    expect(searchMetrics(two, () => 0.5)).toMatchObject({
      queries: 2,
      documents: 3,
      accuracy: { 1: 0.5, 3: 1 },
      precision: { 1: 0.5 },
      recall: { 1: 0.25, 3: 1 },
      mrrAt10: 0.75,
    });
  });

  it('is undefined without queries and where a cosine is no number', () => {
    expect(searchMetrics({ queries: [], documents: [], relevant: [] }, () => 1)).toBeNull();
    expect(searchMetrics(two, (i, j) => (i === 1 && j === 2 ? NaN : 1))).toBeNull();
  });

  it('finds a partner beyond the tenth rank too late for MRR and NDCG, and in time for MAP', () => {
    const search: Search = {
      queries: ['q'],
      documents: Array.from({ length: 20 }, (_, i) => `document ${i}`),
      relevant: [new Set([10])],
    };
    const top = createTopHits(1, 20);
    for (let i = 0; i < 20; i++) top.offer(0, i, -i);
    expect(retrievalMetrics(search, top)).toMatchObject({ mrrAt10: 0, ndcgAt10: 0, mapAt100: 1 / 11 });
  });
});

describe('the accuracy of triplets', () => {
  it('takes a tie as wrong', () => {
    const triplets = [0, 1, 2, 3].map((i) => [i, 4 + i] as const);
    expect(tripletAccuracy([0.5, 0.5, 0.9, 0.1, 0.5, 0.1, 0.8, 0.2], triplets)).toBe(0.5);
  });

  it('is the mean over the negatives of all rows, of which each makes a triplet', () => {
    const cosines = [0.5, 0.6, 0.4, 0.7, 0.1];
    expect(
      tripletAccuracy(cosines, [
        [0, 2],
        [0, 3],
        [1, 4],
      ]),
    ).toBe(2 / 3);
  });

  it('is undefined without triplets and where a cosine is no number', () => {
    expect(tripletAccuracy([], [])).toBeNull();
    expect(tripletAccuracy([0.5, NaN], [[0, 1]])).toBeNull();
  });
});
