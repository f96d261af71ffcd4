/** What a training step has to compute and to move, whoever does it. */

import type { EncoderConfig } from '../src/ml/model/types';

export interface StepSize {
  readonly pairs: number;
  /** Tokens of each sentence. */
  readonly length: number;
}

export type Widths = Pick<EncoderConfig, 'hiddenSize' | 'intermediateSize' | 'layers'>;

const tokensOf = ({ pairs, length }: StepSize) => 2 * pairs * length;

/** Numbers of the layers' weight matrices. */
const matrixNumbers = ({ hiddenSize: h, intermediateSize: m, layers }: Widths) =>
  layers * (4 * h * h + 2 * h * m);

/**
 * Floating-point operations of the products in the layers: a multiply-add is two; forward, and backward by the input
 * and by the weight. Everything else (norms, GELU, softmax, dropout, AdamW) is less than a hundredth of them.
 */
export function stepOperations(config: Widths, size: StepSize): { linear: number; attention: number } {
  const tokens = tokensOf(size);
  return {
    linear: 3 * 2 * tokens * matrixNumbers(config),
    // q·kᵀ and p·v, and twice as much backward
    attention: 3 * 2 * 2 * tokens * size.length * config.hiddenSize * config.layers,
  };
}

/**
 * Bytes that have to go through memory at least once, in float32: the weights forward and backward, AdamW's gradient
 * written and read, weight and two moments read and written, and each layer's activations written once and read twice.
 */
export function stepBytes(config: Widths, size: StepSize): { weights: number; activations: number } {
  const { hiddenSize: h, intermediateSize: m, layers } = config;
  return {
    weights: 4 * matrixNumbers(config) * (2 + 2 + 6),
    activations: 4 * tokensOf(size) * layers * 3 * (9 * h + 3 * m),
  };
}
