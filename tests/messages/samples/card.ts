import type { Samples } from './types';

export const cardSamples = {} satisfies Samples<'card'>;
