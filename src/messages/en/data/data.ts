/** Messages on files of data: what is read, refused, skipped, repaired, reported. */

import { fileMessages } from './files';
import { noteMessages } from './notes';
import { pythonMessages } from './python';
import { rowMessages } from './rows';
import { structureMessages } from './structure';
import { sampleMessages } from './samples';

export const dataMessages = {
  ...fileMessages,
  ...rowMessages,
  ...pythonMessages,
  ...noteMessages,
  ...structureMessages,
  ...sampleMessages,
};
