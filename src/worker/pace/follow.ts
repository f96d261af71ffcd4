/** Follows work to its end: it is guarded against a lost GPU, reported, and lets messages in between its parts. */

import type { Device } from '../../ml/run/device';
import type { Hold } from '../../ml/train/queue';
import type { CallContext } from '../calls/handlers';
import type { Gate } from './gate';

/** What the work yields is reported; what it returns is the result. */
export type Follower = <Report>(
  context: CallContext<Report>,
  /** Of a run whose queued steps are reported before a pause begins. */
  hold?: Pick<Hold, 'queued'>,
) => <Result>(work: AsyncGenerator<Report, Result>) => Promise<Result>;

export function createFollower(device: Pick<Device, 'guard'>, gate: Pick<Gate, 'pass'>): Follower {
  return ({ signal, report }, hold) =>
    async (work) => {
      for (;;) {
        const { done, value } = await device.guard(work.next());
        if (done) return value;
        report(value);
        await gate.pass(signal, !hold?.queued);
      }
    };
}
