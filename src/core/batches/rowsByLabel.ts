/** The rows of each label, in their order; labels in the order of their first rows. */

import type { Example } from '../data/types';

export function rowsByLabel(order: Int32Array, examples: readonly Example[]): number[][] {
  const byLabel = new Map<number, number[]>();
  for (const row of order) {
    const label = examples[row]?.label ?? 0;
    const rows = byLabel.get(label);
    if (rows) rows.push(row);
    else byLabel.set(label, [row]);
  }
  return [...byLabel.values()];
}
