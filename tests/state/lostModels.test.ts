/** A visit that is killed at any of its writes around the end of a run: the run has its model, or can resume to it. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Archive } from '../../src/client/archive/archive';
import { createMemoryArchive } from '../../src/client/archive/memoryArchive';
import type { Recording } from '../../src/client/replayTrainer';
import { StorageError } from '../../src/core/errors';
import type { RunEvent } from '../../src/core/run/events';
import { message } from '../../src/messages/message';
import type { CheckpointReport } from '../../src/protocol/calls';
import { canResume } from '../../src/state/keeping/interrupted';
import { runEvents, scoredFile } from '../fixtures/studio';
import { full } from './failing';
import { settled, stopTime, studio } from './studio';

beforeEach(stopTime);
afterEach(() => void vi.useRealTimers());

const step = 96;
const gone = new StorageError(message('worker.storage.model.refused'), message('state.archive.refused.next'))
  .problem;

/** A run whose checkpoint is written after a step. */
function reports(): (RunEvent | CheckpointReport)[] {
  const events: (RunEvent | CheckpointReport)[] = [...runEvents()];
  const at = events.findIndex((event) => event.type === 'step' && event.step === step);
  return events.toSpliced(at + 1, 0, { type: 'checkpoint', step, bytes: 30, seconds: 0.1 });
}

/** What a browser stores: models of 10 bytes beside a checkpoint. From the n-th write on, nothing reaches it. */
function browser({ killAt = Infinity, room = Infinity }: { killAt?: number; room?: number } = {}) {
  const [models, checkpoints] = [new Map<string, number>(), new Map<string, number>()];
  const whole = createMemoryArchive();
  const world = { writes: 0, killAt };
  const alive = () => ++world.writes < world.killAt;
  const write =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    async (...args: A) => {
      if (!alive()) throw full();
      return work(...args);
    };
  const archive: Archive = {
    ...whole,
    putRuns: write(whole.putRuns),
    deleteRuns: write(whole.deleteRuns),
    putData: write(whole.putData),
  };
  const recording: Recording = {
    train({ id }) {
      if (alive()) checkpoints.set(id, step);
      return { reports: reports(), end: { result: null } };
    },
    keepModel({ id }) {
      if (!alive()) return { end: { problem: gone } };
      const lacks = 10 * (models.size + 1) + 30 * checkpoints.size - room;
      if (lacks > 0) return { end: { result: { lacks } } };
      models.set(id, 10);
      return { end: { result: { bytes: 10 } } };
    },
    keptModels: () => ({ end: { result: [...models].map(([id, bytes]) => ({ id, bytes })) } }),
    checkpoints: () => ({ end: { result: new Map(checkpoints) } }),
    dropCheckpoints({ of, runs }) {
      if (!alive()) return { end: { problem: gone } };
      for (const id of [...checkpoints.keys()]) {
        if (runs.includes(id) === (of === 'these')) checkpoints.delete(id);
      }
      return { end: { result: null } };
    },
  };
  return { models, checkpoints, archive, recording, world };
}

type Browser = ReturnType<typeof browser>;

async function visit({ recording, archive }: Browser) {
  const { state } = await studio(recording, undefined, { archive });
  await state().openFile(scoredFile());
  await state().setKeeping(true);
  await state().train();
  await settled();
  return state;
}

async function nextVisit({ recording, archive, world }: Browser) {
  world.killAt = Infinity;
  const { state } = await studio(recording, undefined, { archive });
  await state().restore(false);
  await settled();
  return state;
}

describe('the checkpoint of a run that has ended', () => {
  it('goes when its model is stored', async () => {
    const made = browser();
    const state = await visit(made);
    expect(state().runs).toMatchObject([{ state: 'finished', modelBytes: 10 }]);
    expect([...made.checkpoints]).toEqual([]);
    expect(state().checkpoints).toEqual({});
  });

  it('makes room for the model where that is lacking', async () => {
    const made = browser({ room: 35 });
    const state = await visit(made);
    expect(state().runs).toMatchObject([{ state: 'finished', modelBytes: 10 }]);
    expect([...made.checkpoints]).toEqual([]);
    expect(state().problems.runs).toBeUndefined();
  });
});

describe('a visit that is killed while a run ends', () => {
  it.each(Array.from({ length: 30 }, (_, i) => i + 1))(
    'leaves the model, or a run that resumes to it: write %d',
    async (killAt) => {
      const made = browser({ killAt });
      await visit(made);
      const state = await nextVisit(made);
      for (const record of state().runs) {
        const { id, modelBytes } = record;
        expect([modelBytes !== null, canResume(state(), record)]).toContain(true);
        if (canResume(state(), record)) await state().resumeRun(id);
        await settled();
        expect(state().runs).toMatchObject([{ id, state: 'finished', modelBytes: 10 }]);
        expect([...made.models.keys()]).toEqual([id]);
        expect([...made.checkpoints]).toEqual([]);
      }
    },
  );

  it('between the end and the model, leaves a run that has its results and resumes to its model', async () => {
    const made = browser();
    const { recording } = made;
    const refusing = { ...made, recording: { ...recording, keepModel: () => ({ end: { problem: gone } }) } };
    await visit(refusing);
    const state = await nextVisit(made);
    expect(state().runs).toMatchObject([{ state: 'finished', modelBytes: null }]);
    const [record] = state().runs;
    expect(state().checkpoints).toEqual({ [record?.id ?? '']: step });
    expect(record && canResume(state(), record)).toBe(true);
    await state().resumeRun(record?.id ?? '');
    expect(state().runs).toMatchObject([{ state: 'finished', modelBytes: 10 }]);
    expect([...made.checkpoints]).toEqual([]);
  });
});
