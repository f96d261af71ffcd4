/**
 * Which evaluation rows are resampled together. Rows that share a sentence are not independent of each other, so that the
 * unit of resampling is the cluster, not the row (A. C. Davison and D. V. Hinkley, 1997, Bootstrap Methods and Their
 * Application, section 3.8).
 */

/** What makes rows a cluster. */
export type Grouping =
  /** Sharing a sentence, be it through other rows. */
  | 'sentences'
  /** Sharing the first or the second sentence, where shared sentences connect nearly all rows. */
  | 'first'
  | 'second'
  /** Nothing: each row is resampled alone, although rows share sentences. */
  | 'rows';

export interface Clusters {
  readonly grouping: Grouping;
  /** The cluster of each row, from 0 without gaps. [rows] */
  readonly of: Int32Array;
  readonly count: number;
}

/** A row's own texts, at least one; rows share a sentence where one of these is the same. */
export type RowTexts = readonly string[];

/** With fewer clusters than this, intervals are too narrow (Cameron and Miller, 2015, section VI). */
const enoughClusters = 10;

/**
 * The connected components of the rows by their texts. Where one of these holds more than half of the rows, because shared
 * sentences connect nearly all, there is no exact bootstrap (P. McCullagh, 2000, Resampling and exchangeable arrays,
 * Bernoulli 6(2)); the rows are then clustered by one of their sentences, the one that gives fewer but enough clusters
 * (A. C. Cameron and D. L. Miller, 2015, A practitioner's guide to cluster-robust inference, Journal of Human Resources
 * 50(2), sections IV and V), else each alone.
 */
export function clusterRows(rows: readonly RowTexts[]): Clusters {
  const components = connected(rows);
  if (sizesOf(components).reduce((a, b) => Math.max(a, b), 0) <= rows.length / 2) return components;
  const bySide = [
    numbered(
      'first',
      rows.map(([first = '']) => first),
    ),
    numbered(
      'second',
      rows.map(([first = '', second = first]) => second),
    ),
  ].sort((a, b) => a.count - b.count);
  const enough = bySide.find((clusters) => effectiveClusters(clusters) >= enoughClusters);
  return enough ?? numbered('rows', Array.from(rows.keys()));
}

/**
 * The number of equally large clusters that would be as good: (Σ n)² / Σ n².
 * Source: A. V. Carter, K. T. Schnepel and D. G. Steigerwald (2017), Asymptotic behavior of a t-test robust to cluster
 * heterogeneity, Review of Economics and Statistics 99(4).
 */
export function effectiveClusters(clusters: Clusters): number {
  const squares = sizesOf(clusters).reduce((sum, size) => sum + size ** 2, 0);
  return squares === 0 ? 0 : clusters.of.length ** 2 / squares;
}

function sizesOf({ of, count }: Clusters): Float64Array {
  const sizes = new Float64Array(count);
  for (const cluster of of) sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  return sizes;
}

/** The clusters of some of the rows, numbered again without gaps. */
export function clustersAmong({ grouping, of }: Clusters, rows: Int32Array): Clusters {
  return numbered(
    grouping,
    Array.from(rows, (row) => of[row] ?? 0),
  );
}

function connected(rows: readonly RowTexts[]): Clusters {
  const parents = Int32Array.from(rows.keys());
  const rootOf = (row: number): number => {
    let root = row;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root] ?? 0] ?? 0;
      root = parents[root] ?? 0;
    }
    return root;
  };
  const firstRows = new Map<string, number>();
  for (const [row, texts] of rows.entries()) {
    for (const text of texts) {
      const known = firstRows.get(text);
      if (known === undefined) firstRows.set(text, row);
      else parents[rootOf(row)] = rootOf(known);
    }
  }
  return numbered('sentences', Array.from(rows.keys(), rootOf));
}

/** One cluster for each different key, in the order in which they first occur. */
function numbered(grouping: Grouping, keys: readonly (string | number)[]): Clusters {
  const numbers = new Map<string | number, number>();
  const of = Int32Array.from(keys, (key) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  return { grouping, of, count: numbers.size };
}
