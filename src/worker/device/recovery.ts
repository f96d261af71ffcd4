/**
 * A training run whose GPU is lost, or fails as for want of memory: it is tried once more on the GPU, then on WebAssembly,
 * each time from its newest checkpoint.
 */

import { DeviceError } from '../../core/errors';
import type { Compute } from '../../core/recipe/types';
import type { Backend, DeviceLoss, Evaluation, RunEvent } from '../../core/run/events';
import type { Device } from '../../ml/run/device';
import { message, type Message } from '../../messages/message';

/** Where the run computes in each attempt; null: where its recipe says. */
const computes: readonly (Compute | null)[] = [null, null, 'wasm'];

export interface Attempt {
  /** In the place of what the recipe says; null: as it says. */
  readonly compute: Compute | null;
  /** Whether an attempt before it was lost. */
  readonly afterLoss: boolean;
  /** The base model's evaluation, where an attempt before it came to one. */
  readonly base: Evaluation | null;
  readonly report: (event: RunEvent) => void;
  /** To be called when all is loaded, before the run begins. @param from the step of the checkpoint; 0 where there is none */
  readonly begins: (from: number) => void;
}

/** What an attempt is that nothing went before. */
export const firstAttempt = { compute: null, afterLoss: false, base: null, begins: () => {} } as const;

type Loss = Pick<DeviceLoss, 'what' | 'step'>;

interface Parts {
  readonly device: Pick<Device, 'failure'>;
  readonly report: (event: RunEvent) => void;
  /** Aborted when the page cancels the run. */
  readonly signal: AbortSignal;
}

/** Makes the attempts, until one of them ends without losing the GPU. @throws what the last one throws */
export async function recovering(
  work: (attempt: Attempt) => Promise<void>,
  { device, report, signal }: Parts,
): Promise<void> {
  let loss: Loss | null = null;
  let base: Evaluation | null = null;
  let backend: Backend = 'webgpu';
  let step = 0;
  const said = new Set<string>();

  const listen = (event: RunEvent) => {
    if (event.type === 'backend') ({ backend } = event);
    if (event.type === 'step' || event.type === 'resumed') ({ step } = event);
    if (event.type === 'evaluation' && event.evaluation.step === 0) base = event.evaluation;
    if (event.type === 'notice') {
      // Each attempt says the same of data and recipe.
      const text = JSON.stringify(event.text);
      if (said.has(text)) return;
      said.add(text);
    }
    report(event);
  };
  const begins = (resumedFrom: number) => {
    if (!loss) return;
    report({ type: 'deviceLost', loss: { ...loss, resumedFrom, backend } });
    // What it had come to counts no longer.
    if (resumedFrom === 0) listen({ type: 'resumed', step: 0, steps: [], evaluations: [] });
  };

  for (const [i, compute] of computes.entries()) {
    try {
      const afterLoss = loss !== null;
      return await work({ ...firstAttempt, compute, afterLoss, base, report: listen, begins });
    } catch (error) {
      if (signal.aborted || i === computes.length - 1) throw error;
      if (device.failure) loss = { what: device.failure.problem.what, step };
      else if (loss && error instanceof DeviceError) {
        // It was not found again.
        loss = { step: loss.step, what: reasonsOf(loss.what, error.problem.what) };
      } else throw error;
      report({ type: 'state', state: 'loading' });
      report({ type: 'progress', what: message('worker.progress.recovering'), done: 0, total: 0 });
    }
  }
}

const reasonsOf = (...reasons: readonly Message[]): Message => message('device.reasons', { reasons });
