/** What was measured of a run's ONNX files with transformers.js, before they are downloaded. */

import type { Message } from '../../../messages/message';
import type { Precision } from '../precisions';

export interface OnnxFileMeasures {
  readonly precision: Precision;
  /** Of the .onnx file. */
  readonly bytes: number;
  /** The main metric on the run's evaluation part; null where it is undefined. */
  readonly value: number | null;
  /** The largest absolute difference between a number of a sentence vector and the page's own. */
  readonly furthest: number;
  /** Seconds for a thousand sentences. */
  readonly secondsPerThousand: number;
}

export interface OnnxMeasures {
  /** The main metric's label. */
  readonly metric: Message;
  /** Evaluation pairs, and the distinct sentences in them. */
  readonly pairs: number;
  readonly sentences: number;
  /** The metric with the page's own vectors; null where it is undefined. */
  readonly own: number | null;
  /** Sentences that transformers.js splits into other tokens than the page and Python do; null while that is unknown. */
  readonly otherTokens: number | null;
  /** In the order in which they were asked for, as far as they are measured. */
  readonly files: readonly OnnxFileMeasures[];
}

/** What a smaller file may lose of the main metric to be preferred: what no person notices in a search. */
const littleLoss = 0.01;

/** Whether a precision is known to lose more than a little; what is not measured is not known. */
export function losesMuch({ own, files }: OnnxMeasures, precision: Precision): boolean {
  const value = files.find((file) => file.precision === precision)?.value ?? null;
  return own !== null && value !== null && own - value > littleLoss;
}
