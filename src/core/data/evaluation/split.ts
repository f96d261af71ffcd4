/** Splits the examples into those to train on and those to evaluate on, so that no pair is in both. */

import { createRandom, streams } from '../../random';
import { exampleKey } from '../sentence';
import type { Example } from '../types';
import { heldOutCount } from './heldOutCount';

export interface Split {
  readonly train: readonly Example[];
  readonly heldOut: readonly Example[];
}

/** The rows of one pair, which stay together. */
interface Group {
  readonly rows: number[];
  readonly label: number | null;
}

/**
 * Draws the held-out part by seed, `heldOutCount` rows of the share `heldOut`. Where all labels are 0 or 1 both are held
 * out in their shares. Equal pairs (in either order) stay together; both parts keep the order of the file.
 */
export function splitExamples(
  examples: readonly Example[],
  { seed, heldOut }: { readonly seed: number; readonly heldOut: number },
): Split {
  const n = examples.length;
  const strata = stratify(groupPairs(examples));
  const { shuffle } = createRandom(seed, streams.split);
  const chosen = new Set<number>();
  let left = heldOutCount(n, heldOut);
  let rest = n;
  for (const groups of strata) {
    const size = rowCount(groups);
    const share = strata.length > 1 ? Math.max(1, Math.round((left * size) / rest)) : left;
    const most = groups === strata.at(-1) ? left : Math.min(left, share);
    const rows = draw(shuffle([...groups]), most);
    for (const row of rows) chosen.add(row);
    left -= rows.length;
    rest -= size;
  }
  return {
    train: examples.filter((_, i) => !chosen.has(i)),
    heldOut: examples.filter((_, i) => chosen.has(i)),
  };
}

/** Leaves out of `train` the pairs (in either order) that are in `heldOut`, such as an evaluation file's. */
export function withoutOverlap(
  train: readonly Example[],
  heldOut: readonly Example[],
): { readonly train: readonly Example[]; readonly removed: number } {
  const evaluationSet = new Set(heldOut.map(exampleKey));
  const kept = train.filter((example) => !evaluationSet.has(exampleKey(example)));
  return { train: kept, removed: train.length - kept.length };
}

function groupPairs(examples: readonly Example[]): Group[] {
  const groups = new Map<string, Group>();
  for (const [i, example] of examples.entries()) {
    const key = exampleKey(example);
    const group = groups.get(key);
    if (group) group.rows.push(i);
    else groups.set(key, { rows: [i], label: example.label });
  }
  return [...groups.values()];
}

/** Groups of label 0 and of label 1, the smaller first; all of them together where labels are graded or absent. */
function stratify(groups: readonly Group[]): (readonly Group[])[] {
  const zeros = groups.filter(({ label }) => label === 0);
  const ones = groups.filter(({ label }) => label === 1);
  const binary = zeros.length + ones.length === groups.length && zeros.length > 0 && ones.length > 0;
  return binary ? [zeros, ones].sort((a, b) => rowCount(a) - rowCount(b)) : [groups];
}

/** Rows of whole groups, in their order, up to `most`. */
function draw(groups: readonly Group[], most: number): number[] {
  const rows: number[] = [];
  for (const group of groups) if (rows.length + group.rows.length <= most) rows.push(...group.rows);
  return rows;
}

const rowCount = (groups: readonly Group[]) => groups.reduce((sum, { rows }) => sum + rows.length, 0);
