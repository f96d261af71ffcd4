import type { Samples } from './types';

export const stateSamples = {
  'state.archive.unreadable': [{ entries: 1 }, { entries: 3 }],
  'state.keptData.gone': [{ name: 'support.csv' }],
  'state.keptData.unopened': [{ name: 'support.csv' }],
  'state.resume.elsewhere': [{ number: 2 }],
  'state.resume.ended': [{ number: 2 }],
  'state.resume.folder': [{ number: 2, name: 'my-model' }],
  'state.sample.missing': [{ name: 'triplets.csv' }],
  'state.sample.refused': [{ name: 'triplets.csv', status: 404 }],
} satisfies Samples<'state'>;
