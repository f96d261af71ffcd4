import { describe, expect, it } from 'vitest';
import {
  evaluators,
  evaluatorsFor,
  flatName,
  mainEvaluator,
  primaryOf,
} from '../../src/core/evaluators/catalogue';

describe('the evaluators', () => {
  it('are chosen by what the labels are', () => {
    const names = (kind: Parameters<typeof evaluatorsFor>[0]) => evaluatorsFor(kind).map(({ name }) => name);
    expect(names('score')).toEqual(['EmbeddingSimilarityEvaluator']);
    expect(names('binary')).toEqual(['EmbeddingSimilarityEvaluator', 'BinaryClassificationEvaluator']);
    expect(names('pairs').at(-1)).toBe('InformationRetrievalEvaluator');
    expect(names('triplets')).toEqual(evaluators.map(({ name }) => name));
  });

  it.each([
    ['score', 'spearman_cosine'],
    ['binary', 'cosine_ap'],
    ['pairs', 'cosine_ndcg@10'],
    ['triplets', 'cosine_accuracy'],
  ] as const)(
    "choose the best model of kind %s by sentence-transformers' primary metric, %s",
    (kind, name) => {
      expect(primaryOf(mainEvaluator(kind)).name).toBe(name);
    },
  );

  it('have no two metrics of one name where they stand together', () => {
    const names = evaluators.flatMap((evaluator) =>
      evaluator.metrics.map(({ name }) => flatName(evaluator, name)),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('show the page the metric that they choose by', () => {
    for (const evaluator of evaluators) expect(primaryOf(evaluator).onPage).toBe(true);
  });
});
