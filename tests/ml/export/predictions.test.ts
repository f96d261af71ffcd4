import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { openDataset } from '../../../src/core/data/dataset/dataset';
import { cosine } from '../../../src/core/metrics/cosine';
import { defaultRecipe } from '../../../src/core/recipe/recipe';
import { splitDataset } from '../../../src/core/run/parts';
import { encodeTexts, firstSentences } from '../../../src/ml/encoder/encodeTexts';
import { SentenceEncoder } from '../../../src/ml/encoder/encoder';
import { createTokenStore } from '../../../src/ml/encoder/tokenStore';
import { encoded, predictionsCsv, type Follow } from '../../../src/ml/export/results';
import { readModel } from '../../../src/ml/sources/readModel';
import { source } from '../../core/data/sources';
import { diskFiles } from '../diskFiles';

const follow: Follow = async (encoding) => {
  for (;;) {
    const next = await encoding.next();
    if (next.done) return next.value;
  }
};

it('gives every usable row its own cosine and part, past the rows that were rejected', async () => {
  await tf.setBackend('cpu');
  const model = await readModel(await diskFiles('tests/fixtures/tiny-bert'));
  const pairs = Array.from({ length: 30 }, (_, i) => [
    `the dog likes ${i} houses`,
    `a car ${i % 7} is there`,
  ]);
  const lines = pairs.flatMap((pair, i) => (i % 4 === 0 ? [',alone', pair.join(',')] : [pair.join(',')]));
  const { dataset } = await openDataset(source(['sentence1,sentence2', ...lines].join('\n')));
  const { train, heldOut } = splitDataset(dataset, null, defaultRecipe);
  const tokens = createTokenStore(model, 64);
  const encoder = await SentenceEncoder.create(model.config, model.weights());
  const result = {
    description: model,
    encoder,
    tokens,
    recipe: defaultRecipe,
    dataset,
    train,
    heldOut,
    plan: null,
    before: null,
    after: null,
    verdict: null,
  };

  let csv = '';
  for await (const bytes of predictionsCsv(result, follow)) csv += new TextDecoder().decode(bytes);
  const vectors = await follow(
    encodeTexts(encoder, tokens, firstSentences(pairs.flat()), () => encoded(0, 1)),
  );
  encoder.dispose();

  const evaluated = new Set(heldOut.map(({ sentence1 }) => sentence1));
  expect(evaluated.size).toBe(15);
  const [head, ...rows] = csv.trim().split('\r\n');
  expect(head).toBe('sentence1,sentence2,pred,part');
  expect(rows.map((row) => row.split(',').toSpliced(2, 1))).toEqual(
    pairs.map(([first = '', second]) => [first, second, evaluated.has(first) ? 'held out' : 'train']),
  );
  for (const [i, [first = '', second = '']] of pairs.entries()) {
    expect(Number(rows[i]?.split(',')[2])).toBeCloseTo(cosine(vectors.get(first), vectors.get(second)), 5);
  }
  expect(new Set(rows.map((row) => row.split(',')[2])).size).toBeGreaterThan(20);
});
