/** The vectors of a teacher with more dimensions than the model, as scikit-learn's PCA reduces them. */

import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { openDataset } from '../../../src/core/data/dataset/dataset';
import { defaultRecipe, withLoss } from '../../../src/core/recipe/recipe';
import type { RunEvent } from '../../../src/core/run/events';
import { message } from '../../../src/messages/message';
import type { Vectors } from '../../../src/ml/encoder/encodeTexts';
import { SentenceEncoder } from '../../../src/ml/encoder/encoder';
import {
  allSentences,
  createTokenStore,
  type Sentence,
  type TokenStore,
  withoutRepeats,
} from '../../../src/ml/encoder/tokenStore';
import { createVectorCache } from '../../../src/ml/evaluate/vectorCache';
import type { ModelDescription } from '../../../src/ml/model/types';
import { readModel } from '../../../src/ml/sources/readModel';
import { checkTeacherMemory, teacherVectors } from '../../../src/ml/train/teacher';
import goldenJson from '../../golden/teacher.json';
import { source } from '../../core/data/sources';
import { diskFiles } from '../diskFiles';

const golden = z
  .object({ sentences: z.number(), explained: z.number(), vectors: z.array(z.array(z.number())) })
  .parse(goldenJson);

const recipe = {
  ...withLoss(defaultRecipe, 'MSELoss'),
  teacher: 'folder',
  teacherModel: 'tiny-bert',
} as const;
let teacher: ModelDescription;
let encoder: SentenceEncoder;
let tokens: TokenStore;
let sentences: readonly Sentence[];
beforeAll(async () => {
  await tf.setBackend('cpu');
  teacher = await readModel(await diskFiles('tests/fixtures/tiny-bert'));
  const student = await readModel(await diskFiles('tests/fixtures/tiny-distilbert'));
  encoder = await SentenceEncoder.create(student.config, student.weights());
  tokens = createTokenStore(student, 64);
  const { dataset } = await openDataset(source(await readFile('tests/fixtures/pairs-score.csv', 'utf8')));
  sentences = withoutRepeats(dataset.examples.items.flatMap(allSentences), tokens);
});
afterAll(() => encoder.dispose());

const known = createVectorCache();

async function asked(some: readonly Sentence[], stop = new AbortController().signal) {
  const evaluation = { encoder, tokens };
  const asking = teacherVectors({ evaluation, teacher, recipe, stop, known }, some);
  const events: RunEvent[] = [];
  for (;;) {
    const { done, value } = await asking.next();
    if (done) return { events, vectors: value };
    events.push(value);
  }
}

const vectorsOf = (vectors: Vectors | null, some: readonly Sentence[]) =>
  some.map(({ text, side }) => [...(vectors?.get(text, side) ?? [])]);

describe("a teacher's vectors of more dimensions than the model's", () => {
  it('are those of sentence-transformers with the components of scikit-learn', async () => {
    expect(sentences).toHaveLength(golden.sentences);
    const { events, vectors } = await asked(sentences);
    const found = vectorsOf(vectors, sentences.slice(0, golden.vectors.length));
    const off = golden.vectors.flatMap((row, i) =>
      row.map((value, k) => Math.abs(value - (found[i]?.[k] ?? NaN))),
    );
    expect(off).toHaveLength(golden.vectors.length * 16);
    expect(Math.max(...off)).toBeLessThan(1e-4);
    const notice = events.find((event) => event.type === 'notice');
    expect(notice?.text).toMatchObject({
      code: 'training.teacher.reduced',
      params: { from: 48, to: 16, sentences: golden.sentences },
    });
    const { explained } = z.object({ explained: z.number() }).parse(notice?.text.params);
    expect(explained).toBeCloseTo(golden.explained, 6);
  });

  it('need more different sentences than the model has dimensions', async () => {
    await expect(asked(sentences.slice(0, 16))).rejects.toMatchObject({
      problem: { what: message('training.teacher.fewSentences', { sentences: 16, dimensions: 16 }) },
    });
    const { vectors } = await asked(sentences.slice(0, 17));
    expect(vectorsOf(vectors, sentences.slice(0, 1))[0]).toHaveLength(16);
  });

  it('are not made where the run is stopped', async () => {
    const stop = new AbortController();
    stop.abort();
    expect((await asked(sentences, stop.signal)).vectors).toBeNull();
  });
});

it('the vectors of more sentences than a run can hold are refused before it begins', () => {
  const rows = Array.from({ length: 100 }, (_, i) => ({
    row: i,
    sentence1: `a ${i}`,
    sentence2: 'b',
    negatives: [],
    label: null,
  }));
  expect(() => checkTeacherMemory(recipe, 4_950_000, rows)).not.toThrow();
  expect(() => checkTeacherMemory(recipe, 5_000_000, rows)).toThrow(
    expect.objectContaining({
      problem: expect.objectContaining({
        what: message('training.teacher.tooManySentences', {
          sentences: 101,
          dimensions: 5_000_000,
          bytes: 2.02e9,
          most: 2e9,
        }),
      }),
    }),
  );
  const file = { ...recipe, teacher: 'file' } as const;
  expect(() => checkTeacherMemory(file, 5_000_000, rows)).not.toThrow();
});
