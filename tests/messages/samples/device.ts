import { message } from '../../../src/messages/message';
import type { Samples } from './types';

export const deviceSamples: Samples<'device'> = {
  'device.notStarted': [{ error: 'x is not a function' }],
  'device.reasons': [{ reasons: [message('device.webgpu.notStarted'), message('device.wasm.oneThread')] }],
  'device.gpu.lost': [{ reason: 'A valid external Instance reference no longer exists.' }],
  'device.gpu.failed': [{ error: 'Out of memory' }],
  'device.gpu.differs': [{ difference: 0.0123 }],
  'device.memory.largestTensor': [{ name: 'embeddings.word', bytes: 3.6e9, limit: 2 ** 31 }],
  'device.memory.run': [{ bytes: 6.1e9, limit: 2 ** 32 }],
};
