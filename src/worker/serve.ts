/** Answers requests: one result or one problem each, reports in between, cancelled by id. */

import { causeOf, isAbort, toProblem } from '../core/errors';
import type { CallName, Calls } from '../protocol/calls';
import type { RequestOf } from '../protocol/messages';
import type { WorkerPort } from '../protocol/port';
import type { Answer } from './calls/handlers';

/** @param onDebug called when the page asks for the profiles of training steps */
export function serve(port: WorkerPort, answerCall: Answer, onDebug: () => void = () => {}): void {
  const running = new Map<number, AbortController>();

  async function answer<N extends CallName>({ id, name, params }: RequestOf<N>) {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const report = (value: Calls[N]['report']) => port.report(id, name, value);
      port.result(id, name, await answerCall(name, params, { signal: controller.signal, report }));
    } catch (error) {
      // A browser calls it an AbortError too when the GPU goes away: only what the page has cancelled is no problem.
      const cancelled = controller.signal.aborted && isAbort(error);
      port.say(
        cancelled
          ? { kind: 'aborted', id }
          : { kind: 'problem', id, problem: toProblem(error), cause: causeOf(error) },
      );
    } finally {
      running.delete(id);
    }
  }

  port.listen((message) => {
    if (message.kind === 'cancel') running.get(message.id)?.abort();
    else if (message.kind === 'debug') onDebug();
    else void answer(message);
  });
  port.say({ kind: 'ready' });
}
