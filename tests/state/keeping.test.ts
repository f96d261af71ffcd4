import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyArchived, type Archive } from '../../src/client/archive/archive';
import { createMemoryArchive } from '../../src/client/archive/memoryArchive';
import { StorageError } from '../../src/core/errors';
import { message } from '../../src/messages/message';
import { baseNow, selectedRun, shownRun } from '../../src/state/runs';
import { createAppStore } from '../../src/state/store/createAppStore';
import { createReplayTrainer } from '../../src/client/replayTrainer';
import { recording, scoredFile } from '../fixtures/studio';
import { runRecord } from '../fixtures/runs';
import { failing, full } from './failing';
import { settled, stopTime, studio } from './studio';

beforeEach(stopTime);
afterEach(() => void vi.useRealTimers());

function keptStorage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
}

/** Visits to the same browser, one after the other. */
function browser(archive: Archive = createMemoryArchive()) {
  const storage = keptStorage();
  return { archive, storage, visit: () => studio({}, undefined, { archive, storage }) };
}

/** A visit that leaves a file and a run. */
async function visitWithRun(visit: ReturnType<typeof browser>['visit']) {
  const made = await visit();
  await made.state().openFile(scoredFile());
  await made.state().setKeeping(true);
  await made.state().train();
  return made;
}

