import type { Samples } from './types';

export const labelSamples = {} satisfies Samples<'labels'>;
