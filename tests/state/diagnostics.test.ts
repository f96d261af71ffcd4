import { describe, expect, it, vi } from 'vitest';
import type { StepProfile } from '../../src/core/run/stepProfile';
import { createDebugLog, keptMessages } from '../../src/state/diagnostics/debugLog';
import { createFaults } from '../../src/state/diagnostics/faults';
import { toProblem } from '../../src/core/errors';

const profile = (step: number, forward: number): StepProfile => ({
  step,
  ms: { tokenise: 0, forward, backward: 2 * forward, 'read-back': 1, update: 1 },
  dispatches: null,
  memory: { tensors: 10, tensorBytes: 400, backendBytes: null },
});

describe('the debug log', () => {
  it('has the last step and the sums of its run, and starts over with the next run', async () => {
    vi.useFakeTimers();
    const { store, onStep } = createDebugLog();
    expect(store.getState().steps).toBeNull();
    for (const [step, forward] of [
      [1, 10],
      [2, 20],
      [3, 60],
    ] as const) {
      onStep(profile(step, forward));
    }
    vi.advanceTimersByTime(1000);
    expect(store.getState().steps).toMatchObject({
      last: { step: 3 },
      count: 3,
      sums: { forward: 90, backward: 180, update: 3 },
    });
    onStep(profile(1, 5));
    vi.advanceTimersByTime(1000);
    expect(store.getState().steps).toMatchObject({ last: { step: 1 }, count: 1, sums: { forward: 5 } });
    vi.useRealTimers();
  });

  it('keeps the newest messages, the newest first', () => {
    vi.useFakeTimers();
    const { store, onMessage } = createDebugLog();
    for (let i = 0; i < 2 * keptMessages; i++) {
      onMessage({ direction: 'to page', name: `message ${i}`, ms: i, bytes: 1 });
    }
    vi.advanceTimersByTime(1000);
    const { messages } = store.getState();
    expect(messages).toHaveLength(keptMessages);
    expect(messages.slice(0, 2).map(({ name }) => name)).toEqual([
      `message ${2 * keptMessages - 1}`,
      `message ${2 * keptMessages - 2}`,
    ]);
    vi.useRealTimers();
  });
});

it('faults are counted until they are dismissed', () => {
  const faults = createFaults();
  const { add, dismiss } = faults.getState();
  add(toProblem(new Error('First.')));
  add(toProblem(new Error('Second.')));
  expect(faults.getState()).toMatchObject({ count: 2, latest: { kind: 'InternalError' } });
  dismiss();
  expect(faults.getState()).toMatchObject({ count: 0, latest: null });
});
