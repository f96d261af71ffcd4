/** How high Spearman can get at all: labels that tie can't be ordered wholly by scores that don't. */

/**
 * The highest Spearman that scores without ties can reach for these labels: those in the order of the labels, which
 * gives √(1 − Σ(t³ − t) / (n³ − n)) over the groups of t equal labels. Two balanced classes: 0.866. Null below two
 * distinct labels or where one is NaN.
 */
export function spearmanCeiling(labels: ArrayLike<number>): number | null {
  const n = labels.length;
  const counts = new Map<number, number>();
  for (const label of Array.from(labels)) counts.set(label, (counts.get(label) ?? 0) + 1);
  if (counts.size < 2 || counts.has(NaN)) return null;
  const ties = [...counts.values()].reduce((sum, t) => sum + (t ** 3 - t), 0);
  return Math.sqrt(1 - ties / (n ** 3 - n));
}
