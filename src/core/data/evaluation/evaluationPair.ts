/** A pair of sentences that a model is evaluated on, with the rows that it comes from. */

import type { Example } from '../types';

export interface EvaluationPair {
  readonly sentence1: string;
  readonly sentence2: string;
  /** In [0, 1]. */
  readonly label: number;
  /** The row of the first sentence: an index into the table of its file. */
  readonly row: number;
  /** The row of the second sentence: another one where it was drawn from another example. */
  readonly partnerRow: number;
}

/** The two sentences of one example. */
export const pairOf = ({ sentence1, row }: Example, sentence2: string, label: number): EvaluationPair => ({
  sentence1,
  sentence2,
  label,
  row,
  partnerRow: row,
});
