import type { Samples } from './types';

export const recipeSamples = {} satisfies Samples<'recipe'>;
