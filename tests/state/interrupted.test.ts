import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyHistory, reduceHistory } from '../../src/core/run/history';
import { keptHistory, type RunRecord } from '../../src/core/run/record/record';
import type { Archive } from '../../src/client/archive/archive';
import { createMemoryArchive } from '../../src/client/archive/memoryArchive';
import type { Recording } from '../../src/client/replayTrainer';
import { StorageError } from '../../src/core/errors';
import type { RunEvent } from '../../src/core/run/events';
import { message } from '../../src/messages/message';
import { interruptedAt } from '../../src/state/keeping/interrupted';
import { lostGpu, runEvents, scoredFile } from '../fixtures/studio';
import { settled, stopTime, studio, turnstile } from './studio';

beforeEach(stopTime);
afterEach(() => void vi.useRealTimers());

/** The events of a run up to a step. */
function eventsUpTo(step: number): RunEvent[] {
  const events = runEvents();
  return events.slice(0, events.findIndex((event) => event.type === 'step' && event.step === step) + 1);
}

/** What a worker says that resumes from a step. */
function resumedFrom(step: number): RunEvent[] {
  const events = runEvents();
  const at = events.findIndex((event) => event.type === 'step' && event.step === step);
  const before = events.slice(0, at + 1);
  return [
    ...before.filter(({ type }) => type === 'backend' || type === 'plan'),
    {
      type: 'resumed',
      step,
      steps: before.flatMap((event) => (event.type === 'step' ? [event] : [])),
      evaluations: before.flatMap((event) => (event.type === 'evaluation' ? [event.evaluation] : [])),
    },
    ...events.slice(at + 1),
  ];
}

/** What is stored of a visit whose run was cut off after step 30. */
async function cutOff() {
  const archive = createMemoryArchive();
  const { state } = await studio({}, undefined, { archive });
  await state().openFile(scoredFile());
  await state().setKeeping(true);
  await state().train();
  await settled();
  const [whole] = (await archive.load()).runs;
  if (!whole) throw new Error('There is no run.');
  const history = keptHistory(eventsUpTo(30).reduce(reduceHistory, emptyHistory));
  const record: RunRecord = { ...whole, state: 'running', history };
  await archive.putRuns([record], {});
  return { archive, record, id: record.id };
}

/** A visit in which a run is in progress and others wait. */
async function withQueue(seeds: readonly number[]) {
  const archive = createMemoryArchive();
  const gate = turnstile();
  const { state } = await studio({}, gate.tick, { archive });
  gate.open();
  await state().openFile(scoredFile());
  await state().setKeeping(true);
  await state().ensureModel();
  gate.close();
  void state().train();
  await gate.pass(20);
  void state().queueTraining(seeds.map((seed) => ({ ...state().recipe, seed })));
  await settled();
  return archive;
}

const later = (archive: Archive, changes: Recording = {}) =>
  studio({ checkpoints: { end: { result: new Map([['other', 7]]) } }, ...changes }, undefined, { archive });

