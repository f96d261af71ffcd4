import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDataset } from '../../src/core/data/dataset/dataset';
import { defaultRecipe } from '../../src/core/recipe/recipe';
import type { Recipe } from '../../src/core/recipe/types';
import { message } from '../../src/messages/message';
import { encodeTexts } from '../../src/ml/encoder/encodeTexts';
import { onnxOfFolder } from '../../src/ml/export/onnxFolder';
import { adapterFiles, encoded, modelFiles, onnxFiles } from '../../src/ml/export/results';
import type { FileStream } from '../../src/ml/model/files/files';
import { readModel } from '../../src/ml/sources/readModel';
import { createRuns, type RunResult } from '../../src/ml/train/runs';
import { createTrainedModels, type OpenedModel } from '../../src/worker/services/trained';
import { createKeptModels } from '../../src/worker/storage/keptModels';
import { source } from '../core/data/sources';
import { diskFiles } from '../ml/diskFiles';
import { memoryFolder, type MemoryFolder } from './memoryFolder';

beforeAll(() => tf.setBackend('cpu'));

const rows = Array.from(
  { length: 24 },
  (_, i) => `the dog ${i} likes a house,a car ${i % 5} is there,${(i % 4) / 3}`,
);
const content = ['a,b,score', ...rows].join('\n');

/** What a short run leaves. */
async function trained(change: Partial<Recipe> = {}): Promise<RunResult> {
  const { dataset } = await openDataset(source(content));
  const recipe: Recipe = {
    ...defaultRecipe,
    loss: 'CosineSimilarityLoss',
    lossParams: {},
    learningRate: 0.01,
    epochs: 1,
    keepBest: false,
    ...change,
  };
  const description = await readModel(await diskFiles('tests/fixtures/tiny-bert'));
  const runs = createRuns();
  const setup = { recipe, description, dataset, second: null };
  for await (const event of runs.train(setup, new AbortController().signal)) void event;
  if (!runs.last) throw new Error('The run left nothing.');
  cleanups.push(() => runs.last?.encoder.dispose());
  return runs.last;
}

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0)) clean();
});

const context = () => ({ signal: new AbortController().signal, report: () => {} });

/** The models of one visit, and whether the encoder in memory had to go. */
function visit(folder: MemoryFolder) {
  const forgotten: RunResult[] = [];
  const models = createTrainedModels({
    store: createKeptModels(folder, async () => null),
    device: {
      choice: 'cpu',
      start: async () => ({ backend: 'cpu', threads: 1, note: null }),
      guard: (work) => work,
    },
    forget(result) {
      forgotten.push(result);
      result.encoder.dispose();
    },
  });
  cleanups.push(() => models.release(null));
  return { models, forgotten };
}

/** Vectors of sentences on both sides. */
async function vectorsOf({ encoder, tokens }: Pick<OpenedModel, 'encoder' | 'tokens'>) {
  const sentences = ['a dog likes it', 'the car is in the house and the dog is there'].flatMap((text) => [
    { text, side: 'sentence1' as const },
    { text, side: 'sentence2' as const },
  ]);
  const encoding = encodeTexts(encoder, tokens, sentences, () => encoded(0, 0));
  for (;;) {
    const { done, value } = await encoding.next();
    if (done) return sentences.map(({ text, side }) => value.get(text, side));
  }
}

async function bytesOf(files: readonly FileStream[] | null) {
  const all: Record<string, number[]> = {};
  for (const { path, stream } of files ?? []) {
    all[path] = [];
    for await (const chunk of stream()) all[path].push(...chunk);
  }
  return all;
}

describe('a stored model', () => {
  it.each<[string, Partial<Recipe>]>([
    ['as it is', {}],
    [
      'with another pooling and a prompt for each side',
      {
        pooling: 'cls',
        promptSentence1: 'query: ',
        promptSentence2: 'passage: ',
      },
    ],
    ['whose sentences are cut early', { maxSeqLength: 6 }],
    ['with LoRA', { loraRank: 2 }],
  ])('has the vectors and the files of the run, bit for bit, in a later visit: %s', async (_, change) => {
    const result = await trained(change);
    const folder = memoryFolder();
    const { models } = visit(folder);
    models.take('one', result);
    const kept = await models.handlers.keepModel({ id: 'one' }, context());
    expect(kept).toEqual({ bytes: folder.files.get('one')?.length });

    const later = visit(folder).models;
    const opened = await later.open('one', 'cpu', context());
    expect(await vectorsOf(opened)).toEqual(await vectorsOf(result));
    expect(await later.open('one', 'cpu', context())).toBe(opened);
    for (const [what, files] of [
      ['model', await modelFiles(result)],
      ['adapter', adapterFiles(result)],
    ] as const) {
      const found = (await later.kept('one', what, context()))?.files;
      const bytes: Record<string, number[]> = {};
      for (const path of found?.paths ?? []) bytes[path] = [...((await found?.read(path)) ?? [])];
      expect(bytes).toEqual(await bytesOf(files));
    }
    const again = await later.kept('one', 'model', context());
    if (!again) throw new Error('The model is not kept.');
    expect(await bytesOf(await onnxOfFolder(again.files, again.prompts, ['q8']))).toEqual(
      await bytesOf(await onnxFiles(result, ['q8'])),
    );
  });

  it('takes the place of the one in memory where that is stored, and only there', async () => {
    const folder = memoryFolder();
    const first = visit(folder);
    first.models.take('one', await trained());
    await first.models.handlers.keepModel({ id: 'one' }, context());

    const { models, forgotten } = visit(folder);
    const second = await trained({ seed: 7 });
    models.take('two', second);
    await models.open('one', 'cpu', context());
    expect(forgotten).toEqual([]);
    expect((await models.open('two', 'cpu', context())).encoder).toBe(second.encoder);
    models.release(null);
    await models.handlers.keepModel({ id: 'two' }, context());
    const before = await vectorsOf(second);
    await models.open('one', 'cpu', context());
    expect(forgotten).toEqual([second]);
    expect(await vectorsOf(await models.open('two', 'cpu', context()))).toEqual(before);
  });

  it('is read where the one in memory was lost with its device', async () => {
    const { models } = visit(memoryFolder());
    const result = await trained();
    const before = await vectorsOf(result);
    models.take('one', result);
    await models.handlers.keepModel({ id: 'one' }, context());
    result.encoder.dispose();
    expect(await vectorsOf(await models.open('one', 'cpu', context()))).toEqual(before);
  });

  it('that is nowhere is named, with what to do', async () => {
    const { models } = visit(memoryFolder());
    await expect(models.open('one', 'cpu', context())).rejects.toMatchObject({
      problem: { what: message('worker.tuned.gone'), next: message('worker.tuned.trainAgain') },
    });
    await expect(models.handlers.keepModel({ id: 'one' }, context())).rejects.toMatchObject({
      problem: { what: message('worker.tuned.gone') },
    });
  });
});
