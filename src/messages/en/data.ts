/** Messages on files of data: what is read, refused, rejected, repaired, reported. */

import { fileMessages } from './data/files';
import { noteMessages } from './data/notes';
import { pythonMessages } from './data/python';
import { rowMessages } from './data/rows';
import { sampleMessages } from './data/samples';

export const dataMessages = {
  ...fileMessages,
  ...rowMessages,
  ...pythonMessages,
  ...noteMessages,
  ...sampleMessages,
};
