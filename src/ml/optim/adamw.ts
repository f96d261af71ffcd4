/**
 * AdamW (Loshchilov & Hutter 2017), as torch.optim.AdamW with the parameter groups of transformers' Trainer: at step t,
 * m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← (1 − lr·decay)·w − lr·(m/(1 − β₁ᵗ)) / (√(v/(1 − β₂ᵗ)) + eps).
 */

import * as tf from '@tensorflow/tfjs-core';
import type { GatedStep, GateKernels, Moments, ParameterUpdate } from '../kernels/contract';
import { kernels } from '../kernels/select';

export interface AdamWOptions {
  readonly weightDecay?: number;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly eps?: number;
  /** What a parameter's learning rate is, as a multiple of the step's; 1 for all if absent. */
  readonly rateOf?: (name: string) => number;
  /** Whether losses and gradients are scaled, which takes a device that gates updates. */
  readonly scaled?: boolean;
}

export class AdamW {
  readonly #parameters: ReadonlyMap<string, tf.Variable>;
  readonly #options: Required<AdamWOptions>;
  readonly #moments = new Map<string, Moments>();
  /** Those that were asked for, and how many of them the gate let through as far as is known. */
  #steps = 0;
  #most = Infinity;
  /** On the device, where updates are gated; null before the first of them. */
  #gate: tf.Tensor1D | null = null;
  /** What `LossScaling` has, where losses are scaled. */
  #scaling: tf.Tensor1D | null = null;

  constructor(parameters: ReadonlyMap<string, tf.Variable>, options: AdamWOptions = {}) {
    this.#parameters = parameters;
    this.#options = {
      weightDecay: 0,
      beta1: 0.9,
      beta2: 0.999,
      eps: 1e-8,
      rateOf: () => 1,
      scaled: false,
      ...options,
    };
    if (options.scaled) this.replaceScaling(Float32Array.of(firstScale, 0, 1, 1));
    for (const [name, { shape }] of parameters) {
      this.#moments.set(name, { m: zeros(shape), v: zeros(shape) });
    }
  }

  get steps(): number {
    return Math.min(this.#steps, this.#most);
  }

  /** What losses are to be multiplied by before their gradients are computed: the caller disposes of it. Null for nothing. */
  lossScale(): tf.Scalar | null {
    const scaling = this.#scaling;
    return scaling && tf.tidy(() => tf.reshape<tf.Rank.R0>(tf.slice1d(scaling, 0, 1), []));
  }

  /** The state of the loss scaling, still the optimiser's own; null where nothing is scaled. */
  get scaling(): tf.Tensor1D | null {
    return this.#scaling;
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
    kernels().adamw(this.#updates(gradients, learningRate, gradientScale));
  }

  /**
   * Updates every parameter in place, clipped by the norm, unless that or a loss is not finite: that is decided on the
   * device. Nothing waits for it; once the numbers are read, `refused` is to be called if they are not finite.
   * @param gradients sums of those of `losses`, by parameter
   * @returns the norm of the sums, then the losses, and last their scale where they are scaled; the caller disposes of it
   */
  gatedStep(
    { set, open, adamw }: GateKernels,
    gradients: ReadonlyMap<string, tf.Tensor>,
    {
      losses,
      maxNorm,
      learningRate,
    }: Pick<GatedStep, 'losses' | 'maxNorm'> & { readonly learningRate: number },
  ): tf.Tensor1D {
    this.#gate ??= tf.keep(open());
    const { beta1, beta2 } = this.#options;
    const scaling = this.#scaling && { state: this.#scaling, beta1, beta2 };
    const numbers = set(this.#gate, { gradients: [...gradients.values()], losses, maxNorm, scaling });
    adamw(this.#gate, this.#updates(gradients, learningRate, 1), scaling !== null);
    return numbers;
  }

  /**
   * To be called once a step's numbers are read and are not finite: the gate has refused it, and refuses all that follow
   * until a state is restored.
   * @param steps those before it
   */
  refused(steps: number): void {
    this.#most = Math.min(this.#most, steps);
  }

  #updates(
    gradients: ReadonlyMap<string, tf.Tensor>,
    learningRate: number,
    gradientScale: number,
  ): ParameterUpdate[] {
    this.#steps++;
    const { weightDecay, rateOf, scaled: _, ...rest } = this.#options;
    const update = {
      ...rest,
      gradientScale,
      correction1: 1 - rest.beta1 ** this.#steps,
      correction2: 1 - rest.beta2 ** this.#steps,
    };
    return [...this.#parameters].map(([name, weights]) => {
      const gradient = gradients.get(name);
      const moments = this.#moments.get(name);
      if (!gradient || !moments) throw new Error(`No gradient for ${name}.`);
      const decay = decays(name) ? weightDecay : 0;
      const rate = learningRate * rateOf(name);
      return {
        weights,
        gradient,
        moments,
        update: { ...update, learningRate: rate, weightDecay: decay },
      };
    });
  }

  /** Puts back a state read from `moments` and `steps`; the arrays are copied. */
  restore(steps: number, moments: ReadonlyMap<string, { m: Float32Array; v: Float32Array }>): void {
    this.#steps = steps;
    this.#most = Infinity;
    this.#free();
    for (const [name, { m, v }] of moments) {
      this.replace(name, 'm', m);
      this.replace(name, 'v', v);
    }
  }

  /** Replaces one moment of a parameter; the array is copied. */
  replace(name: string, moment: keyof Moments, values: Float32Array): void {
    const moments = this.#moments.get(name);
    if (!moments) throw new Error(`The optimiser has no parameter ${name}.`);
    const fresh = tf.tensor(values.slice(), moments[moment].shape);
    moments[moment].assign(fresh);
    fresh.dispose();
  }

  /** Replaces the state of the loss scaling; the array is copied. */
  replaceScaling(values: Float32Array): void {
    this.#scaling?.dispose();
    this.#scaling = tf.keep(tf.tensor1d(values.slice()));
  }

  dispose(): void {
    this.#scaling?.dispose();
    this.#scaling = null;
    for (const { m, v } of this.#moments.values()) tf.dispose([m, v]);
    this.#moments.clear();
    this.#free();
  }

  #free(): void {
    this.#gate?.dispose();
    this.#gate = null;
  }
}

/** The scale that GradScaler begins with. */
const firstScale = 2 ** 16;

/** Weight decay is for weights, not for biases and layer norms. */
const decays = (name: string) => !name.endsWith('.bias') && !name.includes('norm.');

function zeros(shape: number[]): tf.Variable {
  const values = tf.zeros(shape);
  const variable = tf.variable(values, false);
  values.dispose();
  return variable;
}
