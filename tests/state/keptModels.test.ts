import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryArchive } from '../../src/client/archive/memoryArchive';
import type { Recording } from '../../src/client/replayTrainer';
import { ProblemError, StorageError } from '../../src/core/errors';
import { message } from '../../src/messages/message';
import { modelHome, tunedId } from '../../src/state/models';
import { lostGpu, runEvents, scoredFile } from '../fixtures/studio';
import { failing } from './failing';
import { settled, stopTime, studio } from './studio';

beforeEach(stopTime);
afterEach(() => void vi.useRealTimers());

const refused = new StorageError(
  message('worker.storage.model.refused'),
  message('state.archive.refused.next'),
);

/** What a worker stores, each model 10 bytes, as long as there is room; the n-th write and those after it may fail. */
function disk({ room = Infinity, failAt = Infinity }: { room?: number; failAt?: number } = {}) {
  const stored = new Map<string, number>();
  let writes = 0;
  const works = () => ++writes < failAt;
  const used = () => [...stored.values()].reduce((a, b) => a + b, 0);
  const recording: Recording = {
    keepModel({ id }) {
      if (!works()) return { end: { problem: refused.problem } };
      const lacks = used() + 10 - room;
      if (lacks > 0) return { end: { result: { lacks } } };
      stored.set(id, 10);
      return { end: { result: { bytes: 10 } } };
    },
    keptModels({ known }) {
      for (const id of known ? [...stored.keys()] : []) if (!known?.includes(id)) stored.delete(id);
      return { end: { result: [...stored].map(([id, bytes]) => ({ id, bytes })) } };
    },
    dropModels({ ids }) {
      if (!works()) return { end: { problem: refused.problem } };
      for (const id of ids) stored.delete(id);
      return { end: { result: null } };
    },
  };
  return { stored, recording };
}

type Disk = ReturnType<typeof disk>;

async function opened(store: Disk = disk(), archive = createMemoryArchive(), keep = true) {
  const made = await studio(store.recording, undefined, { archive });
  const { state } = made;
  await state().openFile(scoredFile());
  if (keep) await state().setKeeping(true);
  const train = async (runs: number) => {
    for (let i = 0; i < runs; i++) await state().train();
  };
  const id = (number: number) => state().runs.find((one) => one.number === number)?.id ?? '';
  /** The numbers of the runs whose models are stored, by the records and on the disk. */
  const kept = () => state().runs.flatMap(({ number, modelBytes }) => (modelBytes === null ? [] : [number]));
  const onDisk = () => state().runs.flatMap((one) => (store.stored.has(one.id) ? [one.number] : []));
  return { ...made, ...store, archive, train, id, kept, onDisk };
}

const over = (run: number) => message('state.models.over', { run, kept: 3 });

describe('the models of runs', () => {
  it('are stored where the person keeps runs: the last three, and the oldest goes with a notice', async () => {
    const { state, archive, train, kept, onDisk } = await opened();
    await train(3);
    expect(kept()).toEqual([1, 2, 3]);
    expect(state().modelNotices).toEqual([]);
    await train(1);
    expect(kept()).toEqual([2, 3, 4]);
    expect(onDisk()).toEqual([2, 3, 4]);
    expect(state().modelNotices).toEqual([over(1)]);
    expect((await archive.load()).runs.map(({ modelBytes }) => modelBytes)).toEqual([null, 10, 10, 10]);
    const [first] = state().runs;
    expect(first && modelHome(state(), first)).toBe('gone');
  });

  it('stay where their run is pinned, and after unpinning until a newer model comes', async () => {
    const { state, train, id, kept } = await opened();
    await train(1);
    state().pinRun(id(1), true);
    await train(4);
    expect(kept()).toEqual([1, 3, 4, 5]);
    state().pinRun(id(1), false);
    await settled();
    expect(kept()).toEqual([1, 3, 4, 5]);
    await train(1);
    expect(kept()).toEqual([4, 5, 6]);
    expect(state().modelNotices).toEqual([over(1), over(3)]);
  });

  it('are not stored unless the person keeps runs; the one in memory is as soon as they do', async () => {
    const { state, train, trainer, kept } = await opened(disk(), createMemoryArchive(), false);
    await train(2);
    expect(trainer.asked.some(({ name }) => name === 'keepModel')).toBe(false);
    expect(state().runs.map((one) => modelHome(state(), one))).toEqual(['gone', 'memory']);
    await state().setKeeping(true);
    expect(kept()).toEqual([2]);
  });

  it('are not stored of a run that failed', async () => {
    const reports = runEvents().slice(0, 40);
    const store = disk();
    const failed: Recording = { ...store.recording, train: { reports, end: { problem: lostGpu } } };
    const { state, train, kept } = await opened({ ...store, recording: failed });
    await train(1);
    expect(state().runs).toMatchObject([{ state: 'interrupted' }]);
    expect(kept()).toEqual([]);
    expect(state().problems.runs).toBeUndefined();
  });
});

