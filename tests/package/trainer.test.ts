/** The public trainer, on recorded answers: what it asks the worker for, and what it says. */

import { standardChoices } from '../../src/core/run/downloads';
import { expect, it } from 'vitest';
import { semblanceTrainer } from '../../packages/semblance/src/page/trainer';
import { createReplayTrainer, type Recording } from '../../src/client/replayTrainer';
import { isAbort } from '../../src/core/errors';
import type { RunEvent } from '../../src/core/run/events';
import { lostGpu, recording, scoredFile } from '../fixtures/studio';

async function opened(answers: Recording = {}) {
  const replay = createReplayTrainer({ ...(await recording()), ...answers });
  const trainer = semblanceTrainer(replay);
  await trainer.openData(scoredFile());
  await trainer.loadModel({ kind: 'folder', name: 'mine', files: [] });
  const asked = (name: string) => replay.asked.filter((one) => one.name === name).map(({ params }) => params);
  return { trainer, asked };
}

it('asks for nothing but the file where the columns are guessed, and names columns by name or number', async () => {
  const { trainer, asked } = await opened();
  expect(asked('setMapping')).toEqual([]);
  await trainer.openData(scoredFile(), {
    columns: { sentence1: 'sentence2', sentence2: '1', label: 'none' },
  });
  expect(asked('setMapping')).toEqual([
    {
      slot: 'train',
      // A label column that is named is taken as it is, not averaged with others.
      mapping: {
        roles: { sentence1: 1, sentence2: 0, negatives: [], label: null },
        choices: { averaged: false },
      },
    },
  ]);
});

it('says in English that a column is not there, and which ones are', async () => {
  const { trainer } = await opened();
  await expect(trainer.openData(scoredFile(), { columns: { label: 'stars' } })).rejects.toThrow(
    'There is no column "stars". The columns are "sentence1", "sentence2" and "score".',
  );
});

it('reads an evaluation file as the training file, and closes it with that', async () => {
  const { trainer, asked } = await opened();
  await trainer.openData(scoredFile(), { columns: { sentence1: 'sentence2', sentence2: 'sentence1' } });
  await trainer.openEvaluationData(scoredFile());
  expect(asked('setMapping')).toMatchObject([
    { slot: 'train' },
    { slot: 'heldOut', mapping: { roles: { sentence1: 1, sentence2: 0 } } },
  ]);
  const run = await trainer.train();
  expect(run.evaluationFile?.name).toBe('pairs.csv');
  await trainer.openData(scoredFile());
  expect(asked('closeHeldOut')).toEqual([null]);
  expect((await trainer.train()).evaluationFile).toBeNull();
});

it('trains with the recipe that suits the data, its reason and the given settings', async () => {
  const { trainer, asked } = await opened();
  const events: RunEvent[] = [];
  const run = await trainer.train({ settings: { epochs: 7 }, onEvent: (event) => events.push(event) });
  const baseModel = { kind: 'folder', name: 'mine' };
  expect(run.recipe).toMatchObject({ loss: 'CosineSimilarityLoss', epochs: 7, baseModel });
  expect(asked('train')).toMatchObject([{ id: run.id, recipe: run.recipe, keeping: { save: false } }]);
  expect(events[0]).toMatchObject({ type: 'notice', text: { code: 'recipe.suggested' } });
  expect(run.history.evaluations.length).toBeGreaterThan(1);
  expect(run.history).toMatchObject({ state: 'finished', problem: null });
});

it('refuses a setting that is not possible before it asks the worker', async () => {
  const { trainer, asked } = await opened();
  await expect(trainer.train({ settings: { epochs: -1 } })).rejects.toThrow(/^The recipe cannot be used/);
  expect(asked('train')).toEqual([]);
});

it('evaluates a run beside its base model, and encodes with it as its recipe says', async () => {
  const { trainer, asked } = await opened({ embed: { end: { result: [Float32Array.of(1)] } } });
  const run = await trainer.train({ settings: { pooling: 'cls', compute: 'wasm' } });
  await trainer.evaluate({ run, limit: 201 });
  expect(asked('evaluate')).toMatchObject([{ limit: 201, trained: { id: run.id } }]);
  expect(await trainer.encode(['a'], { run, side: 'sentence2' })).toEqual([Float32Array.of(1)]);
  await trainer.encode(['a'], { settings: { promptSentence1: 'query: ' } });
  expect(asked('embed')).toMatchObject([
    { run: run.id, compute: 'wasm', side: 'sentence2', settings: { pooling: 'cls' } },
    { run: null, compute: 'auto', side: 'sentence1', settings: { promptSentence1: 'query: ' } },
  ]);
});

it('downloads a file of a run by what says how it is made, without its history', async () => {
  const { trainer, asked } = await opened();
  const run = await trainer.train();
  const { id, startedAt, recipe, data, evaluationFile } = run;
  void trainer.download(run, 'model');
  expect(asked('download')).toEqual([
    { what: 'model', run: { id, startedAt, recipe, data, evaluationFile }, choices: standardChoices },
  ]);
});

it('pushes to a private repository of the Hub, unless another is asked for', async () => {
  const { trainer, asked } = await opened();
  const run = await trainer.train();
  const id = 'owner/tuned';
  expect(await trainer.push(run, { id, token: 'hf_test' })).toBe('https://huggingface.co/owner/tuned');
  await trainer.push(run, { id, token: 'hf_test', visible: true, endpoint: 'https://mirror.example' });
  expect(asked('pushModel')).toMatchObject([
    { run: { id: run.id }, to: { id, hidden: true, endpoint: 'https://huggingface.co' } },
    { to: { hidden: false, endpoint: 'https://mirror.example' } },
  ]);
});

it('rejects with the sentences of a problem, and with an AbortError where it was cancelled', async () => {
  const { trainer } = await opened({ train: { end: { problem: lostGpu } } });
  await expect(trainer.train()).rejects.toMatchObject({
    name: 'DeviceError',
    message: expect.stringMatching(/^The GPU was lost/),
    problem: lostGpu,
  });
  const cancelled = await trainer.train({ signal: AbortSignal.abort() }).catch((error: unknown) => error);
  expect(isAbort(cancelled)).toBe(true);
});

it('names what has to be done first, for a programmer', async () => {
  const trainer = semblanceTrainer(createReplayTrainer(await recording()));
  await expect(trainer.encode(['a'])).rejects.toThrow('Load a model first: call loadModel.');
  await trainer.loadModel({ kind: 'builtin' });
  await expect(trainer.train()).rejects.toThrow('Open data first: call openData.');
});
