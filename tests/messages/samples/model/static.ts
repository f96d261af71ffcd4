import type { Samples } from '../types';

export const modelStaticSamples = {
  'model.static.dimensions': [{ dimensions: 512, most: 384 }],
  'model.static.dimensions.next': [{ most: 384 }],
  'model.static.tooLarge': [{ tokens: 250002, bytes: 1.02e9 }],
} satisfies Samples<'model.static'>;
