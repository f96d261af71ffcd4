import { describe, expect, it } from 'vitest';
import { append, emptySeries, type StepSeries } from '../../../src/core/run/series';

const point = (step: number, loss = step / 10) => ({ step, loss, learningRate: 1e-5, gradNorm: 1 });
const grow = (series: StepSeries, from: number, to: number) => {
  let grown = series;
  for (let i = from; i <= to; i++) grown = append(grown, point(i));
  return grown;
};

describe('append', () => {
  it('keeps every column of every step', () => {
    const series = grow(emptySeries, 1, 1000);
    expect(series).toHaveLength(1000);
    expect([...series.step]).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1));
    expect(series.loss[999]).toBe(100);
    expect([series.learningRate[500], series.gradNorm[500]]).toEqual([1e-5, 1]);
  });

  it('leaves every older series as it was, even when two grow from it', () => {
    const older = grow(emptySeries, 1, 3);
    const one = append(older, point(4, 44));
    const other = append(older, point(4, 55));
    expect([one.loss[3], other.loss[3], older.length]).toEqual([44, 55, 3]);
    expect([...append(other, point(5)).loss]).toEqual([0.1, 0.2, 0.3, 55, 0.5]);
    expect([...older.loss]).toEqual([0.1, 0.2, 0.3]);
  });

  it('shares its memory: 100,000 steps copy it only when it doubles', () => {
    const buffers = new Set<unknown>();
    let series = emptySeries;
    for (let i = 1; i <= 100_000; i++) {
      series = append(series, point(i));
      buffers.add(series.loss.buffer);
    }
    expect(buffers.size).toBe(1 + Math.ceil(Math.log2(100_000 / 256)));
  });
});
