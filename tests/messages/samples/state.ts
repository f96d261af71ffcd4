import type { Samples } from './types';

export const stateSamples = {} satisfies Samples<'state'>;
