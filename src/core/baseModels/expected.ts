/** How long measuring a model takes, before it is started: by what was measured on this device so far. */

import { quantile } from '../metrics/quantile';

export interface SizedUp {
  /** Of the model's files; null where it is not known. */
  readonly bytes: number | null;
  /** See `workPerToken`; null where it is not known. */
  readonly work: number | null;
}

/** The speed of a model that was measured. */
export interface MeasuredSpeed extends SizedUp {
  readonly secondsPerThousand: number;
}

export interface Expected {
  readonly seconds: number;
  /** What it is concluded from: the same model, others by their size, or nothing that was measured here. */
  readonly by: 'same' | 'others' | 'assumed';
}

/**
 * Seconds per thousand sentences for each multiplication per token where nothing was measured: the built-in model on
 * WebAssembly with two threads, in sentences of a dozen tokens.
 */
const assumedPace = 4 / 5.3e6;
/** The same for each byte of a model of unknown work. */
const assumedBytePace = 4 / 18e6;

/**
 * By the work of the model, else by its bytes; null where neither is known.
 * @param same the speed of the same model, where it was measured
 * @param others of other models
 */
export function expectedSeconds(
  model: SizedUp,
  sentences: number,
  same: MeasuredSpeed | null,
  others: readonly MeasuredSpeed[],
): Expected | null {
  const thousands = sentences / 1000;
  if (same) return { seconds: thousands * same.secondsPerThousand, by: 'same' };
  const by = model.work === null ? 'bytes' : 'work';
  const size = model[by];
  if (size === null) return null;
  const paces = others.flatMap((one) => (one[by] ? [one.secondsPerThousand / one[by]] : []));
  const assumed = by === 'work' ? assumedPace : assumedBytePace;
  return paces.length === 0
    ? { seconds: thousands * size * assumed, by: 'assumed' }
    : {
        seconds:
          thousands *
          size *
          quantile(
            paces.sort((a, b) => a - b),
            0.5,
          ),
        by: 'others',
      };
}
