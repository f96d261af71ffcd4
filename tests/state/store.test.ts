import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReplayTrainer } from '../../src/client/replayTrainer';
import type { ProblemKind } from '../../src/core/errors';
import { message, type Message } from '../../src/messages/message';
import { blockedBy } from '../../src/state/blocked';
import type { AppState } from '../../src/state/appState';
import { evaluatedOn } from '../../src/state/settings/evaluatedOn';
import { trainRowsOf } from '../../src/state/settings/trainRows';
import { createAppStore } from '../../src/state/store/createAppStore';
import { builtinModel, lostGpu, recording, reportOf, scoredCsv, scoredFile } from '../fixtures/studio';
import { updateInterval } from '../../src/state/pace/batch';
import { estimateDelay } from '../../src/state/pace/sleep';
import { pass, settled, stopTime, studio, turnstile, inTime } from './studio';

beforeEach(stopTime);
afterEach(() => void vi.useRealTimers());

const problem = {
  kind: 'DataError',
  what: message('data.row.openQuote', { line: 3 }),
  kept: message('problem.kept.page'),
  next: message('data.file.noUsableRow.next'),
} as const;

function keptStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
}

/** The estimates after their pause. */
async function estimated(state: () => AppState) {
  const estimates = state().refreshEstimates();
  await pass(estimateDelay);
  await estimates;
}

describe('opening a file', () => {
  it('shows its report and takes the inferred loss', async () => {
    const { state } = await studio();
    await state().openFile(scoredFile());
    expect(state().files.train).toMatchObject({
      kind: 'ready',
      report: { examples: { rows: 60, rejected: 1 } },
    });
    expect(state().recipe.loss).toBe('CosineSimilarityLoss');
    expect(blockedBy(state())).toBeNull();
  });

  it('cancels the reading of a file when a new one is opened', async () => {
    const gate = turnstile();
    const { state } = await studio({}, gate.tick);
    const first = state().openFile(new File(['a'], 'first.csv'));
    const second = state().openFile(scoredFile());
    gate.open();
    await Promise.all([first, second]);
    expect(state().files.train).toMatchObject({ kind: 'ready', file: { name: 'pairs.csv' } });
    expect(state().problems).toEqual({});
  });

  it('keeps the file that was open when the next one cannot be read', async () => {
    const report = await inTime(reportOf(scoredFile()));
    const { state } = await studio({
      openData: ({ file }) => ({ end: file.name === 'pairs.csv' ? { result: report } : { problem } }),
    });
    await state().openFile(scoredFile());
    await state().openFile(new File(['\u0000'], 'broken.csv'));
    expect(state().files.train).toMatchObject({ kind: 'ready', file: { name: 'pairs.csv' } });
    expect(state().problems.data).toEqual(problem);
    state().dismissProblem('data');
    expect(state().problems.data).toBeUndefined();
  });

  it('can be cancelled', async () => {
    const gate = turnstile();
    const { state } = await studio({}, gate.tick);
    const reading = state().openFile(scoredFile());
    state().cancelReading('train');
    gate.open();
    await reading;
    expect(state().files.train).toEqual({ kind: 'empty' });
  });

  it('reads the file again under other options', async () => {
    const { state, trainer } = await studio();
    await state().openFile(scoredFile());
    await state().setParseOptions({ header: false });
    expect(trainer.asked.filter(({ name }) => name === 'openData').at(-1)?.params).toMatchObject({
      options: { header: false },
    });
  });

  it('is refused during a run, with what to do instead', async () => {
    const { state } = await studio();
    await state().openFile(scoredFile());
    const run = state().train();
    await state().openFile(new File(['x'], 'other.csv'));
    expect(state().problems.data?.next).toEqual(message('state.data.inUse.next'));
    await run;
    expect(state().problems.data).toBeUndefined();
    expect(state().files.train).toMatchObject({ file: { name: 'pairs.csv' } });
  });
});

describe('a refused file', () => {
  const broken = new File(['a'], 'broken.csv');
  const picky = async () => {
    const report = await inTime(reportOf(scoredFile()));
    return studio({
      openData: ({ file, options }) => ({
        end: file.name === 'broken.csv' && options.header !== false ? { problem } : { result: report },
      }),
    });
  };

  it('is the one that the options apply to, until it is read', async () => {
    const { state } = await picky();
    await state().openFile(scoredFile());
    await state().openFile(broken);
    expect(state().refused).toEqual({ slot: 'train', file: broken, options: {} });
    await state().setParseOptions({ encoding: 'gb18030' });
    expect(state().refused).toMatchObject({ file: broken, options: { encoding: 'gb18030' } });
    expect(state().files.train).toMatchObject({ file: { name: 'pairs.csv' } });
    await state().setParseOptions({ header: false });
    expect(state().files.train).toMatchObject({ file: { name: 'broken.csv' } });
    expect(state()).toMatchObject({ refused: null, problems: {} });
  });

  it('keeps its slot', async () => {
    const { state } = await picky();
    await state().openFile(scoredFile());
    await state().openHeldOut(broken);
    await state().setParseOptions({ header: false });
    expect(state().files).toMatchObject({
      train: { file: { name: 'pairs.csv' } },
      heldOut: { file: { name: 'broken.csv' } },
    });
  });

  it('goes with its message, and with the next file', async () => {
    const { state } = await picky();
    await state().openFile(broken);
    state().dismissProblem('data');
    expect(state().refused).toBeNull();
    await state().openFile(broken);
    await state().openFile(scoredFile());
    expect(state().refused).toBeNull();
  });
});

