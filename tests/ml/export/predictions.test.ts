import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { openDataset } from '../../../src/core/data/dataset/dataset';
import { allTextsOf } from '../../../src/core/data/sentence';
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

/** The lines of the predictions of a model that is not trained, and cosines of two texts. */
async function predicted(content: string) {
  await tf.setBackend('cpu');
  const model = await readModel(await diskFiles('tests/fixtures/tiny-bert'));
  const { dataset } = await openDataset(source(content));
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
    trained: false,
    before: null,
    after: null,
    verdict: null,
  };
  let csv = '';
  for await (const bytes of predictionsCsv(result, follow)) csv += new TextDecoder().decode(bytes);
  const texts = dataset.examples.items.flatMap(allTextsOf);
  const vectors = await follow(encodeTexts(encoder, tokens, firstSentences(texts), () => encoded(0, 1)));
  encoder.dispose();
  const between = (a: string, b: string) => cosine(vectors.get(a), vectors.get(b));
  return { lines: csv.trim().split('\r\n'), heldOut, between };
}

it('gives every usable row its own cosine and part, past the rows that were rejected', async () => {
  const pairs = Array.from({ length: 30 }, (_, i) => [
    `the dog likes ${i} houses`,
    `a car ${i % 7} is there`,
  ]);
  const content = pairs.flatMap((pair, i) => (i % 4 === 0 ? [',alone', pair.join(',')] : [pair.join(',')]));
  const { lines, heldOut, between } = await predicted(['sentence1,sentence2', ...content].join('\n'));
  const evaluated = new Set(heldOut.map(({ sentence1 }) => sentence1));
  expect(evaluated.size).toBe(15);
  const [head, ...rows] = lines;
  expect(head).toBe('sentence1,sentence2,pred,part');
  expect(rows.map((row) => row.split(',').toSpliced(2, 1))).toEqual(
    pairs.map(([first = '', second]) => [first, second, evaluated.has(first) ? 'held out' : 'train']),
  );
  for (const [i, [first = '', second = '']] of pairs.entries()) {
    expect(Number(rows[i]?.split(',')[2])).toBeCloseTo(between(first, second), 5);
  }
  expect(new Set(rows.map((row) => row.split(',')[2])).size).toBeGreaterThan(20);
});

it('gives the cosine with each negative, and none where a row has none there', async () => {
  const rows = Array.from({ length: 12 }, (_, i) => [
    `the dog likes ${i} houses`,
    `a car ${i} is there`,
    i % 2 ? `a ship ${i}` : '',
    i % 3 ? `the sofa ${i}` : '',
  ]);
  const { lines, between } = await predicted(
    [['anchor', 'positive', 'negative_1', 'negative_2'], ...rows].map((row) => row.join(',')).join('\n'),
  );
  const [head, ...predictions] = lines;
  expect(head).toBe('anchor,positive,negative_1,negative_2,pred,pred_negative.1,pred_negative.2,part');
  for (const [i, [anchor = '', ...others]] of rows.entries()) {
    const cells = predictions[i]?.split(',').slice(4, 7) ?? [];
    for (const [k, other] of others.entries()) {
      if (other === '') expect(cells[k]).toBe('');
      else expect(Number(cells[k])).toBeCloseTo(between(anchor, other), 5);
    }
  }
});
