/** How many rows a run has to train on, as far as it is known before it. */

import { isTextAlone } from '../data/dataset/roles';
import type { LossName } from '../losses/catalogue';
import { trainedPerRow } from '../losses/trainingExamples';
import type { ExamplesReport } from './types';

export interface TrainableRows {
  readonly rows: number;
  /** Whether all of them are trained on: other rows are evaluated on (a second file, a part of the file's own split), or none. */
  readonly hasEvaluationRows: boolean;
  /** Examples that the loss makes of each row, on average. */
  readonly perRow: number;
}

export function trainable(
  loss: LossName,
  { rows, negatives, split, roles }: Pick<ExamplesReport, 'rows' | 'negatives' | 'split' | 'roles'>,
  hasEvaluationFile: boolean,
): TrainableRows {
  const perRow = trainedPerRow(loss, { rows, negatives });
  return split?.used === true
    ? { rows: split.rows.train, hasEvaluationRows: true, perRow }
    : { rows, hasEvaluationRows: hasEvaluationFile || isTextAlone(roles), perRow };
}