describe('a message', () => {
  const badWeights = message('model.weights.missing', { names: ['embeddings.word'] });
  const tooFew = message('run.data.fewForTraining', { rows: 3 });
  const about = (kind: ProblemKind, what: Message) => ({ ...problem, kind, what });

  it('about a model is shown once, and goes when another model is there', async () => {
    const { state } = await studio({
      loadModel: ({ kind }) => ({
        end: kind === 'folder' ? { result: builtinModel } : { problem: about('ModelError', badWeights) },
      }),
    });
    await state().openFile(scoredFile());
    await state().train();
    expect(state().problems).toEqual({ train: about('ModelError', badWeights) });
    state().chooseFolder({ name: 'mine', files: [] });
    await state().ensureModel();
    expect(state().problems).toEqual({});
  });

  it.each(['train', 'heldOut'] as const)('about the rows goes when a file for %s is read', async (slot) => {
    const { state } = await studio({
      train: { end: { problem: about('DataError', tooFew) } },
    });
    await state().openFile(scoredFile());
    await state().train();
    expect(state().problems.train?.what).toEqual(tooFew);
    await (slot === 'train' ? state().openFile(scoredFile()) : state().openHeldOut(scoredFile()));
    expect(state().problems).toEqual({});
  });

  it('about a number goes when it is changed', async () => {
    const { state } = await studio();
    await state().openFile(scoredFile());
    state().setField('batchSize', 0);
    await state().train();
    expect(state().problems.train?.what).toMatchObject({
      params: { field: message('field.batchSize.label') },
    });
    state().setField('batchSize', 8);
    expect(state().problems).toEqual({});
  });

  it('about the device goes when another is chosen', async () => {
    const { state } = await studio({
      train: { end: { problem: about('DeviceError', lostGpu.what) } },
    });
    await state().openFile(scoredFile());
    await state().train();
    state().setField('epochs', 2);
    expect(state().problems.train?.what).toEqual(lostGpu.what);
    state().setField('compute', 'cpu');
    expect(state().problems).toEqual({});
  });
});

