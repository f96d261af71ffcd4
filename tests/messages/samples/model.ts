import type { Samples } from './types';

export const modelSamples = {} satisfies Samples<'model'>;
