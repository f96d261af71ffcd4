import type { Samples } from './types';

export const fieldSamples = {} satisfies Samples<'fields'>;
