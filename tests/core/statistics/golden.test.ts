import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bootstrap } from '../../../src/core/statistics/bootstrap';
import type { Clusters } from '../../../src/core/statistics/clusters';
import {
  countedAveragePrecision,
  countedMean,
  countedSpearman,
  type CountedMetric,
} from '../../../src/core/statistics/countedMetrics';
import { expandedLevel, percentileInterval } from '../../../src/core/statistics/intervals';
import file from '../../golden/bootstrap.json';
import { resultOf } from './runGenerator';

const numbers = z.array(z.number());
const three = <T extends z.ZodType>(of: T) => z.object({ base: of, tuned: of, difference: of });
const interval = z.tuple([z.number(), z.number()]);
const golden = z
  .object({
    levels: z.array(z.tuple([z.int(), z.number()])),
    cases: z.array(
      z.object({
        name: z.string(),
        metric: z.enum(['spearman', 'average_precision', 'mean']),
        base: numbers,
        tuned: numbers,
        labels: numbers,
        clusters: z.array(z.int()),
        level: z.number(),
        draws: z.array(z.array(z.int())),
        distribution: three(numbers),
        intervals: three(interval),
        many: three(interval),
      }),
    ),
  })
  .parse(file);

const metrics = {
  spearman: countedSpearman,
  average_precision: countedAveragePrecision,
  mean: (values: readonly number[], _: readonly number[], clusters: Clusters) =>
    countedMean(values, clusters),
} as const;

it.each(golden.levels)(
  'the expanded level of %i clusters is that of the normal and t distributions of scipy',
  (clusters, level) => {
    expect(expandedLevel(clusters)).toBeCloseTo(level, 12);
  },
);

describe.each(golden.cases)('the bootstrap of $name', (part) => {
  const of = Int32Array.from(part.clusters);
  const clusters: Clusters = { grouping: 'sentences', of, count: Math.max(...of) + 1 };
  const metric = (values: readonly number[]): CountedMetric =>
    metrics[part.metric](values, part.labels, clusters);
  const [base, tuned] = [metric(part.base), metric(part.tuned)];

  it('has on the same draws the distribution and the percentile intervals of scipy.stats.bootstrap', () => {
    const drawn = { base: [] as number[], tuned: [] as number[], difference: [] as number[] };
    for (const draw of part.draws) {
      const counts = new Uint32Array(clusters.count);
      for (const cluster of draw) counts[cluster] = (counts[cluster] ?? 0) + 1;
      const [before, after] = [base(counts), tuned(counts)];
      drawn.base.push(before);
      drawn.tuned.push(after);
      drawn.difference.push(after - before);
    }
    for (const name of ['base', 'tuned', 'difference'] as const) {
      expect(drawn[name]).toEqual(part.distribution[name].map((value) => expect.closeTo(value, 12)));
      const [low, high] = part.intervals[name];
      expect(percentileInterval(Float64Array.from(drawn[name]), part.level)).toEqual({
        low: expect.closeTo(low, 12),
        high: expect.closeTo(high, 12),
      });
    }
  });

  it('has on draws of its own the intervals of 2,000 draws of scipy, but for the luck of the draws', () => {
    const draws = { clusters: clusters.count, rows: of.length, resamples: 10_000, seed: [1] };
    const [before = new Float64Array(), after = new Float64Array()] = resultOf(
      bootstrap([base, tuned], draws),
    );
    const values = { base: before, tuned: after, difference: after.map((x, i) => x - (before[i] ?? NaN)) };
    for (const name of ['base', 'tuned', 'difference'] as const) {
      const found = percentileInterval(values[name], part.level);
      const [low, high] = part.many[name];
      // An end of 2,000 draws is off by a twentieth of the interval at most, with some air.
      const luck = (high - low) / 20;
      expect(Math.abs((found?.low ?? NaN) - low)).toBeLessThan(luck);
      expect(Math.abs((found?.high ?? NaN) - high)).toBeLessThan(luck);
    }
  });
});
