import { describe, expect, it } from 'vitest';
import { DeviceError, RecipeError } from '../../src/core/errors';
import type { Compute } from '../../src/core/recipe/types';
import type { Backend, Evaluation, RunEvent } from '../../src/core/run/events';
import { emptyHistory, reduceHistory } from '../../src/core/run/history';
import { message } from '../../src/messages/message';
import { recovering } from '../../src/worker/device/recovery';
import { runEvents } from '../fixtures/studio';

const what = message('device.gpu.lostSilently');
const next = message('worker.device.next');
const lostGpu = new DeviceError(what, next);
const firstEvaluation = (): Evaluation => {
  for (const event of runEvents()) if (event.type === 'evaluation') return event.evaluation;
  throw new Error('The replayed run has no evaluation.');
};
const base = firstEvaluation();

/** What one attempt does: where it computes, the checkpoint that it finds, the steps that it takes, how it ends. */
interface Plan {
  readonly backend?: Backend;
  readonly from?: number;
  readonly to?: number;
  readonly ends?: Error;
  /** Whether the GPU was lost by that. */
  readonly lost?: boolean;
}

async function run(plans: readonly Plan[], signal = new AbortController().signal) {
  const events: RunEvent[] = [];
  const computes: (Compute | null)[] = [];
  const bases: (Evaluation | null)[] = [];
  let failure: DeviceError | null = null;
  const ended = recovering(
    async ({ compute, afterLoss, base: known, report, begins }) => {
      const { backend = 'webgpu', from = 0, to = 0, ends, lost = false } = plans[computes.length] ?? {};
      expect(afterLoss).toBe(computes.length > 0);
      computes.push(compute);
      bases.push(known);
      failure = null;
      if (ends && !lost) throw ends;
      report({ type: 'backend', backend, threads: 1, note: null });
      begins(from);
      report({ type: 'notice', text: message('recipe.absent') });
      if (from === 0) report({ type: 'evaluation', evaluation: base });
      else report({ type: 'resumed', step: from, steps: [], evaluations: [base] });
      for (let step = from + 1; step <= to; step++) {
        report({
          type: 'step',
          ...{ step, loss: 1, learningRate: 1, gradNorm: 1, rowsPerSecond: 1, remaining: null },
        });
      }
      if (!ends) return;
      failure = lostGpu;
      throw ends;
    },
    {
      device: {
        get failure() {
          return failure;
        },
      },
      report: (event) => events.push(event),
      signal,
    },
  );
  const error = await ended.then(
    () => null,
    (reason: unknown) => reason,
  );
  return { computes, bases, error, events, history: events.reduce(reduceHistory, emptyHistory) };
}

const lost = { ends: lostGpu, lost: true } as const;

describe('a run whose GPU is lost', () => {
  it('resumes from its checkpoint, once more on the GPU, and says which steps were computed again', async () => {
    const { computes, bases, error, history } = await run([
      { to: 34, ...lost },
      { from: 30, to: 40 },
    ]);
    expect(error).toBeNull();
    expect(computes).toEqual([null, null]);
    expect(bases).toEqual([null, base]);
    expect(history.deviceLosses).toEqual([{ what, step: 34, resumedFrom: 30, backend: 'webgpu' }]);
    expect(history.latest?.step).toBe(40);
    expect(history.notices).toHaveLength(1);
  });

  it('is on WebAssembly after the second time', async () => {
    const { computes, history } = await run([
      { to: 34, ...lost },
      { from: 30, to: 31, ...lost },
      { from: 30, to: 40, backend: 'wasm' },
    ]);
    expect(computes).toEqual([null, null, 'wasm']);
    expect(history.deviceLosses).toMatchObject([
      { step: 34, backend: 'webgpu' },
      { step: 31, resumedFrom: 30, backend: 'wasm' },
    ]);
  });

  it('is on WebAssembly where the GPU is not found again', async () => {
    const absent = new DeviceError(message('device.webgpu.noGpu'), next);
    const { computes, history } = await run([
      { to: 5, ...lost },
      { ends: absent },
      { from: 4, to: 9, backend: 'wasm' },
    ]);
    expect(computes).toEqual([null, null, 'wasm']);
    const reasons = [what, message('device.webgpu.noGpu')];
    expect(history.deviceLosses).toEqual([
      { what: message('device.reasons', { reasons }), step: 5, resumedFrom: 4, backend: 'wasm' },
    ]);
  });

  it('starts over where there is no checkpoint, and counts nothing twice', async () => {
    const { history } = await run([{ to: 5, ...lost }, { to: 3 }]);
    expect(history.deviceLosses).toMatchObject([{ step: 5, resumedFrom: 0 }]);
    expect([...history.steps.step].slice(0, history.steps.length)).toEqual([1, 2, 3]);
    expect(history.evaluations).toEqual([base]);
  });

  it('fails where nothing helps, with the last reason', async () => {
    const noWasm = new DeviceError(message('device.wasm.notStarted'), next);
    const { error, computes } = await run([{ ...lost }, { ...lost }, { ends: noWasm }]);
    expect(error).toBe(noWasm);
    expect(computes).toHaveLength(3);
  });

  it('is not tried again after another error, nor after it was cancelled', async () => {
    const wrong = new RecipeError(message('recipe.absent'), next);
    expect(await run([{ ends: wrong }])).toMatchObject({ error: wrong, computes: [null] });
    const absent = new DeviceError(message('device.webgpu.absent'), next);
    expect(await run([{ ends: absent }])).toMatchObject({ error: absent, computes: [null] });
    const cancelled = await run([{ ...lost }], AbortSignal.abort());
    expect(cancelled).toMatchObject({ error: lostGpu, computes: [null] });
  });
});