describe('where there is no room', () => {
  it('the oldest that is not pinned goes, with a notice', async () => {
    const { state, train, id, kept, onDisk } = await opened(disk({ room: 25 }));
    await train(1);
    state().pinRun(id(1), true);
    await train(2);
    expect(kept()).toEqual([1, 3]);
    expect(onDisk()).toEqual([1, 3]);
    expect(state().modelNotices).toEqual([message('state.models.room', { run: 2, newer: 3 })]);
    expect(state().problems.runs).toBeUndefined();
  });

  it('none goes where that would not do: the new model stays in memory, and that is said', async () => {
    const { state, train, id, kept } = await opened(disk({ room: 15 }));
    await train(1);
    state().pinRun(id(1), true);
    await train(1);
    expect(kept()).toEqual([1]);
    expect(state().runs.map((one) => modelHome(state(), one))).toEqual(['stored', 'memory']);
    expect(state().problems.runs).toMatchObject({
      what: message('state.models.full', { run: 2 }),
      kept: message('worker.storage.model.kept'),
    });
  });

  it('a refusal is said once, and every run can still be made', async () => {
    const { state, train, kept } = await opened(disk({ failAt: 1 }));
    await train(1);
    expect(state().problems.runs?.what).toEqual(message('worker.storage.model.refused'));
    state().dismissProblem('runs');
    await train(1);
    expect(state().problems.runs).toBeUndefined();
    expect(kept()).toEqual([]);
    expect(state().runs).toHaveLength(2);
  });
});

describe('deleting a run', () => {
  it('deletes its model only when it can no longer be restored', async () => {
    const { state, train, id, kept, onDisk, stored } = await opened();
    await train(2);
    const [first, second] = [id(1), id(2)];
    state().deleteRun(first);
    await settled();
    expect(stored.has(first)).toBe(true);
    state().undoDelete();
    await settled();
    expect(kept()).toEqual([1, 2]);
    state().deleteRun(second);
    await settled();
    expect(onDisk()).toEqual([1]);
    expect(stored.has(second)).toBe(true);
    state().deleteRun(first);
    await settled();
    expect([...stored.keys()]).toEqual([first]);
  });
});

describe('a later visit', () => {
  it('finds the models by what is stored, and deletes those that no run has', async () => {
    const first = await opened();
    await first.train(2);
    first.stored.set('half-deleted', 10);
    first.stored.delete(first.id(2));
    const { state } = await studio(first.recording, undefined, { archive: first.archive });
    await state().restore(false);
    expect(state().runs.map((one) => modelHome(state(), one))).toEqual(['stored', 'gone']);
    expect([...first.stored.keys()]).toEqual([first.id(1)]);
  });

  it('deletes none where runs of another version of the page may have them, or another tab is making one', async () => {
    const first = await opened();
    await first.train(1);
    first.stored.set('of another tab', 10).set('of a newer version', 10);
    const archived = await first.archive.load();
    const live = new Set(['of another tab', 'of a newer version']);
    const other = await studio(first.recording, undefined, {
      archive: { ...first.archive, load: async () => ({ ...archived, live }) },
    });
    await other.state().restore(false);
    expect(first.stored.size).toBe(3);
    const newer = await studio(first.recording, undefined, {
      archive: { ...first.archive, load: async () => ({ ...archived, unreadable: 1 }) },
    });
    await newer.state().restore(false);
    expect(first.stored.size).toBe(3);
  });
});

describe('where a write fails', () => {
  /** Five runs, one pinned, one deleted. */
  async function busy(store: Disk, archive = createMemoryArchive()) {
    const made = await opened(store, archive);
    await made.train(2);
    made.state().pinRun(made.id(1), true);
    await made.train(3);
    made.state().deleteRun(made.id(3));
    await settled();
    return made;
  }

  it.each(Array.from({ length: 12 }, (_, i) => i + 1))(
    'of a model, no record promises one that is not there, and every run is listed: write %d',
    async (failAt) => {
      const { state, kept, onDisk } = await busy(disk({ failAt }));
      expect(state().runs.map(({ number }) => number)).toEqual([1, 2, 4, 5]);
      for (const number of kept()) expect(onDisk()).toContain(number);
      const latest = state().runs.at(-1);
      expect(latest && ['memory', 'stored'].includes(modelHome(state(), latest))).toBe(true);
    },
  );

  it.each(Array.from({ length: 24 }, (_, i) => i + 1))(
    'of a record, the next visit finds every model that is there: write %d',
    async (n) => {
      const archive = failing(n);
      const made = await busy(disk(), archive);
      for (const number of made.kept()) expect(made.onDisk()).toContain(number);
      const later = await studio(made.recording, undefined, { archive });
      await later.state().restore(false);
      for (const { id, modelBytes } of later.state().runs) {
        expect(modelBytes).toBe(made.stored.get(id) ?? null);
      }
    },
  );
});

