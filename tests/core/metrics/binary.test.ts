import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binaryMetrics } from '../../../src/core/metrics/binary';
import { evaluateMetrics } from '../../../src/core/metrics/evaluate';
import { atThreshold } from '../../../src/core/metrics/decision/threshold';

describe('binaryMetrics', () => {
  it('is undefined where only one label occurs or a cosine is no number', () => {
    expect(binaryMetrics([0.1, 0.9], [1, 1])).toBeNull();
    expect(binaryMetrics([0.1, 0.9], [0, 0])).toBeNull();
    expect(binaryMetrics([0.1, NaN], [0, 1])).toBeNull();
    expect(binaryMetrics([], [])).toBeNull();
  });

  it('puts no rounded threshold below a cosine that it must not take in', () => {
    // Neighbouring float64: their midpoint rounds down to the lower one.
    const [lower, upper] = [0.5, 0.5 + 2 ** -53];
    expect(binaryMetrics([upper, lower], [1, 0])).toMatchObject({
      accuracyThreshold: upper,
      f1Threshold: upper,
    });
  });

  it('names thresholds at which the same accuracy and F1 are found again, and no other does better', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.boolean()), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(pairs, (drawn) => {
        const cosines = drawn.map(([tenths]) => tenths / 10);
        const labels = drawn.map(([, similar]) => Number(similar));
        const best = binaryMetrics(cosines, labels);
        fc.pre(best !== null);
        if (!best) return;
        expect(atThreshold(cosines, labels, best.accuracyThreshold)?.accuracy).toBeCloseTo(best.accuracy, 12);
        const atF1 = atThreshold(cosines, labels, best.f1Threshold);
        expect(atF1?.f1).toBeCloseTo(best.f1, 12);
        expect(atF1?.precision).toBeCloseTo(best.precision, 12);
        expect(atF1?.recall).toBeCloseTo(best.recall, 12);
        for (const threshold of cosines) {
          const at = atThreshold(cosines, labels, threshold);
          expect(at?.accuracy).toBeLessThanOrEqual(best.accuracy + 1e-12);
          expect(at?.f1).toBeLessThanOrEqual(best.f1 + 1e-12);
        }
      }),
    );
  });
});

describe('atThreshold', () => {
  it('has no precision where nothing is called similar and no recall where nothing is', () => {
    expect(atThreshold([0.1, 0.2], [1, 0], 0.5)).toEqual({
      accuracy: 0.5,
      precision: null,
      recall: 0,
      f1: 0,
    });
    expect(atThreshold([0.1, 0.7], [0, 0], 0.5)).toEqual({
      accuracy: 0.5,
      precision: 0,
      recall: null,
      f1: 0,
    });
    expect(atThreshold([], [], 0.5)).toBeNull();
  });

  it('splits graded labels at the given threshold', () => {
    expect(atThreshold([0.9, 0.1], [0.6, 0.4], 0.5, 0.3)?.recall).toBe(0.5);
    expect(atThreshold([0.9, 0.1], [0.6, 0.4], 0.5, 0.5)?.recall).toBe(1);
  });
});

describe('evaluateMetrics', () => {
  it('gives binary numbers for classes and counter-examples, not for grades', () => {
    const of = (kind: 'score' | 'binary' | 'pairs') => evaluateMetrics([0.9, 0.1], [1, 0], kind);
    expect(of('score').binary).toBeNull();
    expect(of('binary').binary?.accuracy).toBe(1);
    expect(of('pairs')).toMatchObject({
      pairs: 2,
      spearman: 1,
      spearmanCeiling: 1,
      pearson: 1,
      retrieval: null,
      tripletAccuracy: null,
    });
  });

  it('has null for everything that equal scores leave undefined', () => {
    expect(evaluateMetrics([0.9, 0.1], [0.7, 0.7], 'score')).toEqual({
      kind: 'score',
      pairs: 2,
      spearman: null,
      spearmanCeiling: null,
      pearson: null,
      binary: null,
      retrieval: null,
      tripletAccuracy: null,
    });
  });
});
