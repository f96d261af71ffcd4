import type { Samples } from './types';

export const stateSamples = {
  'state.archive.unreadable': [{ entries: 1 }, { entries: 3 }],
  'state.keptData.gone': [{ name: 'support.csv' }],
  'state.models.over': [{ run: 1, kept: 3 }],
  'state.models.room': [{ run: 1, newer: 4 }],
  'state.models.full': [{ run: 4 }],
  'state.sample.missing': [{ name: 'triplets.csv' }],
  'state.sample.refused': [{ name: 'triplets.csv', status: 404 }],
} satisfies Samples<'state'>;
