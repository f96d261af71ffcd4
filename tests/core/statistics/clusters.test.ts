import { describe, expect, it } from 'vitest';
import { clusterRows, clustersAmong, effectiveClusters } from '../../../src/core/statistics/clusters';

const rows = (n: number, texts: (i: number) => readonly string[]) =>
  Array.from({ length: n }, (_, i) => texts(i));

describe('clusters of evaluation rows', () => {
  it('are single rows where no sentence occurs twice', () => {
    const clusters = clusterRows(rows(12, (i) => [`a${i}`, `b${i}`]));
    expect(clusters).toMatchObject({ grouping: 'sentences', count: 12 });
    expect(effectiveClusters(clusters)).toBe(12);
  });

  it('have the rows that share a sentence, also through other rows and in the other place', () => {
    const own = rows(20, (i) => [`a${i}`, `b${i}`]);
    const { of, count } = clusterRows([['x', 'y'], ['y', 'z'], ['q', 'z'], ...own]);
    expect(count).toBe(21);
    expect([...of.subarray(0, 4)]).toEqual([0, 0, 0, 1]);
  });

  it('go by one of the sentences where shared ones connect nearly all rows, and by that with fewer groups', () => {
    // Every second sentence occurs with three first ones, every first one with six second ones.
    const crossed = rows(240, (i) => [`a${Math.floor(i / 6)}`, `b${(i * 7) % 80}`]);
    expect(clusterRows(crossed)).toMatchObject({ grouping: 'first', count: 40 });
    expect(clusterRows(crossed.map(([a = '', b = '']) => [b, a]))).toMatchObject({
      grouping: 'second',
      count: 40,
    });
  });

  it('go by the other sentence where all rows have the same first one', () => {
    expect(clusterRows(rows(30, (i) => ['query', `b${Math.floor(i / 2)}`]))).toMatchObject({
      grouping: 'second',
      count: 15,
    });
  });

  it('are single rows where neither sentence gives enough groups', () => {
    expect(clusterRows(rows(25, (i) => [`a${i % 5}`, `b${Math.floor(i / 5)}`]))).toMatchObject({
      grouping: 'rows',
      count: 25,
    });
  });

  it('stay as they are where they are few, but none of them has more than half of the rows', () => {
    expect(clusterRows(rows(12, (i) => [`a${i % 4}`, `b${i}`]))).toMatchObject({
      grouping: 'sentences',
      count: 4,
    });
  });

  it('are worth fewer where one is much larger', () => {
    const of = Int32Array.from({ length: 100 }, (_, i) => Math.max(0, i - 90));
    expect(effectiveClusters({ grouping: 'sentences', of, count: 10 })).toBeCloseTo(
      100 ** 2 / (91 ** 2 + 9),
      12,
    );
  });

  it('of some rows are numbered without gaps', () => {
    const clusters = clusterRows(rows(12, (i) => [`a${Math.floor(i / 2) % 6}`]));
    expect(clustersAmong(clusters, Int32Array.of(2, 3, 10))).toMatchObject({
      of: Int32Array.of(0, 0, 1),
      count: 2,
    });
  });
});
