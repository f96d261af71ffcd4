import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asItsFilesSay, type ModelComparison } from '../../src/core/baseModels/comparison';
import { createMemoryArchive } from '../../src/client/archive/memoryArchive';
import { DataError, toProblem } from '../../src/core/errors';
import { message } from '../../src/messages/message';
import type { Recording } from '../../src/client/replayTrainer';
import { baseUse, expectedOf, shownComparison } from '../../src/state/compare/candidates';
import { measuredModel, rankedModels } from '../fixtures/comparison';
import { reportOf, scoredFile } from '../fixtures/studio';
import { inTime, settled, stopTime, studio, turnstile } from './studio';

beforeEach(stopTime);
afterEach(() => void vi.useRealTimers());

const answers: Recording = {
  hubSize: { end: { result: { bytes: 8_000_000, cached: false } } },
  modelSize: ({ kind }) => ({
    end: {
      result:
        kind === 'hub'
          ? { bytes: 8_000_000, remote: true, work: 1_000_000 }
          : { bytes: 4_000_000, remote: false, work: 500_000 },
    },
  }),
  measureModel: ({ source }) => {
    const [name, skill] = source.kind === 'hub' ? [source.id, 0.4] : ['small', 0.1];
    return {
      reports: [{ what: message('training.progress.evaluating'), done: 20, total: 40 }],
      end: { result: measuredModel(name, skill) },
    };
  },
  rankModels: ({ models }) => ({ end: { result: rankedModels(models.length) } }),
};

const file = () => new File(['{}'], 'config.json');
const otherFile = () => new File(['a,b,c\nx,y,0.5\nz,w,0.1'], 'other.csv');
const folder = { name: 'small', files: [{ path: 'config.json', file: file() }] };
const hub = { kind: 'hub', id: 'org/large', revision: 'main' } as const;

/** Data, a folder and a model of the Hub, to be compared. */
async function ready(
  changes: Recording = {},
  tick?: () => Promise<void>,
  kept: Parameters<typeof studio>[2] = {},
) {
  const made = await studio({ ...answers, ...changes }, tick, kept);
  await made.state().openFile(scoredFile());
  made.state().addFolder(folder);
  made.state().addCandidate(hub);
  await settled();
  return made;
}

const only = (comparisons: readonly ModelComparison[]) =>
  comparisons.map(({ models }) => models.map(({ name }) => name));

describe('the models to compare', () => {
  it('have sizes and expected times before the start: by size, once another was measured', async () => {
    const { state } = await ready();
    const [small, large] = state().candidates;
    expect(large).toMatchObject({ title: 'org/large', bytes: 8_000_000, remote: true });
    expect(small && expectedOf(state(), small)?.by).toBe('assumed');
    await state().compareBaseModels();
    state().addCandidate({ ...hub, id: 'org/other' });
    await settled();
    const [, measured, other] = state().candidates;
    // 60 rows of two sentences, 2 s for 80 sentences.
    expect(measured && expectedOf(state(), measured)).toEqual({ seconds: 3, by: 'same' });
    expect(other && expectedOf(state(), other)).toEqual({ seconds: 6, by: 'others' });
  });

  it('are added once, but for folders, which get names of their own', async () => {
    const { state } = await ready();
    state().addCandidate(hub);
    state().addFolder(folder);
    expect(state().candidates.map(({ title }) => title)).toEqual(['small', 'org/large', 'small (2)']);
  });

  it('are each ONNX file of a folder, and its model where it has other weights too', async () => {
    const { state } = await ready();
    const onnx = ['onnx/model.onnx', 'onnx/model.onnx_data', 'onnx/model_quantized.onnx'];
    const folderOf = (name: string, paths: readonly string[]) => ({
      name,
      files: paths.map((path) => ({ path, file: file() })),
    });
    state().addFolder(folderOf('both', ['config.json', 'model.safetensors', ...onnx]));
    state().addFolder(folderOf('both', ['config.json', ...onnx]));
    state().addCandidate({ kind: 'onnx', of: hub, precision: 'q8', settings: asItsFilesSay });
    await settled();
    expect(
      state()
        .candidates.slice(2)
        .map(({ title, bytes }) => [title, bytes]),
    ).toEqual([
      ['both', 4_000_000],
      ['both (ONNX fp32)', 4],
      ['both (ONNX q8)', 2],
      ['both (2) (ONNX fp32)', 4],
      ['both (2) (ONNX q8)', 2],
      ['org/large (ONNX q8)', 8_000_000],
    ]);
    const from = { kind: 'onnx', of: hub, precision: 'q8', settings: asItsFilesSay } as const;
    const id = state().candidates.at(-1)?.id ?? 0;
    state().setOnnxSettings(id, { ...asItsFilesSay, pooling: 'cls' });
    expect(state().candidates.at(-1)?.from).toEqual({
      ...from,
      settings: { ...asItsFilesSay, pooling: 'cls' },
    });
    // It is the same model, however its vectors are made.
    state().addCandidate(from);
    expect(state().candidates.at(-1)?.id).toBe(id);
    expect(baseUse(state(), { name: 'org/large (ONNX q8)', from })).toBe('onnx');
  });
});

