/** AdamW (Loshchilov & Hutter 2017), as torch.optim.AdamW with the parameter groups of transformers' Trainer. */

import * as tf from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { adamwWasm } from '../kernels/wasm/adamw';
import { wasmKernels } from '../kernels/wasm/kernels';
import { adamwWebgpu } from '../kernels/webgpu/adamw';

export interface AdamWOptions {
  readonly weightDecay?: number;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly eps?: number;
}

/** One parameter's update, all numbers said. */
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
  readonly m: tf.Tensor;
  readonly v: tf.Tensor;
}

/** The new weights and moments; where these are the old ones, they were changed in place. */
export type AdamWKernel = (
  weights: tf.Tensor,
  gradient: tf.Tensor,
  moments: Moments,
  update: AdamWUpdate,
) => { weights: tf.Tensor; moments: Moments };

/** One parameter in one step. */
export interface ParameterUpdate {
  readonly weights: tf.Tensor;
  readonly gradient: tf.Tensor;
  readonly moments: Moments;
  readonly update: AdamWUpdate;
}

export class AdamW {
  readonly #parameters: ReadonlyMap<string, tf.Variable>;
  readonly #options: Required<AdamWOptions>;
  readonly #moments = new Map<string, Moments>();
  #steps = 0;

  constructor(parameters: ReadonlyMap<string, tf.Variable>, options: AdamWOptions = {}) {
    this.#parameters = parameters;
    this.#options = { weightDecay: 0, beta1: 0.9, beta2: 0.999, eps: 1e-8, ...options };
    for (const [name, { shape }] of parameters) {
      this.#moments.set(name, { m: tf.zeros(shape), v: tf.zeros(shape) });
    }
  }

  get steps(): number {
    return this.#steps;
  }

  /** By parameter; still the optimiser's own. */
  get moments(): ReadonlyMap<string, Moments> {
    return this.#moments;
  }

  /**
   * Updates every parameter in place.
   * @param gradients one for each parameter, by its name
   * @param gradientScale what the gradients are multiplied by first, as `clipScale` gives it
   */
  step(gradients: ReadonlyMap<string, tf.Tensor>, learningRate: number, gradientScale = 1): void {
    this.#steps++;
    const { weightDecay, ...rest } = this.#options;
    const update = {
      ...rest,
      learningRate,
      gradientScale,
      correction1: 1 - rest.beta1 ** this.#steps,
      correction2: 1 - rest.beta2 ** this.#steps,
    };
    const each = [...this.#parameters].map(([name, weights]) => {
      const gradient = gradients.get(name);
      const moments = this.#moments.get(name);
      if (!gradient || !moments) throw new Error(`No gradient for ${name}.`);
      const decay = decays(name) ? weightDecay : 0;
      return { name, weights, gradient, moments, update: { ...update, weightDecay: decay } };
    });
    const backend = tf.backend();
    if (backend instanceof WebGPUBackend) return void adamwWebgpu(backend, each);
    const wasm = wasmKernels();
    const kernel = wasm ? adamwWasm(wasm) : adamwReference;
    for (const { name, weights: variable, gradient, moments, update } of each) {
      const next = kernel(variable, gradient, moments, update);
      if (next.moments !== moments) {
        tf.dispose([moments.m, moments.v]);
        this.#moments.set(name, next.moments);
      }
      if (next.weights !== variable) {
        variable.assign(next.weights);
        next.weights.dispose();
      }
    }
  }

  /** Puts back a state read from `moments` and `steps`; the arrays are copied. */
  restore(steps: number, moments: ReadonlyMap<string, { m: Float32Array; v: Float32Array }>): void {
    this.#steps = steps;
    for (const [name, { m, v }] of moments) {
      this.replace(name, 'm', m);
      this.replace(name, 'v', v);
    }
  }

  /** Puts one moment of a parameter in the place of what it is; the array is copied. */
  replace(name: string, moment: keyof Moments, values: Float32Array): void {
    const moments = this.#moments.get(name);
    if (!moments) throw new Error(`The optimiser has no parameter ${name}.`);
    const old = moments[moment];
    this.#moments.set(name, { ...moments, [moment]: tf.tensor(values.slice(), old.shape) });
    old.dispose();
  }

  dispose(): void {
    for (const { m, v } of this.#moments.values()) tf.dispose([m, v]);
    this.#moments.clear();
  }
}

/** Weight decay is for weights, not for biases and layer norms. */
const decays = (name: string) => !name.endsWith('.bias') && !name.includes('norm.');

export const adamwReference: AdamWKernel = (weights, gradient, moments, update) =>
  tf.tidy(() => {
    const { learningRate, beta1, beta2, eps, weightDecay, gradientScale } = update;
    const g = tf.mul(gradient, gradientScale);
    const m = tf.add(tf.mul(moments.m, beta1), tf.mul(g, 1 - beta1));
    const v = tf.add(tf.mul(moments.v, beta2), tf.mul(tf.square(g), 1 - beta2));
    const denominator = tf.add(tf.div(tf.sqrt(v), Math.sqrt(update.correction2)), eps);
    const decayed = tf.mul(weights, 1 - learningRate * weightDecay);
    const step = tf.mul(tf.div(m, denominator), learningRate / update.correction1);
    return { weights: tf.sub(decayed, step), moments: { m, v } };
  });
