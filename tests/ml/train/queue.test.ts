/** Steps that are queued on the GPU before the numbers of earlier ones are read. */

import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { message } from '../../../src/messages/message';
import type { Hold } from '../../../src/ml/train/queue';
import { registerWebgpu } from '../../../src/ml/tfjs/registerWebgpu';
import { differing, run } from '../../parity/resume';
import { findGpuInNode } from '../../requireGpu';

const found = await findGpuInNode();

/** Four steps, and nothing in between that waits for them. */
const plain = { epochs: 1, evaluateEvery: 100, keepBest: false };
const notHeld = (): Hold => ({ holds: false, queued: 0 });

describe.runIf(found)('a run on webgpu', () => {
  beforeAll(async () => {
    registerWebgpu();
    await tf.setBackend('webgpu');
  });

  it('queues steps ahead of their numbers, reports them in order, and ends with the bits of a run that waits', async () => {
    const queued: number[] = [];
    const hold = notHeld();
    const ahead = await run(plain, { every: Infinity, hold, onEvent: () => void queued.push(hold.queued) });
    const waiting = await run(plain, { every: 1 });
    expect(Math.max(...queued)).toBeGreaterThan(1);
    expect(hold.queued).toBe(0);
    expect(ahead.said).toEqual(waiting.said);
    expect(differing(ahead.weights, waiting.weights)).toBe(0);
  });

  it('stops at a step whose loss is not a number, names its rows, and has the weights of the step before', async () => {
    const spoiled = 5;
    const { said, weights, problem } = await run(plain, { every: Infinity, spoiled });
    expect(problem).toMatchObject({
      kept: message('training.kept.weights', { step: 2 }),
      what: { code: 'training.diverged', params: { step: 3, rows: expect.arrayContaining([spoiled + 1]) } },
    });
    const before = await run(plain, {
      every: 1,
      stopAfter: (event) => event.type === 'step' && event.step === 2,
    });
    // The base model's evaluation, and two steps; the other run evaluates its end.
    expect(said).toEqual(before.said.slice(0, 3));
    expect(differing(weights, before.weights)).toBe(0);
  });

  it('reports what is queued when it is held, and queues no more until then', async () => {
    const hold = { holds: false, queued: 0 };
    const steps: number[] = [];
    let held = 0;
    await run(plain, {
      every: Infinity,
      hold,
      onEvent(event) {
        if (event.type !== 'step') return;
        steps.push(event.step);
        if (event.step === 1) held = 1 + hold.queued;
        hold.holds = event.step < held;
        if (event.step === held) expect(hold.queued).toBe(0);
      },
    });
    expect(held).toBeGreaterThan(1);
    expect(steps).toEqual([1, 2, 3, 4]);
  });
});
