import type { Samples } from './types';

export const dataSamples = {} satisfies Samples<'data'>;
