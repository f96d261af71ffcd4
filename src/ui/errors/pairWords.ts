/** What is said of the evaluation pairs: their order, their labels, and which of them are listed. */

import type { PairFilter } from '../../core/metrics/decision/pairFilter';
import type { EvaluationKind } from '../../core/metrics/types';
import { rounded } from '../../messages/format';
import { words } from '../words';
import type { Pairs } from './usePairs';

export function helpOf({ rows, threshold, isBest, wrong, soFar }: Pairs): string {
  const help =
    threshold === null
      ? words.errors.help.graded(rows.length)
      : words.errors.help.binary(wrong, rows.length, rounded(threshold, 2), isBest);
  return soFar === null ? help : `${words.errors.soFar(soFar)} ${help}`;
}

/** Matching pairs and triplets have none. */
export const hasLabels = (kind: EvaluationKind): boolean => kind === 'score' || kind === 'binary';

/** The label as it was read; where there are none, which kind of pair it is. */
export const labelWords = (kind: EvaluationKind, label: number): string =>
  hasLabels(kind)
    ? String(Number(label.toFixed(2)))
    : words.errors.pairs[label >= 0.5 ? 'positive' : 'negative'];

export const filterWords = ({ model, group, split, from, below }: PairFilter, kind: EvaluationKind): string =>
  words.charts.filter(group && words.charts.group(kind, group, split), model, from, below);
