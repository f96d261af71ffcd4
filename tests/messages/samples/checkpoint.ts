import type { Samples } from './types';

export const checkpointSamples = {} satisfies Samples<'checkpoint'>;
