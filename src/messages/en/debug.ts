/** Messages for whoever debugs. */

import { bytes, plural } from '../format';

export interface StepParams {
  readonly step: number;
  readonly parts: readonly { readonly part: string; readonly ms: number }[];
  /** Null where no GPU computes. */
  readonly dispatches: number | null;
  readonly tensors: number;
  readonly tensorBytes: number;
  /** Null on plain CPU. */
  readonly backendBytes: number | null;
}

export const debugMessages = {
  'debug.step': ({ step, parts, dispatches, tensors, tensorBytes, backendBytes }: StepParams) =>
    [
      `Step ${step}: ${parts.map(({ part, ms }) => `${part} ${ms.toFixed(1)} ms`).join(', ')}`,
      ...(dispatches === null ? [] : [plural(dispatches, 'GPU dispatch', 'GPU dispatches')]),
      `${plural(tensors, 'tensor')} of ${bytes(tensorBytes)}`,
      ...(backendBytes === null ? [] : [`${bytes(backendBytes)} of backend memory`]),
    ].join('; ') + '.',
};
