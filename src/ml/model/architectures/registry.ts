/** The model families that work, by `model_type`. A new one is one file beside this one and one line below. */

import { ModelError } from '../../../core/errors';
import { albert } from './albert';
import { bert } from './bert';
import { distilbert } from './distilbert';
import { mpnet } from './mpnet';
import { roberta, xlmRoberta } from './roberta';
import type { Architecture } from './types';

const architectures: ReadonlyMap<string, Architecture> = new Map([
  ['bert', bert],
  ['distilbert', distilbert],
  ['roberta', roberta],
  ['xlm-roberta', xlmRoberta],
  ['mpnet', mpnet],
  ['albert', albert],
]);

/** Throws a ModelError that names `modelType` and those that work. */
export function architectureOf(modelType: string, path: string): Architecture {
  const found = architectures.get(modelType);
  if (found) return found;
  throw new ModelError(
    `${path} says that the model's architecture is "${modelType}", which is not supported.`,
    `Choose a model of one of these: ${[...architectures.keys()].join(', ')}.`,
  );
}
