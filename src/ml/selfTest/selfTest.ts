/**
 * The check of the backend in use: every kernel beside its reference on the processor, and one training step beside
 * PyTorch's.
 */

import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import type { DeviceCheck } from '../../core/device/report';
import type { Kernels } from '../kernels/contract';
import { referenceKernels } from '../kernels/reference/kernels';
import { kernels } from '../kernels/select';
import { registerGradients } from '../tfjs/registerGradients';
import { largestDifference } from './difference';
import { checkGoldenStep } from './goldenStep';
import { type Compared, kernelCases, type KernelCase } from './kernelCases';

/** Float32's rounding, in sums whose results are of the size of 1. */
const tolerance = 1e-5;

const isCompared = (name: string): name is Compared => name in kernelCases;

/** What is thrown is a check that has failed. Yields how far it is; the backend in use is the same afterwards. */
export async function* selfTest(): AsyncGenerator<
  { readonly done: number; readonly total: number },
  readonly DeviceCheck[]
> {
  registerGradients();
  const cases = Object.keys(kernelCases)
    .filter(isCompared)
    .flatMap((name) => kernelCases[name].map((one) => ({ name: `${name}: ${one.what}`, one })));
  const total = cases.length + 1;
  const expected = await onProcessor(cases.map(({ one }) => one));
  const checks: DeviceCheck[] = [];
  for (const [i, { name, one }] of cases.entries()) {
    yield { done: i, total };
    checks.push(await checked(name, one, expected[i] ?? []));
  }
  yield { done: cases.length, total };
  try {
    checks.push(...(await checkGoldenStep()));
  } catch (error) {
    checks.push(failed('golden step', error));
  }
  return checks;
}

async function checked(
  name: string,
  one: KernelCase,
  expected: readonly Float32Array[],
): Promise<DeviceCheck> {
  try {
    const actual = await valuesOf(one, kernels());
    const differences = expected.map((values, i) => largestDifference(actual[i] ?? [], values));
    const difference = actual.length === expected.length ? Math.max(...differences) : NaN;
    return { name, difference, tolerance, error: null };
  } catch (error) {
    return failed(name, error);
  }
}

const failed = (name: string, error: unknown): DeviceCheck => ({
  name,
  difference: NaN,
  tolerance,
  error: error instanceof Error ? error.message : String(error),
});

/** What the reference gives, by tfjs's plain ops. */
async function onProcessor(cases: readonly KernelCase[]): Promise<readonly (readonly Float32Array[])[]> {
  const backend = tf.getBackend();
  await tf.setBackend('cpu');
  try {
    const values: (readonly Float32Array[])[] = [];
    for (const one of cases) values.push(await valuesOf(one, referenceKernels));
    return values;
  } finally {
    await tf.setBackend(backend);
  }
}

async function valuesOf({ run }: KernelCase, by: Kernels): Promise<readonly Float32Array[]> {
  const results = tf.tidy(() => [...run(by)]);
  try {
    return await Promise.all(results.map((tensor) => tensor.data<'float32'>()));
  } finally {
    tf.dispose(results);
  }
}
