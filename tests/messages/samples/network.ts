import type { Samples } from './types';

export const networkSamples = {} satisfies Samples<'network'>;
