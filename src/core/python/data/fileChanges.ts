/** What the page changed in a file's rows while it read them: what the training script repeats, and what it names. */

import type { Code, Message } from '../../../messages/message';
import { type Stray, strayNames } from './scriptData';

const codes: readonly Code[] = [
  'data.note.wrapper',
  'data.note.columnsJson',
  'data.note.keyedJson',
  'data.note.merged',
  'data.note.viewerRows',
  'data.note.nested',
  'data.note.list.rows',
  'data.note.list.columns',
  'data.note.list.texts',
  'data.note.list.sets',
  'data.note.list.oneHot',
  'data.note.chat',
  'data.note.choices',
  'data.note.bytes',
  'data.note.printedValues',
  'data.note.labelled',
  'data.note.joined',
];

/** What the script repeats. */
export const straysIn = (notes: readonly Message[]): readonly Stray[] =>
  strayNames.filter((stray) => notes.some(({ code }) => code === `data.note.${stray}`));

/** What the script does not repeat but names. */
export const fileChanges = (notes: readonly Message[]): readonly Message[] =>
  notes.filter(({ code }) => codes.includes(code));
