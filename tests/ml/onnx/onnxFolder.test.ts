/** The ONNX folder: what transformers.js, onnxruntime and sentence-transformers look for. */

import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { precisions } from '../../../src/core/run/precisions';
import { settingsOf } from '../../../src/ml/export/modelFolder';
import { onnxFolder } from '../../../src/ml/export/onnxFolder';
import { readModel } from '../../../src/ml/sources/readModel';
import { createTokenizer } from '../../../src/ml/tokenizer/tokenizer';
import { readTokenizerSpec } from '../../../src/ml/tokenizer/files';
import { bytesIn } from '../streams';
import { type Contents, memoryFiles, tinyBert } from '../tinyModel';

async function written(contents: Contents) {
  const description = await readModel(memoryFiles(contents));
  const settings = settingsOf(description, 16);
  const weights = () => description.weights();
  const files = await onnxFolder({ description, weights, own: [], settings, precisions });
  const all = await Promise.all(
    files.map(async ({ path, size, stream }) => {
      const bytes = await bytesIn(stream());
      expect([path, bytes.length]).toEqual([path, size]);
      return [path, bytes] as const;
    }),
  );
  return { description, files: Object.fromEntries(all) };
}

test('it has a file for each precision where transformers.js looks for them, and no other weights', async () => {
  const { files } = await written(tinyBert());
  const names = Object.keys(files);
  expect(names.filter((path) => path.endsWith('.onnx'))).toEqual([
    'onnx/model.onnx',
    'onnx/model_fp16.onnx',
    'onnx/model_quantized.onnx',
  ]);
  expect(names).not.toContain('model.safetensors');
});

test('the tokenizer of a vocabulary is written as tokenizer.json, and text is cut where the page cuts it', async () => {
  for (const lowercase of [false, true]) {
    const { description, files } = await written(
      tinyBert({ 'sentence_bert_config.json': { max_seq_length: 16, do_lower_case: lowercase } }),
    );
    const folder = memoryFiles({ ...files, 'vocab.txt': undefined });
    const spec = await readTokenizerSpec(folder, '', 'a class that is not known');
    const tokenizer = createTokenizer(spec, { lowercase: false });
    for (const text of ['The man plays.', 'UNKNOWN ÿ', 'ÉTÉ İ', '']) {
      expect(tokenizer.encode(text, 16)).toEqual(description.tokenizer.encode(text, 16));
    }
    const config = JSON.parse(new TextDecoder().decode(files['tokenizer_config.json']));
    expect(z.parse(z.object({ model_max_length: z.number() }), config).model_max_length).toBe(16);
  }
});

test('it keeps the modules, so that sentence-transformers pools and normalises as before', async () => {
  const { files } = await written(tinyBert());
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['modules.json', '1_Pooling/config.json', 'config.json']),
  );
});

test('it says how it is loaded in JavaScript and in Python, with the prompts', async () => {
  const { description } = await written(tinyBert());
  const settings = { ...settingsOf(description, 16), prompts: { sentence1: 'query: ', sentence2: '' } };
  const files = await onnxFolder({
    description,
    weights: () => description.weights(),
    own: [],
    settings,
    precisions: ['q8'],
  });
  const card = files.find(({ path }) => path === 'onnx/README.md');
  const text = new TextDecoder().decode(card && (await bytesIn(card.stream())));
  expect(text).toContain('AutoModel.from_pretrained(folder, { dtype: "q8" })');
  expect(text).toContain('encode(["query: Who is eating?"])');
  expect(text).toContain('SentenceTransformer("path/to/this/folder", backend="onnx")');
});
