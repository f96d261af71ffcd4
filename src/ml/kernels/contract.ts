/** The operations that have a form of their own on some backend. None has a gradient: ops state the gradients. */

import type * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '../model/types';
import type { Dropout } from './dropoutMask';
import type { Offsets } from './padding';

/** One for each backend, with all its operations. */
export interface Kernels {
  /** a [m, k] · b [k, n] + bias → [m, n] */
  matmul(a: tf.Tensor2D, b: tf.Tensor2D, options?: MatmulOptions): tf.Tensor2D;
  /** aᵀ·b and the sums of b's rows, the gradients of a weight and its bias: a [k, m], b [k, n] → [m, n] and [n] */
  matmulAndSums(a: tf.Tensor2D, b: tf.Tensor2D): { product: tf.Tensor2D; sums: tf.Tensor1D };
  /** The sum of a matrix's rows: [T, n] → [n] */
  columnSums(x: tf.Tensor2D): tf.Tensor1D;
  /** The value and the derivative there, which share most of their work: x [T, M] → [T, M] each */
  activation(x: tf.Tensor2D, activation: Activation): { value: tf.Tensor2D; derivative: tf.Tensor2D };
  /** The mask's product with x; an element's index is that in the flat order. */
  dropout<R extends tf.Rank>(x: tf.Tensor<R>, site: Dropout): tf.Tensor<R>;
  /** out[t] = table[ids[t]]: table [V, H], ids [T], each below V → [T, H] */
  gather(table: tf.Tensor2D, ids: Int32Array): tf.Tensor2D;
  /** out[ids[t]] += rows[t]: rows [T, H] → `shape` [V, H] */
  scatterAdd(rows: tf.Tensor2D, ids: Int32Array, shape: [number, number]): tf.Tensor2D;
  readonly attention: AttentionKernels;
  readonly layerNorm: LayerNormKernels;
  readonly normalize: NormalizeKernels;
  readonly weightedSums: WeightedSums;
  /** Changes weights and moments. @param updates of one step: they differ in their weight decay only */
  adamw(updates: readonly ParameterUpdate[]): void;
  /** Null where a step's numbers are read without waiting for the device, so that the step can be decided on here. */
  readonly gate: GateKernels | null;
  /** √Σ‖x‖² over all tensors, of which there is one at least. */
  globalNorm(tensors: readonly tf.Tensor[]): tf.Scalar;
  /** Null where the device has no float16. */
  readonly halves: HalfKernels | null;
}

/**
 * Tensors that are stored as float16. Operations on them compute in float32, and store as float16 what has as many numbers
 * as they have; a product of two of them, which is a weight's gradient, and sums of their rows are float32.
 */
export interface HalfKernels {
  /** Rounded to the nearest; ±∞ beyond 65,504. */
  toHalf<R extends tf.Rank>(x: tf.Tensor<R>): tf.Tensor<R>;
  toFloat<R extends tf.Rank>(x: tf.Tensor<R>): tf.Tensor<R>;
}

export interface MatmulOptions {
  /** `a` is stored [k, m]. */
  readonly transposeA?: boolean;
  /** `b` is stored [n, k]. */
  readonly transposeB?: boolean;
  /** [n] */
  readonly bias?: tf.Tensor1D;
}

export interface AttentionShape {
  readonly offsets: Offsets;
  readonly heads: number;
  /** Of the probabilities; an element's index is that in [S, heads, L, L], L being the longest sentence's length. */
  readonly dropout: Dropout | null;
}

export interface AttentionKernels {
  /**
   * q, k, v [T, H], bias [heads, 2L − 1] → context [T, H] and the probabilities before dropout, or what the backward pass
   * computes them from, in a layout of the backend's own
   */
  forward(
    q: tf.Tensor2D,
    k: tf.Tensor2D,
    v: tf.Tensor2D,
    shape: AttentionShape,
    bias: tf.Tensor2D | null,
  ): { context: tf.Tensor2D; probabilities: tf.Tensor };
  /** dcontext, q, k, v [T, H] → dq, dk, dv [T, H] and, where there is a bias, dbias [heads, 2L − 1] */
  backward(
    dy: tf.Tensor2D,
    q: tf.Tensor2D,
    k: tf.Tensor2D,
    v: tf.Tensor2D,
    probabilities: tf.Tensor,
    shape: AttentionShape,
    bias: tf.Tensor2D | null,
  ): tf.Tensor2D[];
}

