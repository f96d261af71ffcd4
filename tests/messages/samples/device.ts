import { message } from '../../../src/messages/message';
import type { Samples } from './types';

export const deviceSamples: Samples<'device'> = {
  'device.notStarted': [{ error: 'x is not a function' }],
  'device.reasons': [{ reasons: [message('device.webgpu.notStarted'), message('device.wasm.oneThread')] }],
  'device.gpu.lost': [{ reason: 'A valid external Instance reference no longer exists.' }],
  'device.gpu.failed': [{ error: 'Out of memory' }],
  'device.gpu.differs': [{ difference: 0.0123 }],
  'device.timing.measuring': [{ backend: 'wasm' }, { backend: 'webgpu' }],
  'device.timing.chosen': [
    { backend: 'webgpu', batchSize: 16, webgpu: 0.0123, wasm: 0.41 },
    { backend: 'wasm', batchSize: 16, webgpu: 1.52, wasm: 0.0042 },
  ],
  'device.check.checking': [{ backend: 'webgpu' }],
  'device.memory.largestTensor': [{ name: 'embeddings.word', bytes: 3.6e9, limit: 2 ** 31 }],
  'device.memory.run': [{ bytes: 6.1e9, limit: 2 ** 32 }],
};
