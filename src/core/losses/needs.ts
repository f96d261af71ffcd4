/** What several losses ask of the data, with what to say where it is not so. */

import { message, type Message } from '../../messages/message';
import type { DataShape } from './types';

/** For losses that take every row as a match. */
export function unmetByLabels({ labels }: DataShape): Message | null {
  if (labels === 'class') return message('loss.unmet.classesOfMatches');
  return labels === 'score' || labels === 'binary' ? message('loss.unmet.labelsOfMatches') : null;
}

/** For losses that order or place the pairs by their scores. */
export function unmetByMissingScores({ labels }: DataShape): Message | null {
  if (labels === 'none') return message('loss.unmet.noScores');
  if (labels === 'positive') return message('loss.unmet.equalScores');
  if (labels === 'class') return message('loss.unmet.classesForScores');
  return null;
}

/** For losses that pull one class of pairs together and push the other apart. */
export function unmetByMissingClasses({ labels }: DataShape): Message | null {
  if (labels === 'none') return message('loss.unmet.noLabels');
  if (labels === 'positive') return message('loss.unmet.equalLabels');
  if (labels === 'score') return message('loss.unmet.scoresForLabels');
  if (labels === 'class') return message('loss.unmet.classesForLabels');
  return null;
}
