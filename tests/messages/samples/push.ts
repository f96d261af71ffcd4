import type { Samples } from './types';

export const pushSamples = {
  'push.exists': [{ id: 'owner/name' }],
  'push.visibility': [
    { id: 'owner/name', hidden: true },
    { id: 'owner/name', hidden: false },
  ],
  'push.refused': [{ host: 'huggingface.co' }],
  'push.forbidden': [{ host: 'huggingface.co', id: 'owner/name' }],
  'push.conflict': [{ id: 'owner/name' }],
  'push.kept': [{ id: 'owner/name' }],
} satisfies Samples<'push'>;
