import type { Samples } from './types';

export const stateSamples = {
  'state.sample.missing': [{ name: 'triplets.csv' }],
  'state.sample.refused': [{ name: 'triplets.csv', status: 404 }],
} satisfies Samples<'state'>;
