import type { Samples } from './types';

export const lossSamples = {} satisfies Samples<'losses'>;
