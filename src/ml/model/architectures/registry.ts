/** The supported model families by `model_type`. A new one is one file in this folder and one line below. */

import { ModelError } from '../../../core/errors';
import { message } from '../../../messages/message';
import { albert } from './albert';
import { bert } from './bert';
import { distilbert } from './distilbert';
import { electra } from './electra';
import { modernbert } from './modernbert';
import { mpnet } from './mpnet';
import { roberta, xlmRoberta } from './roberta';
import { staticEmbedding } from './staticEmbedding';
import type { Architecture } from './types';

/** What a StaticEmbedding is called where others have the `model_type` of their config.json. */
export const staticType = 'static-embedding';

const architectures: ReadonlyMap<string, Architecture> = new Map([
  ['bert', bert],
  ['distilbert', distilbert],
  ['roberta', roberta],
  ['xlm-roberta', xlmRoberta],
  ['mpnet', mpnet],
  ['albert', albert],
  ['electra', electra],
  ['modernbert', modernbert],
  [staticType, staticEmbedding],
]);

/** Throws a ModelError that names `modelType` and the supported ones. */
export function architectureOf(modelType: string, path: string): Architecture {
  const found = architectures.get(modelType);
  if (found) return found;
  throw new ModelError(
    message('model.config.architecture', { path, architecture: modelType }),
    message('model.next.architectures', { supported: [...architectures.keys()] }),
  );
}
