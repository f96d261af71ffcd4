/** What several losses need of the data, and the message where it is missing. */

import { message, type Message } from '../../messages/message';
import type { DataShape } from './types';

/** For losses that treat every row as a matching pair. */
export function unmetByLabels({ labels }: DataShape): Message | null {
  if (labels === 'class') return message('loss.unmet.classesOfMatches');
  return labels === 'score' || labels === 'binary' ? message('loss.unmet.labelsOfMatches') : null;
}

/** For losses that compare each pair with negatives of its own. */
export function unmetByMissingNegatives(shape: DataShape): Message | null {
  const { rows, negatives } = shape;
  return unmetByLabels(shape) ?? (negatives.rows < rows ? message('loss.unmet.noNegatives') : null);
}

/** For losses on scores. */
export function unmetByMissingScores({ labels }: DataShape): Message | null {
  if (labels === 'none') return message('loss.unmet.noScores');
  if (labels === 'positive') return message('loss.unmet.equalScores');
  if (labels === 'class') return message('loss.unmet.classesForScores');
  return null;
}

/** For losses on pairs with two labels, similar and not similar. */
export function unmetByMissingClasses({ labels }: DataShape): Message | null {
  if (labels === 'none') return message('loss.unmet.noLabels');
  if (labels === 'positive') return message('loss.unmet.equalLabels');
  if (labels === 'score') return message('loss.unmet.scoresForLabels');
  if (labels === 'class') return message('loss.unmet.classesForLabels');
  return null;
}
