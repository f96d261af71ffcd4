/** Messages on model folders: configuration, weights, tokenizer. */

import { modelFolderMessages } from './modelFolder';
import { modelTokenizerMessages } from './modelTokenizer';
import { modelWeightMessages } from './modelWeights';

export const modelMessages = { ...modelFolderMessages, ...modelWeightMessages, ...modelTokenizerMessages };
