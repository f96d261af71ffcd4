import type { Samples } from './types';

export const runSamples = {} satisfies Samples<'run'>;
