/** Schedules, clipping and AdamW beside transformers' and torch's. */

import * as tf from '@tensorflow/tfjs-core';
import { scheduleAt } from '../../src/core/recipe/schedule';
import { AdamW } from '../../src/ml/optim/adamw';
import { clipScale, globalNorm } from '../../src/ml/optim/gradClip';
import { seeded } from '../../src/ml/selfTest/seeded';
import { largestDifference, worstOf, type Check } from './check';
import type { Reference } from './reference';

export function checkSchedule(schedule: Reference['schedules'][number]): Check {
  const { scheduler, steps, warmupSteps, factors } = schedule;
  return {
    what: `${scheduler}, ${steps} steps, ${warmupSteps} of warm-up`,
    difference: largestDifference(
      factors.map((_, step) => scheduleAt(step, schedule, 1)),
      factors,
    ),
    tolerance: 1e-6,
  };
}

/** Every weight after every step, with gradients of every size. */
export async function checkAdamW(path: Reference['adamw'][number]): Promise<Check> {
  const { steps, norms, weights, learningRate, weightDecay, scheduler } = path;
  const size = weights.length / steps;
  const what = `AdamW, ${scheduler}, weight decay ${weightDecay}`;
  const initial = tf.tensor1d(seeded('parity.weight', size));
  const variable = tf.variable(initial);
  const optimizer = new AdamW(new Map([['weight', variable]]), { weightDecay });
  const checks: Check[] = [];
  for (let step = 0; step < steps; step++) {
    const factor = 10 ** ((step % 7) - 4);
    const derivatives = seeded(`parity.gradient.${step}`, size).map((derivative) =>
      Math.fround(derivative * factor),
    );
    const gradient = tf.tensor1d(derivatives);
    const norm = globalNorm([gradient]);
    const [length = NaN] = await norm.data();
    checks.push({ what, difference: Math.abs(length / (norms[step] ?? NaN) - 1), tolerance: 1e-6 });
    optimizer.step(
      new Map([['weight', gradient]]),
      scheduleAt(step, path, learningRate),
      clipScale(length, 1),
    );
    tf.dispose([gradient, norm]);
    const expected = weights.subarray(step * size, (step + 1) * size);
    const difference = largestDifference(await variable.data<'float32'>(), expected);
    checks.push({ what, difference, tolerance: 1e-6 });
  }
  optimizer.dispose();
  tf.dispose([initial, variable]);
  return worstOf(checks);
}
