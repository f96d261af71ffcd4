import { describe, expect, it } from 'vitest';
import type { GpuFacts } from '../../src/core/device/report';
import type { StepTiming } from '../../src/core/device/timing';
import { DeviceError } from '../../src/core/errors';
import type { Compute } from '../../src/core/recipe/types';
import { defaultRecipe } from '../../src/core/recipe/recipe';
import { message } from '../../src/messages/message';
import { readModel } from '../../src/ml/sources/readModel';
import { openDataset } from '../../src/core/data/dataset/dataset';
import { startAutomatic } from '../../src/worker/device/automatic';
import { timingKey } from '../../src/worker/device/timing';
import { source } from '../core/data/sources';
import { diskFiles } from '../ml/diskFiles';

const gpu: GpuFacts = {
  ...{ vendor: 'acme', architecture: 'fast', device: '', description: 'Acme 1', software: false },
  features: [],
  limits: {},
};
const run = {
  recipe: defaultRecipe,
  description: await readModel(await diskFiles('tests/fixtures/tiny-bert')),
  dataset: (await openDataset(source('a,b,score\nx,y,1\nz,w,0'))).dataset,
  second: null,
  data: 'f1',
};
const timing = (webgpu: number, wasm: number): StepTiming => ({
  ...timingKey(gpu, run),
  seconds: { webgpu, wasm },
  threads: 4,
  context: '',
});

/** Where a run starts, and what was measured for that. */
async function start({
  found = gpu as GpuFacts | null,
  known = [] as readonly StepTiming[],
  measured = timing(0.01, 0.2) as StepTiming | DeviceError,
  before = null as string | null,
} = {}) {
  const starts: Compute[] = [];
  const remembered: StepTiming[] = [];
  let measurements = 0;
  const device = {
    failure: null,
    guard: <T>(work: Promise<T>) => work,
    async start(choice: Compute) {
      starts.push(choice);
      return { backend: choice === 'auto' ? ('wasm' as const) : choice, threads: 4, note: null };
    },
  };
  const parts = {
    device,
    timings: known,
    onTiming: (one: StepTiming) => void remembered.push(one),
    report: () => {},
    signal: new AbortController().signal,
  };
  const started = await startAutomatic(run, before, parts, {
    describeGpu: async () => found,
    async measureBoth() {
      measurements++;
      return measured instanceof DeviceError
        ? { timing: null, problem: measured }
        : { timing: measured, problem: null };
    },
  });
  return { started, starts, remembered, measurements };
}

describe('a device that is chosen automatically', () => {
  it.each([
    [0.01, 0.2, 'webgpu'],
    [0.2, 0.01, 'wasm'],
  ] as const)('is the one with the faster step: %d and %d s', async (webgpu, wasm, backend) => {
    const { started, remembered, measurements } = await start({ measured: timing(webgpu, wasm) });
    expect(started.backend).toBe(backend);
    const chosen = message('device.timing.chosen', {
      ...{ backend, batchSize: defaultRecipe.batchSize, webgpu, wasm },
    });
    expect(started.note).toEqual(message('device.reasons', { reasons: [chosen] }));
    expect(remembered).toEqual([timing(webgpu, wasm)]);
    expect(measurements).toBe(1);
  });

  it('is not measured twice for a GPU, a model and a batch size', async () => {
    const known = [timing(0.01, 0.2)];
    expect(await start({ known })).toMatchObject({ measurements: 0, remembered: [], starts: ['webgpu'] });
    const otherGpu = [{ ...timing(0.01, 0.2), gpu: 'another' }];
    expect(await start({ known: otherGpu })).toMatchObject({ measurements: 1 });
    const otherBatch = [{ ...timing(0.01, 0.2), batchSize: 1000 }];
    expect(await start({ known: otherBatch })).toMatchObject({ measurements: 1 });
  });

  it('is left to the start where there is no GPU but a processor', async () => {
    for (const found of [null, { ...gpu, software: true }]) {
      expect(await start({ found })).toMatchObject({ measurements: 0, starts: ['auto'] });
    }
  });

  it('is where a run that resumes was before', async () => {
    const slow = [timing(5, 0.2)];
    expect(await start({ known: slow, before: 'webgpu' })).toMatchObject({ starts: ['webgpu'] });
    expect(await start({ known: slow, before: 'cpu' })).toMatchObject({ starts: ['wasm'] });
  });

  it('is WebAssembly where no step can be measured on the GPU, which is said and not remembered', async () => {
    const what = message('device.webgpu.notStarted');
    const { started, remembered } = await start({
      measured: new DeviceError(what, message('device.next.wasm')),
    });
    expect(started).toMatchObject({
      backend: 'wasm',
      note: message('device.reasons', { reasons: [what, message('device.gpu.wasmInstead')] }),
    });
    expect(remembered).toEqual([]);
  });
});
