/** What the page changed in a file's rows after reading them, which the training script does not repeat but names. */

import type { Code, Message } from '../../messages/message';

const codes: readonly Code[] = [
  'data.note.wrapper',
  'data.note.columnsJson',
  'data.note.keyedJson',
  'data.note.merged',
  'data.note.viewerRows',
  'data.note.nested',
  'data.note.list.rows',
  'data.note.list.columns',
  'data.note.bytes',
  'data.note.joined',
  'data.note.units',
  'data.note.repeatedHeader',
  'data.note.extraFields',
];

export const fileChanges = (notes: readonly Message[]): readonly Message[] =>
  notes.filter(({ code }) => codes.includes(code));
