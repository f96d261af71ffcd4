/**
 * The sentences that the page may show, by their codes. The files are the areas of the product; a code begins with its area's
 * name.
 */

import { checkpointMessages } from './engine/checkpoint';
import { dataMessages } from './data/data';
import { debugMessages } from './debug';
import { deviceMessages } from './engine/device';
import { evaluationMessages } from './evaluation/evaluation';
import { fieldMessages } from './recipe/fields';
import { findingMessages } from './data/findings';
import { labelMessages } from './data/labels';
import { lessonMessages } from './lesson';
import { lossMessages } from './recipe/losses';
import { modelMessages } from './model/model';
import { networkMessages } from './engine/network';
import { problemMessages } from './problems';
import { pushMessages } from './engine/push';
import { recipeMessages } from './recipe/recipe';
import { roleMessages } from './data/roles';
import { runMessages } from './engine/run';
import { stateMessages } from './state';
import { trainingMessages } from './engine/training';
import { workerMessages } from './worker';

export const shared = {
  ...checkpointMessages,
  ...dataMessages,
  ...debugMessages,
  ...deviceMessages,
  ...evaluationMessages,
  ...fieldMessages,
  ...findingMessages,
  ...labelMessages,
  ...lessonMessages,
  ...lossMessages,
  ...modelMessages,
  ...networkMessages,
  ...problemMessages,
  ...pushMessages,
  ...recipeMessages,
  ...roleMessages,
  ...runMessages,
  ...stateMessages,
  ...trainingMessages,
  ...workerMessages,
};
