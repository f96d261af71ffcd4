/** Measures a training step on both devices. */

import { gpuName, type GpuFacts } from '../../core/device/report';
import {
  timedModel,
  timingContext,
  type StepTiming,
  type TimedBackend,
  type TimingKey,
} from '../../core/device/timing';
import { DeviceError } from '../../core/errors';
import type { Progress } from '../../core/run/events';
import { message, type Message } from '../../messages/message';
import type { Device } from '../../ml/run/device';
import { parameterCount } from '../../ml/model/types';
import { createMeasuredStep } from '../../ml/train/measureStep';
import type { RunSetup } from '../../ml/train/runs';

/** What a run is of which a step is measured. */
export interface TimedRun extends Pick<RunSetup, 'recipe' | 'description' | 'dataset' | 'second'> {
  /** The fingerprint of the training file. */
  readonly data: string;
}

export const timingKey = (gpu: GpuFacts, { recipe, description }: TimedRun): TimingKey => ({
  gpu: gpuName(gpu),
  model: timedModel({
    name: description.name,
    parameters: parameterCount(description.config.encoder, description.config.modules),
  }),
  batchSize: recipe.batchSize,
  precision: recipe.precision,
});

interface Parts {
  readonly device: Pick<Device, 'start' | 'guard' | 'failure'>;
  readonly report: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/** What came of it: the times, or why there are none. */
export type Measured =
  | { readonly timing: StepTiming; readonly problem: null }
  | { readonly timing: null; readonly problem: DeviceError };

/**
 * On WebAssembly first, so that a GPU that is faster is in use at the end.
 * @throws DeviceError where the GPU is lost meanwhile, ProblemError for what cannot be trained at all
 */
export async function measureBoth(
  gpu: GpuFacts,
  run: TimedRun,
  { device, report, signal }: Parts,
): Promise<Measured> {
  const step = createMeasuredStep(run);
  let threads = 1;
  const on = async (backend: TimedBackend) => {
    report({ what: message('device.timing.measuring', { backend }), done: 0, total: 0 });
    const started = await device.start(backend);
    signal.throwIfAborted();
    // A GPU that computes wrongly was replaced.
    if (started.backend !== backend) throw notStarted(started.note);
    threads = Math.max(threads, started.threads);
    return device.guard(step.time());
  };
  try {
    const wasm = await on('wasm');
    const webgpu = await on('webgpu');
    const { recipe, data } = run;
    const context = timingContext(data, recipe);
    return {
      timing: { ...timingKey(gpu, run), seconds: { webgpu, wasm }, threads, context },
      problem: null,
    };
  } catch (error) {
    if (!(error instanceof DeviceError) || device.failure) throw error;
    return { timing: null, problem: error };
  }
}

const notStarted = (note: Message | null) =>
  new DeviceError(note ?? message('device.webgpu.notStarted'), message('device.next.wasm'));
