/** How many rows a run has to train on, as far as it is known before it. */

import { isTextAlone } from '../data/dataset/roleColumns';
import { losses, type LossName } from '../losses/catalogue';
import type { LossEntry } from '../losses/types';
import { trainedPerRow } from '../losses/trainingExamples';
import type { ExamplesReport } from './types';

export interface TrainableRows {
  readonly rows: number;
  /** Whether all of them are trained on: other rows are evaluated on (a second file, a part of the file's own split), or none. */
  readonly hasEvaluationRows: boolean;
  /** Examples that the loss makes of each row, on average. */
  readonly perRow: number;
  /** Whether each is a sentence with itself. */
  readonly alone: boolean;
}

export function trainable(
  loss: LossName,
  { rows, negatives, split, roles }: Pick<ExamplesReport, 'rows' | 'negatives' | 'split' | 'roles'>,
  hasEvaluationFile: boolean,
): TrainableRows {
  const unlabelled = isTextAlone(roles);
  const { pairsItself }: LossEntry = losses[loss];
  const alone = unlabelled && pairsItself === true;
  const perRow = trainedPerRow(loss, { rows, negatives });
  return split?.used === true
    ? { rows: split.rows.train, hasEvaluationRows: true, perRow, alone }
    : { rows, hasEvaluationRows: hasEvaluationFile || unlabelled, perRow, alone };
}
