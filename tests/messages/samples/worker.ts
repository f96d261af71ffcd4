import type { Samples } from './types';

export const workerSamples = {
  'worker.progress.writingOnnx': [{ precision: 'fp32' }],
  'worker.progress.openingOnnx': [{ precision: 'fp16' }],
  'worker.progress.measuringOnnx': [{ precision: 'q8' }],
  'worker.checkpoint.older': [{ step: 1200 }],
  'worker.policy.blocked': [{ host: 'huggingface.co' }],
  'worker.tokenizer.endless': [{ seconds: 1 }, { seconds: 20 }],
  'worker.searchPage.notFetched': [{ url: 'https://example.com/search-page/search.js' }],
  'worker.runData.closed': [{ name: 'support.csv' }],
  'worker.teacher.missing': [{ name: 'my-teacher' }],
  'worker.crashed.because': [{ error: 'out of memory' }],
} satisfies Samples<'worker'>;
