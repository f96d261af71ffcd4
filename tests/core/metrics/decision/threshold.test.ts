import { describe, expect, it } from 'vitest';
import { binaryMetrics } from '../../../../src/core/metrics/binary';
import {
  atThreshold,
  bestThreshold,
  confusionAt,
  recallAtPrecision,
} from '../../../../src/core/metrics/decision/threshold';

/** By hand: 0.9 yes, 0.8 yes, 0.7 no, 0.6 yes, 0.5 no, 0.4 no. */
const cosines = [0.5, 0.9, 0.7, 0.8, 0.4, 0.6];
const labels = [0, 1, 0, 1, 0, 1];

describe('a threshold', () => {
  it('has the counts of the confusion matrix, and what follows from them', () => {
    expect(confusionAt(cosines, labels, 0.65)).toEqual({ rightYes: 2, wrongYes: 1, wrongNo: 1, rightNo: 2 });
    expect(atThreshold(cosines, labels, 0.65)).toEqual({
      accuracy: 4 / 6,
      precision: 2 / 3,
      recall: 2 / 3,
      f1: 2 / 3,
    });
  });

  it('predicts yes at its own cosine', () => {
    expect(confusionAt(cosines, labels, 0.7)).toMatchObject({ rightYes: 2, wrongYes: 1 });
    expect(confusionAt(cosines, labels, 0.7 + Number.EPSILON)).toMatchObject({ rightYes: 2, wrongYes: 0 });
  });

  it('has no precision where nothing is predicted, and no recall where nothing is similar', () => {
    expect(atThreshold(cosines, labels, 0.95)).toMatchObject({ precision: null, recall: 0, f1: 0 });
    expect(atThreshold(cosines, labels, 0.65, 1.5)).toMatchObject({ precision: 0, recall: null, f1: 0 });
  });

  it('of the best F1 has the F1 of the table, to the last bit', () => {
    const best = bestThreshold(cosines, labels);
    expect(best).toBe(0.55);
    const table = binaryMetrics(cosines, labels);
    expect(best).toBe(table?.f1Threshold);
    expect(atThreshold(cosines, labels, best ?? 0)?.f1).toBe(table?.f1);
  });

  it('of the best F1 takes scores from the split on as similar, and is absent where all are', () => {
    const scores = labels.map((label) => 0.2 + 0.3 * label);
    expect(bestThreshold(cosines, scores, 0.4)).toBe(0.55);
    expect(bestThreshold(cosines, scores, 0.1)).toBeNull();
  });
});

describe('the threshold for a precision', () => {
  it.each([
    [1, { threshold: 0.75, precision: 1, recall: 2 / 3 }],
    [0.75, { threshold: 0.55, precision: 0.75, recall: 1 }],
    [0.5, { threshold: 0.55, precision: 0.75, recall: 1 }],
  ])('of at least %d has the highest recall, then the highest precision', (precision, reached) => {
    const found = recallAtPrecision(cosines, labels, precision);
    expect(found?.threshold).toBeCloseTo(reached.threshold, 12);
    expect(found).toMatchObject({ precision: reached.precision, recall: reached.recall });
    const at = atThreshold(cosines, labels, found?.threshold ?? NaN);
    expect(at).toMatchObject({ precision: reached.precision, recall: reached.recall });
  });

  it('is absent where none reaches it, or nothing is similar', () => {
    expect(recallAtPrecision([0.9, 0.5], [0, 1], 0.6)).toBeNull();
    expect(recallAtPrecision(cosines, [0, 0, 0, 0, 0, 0], 0.1)).toBeNull();
  });
});
