/** Messages on lessons: links with a sample and settings that cannot be used. */

import { count } from '../format';
import { quoted } from './words';

export const lessonMessages = {
  'lesson.tooLong': ({ length, most }: { length: number; most: number }) =>
    `The link has ${count(length)} characters after the #; at most ${count(most)} are read.`,
  'lesson.version': ({ version }: { version: string }) =>
    `The link is of version ${quoted(version)}, and this version of Semblance reads version 1.`,
  'lesson.twice': ({ name }: { name: string }) => `${quoted(name)} occurs more than once.`,
  'lesson.unknown': ({ name }: { name: string }) => `There is no setting ${quoted(name)}.`,
  'lesson.noSample': ({ name }: { name: string }) => `There is no sample ${quoted(name)}.`,
  'lesson.noModel': ({ name }: { name: string }) =>
    `${quoted(name)} is not the name of a base model that a link can have: "builtin" or a model of the Hugging Face Hub.`,
};