export interface LayerNormKernels {
  /** x, residual [T, H], γ, β [H] → value, x̂ [T, H] and 1/σ [T] */
  forward(
    x: tf.Tensor2D,
    residual: tf.Tensor2D | null,
    gamma: tf.Tensor1D,
    beta: tf.Tensor1D,
    eps: number,
  ): { value: tf.Tensor2D; xhat: tf.Tensor2D; rstd: tf.Tensor1D };
  /** dy, x̂ [T, H], 1/σ [T], γ [H] → the gradients of z = x + residual [T, H], γ and β [H] */
  backward(
    dy: tf.Tensor2D,
    xhat: tf.Tensor2D,
    rstd: tf.Tensor1D,
    gamma: tf.Tensor1D,
  ): { dz: tf.Tensor2D; dgamma: tf.Tensor1D; dbeta: tf.Tensor1D };
}

export interface NormalizeKernels {
  /** x [S, H] → x / max(‖x‖, eps) by row [S, H], and the rows' lengths [S, 1] */
  forward(x: tf.Tensor2D, eps: number): { value: tf.Tensor2D; norms: tf.Tensor2D };
  /** dy, value [S, H], norms [S, 1] → dx [S, H] */
  backward(dy: tf.Tensor2D, value: tf.Tensor2D, norms: tf.Tensor2D, eps: number): tf.Tensor2D;
}

/** Σ weights[t]·x[t] over the tokens of each sentence. */
export interface WeightedSums {
  /** x [T, H], weights [T] → [S, H] */
  forward(x: tf.Tensor2D, weights: Float32Array, offsets: Offsets): tf.Tensor2D;
  /** dy [S, H] → [T, H] */
  backward(dy: tf.Tensor2D, weights: Float32Array, offsets: Offsets): tf.Tensor2D;
}

/**
 * Decides on the device whether an update happens: a gate is a tensor there that is open at first, and that the first step
 * with a number that is not finite closes for all that are queued behind it.
 */
export interface GateKernels {
  /** An open gate. */
  open(): tf.Tensor1D;
  /**
   * Closes the gate where a loss or the gradients' norm is not finite; else sets the factor of the gradients, which clips
   * their mean to `maxNorm` and divides by the number of losses.
   * @param gradients sums over the batches of a step, of which `losses` has one each
   * @returns the norm of the sums, then the losses; where they are scaled, what they were scaled by comes last
   */
  set(gate: tf.Tensor1D, step: GatedStep): tf.Tensor1D;
  /**
   * As `adamw`, with the gate's factor in the place of the updates' own; changes nothing where the gate is closed.
   * @param scaled whether the gate's corrections replace the updates' own too
   */
  adamw(gate: tf.Tensor1D, updates: readonly ParameterUpdate[], scaled: boolean): void;
}

export interface GatedStep {
  readonly gradients: readonly tf.Tensor[];
  readonly losses: readonly tf.Scalar[];
  readonly maxNorm: number;
  /** Of losses and gradients that are scaled; null where they are not. */
  readonly scaling: LossScaling | null;
}

/**
 * Dynamic loss scaling (Micikevicius et al. 2018, Mixed Precision Training), as torch.amp.GradScaler: a step whose gradients
 * are not finite is skipped and the scale halved; after 2,000 steps without one it is doubled. A scale below 2 closes the gate.
 */
export const smallestScale = 2;

export interface LossScaling {
  /** The scale, the steps since it last changed, and β₁ᵗ and β₂ᵗ after the t steps that were not skipped. [4] */
  readonly state: tf.Tensor1D;
  readonly beta1: number;
  readonly beta2: number;
}

/** The numbers of one parameter's AdamW update. */
export interface AdamWUpdate {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly eps: number;
  /** 0 for biases and layer norms. */
  readonly weightDecay: number;
  /** What the gradient is multiplied by first (clipping). */
  readonly gradientScale: number;
  /** 1 − β₁ᵗ and 1 − β₂ᵗ at step t, from 1. */
  readonly correction1: number;
  readonly correction2: number;
}

/** First and second moments of one parameter, in its shape. */
export interface Moments {
  readonly m: tf.Variable;
  readonly v: tf.Variable;
}

/** One parameter in one step; all tensors have its shape. */
export interface ParameterUpdate {
  readonly weights: tf.Variable;
  readonly gradient: tf.Tensor;
  readonly moments: Moments;
  readonly update: AdamWUpdate;
}
