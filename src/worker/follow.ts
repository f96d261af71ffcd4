/** Follows an encoding to its end: it is guarded against a lost GPU, reported, and lets messages in between its batches. */

import type { Progress } from '../core/run/events';
import type { Follow } from '../ml/export/results';
import type { Computer } from './computer';
import type { Gate } from './gate';
import type { CallContext } from './serve';

export type Follower = (context: CallContext<Progress>) => Follow;

export function createFollower(computer: Pick<Computer, 'guard'>, gate: Pick<Gate, 'pass'>): Follower {
  return ({ signal, report }) =>
    async (encoding) => {
      for (;;) {
        const { done, value } = await computer.guard(encoding.next());
        if (done) return value;
        report(value);
        await gate.pass(signal);
      }
    };
}
