/** The check of the backend in use: every kernel beside its reference, and one training step beside PyTorch's. */

import * as tf from '@tensorflow/tfjs-core';
import type { DeviceCheck } from '../../core/device/report';
import { referenceKernels } from '../kernels/reference/kernels';
import { kernels } from '../kernels/select';
import { registerGradients } from '../tfjs/registerGradients';
import { largestDifference } from './difference';
import { checkGoldenStep } from './goldenStep';
import { type Compared, kernelCases, type KernelCase } from './kernelCases';

/** Float32's rounding, in sums whose results are of the size of 1. */
const tolerance = 1e-5;

const isCompared = (name: string): name is Compared => name in kernelCases;

/** What is thrown is a check that has failed; a lost device ends it. Yields how far it is. */
export async function* selfTest(): AsyncGenerator<
  { readonly done: number; readonly total: number },
  readonly DeviceCheck[]
> {
  registerGradients();
  const cases = Object.keys(kernelCases)
    .filter(isCompared)
    .flatMap((name) => kernelCases[name].map((one) => ({ name: `${name}: ${one.what}`, one })));
  const total = cases.length + 1;
  const checks: DeviceCheck[] = [];
  for (const { name, one } of cases) {
    yield { done: checks.length, total };
    checks.push(await checked(name, () => compared(one)));
  }
  yield { done: cases.length, total };
  try {
    checks.push(...(await checkGoldenStep()));
  } catch (error) {
    checks.push(failed('golden step', error));
  }
  return checks;
}

async function checked(name: string, difference: () => Promise<number>): Promise<DeviceCheck> {
  try {
    return { name, difference: await difference(), tolerance, error: null };
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

async function compared({ run }: KernelCase): Promise<number> {
  const { expected, actual } = tf.tidy(() => {
    const results = { expected: run(referenceKernels), actual: run(kernels()) };
    return { expected: [...results.expected], actual: [...results.actual] };
  });
  try {
    if (actual.length !== expected.length) return NaN;
    const differences = await Promise.all(
      expected.map(async (values, i) =>
        largestDifference((await actual[i]?.data<'float32'>()) ?? [], await values.data<'float32'>()),
      ),
    );
    return Math.max(...differences);
  } finally {
    tf.dispose([expected, actual]);
  }
}
