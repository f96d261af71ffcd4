/** Token vectors of an ONNX file become the sentence vectors of sentence-transformers, by the folder's own files. */

import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { asItsFilesSay } from '../../../src/core/baseModels/comparison';
import { message } from '../../../src/messages/message';
import { firstSentences } from '../../../src/ml/encoder/encodeTexts';
import { createTokenStore } from '../../../src/ml/encoder/tokenStore';
import { baseOnnxFolder } from '../../../src/ml/export/onnxFolder';
import { readModel } from '../../../src/ml/sources/readModel';
import { encodeOnnx, type OpenOnnxModel } from '../../../src/ml/transformersJs/encodeOnnx';
import { readOnnxModel } from '../../../src/ml/transformersJs/onnxModel';
import { seededFolders } from '../../golden';
import { contentsOf } from '../seededFolders';
import { bytesIn } from '../streams';
import { memoryFiles } from '../tinyModel';
import { runOnnx } from './session';

const { texts, folders } = seededFolders();

/** The page's own ONNX folder of it. */
async function exported(folder: (typeof folders)[number], settings = asItsFilesSay) {
  const description = await readModel(memoryFiles(contentsOf(folder)));
  const files = await baseOnnxFolder(description, ['fp32']);
  const contents = await Promise.all(
    files.map(async ({ path, stream }) => [path, await bytesIn(stream())] as const),
  );
  return readOnnxModel(memoryFiles(Object.fromEntries(contents)), 'fp32', settings);
}

// No ONNX file is written of static embeddings, and one with Dense modules gives sentence vectors itself.
it.each(folders.filter(({ name }) => !name.includes('Dense') && !name.startsWith('static')))(
  'the token vectors of $name become the sentence vectors of sentence-transformers',
  async (folder) => {
    await tf.setBackend('cpu');
    const model = await exported(folder);
    const bytes = await model.files.read(model.onnx.path);
    const encoder: Pick<OpenOnnxModel, 'embed'> = {
      async embed({ ids, padId }) {
        const { tokens } = await runOnnx(
          bytes,
          ids.map((sentence) => [...sentence]),
          padId,
        );
        const longest = Math.max(...ids.map(({ length }) => length));
        const size = tokens.length / (ids.length * longest);
        const rows = ids.flatMap(({ length }, i) => [
          ...tokens.subarray(i * longest * size, (i * longest + length) * size),
        ]);
        return Float32Array.from(rows);
      },
    };
    const tokens = createTokenStore(model, model.config.maxSeqLength);
    const progress = {
      type: 'progress',
      what: message('training.progress.encoding'),
      done: 0,
      total: 1,
    } as const;
    const encoding = encodeOnnx(
      encoder,
      model.use(['tokens']),
      tokens,
      firstSentences(texts),
      () => progress,
    );
    let step = await encoding.next();
    while (!step.done) step = await encoding.next();
    const vectors = step.value;
    const values = texts.flatMap((text) => [...(vectors.get(text) ?? [])]);
    expect(values.length).toBe(folder.values.length);
    expect(Math.max(...values.map((value, i) => Math.abs(value - (folder.values[i] ?? NaN))))).toBeLessThan(
      1e-5,
    );
  },
);

it('pooling and prompts are what was chosen, where that is not left to the files', async () => {
  const [folder] = folders.filter(({ name }) => !name.includes('Dense') && !name.startsWith('static'));
  if (!folder) throw new Error('There is no folder.');
  const asSaid = await exported(folder);
  expect(asSaid.use(['sentence_embedding', 'tokens']).pooling).toBeNull();
  const changed = await exported(folder, {
    pooling: 'cls',
    promptSentence1: 'query: ',
    promptSentence2: null,
  });
  expect(changed.use(['sentence_embedding', 'tokens']).pooling?.modes).toEqual(['cls']);
  expect(changed.prompts).toEqual({ ...asSaid.prompts, sentence1: 'query: ' });
  expect(() => changed.use(['sentence_embedding'])).toThrow(
    expect.objectContaining({
      problem: expect.objectContaining({ what: message('model.onnx.ownPooling') }),
    }),
  );
});
