import type { Samples } from './types';

export const evaluationSamples = {} satisfies Samples<'evaluation'>;
