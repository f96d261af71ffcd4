import { expect, it, vi } from 'vitest';
import { createStep, miniLM } from '../../bench/miniLM';
import { stepOperations } from '../../bench/work';
import { startDevice } from '../../src/cli/engine';
import { wasmRuntime } from '../../src/ml/kernels/wasm/runtime';

it('a step multiplies as often as the model of its work says', async () => {
  await startDevice('wasm');
  const encoder = { ...miniLM, vocabSize: 100, hiddenSize: 48, intermediateSize: 96, layers: 2, heads: 4 };
  const size = { pairs: 4, length: 12 };
  const step = await createStep(encoder, size, { batchCount: 1 });
  const runtime = wasmRuntime();
  if (!runtime) throw new TypeError('WebAssembly did not start.');
  const run = vi.spyOn(runtime, 'run');
  await step();
  const products = run.mock.calls.flatMap(([name, args]) => (name === 'gemm' ? [args] : []));
  // Its arguments end with m, n, k, and two that say where the result goes.
  const operations = products.reduce((sum, args) => {
    const [m = NaN, n = NaN, k = NaN] = args.slice(-5);
    return sum + 2 * m * n * k;
  }, 0);
  const { pairs } = size;
  const ofLoss = 3 * 2 * pairs * pairs * encoder.hiddenSize;
  expect(operations).toBe(stepOperations(encoder, size).linear + ofLoss);
});
