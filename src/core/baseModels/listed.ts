/** The table of a comparison, with where each model comes from. */

import type { ComparedFrom, ModelComparison } from './comparison';
import type { MeasuredOn } from './measured';
import { comparedModels, type ComparedModel } from './table';

/** A model of the table and where it comes from, the best first. */
export interface ListedModel extends ComparedModel {
  readonly from: ComparedFrom;
  readonly on: MeasuredOn;
}

export const listedModels = ({ models, ranking }: ModelComparison): readonly ListedModel[] =>
  comparedModels(models, ranking, 'tenths').flatMap((row) => {
    const model = models[row.index];
    return model ? [{ ...row, from: model.from, on: model.on }] : [];
  });
