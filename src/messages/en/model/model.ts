/** Messages on model folders: configuration, weights, tokenizer. */

import { modelFolderMessages } from './folder';
import { modelStaticMessages } from './static';
import { modelTokenizerMessages } from './tokenizer';
import { modelWeightMessages } from './weights';

export const modelMessages = {
  ...modelFolderMessages,
  ...modelWeightMessages,
  ...modelTokenizerMessages,
  ...modelStaticMessages,
};
