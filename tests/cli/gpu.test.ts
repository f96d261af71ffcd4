import '@tensorflow/tfjs-backend-cpu';
import { describe, expect, it, vi } from 'vitest';
import { startDevice } from '../../src/cli/engine';
import { provideGpu } from '../../src/cli/gpu';
import { goldenLosses } from '../golden';
import { expectWithin } from '../ml/suites/close';
import { checkLoss } from '../parity/losses';
import { findGpuInNode } from '../requireGpu';

describe('WebGPU in Node', () => {
  it('is told how to get it where there is none', async () => {
    vi.stubGlobal('navigator', undefined);
    await expect(provideGpu(() => Promise.reject(new Error('no such package')))).rejects.toThrow(
      'This Node has no WebGPU. Run "npm install webgpu" first, or give --compute wasm.',
    );
    vi.unstubAllGlobals();
  });
});

const found = await findGpuInNode();

describe.runIf(found)('on webgpu in Node', () => {
  it('a loss and its gradients are those of sentence-transformers', async () => {
    const { started } = await startDevice('webgpu');
    expect(started.backend).toBe('webgpu');
    const golden = goldenLosses();
    const part = golden.cases.find(({ loss }) => loss === 'MultipleNegativesRankingLoss');
    if (!part) throw new Error('There is no golden case.');
    const { value, gradients } = await checkLoss(golden, part);
    [value, ...gradients].forEach(expectWithin);
  });
});
