/** The distinct sentences of a dataset, among which a search looks. */

import { allTextsOf } from '../sentence';
import type { Example } from '../types';

/** Sentences that are searched at most: as many as are embedded in a minute or so on a laptop. */
export const maxSearched = 5000;

export interface DistinctSentences {
  /** In the order of the rows, the first `limit` of them. */
  readonly texts: readonly string[];
  /** How many there are in all. */
  readonly total: number;
}

/** The distinct texts of the sentence columns, negatives included. */
export function distinctSentences(items: readonly Example[], limit = maxSearched): DistinctSentences {
  const texts = new Set<string>();
  for (const item of items) for (const text of allTextsOf(item)) texts.add(text);
  return { texts: [...texts].slice(0, limit), total: texts.size };
}
