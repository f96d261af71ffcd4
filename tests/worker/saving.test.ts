import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/core/run/events';
import { defaultRecipe } from '../../src/core/recipe/recipe';
import type { Checkpoint } from '../../src/ml/checkpoint/resume';
import type { CheckpointReport } from '../../src/protocol/calls';
import { createSaving } from '../../src/worker/services/saving';
import type { CheckpointStore } from '../../src/worker/storage/checkpointStore';
import { SealedFileError } from '../../src/worker/storage/sealedFiles';

const checkpoint = (step: number): Checkpoint => ({
  step,
  evaluatedAt: step,
  best: { best: null, worse: 0 },
  tensors: [],
  async *values() {},
  recipe: defaultRecipe,
  fingerprint: { data: '', model: '', teacher: null },
  backend: 'cpu',
  steps: [],
  evaluations: [],
});

/** A run whose checkpoints take `cost` seconds each, and which fails to write where `fails` says so. */
async function saving({ cost = 0, on = true, fails = () => false as false | 'full' | 'refused' } = {}) {
  let time = 0;
  const saved: number[] = [];
  const said: (RunEvent | CheckpointReport)[] = [];
  const stop = new AbortController();
  const store: CheckpointStore = {
    list: async () => new Map(),
    async save(_, step) {
      time += cost;
      const reason = fails();
      if (reason) throw new SealedFileError(reason);
      saved.push(step);
      return 1000;
    },
    read: async () => ({ found: null, skipped: [] }),
    remove: async () => {},
  };
  const made = createSaving({
    store,
    run: 'a',
    keeping: { save: on, resumes: false },
    report: (value) => said.push(value),
    stop: stop.signal,
    now: () => time,
  });
  const { due, save } = await made.open(false);
  let step = 0;
  return {
    made,
    saved,
    said,
    stop,
    /** One step that takes this long, as the engine takes it. */
    async step(seconds: number, evaluated = false) {
      time += seconds;
      step++;
      if (due(step, evaluated)) await save(checkpoint(step));
    },
  };
}

describe('the checkpoints of a run', () => {
  it('are written after each evaluation, and otherwise every 30 seconds', async () => {
    const run = await saving();
    for (let i = 1; i <= 70; i++) await run.step(1, i === 10);
    expect(run.saved).toEqual([10, 40, 70]);
    expect(run.said).toMatchObject([{ type: 'checkpoint', step: 10, bytes: 1000 }, {}, {}]);
  });

  it('take no more than a twentieth of the time between two of them', async () => {
    const run = await saving({ cost: 2 });
    for (let i = 1; i <= 100; i++) await run.step(1, true);
    // The first one's cost is not known before.
    expect(run.saved).toEqual([1, 41, 81]);
    const slow = await saving({ cost: 3 });
    for (let i = 1; i <= 150; i++) await slow.step(1);
    expect(slow.saved).toEqual([30, 90, 150]);
  });

  it('are written only while the person wants it, and not of a run that was stopped', async () => {
    const run = await saving({ on: false });
    await run.step(40, true);
    run.made.on = true;
    await run.step(1, true);
    run.made.on = false;
    await run.step(40, true);
    run.made.on = true;
    run.stop.abort();
    await run.step(40, true);
    expect(run.saved).toEqual([2]);
  });

  it('that find no room are tried again, and what is lost by that is said once', async () => {
    let room = false;
    const run = await saving({ fails: () => (room ? false : 'full') });
    for (let i = 1; i <= 3; i++) await run.step(1, true);
    expect(run.said).toMatchObject([
      { type: 'unsaved', problem: { what: { code: 'worker.checkpoint.full' } } },
    ]);
    room = true;
    await run.step(1, true);
    expect(run.saved).toEqual([4]);
    const refused = await saving({ fails: () => 'refused' });
    await refused.step(1, true);
    expect(refused.said).toMatchObject([{ problem: { what: { code: 'worker.checkpoint.refused' } } }]);
  });
});