describe('a comparison', () => {
  it('measures each on the chosen rows, and lists them with how the pairs were made', async () => {
    const other = await inTime(reportOf(otherFile()));
    const scored = await inTime(reportOf(scoredFile()));
    const { state, trainer } = await ready({
      openData: ({ file: { name } }) => ({ end: { result: name === 'other.csv' ? other : scored } }),
    });
    state().setRowChoice('all');
    await state().compareBaseModels();
    const of = { rows: { limit: null, allRows: true } };
    expect(
      trainer.asked.filter(({ name }) => name === 'measureModel').map(({ params }) => params),
    ).toMatchObject([
      { source: { kind: 'folder', files: folder.files }, of },
      { source: hub, of },
    ]);
    expect(shownComparison(state())).toMatchObject({
      rows: 'all',
      data: { name: 'pairs.csv' },
      notes: [{ code: 'evaluation.set.firstRows' }],
      models: [
        { name: 'small', from: { kind: 'folder' } },
        { name: 'org/large', from: hub },
      ],
    });
    expect(state().comparingModels).toBeNull();
    await state().openFile(otherFile());
    expect(shownComparison(state())).toBeNull();
  });

  it('leaves out a model that cannot be measured, and says why there', async () => {
    const wrong = toProblem(new DataError(message('evaluation.set.few'), message('loss.chooseAnother')));
    const { state } = await ready({
      measureModel: ({ source }) =>
        source.kind === 'hub'
          ? { end: { problem: wrong } }
          : { end: { result: measuredModel('small', 0.1) } },
    });
    await state().compareBaseModels();
    expect(only(state().modelComparisons)).toEqual([['small']]);
    expect(state().candidates.map(({ problem }) => problem?.what.code ?? null)).toEqual([
      null,
      'evaluation.set.few',
    ]);
  });

  it('that is stopped compares what is measured; one that a run or other data ends has no result', async () => {
    const gate = turnstile();
    const { state } = await (async () => {
      gate.open();
      const made = await ready({}, gate.tick);
      gate.close();
      return made;
    })();
    const first = state().compareBaseModels();
    await gate.pass(3);
    expect(state().comparingModels).toMatchObject({
      candidate: state().candidates[1]?.id,
      measured: [{ name: 'small' }],
    });
    state().stopComparing();
    gate.open();
    await first;
    expect(only(state().modelComparisons)).toEqual([['small']]);

    gate.close();
    const second = state().compareBaseModels();
    await gate.pass(1);
    gate.open();
    await state().openFile(otherFile());
    await second;
    expect(state().comparingModels).toBeNull();
    expect(state().modelComparisons).toHaveLength(1);
  });

  it('outlives the visit where data is kept, goes with its data and comes back with it', async () => {
    const archive = createMemoryArchive();
    const first = await ready({}, undefined, { archive });
    await first.state().compareBaseModels();
    await settled();
    expect((await archive.load()).comparisons).toEqual([]);
    await first.state().setKeeping(true);
    await settled();
    const second = await studio(answers, undefined, { archive });
    await second.state().restore(true);
    await settled();
    expect(shownComparison(second.state())).toEqual(shownComparison(first.state()));
    const fingerprint = second.state().keptData[0]?.file.fingerprint ?? '';
    second.state().deleteKept(fingerprint);
    await settled();
    expect((await archive.load()).comparisons).toEqual([]);
    second.state().undoDelete();
    await settled();
    expect(only((await archive.load()).comparisons)).toEqual([['small', 'org/large']]);
    await second.state().clearEverything();
    expect((await archive.load()).comparisons).toEqual([]);
    expect(second.state().modelComparisons).toEqual([]);
  });
});

describe('a compared model', () => {
  it('becomes the base of the next run; a folder whose files are gone has to be added again', async () => {
    const { state } = await ready();
    await state().compareBaseModels();
    const [small, large] = shownComparison(state())?.models ?? [];
    if (!small || !large) throw new Error('Two models were compared.');
    expect([small, large].map((one) => baseUse(state(), one))).toEqual(['can', 'can']);
    state().takeAsBase(small);
    expect(state().recipe.baseModel).toEqual({ kind: 'folder', name: 'small' });
    expect(state().folder).toBe(folder);
    expect(baseUse(state(), small)).toBe('is');
    state().takeAsBase(large);
    expect(state().recipe.baseModel).toEqual(hub);
    state().removeCandidate(state().candidates[0]?.id ?? 0);
    expect([small, large].map((one) => baseUse(state(), one))).toEqual(['noFiles', 'is']);
    const run = { ...large, from: { kind: 'run', id: 'run-1', number: 1, step: 120 } as const };
    expect(baseUse(state(), run)).toBe('evaluationOnly');
  });
});
