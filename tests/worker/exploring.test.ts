import { debugText, message } from '../../src/messages/message';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { withMapping, type Dataset } from '../../src/core/data/dataset/dataset';
import { parseFile } from '../../src/core/data/parse/parseFile';
import { modelSettingsOf } from '../../src/core/recipe/modelSettings';
import { defaultRecipe } from '../../src/core/recipe/recipe';
import { RecipeError } from '../../src/core/errors';
import type { Progress } from '../../src/core/run/events';
import { SentenceEncoder } from '../../src/ml/encoder/encoder';
import { readModel } from '../../src/ml/sources/readModel';
import type { ModelDescription } from '../../src/ml/model/types';
import type { Device } from '../../src/ml/run/device';
import type { RunResult } from '../../src/ml/train/runs';
import { createTokenStore } from '../../src/ml/encoder/tokenStore';
import { createEncoders } from '../../src/worker/services/encoders';
import { createTrainedModels } from '../../src/worker/services/trained';
import { createKeptModels } from '../../src/worker/storage/keptModels';
import { memoryFolder } from './memoryFolder';
import type { DataService } from '../../src/worker/services/data';
import { exploring, modelChanged, runStarted } from '../../src/worker/services/exploring';
import { measuring } from '../../src/worker/services/measuring';
import type { ModelService } from '../../src/worker/services/model';
import { createFollower } from '../../src/worker/pace/follow';
import { diskFiles } from '../ml/diskFiles';

const settings = modelSettingsOf(defaultRecipe);
const base = { run: null, compute: 'cpu', settings } as const;
const tuned = { run: 'run', compute: 'cpu', settings } as const;

let model: ModelDescription;
beforeAll(async () => {
  await tf.setBackend('cpu');
  model = await readModel(await diskFiles('tests/fixtures/tiny-bert'));
});

/** `rows` pairs of two sentences each, all different. */
async function datasetOf(rows: number): Promise<Dataset> {
  const lines = Array.from({ length: rows }, (_, i) => `the dog ${i} likes a house,a car ${i} is there`);
  const bytes = new TextEncoder().encode(['first,second', ...lines].join('\n'));
  const read = async (start: number, end: number) => bytes.slice(start, end);
  const parsed = await parseFile({ name: 'pairs.csv', size: bytes.length, read }, {});
  return withMapping(parsed, {
    roles: { sentence1: 0, sentence2: 1, negatives: [], label: null },
    choices: {},
  });
}

async function resultOf(plan: RunResult['plan'], spoil = false): Promise<RunResult> {
  const encoder = await SentenceEncoder.create(model.config, model.weights());
  if (spoil) for (const one of encoder.parameters.values()) one.assign(tf.tidy(() => tf.mul(one, 1.5)));
  return {
    description: model,
    encoder,
    tokens: createTokenStore(model, 64),
    recipe: defaultRecipe,
    dataset: await datasetOf(1),
    train: [],
    heldOut: [],
    plan,
    trained: plan !== null,
    before: null,
    after: null,
    reducedTeacher: null,
    verdict: null,
  };
}

const plan: RunResult['plan'] = {
  steps: 1,
  stepsPerEpoch: 1,
  evaluateEvery: 1,
  warmupSteps: 0,
  scheduler: 'linear',
  notes: [],
};

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean();
});

async function service({ rows = 4, result = null }: { rows?: number; result?: RunResult | null } = {}) {
  const state = { result, running: false, model, dataset: await datasetOf(rows) };
  const device: Pick<Device, 'choice' | 'start' | 'guard'> = {
    choice: 'cpu',
    start: async () => ({ backend: 'cpu', threads: 1, note: null }),
    guard: (work) => work,
  };
  const store = createKeptModels(memoryFolder(), async () => null);
  const trained = createTrainedModels({ store, device, forget: ({ encoder }) => encoder.dispose() });
  if (result?.trained) trained.take('run', result);
  const models: ModelService = {
    handlers: missing(),
    model: async () => state.model,
    files: missing(),
    read: async () => state.model,
    onChange: () => {},
  };
  const encoders = createEncoders({
    single: () => false,
    models,
    device,
    trained,
    current: () => state.result,
    occupied: () =>
      state.running
        ? new RecipeError(message('worker.run.usesModel'), message('worker.run.active.next'))
        : null,
  });
  const pass = async (signal: AbortSignal) => {
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal.throwIfAborted();
  };
  const data: DataService = {
    handlers: missing(),
    dataset: () => state.dataset,
    has: () => true,
    fingerprintOf: () => null,
  };
  const follower = createFollower({ guard: (work) => work }, { pass });
  const handlers = {
    ...exploring({ data, follower, encoders }),
    ...measuring({ data, follower, encoders, models, device }),
  };
  cleanups.push(
    () => encoders.release(modelChanged()),
    () => result?.encoder.dispose(),
  );
  return { state, encoders, trained, ...handlers };
}

