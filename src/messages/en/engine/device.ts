/** Messages on devices: backends, GPUs, threads, memory. */

import { bytes as size, count, shortDuration } from '../../format';

const backendNames = { webgpu: 'WebGPU', wasm: 'WebAssembly' } as const;

export const deviceMessages = {
  'device.webgpu.absent': 'This browser has no WebGPU.',
  'device.webgpu.noGpu': 'This browser found no GPU that it may use.',
  'device.webgpu.notStarted': 'WebGPU did not start.',
  'device.webgpu.software': 'WebGPU runs on a software adapter here, which is slower than WebAssembly.',
  'device.wasm.notStarted': 'WebAssembly did not start.',
  'device.wasm.oneThread': 'WebAssembly started with one thread only.',
  'device.notStarted': ({ error }: { error: string }) => `The backend did not start: ${error}`,
  /** Why this backend was started and no other. */
  'device.reasons': ({ reasons }: { reasons: readonly string[] }) => reasons.join(' '),

  'device.gpu.lost': ({ reason }: { reason: string }) => `The GPU was lost: ${reason}`,
  'device.gpu.lostSilently': 'The GPU was lost; the browser gave no reason.',
  'device.gpu.outOfMemory': 'The GPU ran out of memory.',
  'device.gpu.failed': ({ error }: { error: string }) => `The GPU could not do its work: ${error}`,
  'device.gpu.noAnswer': 'The GPU gave no usable result for a small test step.',
  'device.gpu.differs': ({ difference }: { difference: number }) =>
    `The GPU's result for a small test step differed from the processor's (relative difference ${difference.toPrecision(2)}).`,
  'device.gpu.wasmInstead': 'WebAssembly is used instead.',

  'device.timing.measuring': ({ backend }: { backend: 'webgpu' | 'wasm' }) =>
    `Automatic device: measuring one training step on ${backendNames[backend]}`,
  'device.timing.chosen': ({
    backend,
    batchSize,
    webgpu,
    wasm,
  }: {
    backend: 'webgpu' | 'wasm';
    batchSize: number;
    webgpu: number;
    wasm: number;
  }) =>
    `${backendNames[backend]} was chosen because it is faster here: a batch of ${count(batchSize)} took ${shortDuration(webgpu)} on WebGPU and ${shortDuration(wasm)} on WebAssembly when it was measured.`,
  'device.check.checking': ({ backend }: { backend: 'webgpu' | 'wasm' }) =>
    `Checking ${backendNames[backend]}`,

  'device.memory.largestTensor': ({ name, bytes, limit }: { name: string; bytes: number; limit: number }) =>
    `${name} takes ${size(bytes)}, and this device holds at most ${size(limit)} in one buffer.`,
  'device.memory.run': ({ bytes, limit }: { bytes: number; limit: number }) =>
    `This run would take about ${size(bytes)} of memory even with one sentence at a time; ${size(limit)} are available.`,

  'device.next.cpuOrReload': 'Choose "CPU" as the backend, or reload the page.',
  'device.next.noWeightDecay':
    'Set the weight decay to 0, so that only the words of your data are trained, or choose "WebAssembly" as the backend.',
  'device.next.smallerModel': 'Choose a smaller base model, or a smaller maximum sequence length.',
  'device.next.smallerVocabulary':
    'Choose "WebAssembly" as the backend, or a model with a smaller vocabulary.',
  'device.next.wasm': 'Choose "WebAssembly" as the backend.',
  'device.next.wasmOrReload': 'Choose "WebAssembly" as the backend, or reload the page.',
};
