import type { Samples } from './types';

export const stateSamples = {
  'state.archive.unreadable': [{ entries: 1 }, { entries: 3 }],
  'state.keptData.gone': [{ name: 'support.csv' }],
  'state.queue.failed': [
    { runs: ['#3'], last: '#3', problem: 'The GPU was lost.' },
    { runs: ['#3', '#5'], last: '#5', problem: 'The GPU was lost.' },
  ],
  'state.keptData.unopened': [{ name: 'support.csv' }],
  'state.resume.elsewhere': [{ number: 2 }],
  'state.resume.ended': [{ number: 2 }],
  'state.teacher.none': [{ name: 'my-teacher' }],
  'state.resume.folder': [{ number: 2, name: 'my-model' }],
  'state.models.over': [{ run: 1, kept: 3 }],
  'state.models.room': [{ run: 1, newer: 4 }],
  'state.models.full': [{ run: 4 }],
  'state.sample.missing': [{ name: 'triplets.csv' }],
  'state.sample.refused': [{ name: 'triplets.csv', status: 404 }],
} satisfies Samples<'state'>;
