/** From the files of a model folder and a text to a sentence vector, compared with sentence-transformers. */

import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cosine } from '../../src/core/metrics/cosine';
import { message } from '../../src/messages/message';
import { startBackend } from '../../src/ml/backend/startBackend';
import { encodeTexts, firstSentences } from '../../src/ml/encoder/encodeTexts';
import { SentenceEncoder } from '../../src/ml/encoder/encoder';
import { readModel } from '../../src/ml/sources/readModel';
import { createTokenStore } from '../../src/ml/encoder/tokenStore';
import { modelFolders } from '../golden';
import { diskFiles } from './diskFiles';

const { texts, pairs, folders } = modelFolders();

const wasm = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');

beforeAll(async () => void (await startBackend('wasm', { wasmPaths: dirname(wasm) + sep })));

describe.each(folders)('$folder', ({ folder, ids, values, cosines }) => {
  it('gives the tokens and the sentence vectors of sentence-transformers', async () => {
    const model = await readModel(await diskFiles(folder));
    const tokens = createTokenStore(model, model.config.maxSeqLength);
    expect(texts.map((text) => [...tokens.ids(text)])).toEqual(ids);

    const encoder = await SentenceEncoder.create(model.config, model.weights());
    const vectors = await last(encodeTexts(encoder, tokens, firstSentences(texts), share));
    encoder.dispose();
    const { hiddenSize } = model.config.encoder;
    for (const [row, text] of texts.entries()) {
      const expected = values.subarray(row * hiddenSize, (row + 1) * hiddenSize);
      const difference = expected.map((value, i) => Math.abs(value - (vectors.get(text)?.[i] ?? NaN)));
      expect(Math.max(...difference), text).toBeLessThan(1e-5);
    }
    const vectorOf = (row: number) => vectors.get(texts[row] ?? '');
    for (const [i, [a, b]] of pairs.entries()) {
      expect(Math.abs(cosine(vectorOf(a), vectorOf(b)) - (cosines[i] ?? NaN))).toBeLessThan(1e-4);
    }
  });
});

const share = (done: number) =>
  ({ type: 'progress', what: message('training.progress.encoding'), done, total: 1 }) as const;

/** What a generator returns when it ends. */
async function last<T>(generator: AsyncGenerator<unknown, T>): Promise<T> {
  for (;;) {
    const { done, value } = await generator.next();
    if (done) return value;
  }
}
