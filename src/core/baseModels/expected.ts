/** How long measuring a model takes, before it is started: by what was measured on this device so far. */

import { quantile } from '../metrics/quantile';

/** The speed of a model that was measured. */
export interface MeasuredSpeed {
  readonly bytes: number;
  readonly secondsPerThousand: number;
}

export interface Expected {
  readonly seconds: number;
  /** What it is concluded from: the same model, others by their size, or nothing that was measured here. */
  readonly by: 'same' | 'others' | 'assumed';
}

/**
 * Seconds per thousand sentences and byte of a model where none was measured: that of the built-in model on WebAssembly
 * with two threads, so that most devices are faster.
 */
const assumedPace = 4 / 17.3e6;

/**
 * @param bytes of the model's files; where most of them are token vectors, as in multilingual models, it takes less
 * @param same the speed of the same model, where it was measured
 * @param others of other models
 */
export function expectedSeconds(
  { bytes, sentences }: { readonly bytes: number; readonly sentences: number },
  same: MeasuredSpeed | null,
  others: readonly MeasuredSpeed[],
): Expected {
  const thousands = sentences / 1000;
  if (same) return { seconds: thousands * same.secondsPerThousand, by: 'same' };
  const paces = others.filter((one) => one.bytes > 0).map((one) => one.secondsPerThousand / one.bytes);
  if (paces.length === 0) return { seconds: thousands * bytes * assumedPace, by: 'assumed' };
  return {
    seconds:
      thousands *
      bytes *
      quantile(
        paces.sort((a, b) => a - b),
        0.5,
      ),
    by: 'others',
  };
}