describe('the suggested numbers', () => {
  const numbers = ({ recipe: { epochs, learningRate } }: AppState) => [epochs, learningRate];

  it('are in the recipe as soon as there is data, and follow the batch size and the model', async () => {
    const { state } = await studio();
    expect(numbers(state())).toEqual([1, 2e-5]);
    await state().openFile(scoredFile());
    expect(numbers(state())).toEqual([10, 2e-4]);
    state().setField('batchSize', 2);
    expect(numbers(state())).toEqual([5, 2e-4]);
    state().chooseBaseModel({ kind: 'hub', id: 'a/b', revision: 'main' });
    expect(numbers(state())).toEqual([5, 2e-5]);
  });

  it('never take the place of what a person has set, until it is reset', async () => {
    const { state } = await studio();
    state().setField('epochs', 7);
    await state().openFile(scoredFile());
    expect(numbers(state())).toEqual([7, 2e-4]);
    state().setField('learningRate', 2e-4);
    state().chooseBaseModel({ kind: 'hub', id: 'a/b', revision: 'main' });
    expect(numbers(state())).toEqual([7, 2e-4]);
    state().resetField('learningRate');
    state().resetField('epochs');
    expect(numbers(state())).toEqual([10, 2e-5]);
  });

  it('hold out a sample’s own share while it is open, and what a person has set for any data', async () => {
    const { state } = await studio();
    const sample = () => new File([scoredCsv], 'duplicate-questions.csv');
    await state().openFile(sample());
    expect(state().recipe.heldOut).toBe(0.2);
    state().setField('heldOut', 0.3);
    await state().openFile(scoredFile());
    expect(state().recipe.heldOut).toBe(0.3);
    await state().openFile(sample());
    state().resetField('heldOut');
    expect(state().recipe.heldOut).toBe(0.2);
    await state().openFile(scoredFile());
    expect(state().recipe.heldOut).toBe(0.1);
  });

  it('follow other data where the settings that were taken suit this one', async () => {
    const { state } = await studio();
    await state().openFile(scoredFile());
    const { recipe } = state();
    state().takeSettings(recipe);
    expect([state().ownNumbers, state().lossChosen]).toEqual([[], false]);
    state().takeSettings({ ...recipe, epochs: 3 });
    state().chooseLoss('CoSENTLoss');
    state().takeSettings(state().recipe);
    expect([state().ownNumbers, state().lossChosen]).toEqual([['epochs'], true]);
  });

  it('are for the rows that are left when at least 20 are held out', async () => {
    const { state } = await studio();
    await state().openFile(scoredFile());
    expect(trainRowsOf(state())).toBe(40);
    expect(evaluatedOn(state())).toEqual({ kind: 'share', rows: 20, of: 60 });
  });

  it('are set also where the browser has no room to save them', async () => {
    const storage = {
      ...keptStorage(),
      setItem() {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const { getState } = createAppStore(createReplayTrainer(await inTime(recording())), { storage });
    getState().setField('epochs', 7);
    expect(getState().recipe.epochs).toBe(7);
    expect(getState().ownNumbers).toEqual(['epochs']);
  });

  it('know at the next visit what a person has set', async () => {
    const storage = keptStorage();
    const visit = async () =>
      createAppStore(createReplayTrainer(await inTime(recording())), { storage }).getState;
    const first = await visit();
    await first().openFile(scoredFile());
    first().setField('epochs', 1);
    const second = await visit();
    // The rate followed the data, which is not open yet.
    expect([numbers(second()), second().ownNumbers]).toEqual([[1, 2e-5], ['epochs']]);
    await second().openFile(scoredFile());
    expect(numbers(second())).toEqual([1, 2e-4]);
  });
});

describe('the loss', () => {
  it('stays as the person chose it while the data fits it, and is inferred again where it does not', async () => {
    const report = await inTime(reportOf(scoredFile()));
    const { roles } = report.examples;
    const pairs = await inTime(reportOf(new File([scoredCsv.replaceAll(/,[^,]*$/gm, '')], 'pairs.csv')));
    const { state } = await studio({
      setMapping: ({ mapping }) => ({
        end: { result: (mapping.roles.label === null ? pairs : report).examples },
      }),
    });
    await state().openFile(scoredFile());
    state().chooseLoss('MultipleNegativesRankingLoss');
    await state().setRoles({ ...roles, label: null });
    expect(state().recipe.loss).toBe('MultipleNegativesRankingLoss');
    await state().setRoles(roles);
    expect(state().recipe.loss).toBe('CosineSimilarityLoss');
  });
});

describe('a run', () => {
  it('reduces its events to a history and ends finished', async () => {
    const { state } = await studio();
    await state().openFile(scoredFile());
    await state().train();
    const { run } = state();
    expect(run).toMatchObject({ kind: 'ended', job: 'train', history: { state: 'finished' } });
    expect(run.kind !== 'none' && run.history.steps.length).toBe(120);
    expect(run.kind !== 'none' && run.history.evaluations.length).toBe(11);
  });

  it('loads the model before it starts, once', async () => {
    const { state, trainer } = await studio();
    await state().openFile(scoredFile());
    await state().train();
    expect(trainer.asked.filter(({ name }) => name === 'loadModel')).toHaveLength(1);
    expect(state().model.kind).toBe('ready');
  });

  it('redraws far less often than events come', async () => {
    const { state, store } = await studio();
    await state().openFile(scoredFile());
    let draws = 0;
    store.subscribe((now, before) => {
      if (now.run !== before.run) draws++;
    });
    await state().train();
    expect(draws).toBeLessThan(10);
  });

  /** A run that has done some steps and waits at the gate. */
  async function underWay() {
    const gate = turnstile();
    const { state } = await studio({}, gate.tick);
    gate.open();
    await state().openFile(scoredFile());
    await state().ensureModel();
    gate.close();
    const run = state().train();
    await gate.pass(20);
    return { gate, state, run };
  }

  it('waits while it is paused, and continues when it is resumed', async () => {
    const { gate, state, run } = await underWay();
    await state().pause();
    gate.open();
    await pass(updateInterval);
    expect(state().run).toMatchObject({ kind: 'active', history: { state: 'paused' } });
    await state().resume();
    await run;
    expect(state().run).toMatchObject({ kind: 'ended', history: { state: 'finished' } });
  });

  it('ends stopped and keeps its history', async () => {
    const { gate, state, run } = await underWay();
    await state().stop();
    expect(state().stopping).toBe(true);
    gate.open();
    await run;
    expect(state().stopping).toBe(false);
    const { run: ended } = state();
    expect(ended).toMatchObject({ kind: 'ended', history: { state: 'stopped' } });
    expect(ended.kind !== 'none' && ended.history.steps.length).toBeGreaterThan(5);
  });

  it('can be stopped before the trainer has it', async () => {
    const { state, trainer } = await studio();
    await state().openFile(scoredFile());
    const run = state().train();
    await state().stop();
    await run;
    expect(state().run).toMatchObject({ kind: 'ended', history: { state: 'stopped' } });
    expect(trainer.asked.some(({ name }) => name === 'train')).toBe(false);
    expect(state().problems).toEqual({});
  });

  it('says what failed, keeps what came before, and can start again', async () => {
    const events = (await inTime(recording())).train;
    const reports = events && typeof events !== 'function' ? (events.reports ?? []) : [];
    let broken = true;
    const { state } = await studio({
      train: () =>
        broken ? { reports: reports.slice(0, 20), end: { problem } } : { reports, end: { result: null } },
    });
    await state().openFile(scoredFile());
    await state().train();
    expect(state().run).toMatchObject({ kind: 'ended', history: { state: 'failed' } });
    expect(state().problems.train).toEqual(problem);
    broken = false;
    await state().train();
    expect(state().run).toMatchObject({ history: { state: 'finished' } });
    expect(state().problems.train).toBeUndefined();
  });

  it('names a number outside its range before anything is loaded', async () => {
    const { state, trainer } = await studio({ loadModel: { end: { problem } } });
    await state().openFile(scoredFile());
    state().setField('batchSize', 0);
    await state().train();
    expect(state().problems.train?.what).toEqual(
      message('recipe.check.outOfRange', {
        field: message('field.batchSize.label'),
        min: 1,
        max: 512,
        integer: true,
        value: 0,
      }),
    );
    expect(trainer.asked.some(({ name }) => name === 'train')).toBe(false);
  });

  it('evaluates the base model alone on the first rows', async () => {
    const { state, trainer } = await studio();
    await state().openFile(scoredFile());
    await state().evaluateOnly(25);
    const runs = trainer.asked.filter(({ name }) => name === 'train' || name === 'evaluate');
    expect(runs).toMatchObject([{ name: 'evaluate', params: { limit: 25 } }]);
    expect(state().run).toMatchObject({ job: 'evaluate', history: { state: 'finished' } });
  });
});

describe('the base model', () => {
  it('from the Hub needs an id', async () => {
    const { state } = await studio();
    await state().openFile(scoredFile());
    state().chooseBaseModel({ kind: 'hub', id: '', revision: 'main' });
    await state().train();
    expect(state().problems.train?.what).toEqual(message('state.hub.noId'));
  });

  it('of the Hub is asked for its size before it is fetched', async () => {
    const { state, trainer } = await studio();
    state().setHub({ id: 'a/b', revision: 'main' });
    await state().askHubSize();
    expect(state().hubSize).toEqual({ kind: 'known', bytes: 91_000_000, cached: false });
    expect(trainer.asked.map(({ name }) => name)).toEqual(['hubSize']);
  });

  it('of the Hub stands in its fields again at the next visit', async () => {
    const storage = keptStorage();
    const visit = () => createAppStore(createReplayTrainer({}), { storage }).getState();
    visit().setHub({ id: 'a/b', revision: 'v2' });
    expect(visit()).toMatchObject({
      hub: { id: 'a/b', revision: 'v2' },
      recipe: { baseModel: { kind: 'hub', id: 'a/b', revision: 'v2' } },
    });
  });

  it('from a folder is loaded when the folder is chosen', async () => {
    const { state, trainer } = await studio();
    state().chooseFolder({
      name: 'mine',
      files: [{ path: 'config.json', file: new File(['{}'], 'config.json') }],
    });
    await settled();
    expect(trainer.asked.find(({ name }) => name === 'loadModel')?.params).toMatchObject({
      kind: 'folder',
      name: 'mine',
    });
    expect(state().recipe.baseModel).toEqual({ kind: 'folder', name: 'mine' });
  });

  it('that would not fit into memory blocks training, and says so', async () => {
    const { state } = await studio({
      estimateMemory: {
        end: { result: { weights: 1, optimizer: 2, activations: 3, total: 6, inParts: false, limit: 5 } },
      },
    });
    await state().openFile(scoredFile());
    await state().ensureModel();
    await estimated(state);
    expect(blockedBy(state())).toBe('doesNotFit');
  });

  it('is not asked what it would take while a number is outside its range', async () => {
    const { state, trainer } = await studio();
    await state().openFile(scoredFile());
    await state().ensureModel();
    state().setField('batchSize', 0);
    await estimated(state);
    expect(trainer.asked.some(({ name }) => name === 'estimateMemory')).toBe(false);
    expect(state()).toMatchObject({ memory: null, problems: {} });
  });
});