/** For handlers that no test calls. */
const missing = <T extends object>(): T =>
  new Proxy<T>({} as T, {
    get: () => () => {
      throw new Error('Not in this test.');
    },
  });

const context = (signal = new AbortController().signal, report: (progress: Progress) => void = () => {}) => ({
  signal,
  report,
});

const tensors = () => tf.memory().numTensors;

/** Pairs of equal sentences and of others; `equal` is the label of the first, `other` that of the second. */
async function labelledDataset(equal: string, other: string): Promise<Dataset> {
  const texts = Array.from({ length: 30 }, (_, i) => `the dog ${i} likes a house`);
  const lines = texts.flatMap((text, i) => [`${text},${text},${equal}`, `${text},a car ${i} is,${other}`]);
  const bytes = new TextEncoder().encode(['first,second,label', ...lines].join('\n'));
  const read = async (start: number, end: number) => bytes.slice(start, end);
  const parsed = await parseFile({ name: 'pairs.csv', size: bytes.length, read }, {});
  return withMapping(parsed, {
    roles: { sentence1: 0, sentence2: 1, negatives: [], label: 2 },
    choices: {},
  });
}

describe('checkBase', () => {
  const options = { compute: 'cpu', seed: 42, settings } as const;

  it('asks whether labels are the other way round that call equal sentences different', async () => {
    const { checkBase, state } = await service();
    state.dataset = await labelledDataset('0', '1');
    const check = await checkBase(options, context());
    expect(check?.pairs).toBe(60);
    expect(check?.spearman).toBeLessThan(-0.8);
    expect(check?.findings).toMatchObject([{ name: 'reversedLabel', rows: [{}, {}, {}] }]);
  });

  it('has nothing to ask of labels that agree with the model, and nothing to check without labels', async () => {
    const { checkBase, state } = await service();
    expect(await checkBase(options, context())).toBeNull();
    state.dataset = await labelledDataset('1', '0');
    const check = await checkBase(options, context());
    expect(check?.spearman).toBeGreaterThan(0.8);
    expect(check?.findings).toEqual([]);
  });

  it('ends when a run starts', async () => {
    const { checkBase, encoders, state } = await service();
    state.dataset = await labelledDataset('0', '1');
    const asked = Promise.allSettled([checkBase(options, context())]);
    state.running = true;
    await encoders.release(runStarted());
    expect(await asked).toMatchObject([
      { status: 'rejected', reason: { problem: { what: message('worker.run.started') } } },
    ]);
  });
});

describe('the base model’s encoder', () => {
  it('is made once, and frees all its tensors when it is released', async () => {
    const before = tensors();
    const { embed, encoders } = await service();
    const [a] = await embed({ ...base, texts: ['a dog'] }, context());
    const held = tensors();
    expect(held).toBeGreaterThan(before);
    const [b] = await embed({ ...base, texts: ['a dog'] }, context());
    expect(b).toEqual(a);
    expect(tensors()).toBe(held);
    await encoders.release(runStarted());
    expect(tensors()).toBe(before);
  });

  it('is replaced where the model is another', async () => {
    const before = tensors();
    const { embed, state, encoders } = await service();
    await embed({ ...base, texts: ['a dog'] }, context());
    const held = tensors();
    state.model = { ...model };
    await embed({ ...base, texts: ['a dog'] }, context());
    expect(tensors()).toBe(held);
    await encoders.release(runStarted());
    expect(tensors()).toBe(before);
  });

  it('ends its calls when a run starts, with the reason, and frees what was half made', async () => {
    const before = tensors();
    const { embed, search, encoders, state } = await service({ rows: 800 });
    const asked = [
      embed({ ...base, texts: ['a dog'] }, context()),
      search({ ...base, query: 'a', limit: 1 }, context()),
    ];
    const ends = Promise.allSettled(asked);
    state.running = true;
    await encoders.release(runStarted());
    for (const end of await ends) {
      expect(end).toMatchObject({
        status: 'rejected',
        reason: { problem: { what: message('worker.run.started') } },
      });
    }
    expect(tensors()).toBe(before);
    await expect(embed({ ...base, texts: ['a dog'] }, context())).rejects.toMatchObject({
      problem: { what: message('worker.run.usesModel') },
    });
  });

  it('is the last run’s where nothing was trained, which stays when others are released', async () => {
    const result = await resultOf(null);
    const { embed, encoders } = await service({ result });
    const held = tensors();
    await embed({ ...base, texts: ['a dog'] }, context());
    expect(tensors()).toBe(held);
    await encoders.release(runStarted());
    expect(tensors()).toBe(held);
    expect(result.encoder.present).toBe(true);
  });
});

