/** Messages on model folders: configuration, weights, tokenizer. */

import { modelFolderMessages } from './model/folder';
import { modelTokenizerMessages } from './model/tokenizer';
import { modelWeightMessages } from './model/weights';

export const modelMessages = { ...modelFolderMessages, ...modelWeightMessages, ...modelTokenizerMessages };