describe('an interrupted run', () => {
  it('is offered with its steps, and continues its own record where the checkpoint is', async () => {
    const { archive, record, id } = await cutOff();
    const { state, trainer } = await later(archive, {
      checkpoints: { end: { result: new Map([[id, 24]]) } },
      train: { reports: resumedFrom(24), end: { result: null } },
    });
    await state().restore(false);
    expect(state().runs).toMatchObject([{ id, number: 1, state: 'interrupted' }]);
    // The browser may not have written the preference before it was killed.
    expect(state().preferences.keep).toBe('yes');
    expect(interruptedAt(state(), record)).toBe(30);
    await state().resumeRun(id);
    await settled();
    expect(trainer.asked.findLast(({ name }) => name === 'train')?.params).toMatchObject({
      id,
      keeping: { save: true, resumes: true },
    });
    expect(state().runs).toMatchObject([{ id, number: 1, startedAt: record.startedAt, state: 'finished' }]);
    const { steps, evaluations } = state().runs[0]?.history ?? {};
    expect([...(steps?.step ?? [])].slice(0, 120)).toEqual(Array.from({ length: 120 }, (_, i) => i + 1));
    expect(steps?.length).toBe(120);
    expect(evaluations).toHaveLength(11);
    expect((await archive.load()).runs).toMatchObject([{ id, state: 'finished' }]);
    expect(trainer.asked).toContainEqual({ name: 'dropCheckpoints', params: { of: 'these', runs: [id] } });
    expect(state().checkpoints).toEqual({});
  });

  it('without a checkpoint starts over, and forgets what was known of its steps', async () => {
    const { archive, id } = await cutOff();
    const { state } = await later(archive);
    await state().restore(false);
    await state().resumeRun(id);
    expect(state().runs).toMatchObject([{ id, state: 'finished' }]);
    expect(state().runs[0]?.history.steps.length).toBe(120);
    expect(state().runs[0]?.history.evaluations).toHaveLength(11);
  });

  it('stays as it was where it cannot be resumed, with the reason, and can be tried again', async () => {
    const { archive, id } = await cutOff();
    const problem = new StorageError(message('checkpoint.otherData'), message('checkpoint.next.startOver'))
      .problem;
    let tries = 0;
    const { state } = await later(archive, {
      train: () => (tries++ === 0 ? { end: { problem } } : { reports: runEvents(), end: { result: null } }),
    });
    await state().restore(false);
    await state().resumeRun(id);
    expect(state().problems.train?.what).toEqual(problem.what);
    expect(state().runs).toMatchObject([{ id, state: 'interrupted' }]);
    expect(state().run.kind).toBe('none');
    await settled();
    expect((await archive.load()).runs).toMatchObject([{ state: 'interrupted' }]);
    await state().resumeRun(id);
    expect(state().problems.train).toBeUndefined();
    expect(state().runs).toMatchObject([{ id, state: 'finished' }]);
  });

  it('is not resumed in two tabs at once, nor where another tab has ended it', async () => {
    const { archive, record } = await cutOff();
    const taken: Archive = { ...archive, hold: async () => null };
    const one = await later(taken);
    await one.state().restore(false);
    await one.state().resumeRun(record.id);
    expect(one.state().problems.train?.what).toEqual(message('state.resume.elsewhere', { number: 1 }));
    const other = await later(archive);
    await other.state().restore(false);
    await archive.putRuns([{ ...record, state: 'finished' }], {});
    await other.state().resumeRun(record.id);
    expect(other.state().problems.train?.what).toEqual(message('state.resume.ended', { number: 1 }));
    expect(other.state().runs).toMatchObject([{ state: 'finished' }]);
    expect(other.trainer.asked.some(({ name }) => name === 'train')).toBe(false);
  });

  it('of a folder that cannot be opened again asks for it', async () => {
    const { archive, record } = await cutOff();
    const recipe = { ...record.recipe, baseModel: { kind: 'folder', name: 'mine' } } as const;
    await archive.putRuns([{ ...record, recipe }], {});
    const { state } = await later(archive);
    await state().restore(false);
    await state().resumeRun(record.id);
    expect(state().problems.train?.what).toEqual(message('state.resume.folder', { number: 1, name: 'mine' }));
    expect(state().recipe.baseModel).toEqual(recipe.baseModel);
    state().chooseFolder({ name: 'mine', files: [] });
    await state().resumeRun(record.id);
    expect(state().runs).toMatchObject([{ state: 'finished' }]);
  });

  it('is offered at once where the worker or the device is lost during it', async () => {
    const { state } = await studio({ train: { reports: eventsUpTo(30), end: { problem: lostGpu } } });
    await state().openFile(scoredFile());
    await state().train();
    expect(state().runs).toMatchObject([{ number: 1, state: 'interrupted', history: { state: 'failed' } }]);
    expect(state().problems.train?.what).toEqual(lostGpu.what);
  });

  it('is looked at again when the tab that was making it has ended', async () => {
    const { archive, record } = await cutOff();
    const live = new Set([record.id]);
    let free = () => {};
    const shared: Archive = {
      ...archive,
      load: async () => ({ ...(await archive.load()), live: new Set(live) }),
      freed: () => new Promise((resolve) => (free = resolve)),
    };
    const { state, trainer } = await later(shared, {
      checkpoints: { end: { result: new Map([[record.id, 24]]) } },
    });
    await state().restore(false);
    expect(state().runs).toMatchObject([{ state: 'running' }]);
    expect(trainer.asked.findLast(({ name }) => name === 'dropCheckpoints')?.params).toEqual({
      of: 'others',
      runs: [record.id],
    });
    live.clear();
    free();
    await settled();
    expect(state().runs).toMatchObject([{ state: 'interrupted' }]);
    expect(state().checkpoints).toEqual({ [record.id]: 24 });
  });
});

