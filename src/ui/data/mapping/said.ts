/** Which notes on the data the mapping says already, where they can be changed. */

import type { ExamplesReport } from '../../../core/report/types';
import type { Code } from '../../../messages/message';

const ofLabels: readonly Code[] = [
  'labels.note.binary',
  'labels.note.byOverlap',
  'labels.note.byAlphabet',
  'labels.note.rescaled',
  'labels.note.scaleEnds',
  'labels.note.chosenWords',
  'labels.note.chosenReversed',
  'labels.note.chosenPlain',
];
const always: readonly Code[] = [
  'data.note.missingText',
  'data.note.keptMark',
  'data.note.joinedColumns',
  'labels.note.missing',
  'labels.note.keptMark',
];

export const saidInMapping = (code: Code, { meaning }: Pick<ExamplesReport, 'meaning'>) =>
  always.includes(code) || (meaning !== null && ofLabels.includes(code));