describe('the fine-tuned model', () => {
  it('gives other vectors than its base model', async () => {
    const { embed } = await service({ result: await resultOf(plan, true) });
    const [before] = await embed({ ...base, texts: ['a dog'] }, context());
    const [after] = await embed({ ...tuned, texts: ['a dog'] }, context());
    expect(after).toHaveLength(before?.length ?? 0);
    expect(after).not.toEqual(before);
  });

  it('is refused where there is none, or where its device is lost', async () => {
    const alone = await service();
    await expect(alone.embed({ ...tuned, texts: ['a'] }, context())).rejects.toMatchObject({
      problem: { what: message('worker.tuned.gone') },
    });
    const result = await resultOf(plan);
    result.encoder.dispose();
    const lost = await service({ result });
    await expect(lost.embed({ ...tuned, texts: ['a'] }, context())).rejects.toMatchObject({
      problem: { what: message('worker.tuned.lost') },
    });
  });
});

describe('a search', () => {
  it('finds a sentence of the dataset by itself, and counts the sentences that it searched', async () => {
    const { search } = await service();
    const found = await search({ ...base, query: 'a car 2 is there', limit: 3 }, context());
    expect(found).toMatchObject({ searched: 8, total: 8 });
    expect(found.hits).toHaveLength(3);
    expect(found.hits[0]).toEqual({ text: 'a car 2 is there', cosine: expect.closeTo(1) });
  });

  it('embeds the sentences once, and again where the dataset is another', async () => {
    const { search, state } = await service();
    const work: string[] = [];
    const ask = () =>
      search(
        { ...base, query: 'a dog', limit: 1 },
        context(undefined, ({ what }) => work.push(debugText(what))),
      );
    await ask();
    expect(work).toContain('worker.progress.indexing');
    work.length = 0;
    await ask();
    expect(work).not.toContain('worker.progress.indexing');
    state.dataset = await datasetOf(5);
    expect(await ask()).toMatchObject({ total: 10 });
    expect(work).toContain('worker.progress.indexing');
  });

  it('continues where it was stopped', async () => {
    const { search } = await service({ rows: 300 });
    const stop = new AbortController();
    let slices = 0;
    const first = search(
      { ...base, query: 'a dog', limit: 1 },
      context(stop.signal, ({ done }) => done === 512 && ++slices === 2 && stop.abort()),
    );
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    const done: number[] = [];
    const found = await search(
      { ...base, query: 'the dog 299 likes a house', limit: 1 },
      context(undefined, (progress) => progress.total > 0 && done.push(progress.done)),
    );
    expect(done[0]).toBe(512);
    expect(found).toMatchObject({ searched: 600, hits: [{ cosine: expect.closeTo(1) }] });
  });
});

describe('measureModel', () => {
  const folder = (size: number) => ({
    kind: 'folder' as const,
    name: 'tiny-bert',
    files: [
      {
        path: 'model.safetensors',
        file: new File(['x'.repeat(size)], 'model.safetensors', { lastModified: 1 }),
      },
    ],
  });
  const of = { recipe: defaultRecipe, rows: { limit: null, allRows: true } };

  it('embeds the rows once for each model, a folder whose files have changed being another', async () => {
    const { measureModel } = await service({ rows: 6 });
    const work: string[] = [];
    const measure = (size: number) =>
      measureModel(
        { source: folder(size), of },
        context(undefined, ({ what }) => work.push(debugText(what))),
      );
    const first = await measure(1);
    expect(first).toMatchObject({
      on: { backend: 'cpu', threads: 1 },
      evaluation: { metrics: { pairs: 12 } },
    });
    expect(work).toContain('training.progress.evaluating');
    work.length = 0;
    const second = await measure(1);
    expect(second.evaluation.cosines).toEqual(first.evaluation.cosines);
    expect(work).not.toContain('training.progress.evaluating');
    await measure(2);
    expect(work).toContain('training.progress.evaluating');
  });

  it('frees its encoder at the end, where it is cancelled, and when a run starts, which it says', async () => {
    const before = tensors();
    const { measureModel, encoders } = await service({ rows: 60 });
    await measureModel({ source: folder(1), of }, context());
    expect(tensors()).toBe(before);
    for (const [size, end] of [
      [2, (stop: AbortController) => stop.abort()],
      [3, () => void encoders.release(runStarted())],
    ] as const) {
      const stop = new AbortController();
      const report = ({ what }: Progress) => {
        if (debugText(what) === 'training.progress.evaluating') end(stop);
      };
      const measured = measureModel({ source: folder(size), of }, context(stop.signal, report));
      const reason =
        size === 2 ? { name: 'AbortError' } : { problem: { what: message('worker.run.started') } };
      await expect(measured).rejects.toMatchObject(reason);
      await expect.poll(tensors).toBe(before);
    }
  });

  it('measures the model of a run as well, with its own weights', async () => {
    const result = await resultOf(plan, true);
    const { measureModel } = await service({ rows: 6, result });
    const own = await measureModel({ source: { kind: 'run', id: 'run', number: 1, step: 1 }, of }, context());
    const base = await measureModel({ source: folder(1), of }, context());
    expect(own.evaluation.cosines).toHaveLength(base.evaluation.cosines.length);
    expect(own.evaluation.cosines).not.toEqual(base.evaluation.cosines);
    expect(result.encoder.present).toBe(true);
  });
});
