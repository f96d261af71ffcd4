import { message } from '../../../src/messages/message';
import type { Samples } from './types';

const rows = [{ rows: 0 }, { rows: 1 }, { rows: 3 }];

export const runSamples = {
  'run.deviceLost': [
    { what: message('device.gpu.lostSilently'), step: 1134, resumedFrom: 1120, backend: 'webgpu' },
    { what: message('device.gpu.outOfMemory'), step: 41, resumedFrom: 40, backend: 'wasm' },
    { what: message('device.gpu.lostSilently'), step: 40, resumedFrom: 40, backend: 'cpu' },
    { what: message('device.gpu.lostSilently'), step: 1, resumedFrom: 0, backend: 'wasm' },
    { what: message('device.gpu.lostSilently'), step: 0, resumedFrom: 0, backend: 'webgpu' },
  ],
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
