import { modelFolderSamples } from './model/folder';
import { modelStaticSamples } from './model/static';
import { modelTokenizerSamples } from './model/tokenizer';
import { modelWeightSamples } from './model/weights';
import type { Samples } from './types';

export const modelSamples = {
  ...modelFolderSamples,
  ...modelWeightSamples,
  ...modelTokenizerSamples,
  ...modelStaticSamples,
} satisfies Samples<'model'>;
