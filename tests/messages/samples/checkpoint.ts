import { message } from '../../../src/messages/message';
import type { Samples } from './types';

export const checkpointSamples: Samples<'checkpoint'> = {
  'checkpoint.unreadable': [
    { name: 'step-40', why: message('checkpoint.lacksFile', { path: 'checkpoint.json' }) },
  ],
  'checkpoint.lacksFile': [{ path: 'checkpoint.json' }],
  'checkpoint.lacksTensor': [{ name: 'weights.embeddings.word' }],
  'checkpoint.unexpectedTensor': [{ name: 'weights.embeddings.word' }],
  'checkpoint.otherRecipe': [
    { differences: ['Epochs is 3 there and 5 here.', 'Seed is 42 there and 1 here.'] },
  ],
  'checkpoint.otherBackend': [{ then: 'webgpu', now: 'wasm' }],
};
