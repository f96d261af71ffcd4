/** ONNX files of every architecture, pooling and module in onnxruntime-web, compared with sentence-transformers. */

import { describe, expect, it } from 'vitest';
import { cosine } from '../../../src/core/metrics/cosine';
import { createTokenStore } from '../../../src/ml/encoder/tokenStore';
import type { Precision } from '../../../src/core/run/precisions';
import { onnxFile } from '../../../src/ml/onnx/onnxFile';
import { readModel } from '../../../src/ml/sources/readModel';
import { seededFolders } from '../../golden';
import { contentsOf } from '../seededFolders';
import { bytesIn } from '../streams';
import { memoryFiles } from '../tinyModel';
import { runOnnx } from './session';

const { texts, folders } = seededFolders();

/** No ONNX file is written of static embeddings. */
describe.each(folders.filter(({ name }) => !name.startsWith('static')))('$name as ONNX', (folder) => {
  async function vectors(precision: Precision) {
    const model = await readModel(memoryFiles(contentsOf(folder)));
    const file = onnxFile('model.onnx', model.config, precision, () => model.weights());
    const bytes = await bytesIn(file.stream());
    expect(bytes.length).toBe(file.size);
    const tokens = createTokenStore(model, model.config.maxSeqLength);
    const ids = texts.map((text) => Array.from(tokens.ids(text)));
    const { sentences } = await runOnnx(bytes, ids, model.config.encoder.padId);
    return { sentences, excludesPrompt: model.config.excludesPrompt };
  }

  it('gives the sentence vectors of sentence-transformers', async () => {
    const { sentences, excludesPrompt } = await vectors('fp32');
    if (excludesPrompt) return expect(sentences).toBeNull();
    expect(sentences?.length).toBe(folder.values.length);
    expect(furthest(sentences, folder.values)).toBeLessThan(1e-5);
  });

  it('is near to them with float16 weights, and with int8', async () => {
    for (const [precision, least] of [
      ['fp16', 0.9999],
      ['q8', 0.99],
    ] as const) {
      const { sentences, excludesPrompt } = await vectors(precision);
      if (excludesPrompt) continue;
      expect(lowestCosine(sentences, folder.values), precision).toBeGreaterThan(least);
    }
  });
});

const furthest = (values: Float32Array | null, expected: Float32Array) =>
  Math.max(...Array.from(expected, (value, i) => Math.abs((values?.[i] ?? NaN) - value)));

/** Of the sentences' vectors with those expected. */
function lowestCosine(values: Float32Array | null, expected: Float32Array): number {
  const size = expected.length / texts.length;
  const part = (all: Float32Array, i: number) => all.subarray(i * size, (i + 1) * size);
  return Math.min(...texts.map((_, i) => cosine(part(values ?? new Float32Array(0), i), part(expected, i))));
}
