/** Every sentence in English, by its code. Its files are the areas of the product; a code begins with its area's name. */

import { checkpointMessages } from './checkpoint';
import { cliMessages } from './cli';
import { dataMessages } from './data';
import { debugMessages } from './debug';
import { deviceMessages } from './device';
import { evaluationMessages } from './evaluation';
import { fieldMessages } from './fields';
import { labelMessages } from './labels';
import { lossMessages } from './losses';
import { modelMessages } from './model';
import { networkMessages } from './network';
import { problemMessages } from './problems';
import { recipeMessages } from './recipe';
import { runMessages } from './run';
import { stateMessages } from './state';
import { trainingMessages } from './training';
import { workerMessages } from './worker';

export const en = {
  ...checkpointMessages,
  ...cliMessages,
  ...dataMessages,
  ...debugMessages,
  ...deviceMessages,
  ...evaluationMessages,
  ...fieldMessages,
  ...labelMessages,
  ...lossMessages,
  ...modelMessages,
  ...networkMessages,
  ...problemMessages,
  ...recipeMessages,
  ...runMessages,
  ...stateMessages,
  ...trainingMessages,
  ...workerMessages,
};
