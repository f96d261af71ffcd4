/** The suites of the tests, as they are, on the GPU at hand. */

import * as tf from '@tensorflow/tfjs-core';
import { goldenSuite } from '../../tests/ml/suites/golden';
import { halvesSuite } from '../../tests/ml/suites/halves';
import { kernelsSuite } from '../../tests/ml/suites/kernels';
import { lossesGoldenSuite } from '../../tests/ml/suites/lossesGolden';
import { lossOpsSuite } from '../../tests/ml/suites/lossOps';
import { opsSuite } from '../../tests/ml/suites/ops';
import { resumeSuite } from '../../tests/ml/suites/resume';
import { webgpuKernelsSuite } from '../../tests/ml/suites/webgpuKernels';
import { kernels } from '../../src/ml/kernels/select';
import { type Outcome, runTests } from './testing';

const halvesTitle = 'Mixed precision beside float32';

/** By what they are about; each is run on the backend that `ready` sets. */
const suites: Readonly<Record<string, (ready: () => Promise<void>, quick: boolean) => void>> = {
  'Kernels against the reference': (ready) => kernelsSuite(ready, ['gather']),
  'Ops against plain loops, with gradients': (ready) => opsSuite(ready),
  'Losses against plain loops, with gradients': (ready) => lossOpsSuite(ready),
  'Every tiling of a product': (ready) => webgpuKernelsSuite(ready),
  [halvesTitle]: (ready) => halvesSuite(ready),
  'Golden steps and trajectories of PyTorch': (ready) => goldenSuite(ready),
  'Golden losses of sentence-transformers': (ready) => lossesGoldenSuite(ready),
  'Bit-identical repeats, and runs resumed': (ready, quick) => resumeSuite(ready, quick ? 'few' : 'all'),
};

async function hasFloat16(ready: () => Promise<void>): Promise<boolean> {
  await ready();
  return kernels().halves !== null;
}

export interface Checked extends Outcome {
  readonly title: string;
  readonly seconds: number;
}

export interface Chosen {
  readonly quick: boolean;
  /** Words of titles; all suites where there is none. */
  readonly only: readonly string[];
  /** Which of their tests. */
  readonly tests: RegExp;
}

/** @param say takes a line */
export async function runSuites(
  { quick, only, tests }: Chosen,
  say: (line: string) => void,
): Promise<readonly Checked[]> {
  const ready = async () => void (await tf.setBackend('webgpu'));
  const checked: Checked[] = [];
  for (const [title, add] of Object.entries(suites)) {
    if (only.length > 0 && !only.some((word) => title.toLowerCase().includes(word.toLowerCase()))) continue;
    if (title === halvesTitle && !(await hasFloat16(ready))) {
      say(`${title}: not tested, this adapter has no shader-f16.`);
      continue;
    }
    const start = performance.now();
    add(ready, quick);
    const outcome = await runTests(tests, (name, failure) => {
      if (failure !== null) say(`  failed: ${name}: ${failure}`);
    });
    const seconds = (performance.now() - start) / 1000;
    checked.push({ title, seconds, ...outcome });
    say(`${title}: ${outcome.passed} passed, ${outcome.failed.length} failed, ${seconds.toFixed(1)} s`);
  }
  return checked;
}