describe('the queue of a visit that has ended', () => {
  it('is shown, and added to the queue with its data, or forgotten', async () => {
    const archive = await withQueue([42, 7]);
    expect((await archive.load()).queues).toMatchObject([{ orders: [{}, { recipe: { seed: 7 } }] }]);
    const { state } = await later(archive);
    await state().restore(false);
    const [queue] = state().lostQueues;
    expect(queue?.orders).toHaveLength(2);
    await state().startLostQueue(queue?.owner ?? '');
    await settled();
    expect(state().runs).toMatchObject([
      { number: 1, state: 'interrupted' },
      { number: 2, state: 'finished' },
      { number: 3, state: 'finished', recipe: { seed: 7 } },
    ]);
    expect(await archive.load()).toMatchObject({ queues: [] });
    expect(state().lostQueues).toEqual([]);
  });

  it('has no runs that have started, and is empty once they all have', async () => {
    const archive = await withQueue([42]);
    const [queue] = (await archive.load()).queues;
    const [record] = (await archive.load()).runs;
    const [order] = queue?.orders ?? [];
    if (!record || !order) throw new Error('Nothing waits.');
    await archive.putRuns([{ ...record, id: order.id, number: 2 }], {});
    const { state } = await later(archive);
    await state().restore(false);
    expect(state().lostQueues).toEqual([]);
    expect(state().runs.map((one) => one.state)).toEqual(['interrupted', 'interrupted']);
  });
});

it('a checkpoint that cannot be written is said once, and the run goes on', async () => {
  const problem = new StorageError(message('worker.checkpoint.full'), message('worker.checkpoint.full.next'))
    .problem;
  const { state } = await studio({
    train: {
      reports: [...eventsUpTo(24), { type: 'unsaved', problem }, ...runEvents().slice(eventsUpTo(24).length)],
      end: { result: null },
    },
  });
  await state().openFile(scoredFile());
  await state().train();
  expect(state().problems.runs?.what).toEqual(problem.what);
  expect(state().runs).toMatchObject([{ state: 'finished', history: { steps: { length: 120 } } }]);
});

it('a result takes the place of the checkpoints where there is no room for both', async () => {
  const whole = createMemoryArchive();
  let room = true;
  const archive: Archive = {
    ...whole,
    async putRuns(runs, bases) {
      const ends = runs.some(({ state }) => state === 'finished');
      if (ends && !room)
        throw new StorageError(message('state.archive.full'), message('state.archive.full.next'));
      return whole.putRuns(runs, bases);
    },
  };
  room = false;
  const report = { type: 'checkpoint', step: 24, bytes: 9, seconds: 0.1 } as const;
  const rest = runEvents().slice(eventsUpTo(24).length);
  const { state } = await studio(
    {
      train: { reports: [...eventsUpTo(24), report, ...rest], end: { result: null } },
      dropCheckpoints: () => {
        room = true;
        return { end: { result: null } };
      },
    },
    undefined,
    { archive },
  );
  await state().openFile(scoredFile());
  await state().setKeeping(true);
  await state().train();
  await settled();
  expect(room).toBe(true);
  expect((await whole.load()).runs).toMatchObject([{ state: 'finished' }]);
  expect(state().problems.runs).toBeUndefined();
});
