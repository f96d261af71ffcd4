/** The words of the devices: how long a step takes on each, and their check. */

import { count, duration, plural, shortDuration } from '../../../format';

export const deviceWords = {
  backends: { webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'CPU' },
  notMeasured:
    'Where there is a GPU, “Automatic” measures one training step on WebGPU and on WebAssembly before the first run, and takes the faster one. This takes a few seconds.',
  times: (batchSize: number, webgpu: number, wasm: number) =>
    `A batch of ${count(batchSize)} takes ${shortDuration(webgpu)} on WebGPU and ${shortDuration(wasm)} on WebAssembly.`,
  measuredOn: (gpu: string, threads: number) =>
    `Measured with ${gpu}, and ${plural(threads, 'thread')} for WebAssembly.`,
  otherContext: 'Measured with other data or settings: your batches may take another time.',
  /** In the list of checks before the start. */
  expected: (seconds: number, step: number, where: string) =>
    `About ${duration(seconds)} on ${where} (${shortDuration(step)} a step, measured), without evaluations`,
  check: 'Check this device',
  checkHelp:
    'Compares every kernel on WebGPU and on WebAssembly with its reference, and one training step with PyTorch’s numbers. This takes up to a minute. With a file open it measures a training step too.',
  checking: 'Checking …',
  cancel: 'Cancel the check',
  report: 'Result of the check',
  copy: 'Copy the result',
  copied: 'The result is copied.',
  notCopied: 'The browser did not allow copying: select the text instead.',
  good: (passed: number) => `${plural(passed, 'check')} passed.`,
  bad: (failed: number, all: number) =>
    `${count(failed)} of ${plural(all, 'check')} failed. Choose another device, and copy the result into a bug report.`,
  /** The lines of the report. */
  gpu: (name: string) => `GPU: ${name}`,
  noGpu: 'none that the browser may use',
  unnamedGpu: 'the browser does not name it',
  software: (name: string) => `${name} (a software adapter)`,
  limits: (limits: string) => `Limits: ${limits}`,
  features: (features: string) => `Features: ${features}`,
  notStarted: (backend: string, why: string) => `${backend}: not started. ${why}`,
  replaced: (backend: string, by: string, why: string) => `${backend}: replaced by ${by}. ${why}`,
  passed: (backend: string, passed: number, all: number, seconds: number) =>
    `${backend}: ${count(passed)} of ${plural(all, 'check')} passed in ${duration(seconds)}.`,
  failed: (name: string, difference: string, tolerance: string) =>
    `Failed: ${name}: difference ${difference}, at most ${tolerance} is allowed`,
  threw: (name: string, error: string) => `Failed: ${name}: ${error}`,
};
