import type { Samples } from './types';

export const cliSamples = {} satisfies Samples<'cli'>;