describe('between two visits', () => {
  it('runs, data, mapping, settings and the base model are kept where the person wants it', async () => {
    const { visit } = browser();
    const first = await visit();
    await first.state().restore(false);
    await first.state().openFile(scoredFile());
    await first.state().setRoles({ sentence1: 1, sentence2: 0, negatives: [], label: 2 });
    await first.state().setKeeping(true);
    first.state().chooseLoss('CoSENTLoss');
    await first.state().train();
    first.state().renameRun(first.state().runs[0]?.id ?? '', 'mine');
    await settled();

    const second = await visit();
    await second.state().restore(true);
    await settled();
    expect(second.state().runs).toMatchObject([
      { number: 1, name: 'mine', state: 'finished', recipe: { loss: 'CoSENTLoss' } },
    ]);
    expect(second.state().files.train).toMatchObject({
      kind: 'ready',
      report: { examples: { roles: { sentence1: 1, sentence2: 0 } } },
    });
    expect(second.state().recipe).toEqual(first.state().recipe);
    expect(second.state().recipe.loss).toBe('CoSENTLoss');
    expect(selectedRun(second.state())?.name).toBe('mine');
    expect(shownRun(second.state())).toMatchObject({ history: { evaluations: { length: 11 } } });
    await second.state().loadModel();
    expect(baseNow(second.state())).toMatchObject({ step: 0 });
    await second.state().train();
    expect(second.state().runs.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('nothing is kept unless the person wants it', async () => {
    const { archive, visit } = browser();
    const { state, trainer } = await visit();
    await state().openFile(scoredFile());
    await state().train();
    expect(await archive.load()).toEqual(emptyArchived);
    expect(trainer.asked.some(({ name }) => name === 'keepFile')).toBe(false);
    await state().setKeeping(false);
    await state().train();
    expect(await archive.load()).toEqual(emptyArchived);
  });

  it('what was made before the person said so is kept as well', async () => {
    const { archive, visit } = browser();
    const { state } = await visit();
    await state().openFile(scoredFile());
    await state().train();
    await state().setKeeping(true);
    expect(await archive.load()).toMatchObject({
      runs: [{ number: 1 }],
      data: [{ file: { name: 'pairs.csv' } }],
    });
  });

  it('a new visit opens nothing by itself, and lists what can be opened', async () => {
    const { visit } = browser();
    await visitWithRun(visit);
    const second = await visit();
    await second.state().restore(false);
    expect(second.state().files.train.kind).toBe('empty');
    expect(second.state().keptData).toMatchObject([{ file: { name: 'pairs.csv', rows: 60 } }]);
    const [data] = second.state().keptData;
    await second.state().openKept(data?.file.fingerprint ?? '');
    expect(second.state().files.train.kind).toBe('ready');
    expect(selectedRun(second.state())?.number).toBe(1);
  });

  it('a reload leaves the tab open that was open, and the one that is chosen while the file is opened again', async () => {
    const { visit } = browser();
    await visitWithRun(visit);

    const second = await visit();
    const seen = new Set<string>();
    second.state().openView('compare');
    second.store.subscribe(({ view }) => seen.add(view));
    const restored = second.state().restore(true);
    second.state().chooseView('errors');
    await restored;
    expect([...seen]).toEqual(['errors']);
    expect(second.state().files.train.kind).toBe('ready');
    await second.state().openFile(scoredFile());
    expect(second.state().view).toBe('data');
  });

  it('a run that was cut off is shown as interrupted, unless another tab is making it', async () => {
    const records = [runRecord(1, {}, { state: 'running' }), runRecord(2, {}, { state: 'running' })];
    const archive: Archive = {
      ...createMemoryArchive(),
      load: async () => ({ ...emptyArchived, runs: records, live: new Set(['run-2']) }),
    };
    const { state } = await browser(archive).visit();
    await state().restore(true);
    expect(state().runs.map((record) => record.state)).toEqual(['interrupted', 'running']);
  });

  it('a copy that is gone is said, and its runs are still listed', async () => {
    const { archive, storage, visit } = browser();
    await visitWithRun(visit);
    const { state } = await studio({ keptFile: { end: { result: null } } }, undefined, { archive, storage });
    await state().restore(true);
    expect(state().problems.data?.what).toEqual(message('state.keptData.gone', { name: 'pairs.csv' }));
    expect(state().runs).toHaveLength(1);
  });
});

describe('deleting', () => {
  async function withTwoRuns() {
    const made = browser();
    const { state, trainer } = await visitWithRun(made.visit);
    await state().train();
    return { ...made, state, trainer };
  }

  it('a run and restoring it reaches what is kept', async () => {
    const { state, archive } = await withTwoRuns();
    const id = state().runs[0]?.id ?? '';
    state().deleteRun(id);
    await settled();
    expect((await archive.load()).runs.map(({ number }) => number)).toEqual([2]);
    state().undoDelete();
    await settled();
    expect((await archive.load()).runs.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('and restoring runs waits for no cleaning, so that a reload loses neither', async () => {
    const { state, archive, trainer } = await withTwoRuns();
    await settled();
    vi.spyOn(trainer, 'call').mockImplementation(() => new Promise(() => {}));
    const [first = '', second = ''] = state().runs.map(({ id }) => id);
    state().deleteRun(first);
    state().undoDelete();
    state().deleteRun(second);
    await settled();
    expect((await archive.load()).runs.map(({ id }) => id)).toEqual([first]);
  });

  it('and renaming and pinning a kept run waits for no other write, so that a reload loses neither', async () => {
    const { state, archive, trainer } = await withTwoRuns();
    await settled();
    vi.spyOn(trainer, 'call').mockImplementation(() => new Promise(() => {}));
    state().keepOpenData();
    const [first = '', second = ''] = state().runs.map(({ id }) => id);
    state().renameRun(first, 'cosine');
    state().pinRun(second, true);
    await settled();
    expect((await archive.load()).runs).toMatchObject([{ name: 'cosine' }, { pinned: true }]);
  });

  it('data takes its runs along, and its copy only when it can no longer be restored', async () => {
    const { state, archive, trainer } = await withTwoRuns();
    const fingerprint = state().keptData[0]?.file.fingerprint ?? '';
    const dropped = () =>
      trainer.asked.filter(({ name }) => name === 'dropFiles').map(({ params }) => params);
    state().deleteKept(fingerprint);
    await settled();
    expect(await archive.load()).toEqual(emptyArchived);
    expect(dropped().at(-1)).toEqual({ except: [fingerprint] });
    state().undoDelete();
    await settled();
    expect(await archive.load()).toMatchObject({ runs: [{ number: 1 }, { number: 2 }], data: [{}] });
    expect(state().runs).toHaveLength(2);
    state().deleteKept(fingerprint);
    await state().train();
    state().deleteRun(state().runs[0]?.id ?? '');
    await settled();
    expect(dropped().at(-1)).toEqual({ except: [] });
  });

  it('data is restored with its runs in one change, so that a reload right after it finds both', async () => {
    const whole = createMemoryArchive();
    let left = Infinity;
    const until =
      <A extends unknown[], R>(write: (...args: A) => Promise<R>) =>
      (...args: A) =>
        left-- > 0 ? write(...args) : new Promise<R>(() => {});
    const archive: Archive = {
      ...whole,
      putRuns: until(whole.putRuns),
      putData: until(whole.putData),
      putComparison: until(whole.putComparison),
    };
    const { visit } = browser(archive);
    const { state } = await visit();
    await state().openFile(scoredFile());
    await state().setKeeping(true);
    await state().train();
    await settled();
    state().deleteKept(state().keptData[0]?.file.fingerprint ?? '');
    await settled();
    expect(await archive.load()).toEqual(emptyArchived);
    // The page is gone after the first write.
    left = 1;
    state().undoDelete();
    await settled();
    expect(await archive.load()).toMatchObject({ runs: [{ number: 1 }], data: [{}] });
  });

  it('a restored run whose number another tab has taken gets the next one', async () => {
    const { state, archive } = await withTwoRuns();
    const id = state().runs[1]?.id ?? '';
    state().deleteRun(id);
    await settled();
    vi.spyOn(archive, 'putRuns').mockResolvedValueOnce(new Map([[id, 3]]));
    state().undoDelete();
    await settled();
    expect(state().runs.map(({ number }) => number)).toEqual([1, 3]);
  });

  it('still reaches what is kept when the person wants nothing kept any more', async () => {
    const { state, archive } = await withTwoRuns();
    await state().setKeeping(false);
    state().deleteRun(state().runs[0]?.id ?? '');
    await settled();
    expect((await archive.load()).runs.map(({ number }) => number)).toEqual([2]);
  });

  it('everything leaves nothing behind: no run, no data, no settings', async () => {
    const { state, archive, storage, trainer } = await withTwoRuns();
    state().setField('epochs', 7);
    expect(storage.kept.size).toBe(1);
    expect(await state().clearEverything()).toBe(true);
    expect(await archive.load()).toEqual(emptyArchived);
    expect([...storage.kept]).toEqual([]);
    expect(trainer.asked.at(-1)?.name).toBe('clearFiles');
    expect(state()).toMatchObject({ runs: [], keptData: [], preferences: { keep: 'ask' } });
  });

  it('everything is refused during a run', async () => {
    const { state, archive } = await withTwoRuns();
    const run = state().train();
    expect(await state().clearEverything()).toBe(false);
    expect(state().problems.runs?.what).toEqual(message('state.clear.running'));
    await run;
    expect((await archive.load()).runs).toHaveLength(3);
  });
});

describe('where storage is refused or full', () => {
  /** Twelve runs, renamed, one deleted and restored. */
  async function busyVisit(archive: Archive) {
    const reports: string[] = [];
    const store = createAppStore(createReplayTrainer(await recording()), { archive });
    const { getState: state } = store;
    store.subscribe((now, before) => {
      const problem = now.problems.runs;
      if (problem && problem !== before.problems.runs) reports.push(problem.what.code);
    });
    await state().openFile(scoredFile());
    await state().setKeeping(true);
    for (let i = 0; i < 12; i++) {
      await state().train();
      await settled();
      state().renameRun(state().runs[i]?.id ?? '', `run ${i}`);
      await settled();
    }
    state().deleteRun(state().runs[1]?.id ?? '');
    state().undoDelete();
    await settled();
    return { state, reports };
  }

  it.each(Array.from({ length: 30 }, (_, i) => i + 1))(
    'is said once, and everything stays in memory, where write %d is the first to fail',
    async (n) => {
      const { state, reports } = await busyVisit(failing(n));
      expect(reports).toEqual(['state.archive.full']);
      expect(state().runs).toHaveLength(12);
      for (const [i, record] of state().runs.entries()) {
        expect(record).toMatchObject({ number: i + 1, name: `run ${i}`, state: 'finished' });
        expect(record.history.evaluations).toHaveLength(11);
      }
      state().dismissProblem('runs');
      state().pinRun(state().runs[0]?.id ?? '', true);
      await settled();
      expect(state().problems.runs).toBeUndefined();
    },
  );

  it('what could not be kept is kept as soon as there is room', async () => {
    const whole = createMemoryArchive();
    let room = false;
    const archive: Archive = {
      ...whole,
      putRuns: async (runs, bases) => {
        if (!room) throw full();
        return whole.putRuns(runs, bases);
      },
    };
    const { state } = await studio({}, undefined, { archive });
    await state().openFile(scoredFile());
    await state().setKeeping(true);
    await state().train();
    expect((await archive.load()).runs).toEqual([]);
    room = true;
    await state().train();
    await settled();
    expect((await archive.load()).runs).toMatchObject([{ number: 1, state: 'finished' }, { number: 2 }]);
  });

  it('a copy that does not fit leaves no entry that promises one', async () => {
    const { archive, storage } = browser();
    const { state } = await studio({ keepFile: { end: { problem: full().problem } } }, undefined, {
      archive,
      storage,
    });
    await state().openFile(scoredFile());
    await state().setKeeping(true);
    await state().train();
    await settled();
    expect(state().keptData).toEqual([]);
    expect(await archive.load()).toMatchObject({ data: [], runs: [{ number: 1 }] });
    expect(state().problems.runs?.what).toEqual(message('state.archive.full'));
  });

  it('a newer version that wrote there is left alone, with a notice', async () => {
    const newer = new StorageError(message('state.archive.newer'), message('state.archive.newer.next'));
    const refuse = () => Promise.reject(newer);
    const archive: Archive = {
      ...createMemoryArchive(),
      load: refuse,
      putRuns: refuse,
      putData: refuse,
      deleteRuns: refuse,
      deleteData: refuse,
    };
    const { state, trainer } = await browser(archive).visit();
    await state().restore(true);
    expect(state().problems.runs?.what).toEqual(message('state.archive.newer'));
    await state().openFile(scoredFile());
    await state().setKeeping(true);
    await state().train();
    expect(state().runs).toMatchObject([{ number: 1, state: 'finished' }]);
    expect(trainer.asked.some(({ name }) => name === 'dropFiles' || name === 'keepFile')).toBe(false);
  });

  it('entries of another version are counted, and the copies that they may need stay', async () => {
    const archive: Archive = {
      ...createMemoryArchive(),
      load: async () => ({ ...emptyArchived, runs: [runRecord(1)], unreadable: 2 }),
    };
    const { state, trainer } = await browser(archive).visit();
    await state().restore(false);
    expect(state().runs).toHaveLength(1);
    expect(state().problems.runs?.what).toEqual(message('state.archive.unreadable', { entries: 2 }));
    expect(trainer.asked.some(({ name }) => name === 'dropFiles')).toBe(false);
  });
});
