import { describe, expect, it } from 'vitest';
import { atThreshold } from '../../../src/core/metrics/decision/threshold';
import { binaryMetrics } from '../../../src/core/metrics/binary';
import { createRandom } from '../../../src/core/random';
import { clusterRows } from '../../../src/core/statistics/clusters';
import { halve, thresholdReport } from '../../../src/core/statistics/threshold';
import { resultOf } from './runGenerator';

const n = 90;
const clusters = clusterRows(Array.from({ length: n }, (_, i) => [`a${Math.floor(i / 3)}`, `b${i}`]));
const labels = Float32Array.from({ length: n }, (_, i) => Number(i % 3 === 0));
const random = createRandom(4);
const cosines = labels.map((label) => 0.4 * label + 0.8 * random.next() - 0.2);
const options = { clusters, resamples: 2000, seed: 1, enough: () => false };

describe('the threshold that is reported', () => {
  it('is chosen on one half of the pairs, and the numbers are of the other half', () => {
    const report = resultOf(thresholdReport({ cosines, labels }, options));
    const [chosen, other] = halve(labels, clusters, 1).map((rows) => ({
      cosines: Float64Array.from(rows, (row) => cosines[row] ?? NaN),
      labels: Float64Array.from(rows, (row) => labels[row] ?? NaN),
    }));
    expect(report?.threshold).toBe(binaryMetrics(chosen?.cosines ?? [], chosen?.labels ?? [])?.f1Threshold);
    const found = atThreshold(other?.cosines ?? [], other?.labels ?? [], report?.threshold ?? NaN);
    expect(report).toMatchObject({
      chosenOn: 45,
      pairs: 45,
      precision: found?.precision,
      recall: found?.recall,
      f1: { value: found?.f1 },
    });
    expect(report?.f1.interval?.low).toBeLessThan(found?.f1 ?? NaN);
    expect(report?.f1.interval?.high).toBeGreaterThan(found?.f1 ?? NaN);
  });

  it('has halves with the same labels, and no cluster in both', () => {
    for (const seed of [1, 2, 3]) {
      const [one, two] = halve(labels, clusters, seed);
      const ones = (rows: Int32Array) => rows.filter((row) => labels[row] === 1).length;
      expect([one.length, ones(one), two.length, ones(two)]).toEqual([45, 15, 45, 15]);
      const of = (rows: Int32Array) => new Set(Array.from(rows, (row) => clusters.of[row]));
      expect([...of(one)].filter((cluster) => of(two).has(cluster))).toEqual([]);
    }
    expect(halve(labels, clusters, 1)).not.toEqual(halve(labels, clusters, 2));
  });

  it('is absent where a half lacks one of the labels', () => {
    const lone = Float32Array.from({ length: n }, (_, i) => Number(i === 0));
    expect(resultOf(thresholdReport({ cosines, labels: lone }, options))).toBeNull();
  });
});
