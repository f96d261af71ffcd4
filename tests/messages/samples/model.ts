import { modelFolderSamples } from './modelFolder';
import { modelTokenizerSamples } from './modelTokenizer';
import { modelWeightSamples } from './modelWeights';
import type { Samples } from './types';

export const modelSamples = {
  ...modelFolderSamples,
  ...modelWeightSamples,
  ...modelTokenizerSamples,
} satisfies Samples<'model'>;
