/** The quality of one threshold that a person sets: pairs at or above it are predicted similar. */

import { binaryMetrics, cutsOf } from '../binary';

/** The cells of the confusion matrix: "yes" is predicted at or above the threshold. */
export interface Confusion {
  readonly rightYes: number;
  readonly wrongYes: number;
  readonly wrongNo: number;
  readonly rightNo: number;
}

export interface ThresholdMetrics {
  readonly accuracy: number;
  /** Null where no pair lies at or above the threshold. */
  readonly precision: number | null;
  /** Null where no pair is similar by its label. */
  readonly recall: number | null;
  readonly f1: number;
}

/** How many pairs are in each cell. A label of at least `split` counts as similar. */
export function confusionAt(
  cosines: ArrayLike<number>,
  labels: ArrayLike<number>,
  threshold: number,
  split = 0.5,
): Confusion {
  let [rightYes, wrongYes, wrongNo, rightNo] = [0, 0, 0, 0];
  for (let i = 0; i < cosines.length; i++) {
    const similar = (labels[i] ?? 0) >= split;
    const predicted = (cosines[i] ?? 0) >= threshold;
    if (predicted) {
      if (similar) rightYes++;
      else wrongYes++;
    } else if (similar) wrongNo++;
    else rightNo++;
  }
  return { rightYes, wrongYes, wrongNo, rightNo };
}

/** The same in shares. Null where there are no pairs. */
export function atThreshold(
  cosines: ArrayLike<number>,
  labels: ArrayLike<number>,
  threshold: number,
  split = 0.5,
): ThresholdMetrics | null {
  const n = cosines.length;
  if (n === 0) return null;
  const { rightYes, wrongYes, wrongNo, rightNo } = confusionAt(cosines, labels, threshold, split);
  const [above, ones] = [rightYes + wrongYes, rightYes + wrongNo];
  return {
    accuracy: (rightYes + rightNo) / n,
    precision: above === 0 ? null : rightYes / above,
    recall: ones === 0 ? null : rightYes / ones,
    f1: rightYes === 0 ? 0 : (2 * rightYes) / (above + ones),
  };
}

/** The threshold of the best F1 where labels of at least `split` are similar; null unless there are pairs of both kinds. */
export function bestThreshold(
  cosines: ArrayLike<number>,
  labels: ArrayLike<number>,
  split = 0.5,
): number | null {
  return binaryMetrics(cosines, similarBy(labels, split))?.f1Threshold ?? null;
}

export interface Reached {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
}

/**
 * The threshold with the highest recall among those whose precision is at least `precision`; of equal ones that with the
 * higher precision. Null where none has it. As torchmetrics' BinaryRecallAtFixedPrecision.
 */
export function recallAtPrecision(
  cosines: ArrayLike<number>,
  labels: ArrayLike<number>,
  precision: number,
  split = 0.5,
): Reached | null {
  const cuts = cutsOf(cosines, similarBy(labels, split));
  const ones = cuts.at(-1)?.hits ?? 0;
  if (ones === 0) return null;
  let best: Reached | null = null;
  for (const { threshold, above, hits } of cuts) {
    const found = { threshold, precision: hits / above, recall: hits / ones };
    if (found.precision >= precision && found.recall > (best?.recall ?? 0)) best = found;
  }
  return best;
}

const similarBy = (labels: ArrayLike<number>, split: number) =>
  Uint8Array.from(labels, (label) => (label >= split ? 1 : 0));
