/** How many rows a run has to train on, as far as it is known before it. */

import type { ExamplesReport } from './types';

export interface TrainableRows {
  readonly rows: number;
  /** Whether other rows are evaluated on: a second file, or a part of the file's own split. */
  readonly hasEvaluationRows: boolean;
}

export function trainable(
  { rows, split }: Pick<ExamplesReport, 'rows' | 'split'>,
  hasEvaluationFile: boolean,
): TrainableRows {
  return split?.used === true
    ? { rows: split.rows.train, hasEvaluationRows: true }
    : { rows, hasEvaluationRows: hasEvaluationFile };
}
