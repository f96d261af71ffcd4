import { describe } from 'vitest';
import { startComputer } from '../../src/cli/engine';
import { provideGpu } from '../../src/cli/gpu';
import { lossOpsSuite } from './suites/lossOps';
import { opsSuite } from './suites/ops';
import { webgpuKernelsSuite } from './suites/webgpuKernels';

const found = await provideGpu().then(
  () => true,
  () => false,
);
if (found) await startComputer('webgpu');

describe.runIf(found)('on webgpu in Node', () => {
  const ready = () => Promise.resolve();
  opsSuite(ready);
  lossOpsSuite(ready);
  webgpuKernelsSuite(ready);
});
