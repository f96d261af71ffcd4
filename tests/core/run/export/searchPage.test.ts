import { statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { emptyHistory } from '../../../../src/core/run/history';
import { losesMuch, type OnnxMeasures } from '../../../../src/core/run/onnx/measures';
import { searchPageBytes, searchRuntimeBytes } from '../../../../src/core/run/export/searchPage';
import { thresholdOfRun } from '../../../../src/core/run/export/threshold';
import { message } from '../../../../src/messages/message';

it('the size of onnxruntime in a search page is what its file has, and half a megabyte for transformers.js', () => {
  const wasm = statSync('node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm').size;
  expect(searchRuntimeBytes - wasm).toBeGreaterThan(0.45e6);
  expect(searchRuntimeBytes - wasm).toBeLessThan(0.65e6);
});

it('a search page grows by a byte for each number with q8, and by four with fp32', () => {
  expect(searchPageBytes('q8', 1000, 10, 8)).toBe(searchRuntimeBytes + 1080);
  expect(searchPageBytes('fp32', 1000, 10, 8)).toBe(searchRuntimeBytes + 4 * 1080);
});

it('only a file that was measured is known to lose much', () => {
  const file = { precision: 'q8', bytes: 1, furthest: 0, secondsPerThousand: 1 } as const;
  const measures = (value: number | null): OnnxMeasures => ({
    metric: message('evaluation.f1Threshold'),
    pairs: 10,
    sentences: 20,
    own: 0.8,
    otherTokens: 0,
    files: [{ ...file, value }],
  });
  expect(losesMuch(measures(0.795), 'q8')).toBe(false);
  expect(losesMuch(measures(0.78), 'q8')).toBe(true);
  expect(losesMuch(measures(null), 'q8')).toBe(false);
  expect(losesMuch(measures(0.5), 'fp32')).toBe(false);
});

it('a run without yes/no labels has no threshold', () => {
  expect(thresholdOfRun(emptyHistory)).toBeNull();
});
