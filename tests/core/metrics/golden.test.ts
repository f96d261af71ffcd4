import { describe, expect, it } from 'vitest';
import { spearmanCeiling } from '../../../src/core/metrics/ceiling';
import { pearson } from '../../../src/core/metrics/pearson';
import { meanRanks } from '../../../src/core/metrics/ranks';
import { spearman } from '../../../src/core/metrics/spearman';
import { atThreshold } from '../../../src/core/metrics/decision/threshold';
import file from '../../golden/metrics.json';
import { type Check, passes } from '../../parity/check';
import { checkPairs, checkSearch, checkTriplets, metricsSchema } from '../../parity/metrics';

const golden = metricsSchema.parse(file);

/** Agreement to 1e-9, NaN and absent values included. */
function expectClose(actual: object | null, expected: object) {
  const near = (value: unknown) => (typeof value === 'number' ? expect.closeTo(value, 9) : value);
  const pattern = Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, near(value)]));
  expect(actual).toEqual(pattern);
}

function expectWithin(checks: readonly Check[], least: number) {
  expect(checks.length).toBeGreaterThanOrEqual(least);
  expect(checks.filter((check) => !passes(check))).toEqual([]);
}

describe.each(golden.cases)('metrics of $name', (part) => {
  const { cosines, labels } = part;

  it("have scipy's ranks", () => {
    expect(Array.from(meanRanks(cosines))).toEqual(part.ranks);
  });

  it("have scipy's correlations", () => {
    const correlations = { spearman: spearman(cosines, labels), pearson: pearson(cosines, labels) };
    expectClose(correlations, part.scipy);
  });

  it('have the Spearman of the best possible order as their ceiling', () => {
    expect(spearmanCeiling(labels)).toBeCloseTo(part.ceiling, 9);
  });

  it("are what sentence-transformers' evaluators return, by the same names", () => {
    expectWithin(checkPairs(part), 'BinaryClassificationEvaluator' in part.evaluators ? 10 : 2);
  });

  it.each(part.at)("have scikit-learn's numbers at threshold $threshold", ({ threshold, ...at }) => {
    expectClose(atThreshold(cosines, labels, threshold), at);
  });
});

it.each(golden.searches)(
  "a search with $name has every number of sentence-transformers' InformationRetrievalEvaluator",
  (part) => {
    expectWithin(checkSearch(part), 15);
  },
);

it.each(golden.triplets)(
  "the accuracy of $name is that of sentence-transformers' TripletEvaluator",
  (part) => {
    expectWithin(checkTriplets(part), 1);
  },
);
