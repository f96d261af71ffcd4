import type { Samples } from './types';

export const lessonSamples: Samples<'lesson'> = {
  'lesson.tooLong': [{ length: 12_000, most: 8000 }],
  'lesson.version': [{ version: '7' }],
  'lesson.twice': [{ name: 'epochs' }],
  'lesson.unknown': [{ name: 'epoch' }],
  'lesson.noSample': [{ name: 'secret.csv' }],
  'lesson.noModel': [{ name: '../model' }],
};
