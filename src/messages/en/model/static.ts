/** Messages on making a static model of another one. */

import { bytes as size, count, plural } from '../../format';

export const modelStaticMessages = {
  'model.static.progress.tokens': 'Computing the vector of each token',
  'model.static.progress.components': 'Reducing the vectors by PCA',
  'model.static.already': 'The base model is a static one already.',
  'model.static.already.next': 'Choose a transformer as the base model first.',
  'model.static.dimensions': ({ dimensions, most }: { dimensions: number; most: number }) =>
    `A static model of this base can have ${plural(most, 'dimension')} at most; ${count(dimensions)} were asked for.`,
  'model.static.dimensions.next': ({ most }: { most: number }) => `Enter at most ${count(most)} dimensions.`,
  'model.static.tooLarge': ({ tokens, bytes }: { tokens: number; bytes: number }) =>
    `The vectors of all ${plural(tokens, 'token')} of this base take ${size(bytes)}, which is too much for a tab.`,
  'model.static.tooLarge.next': 'Choose a base model with a smaller vocabulary or fewer dimensions.',
};