describe('the run that is shown', () => {
  const questions = (trainer: {
    readonly asked: readonly { readonly name: string; readonly params: unknown }[];
  }) =>
    trainer.asked.flatMap(({ name, params }) =>
      name === 'embed' && typeof params === 'object' && params !== null && 'run' in params
        ? [params.run]
        : [],
    );

  it('decides which model is tried, from memory or from storage', async () => {
    const { state, trainer, train, id } = await opened();
    await train(2);
    state().setSentence('first', 'A cat.');
    state().setSentence('second', 'A dog.');
    await vi.advanceTimersByTimeAsync(1000);
    expect(tunedId(state())).toBe(id(2));
    expect(questions(trainer).at(-1)).toBe(id(2));
    state().selectRun(id(1));
    expect(state().comparison).not.toMatchObject({ last: { tuned: expect.any(Number) } });
    await vi.advanceTimersByTimeAsync(1000);
    expect(questions(trainer).at(-1)).toBe(id(1));
    expect(state().comparison).toMatchObject({ kind: 'known', last: { tuned: expect.any(Number) } });
  });

  it('is not tried without a model', async () => {
    const { state, train, id } = await opened(disk(), createMemoryArchive(), false);
    await train(2);
    state().selectRun(id(1));
    expect(tunedId(state())).toBeNull();
  });

  it('is the one whose files are downloaded', async () => {
    const { state, trainer, train, id } = await opened();
    await train(2);
    await state().download('model', id(1));
    expect(trainer.asked.at(-1)).toMatchObject({
      name: 'download',
      params: { what: 'model', run: { id: id(1), data: { name: 'pairs.csv' } } },
    });
  });

  it('can be evaluated on the open file with its own settings, beside its base model', async () => {
    const { state, trainer, train, id } = await opened();
    state().setField('seed', 7);
    await train(1);
    state().setField('seed', 8);
    await state().evaluateOnly(20, { id: id(1), allRows: true });
    const order = trainer.asked.find(({ name }) => name === 'evaluate')?.params;
    expect(order).toMatchObject({
      limit: 20,
      allRows: true,
      recipe: { seed: 7 },
      trained: { id: id(1), step: 120 },
    });
    expect(state().runs.at(-1)).toMatchObject({ job: 'evaluate', evaluated: { number: 1, step: 120 } });
    expect(tunedId(state())).toBe(id(1));
  });
});

describe('the base model’s evaluation', () => {
  const given = (trainer: {
    readonly asked: readonly { readonly name: string; readonly params: unknown }[];
  }) => trainer.asked.filter(({ name }) => name === 'train').map(({ params }) => params);

  it('is given to the next run on the same rows, also in a later visit, and not to one on others', async () => {
    const { state, trainer, train, archive, recording } = await opened();
    await train(2);
    const base = state().runs[0]?.history.evaluations[0];
    expect(given(trainer)).toMatchObject([{ base: null }, { base }]);
    state().setField('heldOut', 0.3);
    await train(1);
    expect(given(trainer).at(-1)).toMatchObject({ base: null });

    const later = await studio(recording, undefined, { archive });
    await later.state().restore(false);
    await later.state().openFile(scoredFile());
    await later.state().train();
    expect(given(later.trainer)).toMatchObject([{ base: { step: 0, cosines: base?.cosines } }]);
  });
});

it('a model that could not be read is reported where it was asked for', async () => {
  const store = disk();
  const gone = new ProblemError({
    kind: 'DataError',
    what: message('worker.tuned.gone'),
    kept: message('worker.tuned.recordKept'),
    next: message('worker.tuned.trainAgain'),
  });
  const recording: Recording = { ...store.recording, download: { end: { problem: gone.problem } } };
  const { state, train, id } = await opened({ ...store, recording });
  await train(1);
  expect(await state().download('model', id(1))).toBeNull();
  expect(state().problems.results?.what).toEqual(message('worker.tuned.gone'));
});
