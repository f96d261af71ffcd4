/** Resumed runs: their weights, losses and evaluations are those of the uninterrupted run, bit for bit. */

import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { message } from '../../../src/messages/message';
import type { RunEvent } from '../../../src/core/run/events';
import type { TrainingState } from '../../../src/ml/checkpoint/checkpoint';
import type { WeightArray } from '../../../src/ml/model/types';
import { cases, differing, run, type Outcome } from '../../parity/resume';

function expectSame(weights: readonly WeightArray[], expected: readonly WeightArray[]): void {
  expect(weights.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
  expect(differing(weights, expected)).toBe(0);
}

const stepIn = (said: unknown) =>
  typeof said === 'object' && said !== null && 'step' in said ? said.step : null;

/** The events after a state was saved. */
const after = ({ said }: Outcome, { step, evaluatedAt }: TrainingState) => {
  const last = said.findIndex((words) => stepIn(words) === step && !isRestored(words));
  return said.slice(last + (evaluatedAt === step ? 2 : 1));
};
const isRestored = (words: unknown) =>
  typeof words === 'object' && words !== null && 'type' in words && words.type === 'restored';

/** @param points 'few' tests one run that is interrupted at two points, for a backend that is slow here */
export function resumeSuite(ready: () => Promise<void>, points: 'all' | 'few'): void {
  it.each(cases.slice(0, points === 'all' ? cases.length : 1))(
    'two runs with one seed are the same: %s',
    async (_, change) => {
      await ready();
      // The second one is saved after each step, which changes nothing either.
      const [one, same] = [await run(change), await run(change, {})];
      expect(same.said).toEqual(one.said);
      expectSame(same.weights, one.weights);
      const other = await run({ ...change, seed: 7 });
      expect(other.said).not.toEqual(one.said);
    },
  );

  describe.each(cases.slice(0, points === 'all' ? cases.length : 1))('with %s', (_, change) => {
    it('a run resumes from any step as if it had never been interrupted', async () => {
      await ready();
      const whole = await run(change, {});
      expect(whole.saved.length).toBeGreaterThan(4);
      // In the middle of an epoch, at its end, and after the last step.
      const tried = points === 'all' ? whole.saved : whole.saved.filter((_, i) => i === 1 || i === 3);
      for (const state of tried) {
        const { said, weights, saved } = await run(change, { from: state });
        expect(said).toEqual(after(whole, state));
        expectSame(weights, whole.weights);
        expect(saved.map(({ step }) => step)).toEqual(
          whole.saved.map(({ step }) => step).filter((step) => step > state.step),
        );
      }
    });
  });

  if (points === 'few') return;

  it('a stopped run leaves a state to resume from: before the first step, and between two evaluations', async () => {
    await ready();
    const change = { keepBest: true, evaluateEvery: 4 };
    const whole = await run(change);
    let evaluationSet = false;
    const stops: ((event: RunEvent) => boolean)[] = [
      (event) => {
        evaluationSet ||= event.type === 'evaluation';
        return evaluationSet && event.type === 'progress';
      },
      (event) => event.type === 'step' && event.step === 6,
    ];
    for (const [i, stopAfter] of stops.entries()) {
      const { saved } = await run(change, { every: Infinity, stopAfter });
      expect(saved.map(({ step }) => step)).toEqual([i === 0 ? 0 : 6]);
      const { weights } = await run(change, { from: saved[0] ?? null });
      expectSame(weights, whole.weights);
    }
  });

  it('saves after each evaluation if no number of steps is given, and leaves no tensors', async () => {
    await ready();
    await run({});
    const { numTensors } = tf.memory();
    const { saved } = await run({ evaluateEvery: 5 }, { every: null });
    expect(saved.map(({ step }) => step)).toEqual([5, 10]);
    await run({ evaluateEvery: 5, keepBest: true }, { from: saved[0] ?? null }).catch(() => {});
    expect(tf.memory().numTensors).toBe(numTensors);
  });

  it('refuses a state of another run', async () => {
    await ready();
    const { saved } = await run({ epochs: 1 }, {});
    const from = saved[0] ?? null;
    await expect(run({ loss: 'SoftmaxLoss', lossParams: {} }, { from })).rejects.toMatchObject({
      problem: { what: message('checkpoint.lacksTensor', { name: 'weights.classifier.weight' }) },
    });
    const name = 'weights.layers.0.attention.query.weight';
    await expect(run({ frozenLayers: 1 }, { from })).rejects.toMatchObject({
      problem: { what: message('checkpoint.unexpectedTensor', { name }) },
    });
  });
}
