import { describe, expect, it } from 'vitest';
import { binaryMetrics } from '../../../src/core/metrics/binary';
import { spearmanCeiling } from '../../../src/core/metrics/ceiling';
import { pearson } from '../../../src/core/metrics/pearson';
import { rankingMetrics } from '../../../src/core/metrics/ranking';
import { meanRanks } from '../../../src/core/metrics/ranks';
import { spearman } from '../../../src/core/metrics/spearman';
import { atThreshold } from '../../../src/core/metrics/threshold';
import golden from '../../golden/metrics.json';

/** Agreement to 1e-9, NaN and absent values included. */
function expectClose(actual: object | null, expected: object | null) {
  const near = (value: unknown) => (typeof value === 'number' ? expect.closeTo(value, 9) : value);
  const pattern =
    expected && Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, near(value)]));
  expect(actual).toEqual(pattern);
}

describe.each(golden.cases)('metrics of $name', ({ cosines, labels, ...expected }) => {
  it("have scipy's ranks", () => {
    expect(Array.from(meanRanks(cosines))).toEqual(expected.ranks);
  });

  it("have scipy's correlations", () => {
    const correlations = { spearman: spearman(cosines, labels), pearson: pearson(cosines, labels) };
    expectClose(correlations, { spearman: expected.spearman, pearson: expected.pearson });
  });

  it('have the Spearman of the best possible order as their ceiling', () => {
    expect(spearmanCeiling(labels)).toBeCloseTo(expected.ceiling, 9);
  });

  it.each(expected.at)("have scikit-learn's numbers at threshold $threshold", ({ threshold, ...at }) => {
    expectClose(atThreshold(cosines, labels, threshold), at);
  });
});

it.each(golden.cases.filter(({ binary }) => binary !== null))(
  "sentence-transformers' and scikit-learn's binary numbers of $name",
  ({ cosines, labels, binary }) => {
    expectClose(binaryMetrics(cosines, labels), binary);
  },
);

it('ranking has the accuracy@1 and MRR of scikit-learn', () => {
  const { cosines, accuracyAt1, mrr } = golden.ranking;
  const sentences = cosines.map((_, i) => `sentence ${i}`);
  const answers = cosines.map((_, i) => `answer ${i}`);
  expectClose(
    rankingMetrics((i, j) => cosines[i]?.[j] ?? NaN, sentences, answers),
    { accuracyAt1, mrr },
  );
});
