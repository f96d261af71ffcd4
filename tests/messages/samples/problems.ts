import type { Samples } from './types';

export const problemSamples = {
  'problem.unexpected': [{ error: 'x is not a function' }],
} satisfies Samples<'problem'>;
