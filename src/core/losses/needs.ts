/** What several losses ask of the data, with the words for where it is not so. */

import type { DataShape } from './types';

/** For losses that take every row as a match. */
export function unmetByLabels({ labels }: DataShape): string | null {
  if (labels === 'class')
    return 'It takes every row as a matching pair, and the classes say something else: set Label to "None", or keep only the matching rows.';
  return labels === 'score' || labels === 'binary'
    ? 'It takes every row as a matching pair, and the labels say that some are not: set Label to "None", or keep only the matching rows.'
    : null;
}

/** For losses that order or place the pairs by their scores. */
export function unmetByMissingScores({ labels }: DataShape): string | null {
  if (labels === 'none') return 'It needs a number for each pair, and the data has no label column.';
  if (labels === 'positive')
    return 'It needs pairs that differ in their score, and every label here is the same.';
  if (labels === 'class')
    return 'It needs scores, and these labels are classes, of which none is more than another.';
  return null;
}

/** For losses that pull one class of pairs together and push the other apart. */
export function unmetByMissingClasses({ labels }: DataShape): string | null {
  const needs = 'labels, for similar and for not similar';
  if (labels === 'none') return `It needs two ${needs}, and the data has no label column.`;
  if (labels === 'score') return `It needs exactly two ${needs}; these are scores.`;
  if (labels === 'class') return `It needs exactly two ${needs}; these are other classes.`;
  if (labels === 'positive') return `It needs two ${needs}, and every pair here is labelled as similar.`;
  return null;
}
