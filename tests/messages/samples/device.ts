import type { Samples } from './types';

export const deviceSamples = {} satisfies Samples<'device'>;
