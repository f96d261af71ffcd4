import type { Samples } from './types';

export const workerSamples = {} satisfies Samples<'worker'>;
