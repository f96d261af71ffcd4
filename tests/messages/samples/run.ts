import type { Samples } from './types';

const rows = [{ rows: 0 }, { rows: 1 }, { rows: 3 }];

export const runSamples = {
  'run.data.fewForEvaluation': rows,
  'run.data.fewInFile': rows,
  'run.data.fewForTraining': rows,
  'run.queue.tooMany': [{ runs: 60, most: 50 }],
  'run.loss.ownTeacher': [{ loss: 'MSELoss' }],
  'run.loss.vectorsAndMatryoshka': [{ loss: 'MSELoss' }],
  'run.loss.headAndMatryoshka': [{ loss: 'SoftmaxLoss' }],
  'run.loss.batchSize': [{ loss: 'BatchAllTripletLoss', least: 4, batchSize: 3 }],
  'run.loss.batchSize.next': [{ batchSize: 4 }],
} satisfies Samples<'run'>;
