/** The check of this machine's devices, for a person who asks whether they compute what they have to. */

import { type BackendChecks, type DeviceReport } from '../../core/device/report';
import { timedBackends, type TimedBackend } from '../../core/device/timing';
import { ProblemError } from '../../core/errors';
import type { Progress } from '../../core/run/events';
import { message } from '../../messages/message';
import { describeGpu } from '../../ml/backend/gpu';
import type { Device } from '../../ml/run/device';
import type { CallContext } from '../calls/handlers';
import { yieldToEventLoop } from '../pace/yieldToEventLoop';
import { measureBoth, type TimedRun } from './timing';

interface Parts {
  readonly device: Pick<Device, 'choice' | 'start' | 'guard' | 'failure'>;
  /** What a step is measured of; null where there is no data. */
  readonly run: () => Promise<TimedRun | null>;
}

/** No run may be in progress, and no encoder in use. The device in use is the same afterwards. */
export async function checkDevices(
  { device, run }: Parts,
  { report, signal }: CallContext<Progress>,
): Promise<DeviceReport> {
  const { choice } = device;
  // Loaded when it is needed: a page that is not asked for it does not have it.
  const { selfTest } = await import('../../ml/selfTest/selfTest');

  const check = async (asked: TimedBackend): Promise<BackendChecks> => {
    const start = performance.now();
    const seconds = () => (performance.now() - start) / 1000;
    const none = { asked, backend: null, threads: 1, checks: [] };
    try {
      const started = await device.start(asked);
      const work = selfTest();
      for (;;) {
        const { done, value } = await device.guard(work.next());
        if (done) return { asked, ...started, checks: value, seconds: seconds() };
        report({ what: message('device.check.checking', { backend: asked }), ...value });
        await yieldToEventLoop();
        signal.throwIfAborted();
      }
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return { ...none, note: error.problem.what, seconds: seconds() };
    }
  };

  try {
    const gpu = await describeGpu();
    const backends: BackendChecks[] = [];
    for (const backend of timedBackends) backends.push(await check(backend));
    const timed = gpu && (await run());
    const measured = timed
      ? await measureBoth(gpu, timed, { device, report, signal }).catch(onlyProblems)
      : null;
    return { gpu, backends, timing: measured?.timing ?? null };
  } finally {
    if (choice !== null) await device.start(choice).catch(onlyProblems);
  }
}

/** What cannot be measured here is said by what is measured. */
function onlyProblems(error: unknown): null {
  if (error instanceof ProblemError) return null;
  throw error;
}
