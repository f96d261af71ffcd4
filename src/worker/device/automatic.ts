/** Where a run computes whose device is chosen automatically: on the one on which a step of it is faster. */

import { describeGpu } from '../../ml/backend/gpu';
import type { Started } from '../../ml/backend/startBackend';
import type { GpuFacts } from '../../core/device/report';
import { fasterOf, findTiming, timedBackends, type StepTiming } from '../../core/device/timing';
import type { Progress } from '../../core/run/events';
import { message } from '../../messages/message';
import type { Device } from '../../ml/run/device';
import { measureBoth, timingKey, type TimedRun } from './timing';

interface Parts {
  readonly device: Pick<Device, 'start' | 'guard' | 'failure'>;
  /** Those that the page remembers. */
  readonly timings: readonly StepTiming[];
  /** Takes one that was measured. */
  readonly onTiming: (timing: StepTiming) => void;
  readonly report: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/** Where the run was before; null for one that begins. */
type Before = string | null;

/** What finds the GPU and measures on it; tests have their own. */
export interface AutomaticEngine {
  describeGpu(): Promise<GpuFacts | null>;
  measureBoth: typeof measureBoth;
}

/**
 * Without a GPU of its own a machine computes on WebAssembly, which a processor that plays GPU is never faster than. A run
 * that resumes stays where it was, for the same bits.
 * @throws DeviceError where nothing starts, or the GPU is lost while a step is measured
 */
export async function startAutomatic(
  run: TimedRun,
  before: Before,
  { device, timings, onTiming, report, signal }: Parts,
  engine: AutomaticEngine = { describeGpu, measureBoth },
): Promise<Started> {
  const gpu = await engine.describeGpu();
  if (!gpu || gpu.software) return device.start('auto');
  const resumed = timedBackends.find((backend) => backend === before);
  if (resumed) return device.start(resumed);
  const known = findTiming(timings, timingKey(gpu, run));
  const { timing, problem } = known
    ? { timing: known, problem: null }
    : await engine.measureBoth(gpu, run, { device, report, signal });
  if (problem) {
    const reasons = [problem.problem.what, message('device.gpu.wasmInstead')];
    return { ...(await device.start('wasm')), note: message('device.reasons', { reasons }) };
  }
  if (!known) onTiming(timing);
  const backend = fasterOf(timing);
  const started = await device.start(backend);
  const { batchSize, seconds } = timing;
  const chosen = message('device.timing.chosen', { backend, batchSize, ...seconds });
  const reasons = [chosen, ...(started.note ? [started.note] : [])];
  return { ...started, note: message('device.reasons', { reasons }) };
}
