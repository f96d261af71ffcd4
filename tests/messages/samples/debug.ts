import type { Samples } from './types';

const parts = [
  { part: 'forward', ms: 20.25 },
  { part: 'update', ms: 4 },
];

export const debugSamples = {
  'debug.step': [
    { step: 1, parts, dispatches: null, tensors: 1, tensorBytes: 400, backendBytes: null },
    { step: 12, parts, dispatches: 1, tensors: 402, tensorBytes: 35e6, backendBytes: 120e6 },
    { step: 13, parts, dispatches: 812, tensors: 402, tensorBytes: 35e6, backendBytes: 120e6 },
  ],
} satisfies Samples<'debug'>;
