import type { Samples } from './types';

export const deviceSamples = {
  'device.reasons': [{ reasons: ['This browser has no WebGPU.', 'WebAssembly is used instead.'] }],
  'device.gpu.lost': [{ reason: 'the browser gave no reason.' }],
  'device.gpu.failed': [{ error: 'Out of memory.' }],
} satisfies Samples<'device'>;
