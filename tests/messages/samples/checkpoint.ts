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
    {
      differences: [
        message('recipe.differs', { field: message('field.epochs.label'), checkpoint: '3', now: '5' }),
        message('recipe.differs', { field: message('field.seed.label'), checkpoint: '42', now: '1' }),
      ],
    },
  ],
  'checkpoint.otherBackend': [{ then: 'webgpu', now: 'wasm' }],
};
