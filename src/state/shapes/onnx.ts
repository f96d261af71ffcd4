/** Measuring a run's ONNX files. */

import type { Problem } from '../../core/errors';
import type { Progress } from '../../core/run/events';
import type { OnnxMeasures } from '../../core/run/onnx/measures';

/** Where the last measurement stands, with what is measured so far; null before the first file. */
export type OnnxStage =
  | { readonly kind: 'idle' }
  | ({ readonly run: string; readonly measures: OnnxMeasures | null } & (
      | { readonly kind: 'measuring'; readonly progress: Progress | null }
      | { readonly kind: 'done' | 'stopped' }
      | { readonly kind: 'failed'; readonly problem: Problem }
    ));

export interface OnnxSlice {
  readonly onnx: OnnxStage;
  /** Measures the model of a run in every precision, one run at a time. */
  measureOnnx(id: string): Promise<void>;
  /** What is measured is kept. */
  stopMeasuringOnnx(): void;
}
