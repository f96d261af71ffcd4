import type { Samples } from './types';

export const workerSamples = {
  'worker.policy.blocked': [{ host: 'huggingface.co' }],
  'worker.tokenizer.endless': [{ seconds: 1 }, { seconds: 20 }],
  'worker.runData.closed': [{ name: 'support.csv' }],
  'worker.crashed.because': [{ error: 'out of memory' }],
} satisfies Samples<'worker'>;
