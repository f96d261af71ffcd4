/**
 * Low-rank adaptation (Hu et al. 2021): beside the weights of linear layers stand products A·B of a low rank, which
 * train in their place. Initial values and scale are those of peft.
 */

import * as tf from '@tensorflow/tfjs-core';
import { RecipeError } from '../../core/errors';
import { count } from '../../messages/format';
import { createRandom, streams } from '../../core/random';
import type { Recipe } from '../../core/recipe/types';
import { usesLora } from '../../core/recipe/conditions';
import { frozenParts } from './frozen';
import {
  type EncoderConfig,
  isLinearWeight,
  parameterCount,
  parameterShapes,
  type SentenceModelConfig,
} from '../model/types';
import { variableFrom } from './parameterTensors';

/** Fields of a recipe; at rank 0 there is no LoRA. */
export type LoraSettings = Pick<
  Recipe,
  'loraRank' | 'loraAlpha' | 'loraDropout' | 'loraTargets' | 'frozenLayers' | 'seed'
>;

export interface Adapter {
  /** [in, r] */
  readonly a: tf.Variable<tf.Rank.R2>;
  /** [r, out] */
  readonly b: tf.Variable<tf.Rank.R2>;
  /** What the product is multiplied by: alpha / r. */
  readonly scale: number;
}

/**
 * The linear layers that have an adapter, by name, with their widths; frozen layers have none. peft's default for these
 * architectures are the queries and values.
 */
export function adaptedLayers(
  encoder: EncoderConfig,
  { loraRank, loraTargets, frozenLayers }: Omit<LoraSettings, 'seed'>,
): ReadonlyMap<string, { readonly into: number; readonly out: number }> {
  if (!usesLora({ loraRank })) return new Map();
  const frozen = frozenParts(encoder, { freezeEmbeddings: true, frozenLayers });
  const chosen = (name: string) =>
    isLinearWeight(name) &&
    !frozen.some((part) => name.startsWith(part)) &&
    (loraTargets === 'all-linear' || /\.(query|value)\.weight$/.test(name));
  return new Map(
    [...parameterShapes(encoder)]
      .filter(([name]) => chosen(name))
      .map(([name, [out = 0, into = 0]]) => [name.replace(/\.weight$/, ''), { into, out }]),
  );
}

/** How many numbers train. */
export function loraCount(encoder: EncoderConfig, settings: Omit<LoraSettings, 'seed'>): number {
  const widths = [...adaptedLayers(encoder, settings).values()];
  return widths.reduce((sum, { into, out }) => sum + settings.loraRank * (into + out), 0);
}

/** @throws RecipeError where every layer is frozen */
export function checkLora(recipe: Recipe, encoder: EncoderConfig): void {
  if (!usesLora(recipe) || adaptedLayers(encoder, recipe).size > 0) return;
  throw new RecipeError(
    `LoRA has no layer to train beside: all ${encoder.layers} are frozen.`,
    'Lower "Frozen layers", or set "LoRA rank" to 0.',
  );
}

/** How much of the model trains, in a sentence. */
export function loraNotes(recipe: Recipe, { encoder, modules }: SentenceModelConfig): readonly string[] {
  if (!usesLora(recipe)) return [];
  const [some, all] = [loraCount(encoder, recipe), parameterCount(encoder, modules)];
  const share = ((100 * some) / all).toPrecision(2);
  const frozen = recipe.freezeEmbeddings ? ' The embeddings would not train anyway.' : '';
  return [
    `LoRA trains ${count(some)} numbers beside the model's ${count(all)} (${share} %), which stay as they are and take them up when the run ends.${frozen}`,
  ];
}

export class Lora {
  readonly settings: LoraSettings;
  /** By the linear layer that each stands beside. */
  readonly adapters: ReadonlyMap<string, Adapter>;

  /** A is drawn by the seed, uniform in ±1/√in (He et al. 2015 with a = √5), and B is 0: nothing is changed yet. */
  constructor(encoder: EncoderConfig, settings: LoraSettings) {
    const { loraRank: rank, loraAlpha, seed } = settings;
    const { next } = createRandom(seed, streams.lora);
    this.settings = settings;
    this.adapters = new Map(
      [...adaptedLayers(encoder, settings)].map(([name, { into, out }]) => {
        const bound = 1 / Math.sqrt(into);
        const a = Float32Array.from({ length: into * rank }, () => (2 * next() - 1) * bound);
        const b = new Float32Array(rank * out);
        return [
          name,
          {
            a: variableFrom(tf.tensor2d(a, [into, rank])),
            b: variableFrom(tf.tensor2d(b, [rank, out])),
            scale: loraAlpha / rank,
          },
        ];
      }),
    );
  }

  /** All that trains, by name. */
  get variables(): ReadonlyMap<string, tf.Variable> {
    return new Map(
      [...this.adapters].flatMap(([name, { a, b }]) => [
        [`lora.${name}.A`, a] as const,
        [`lora.${name}.B`, b] as const,
      ]),
    );
  }

  dispose(): void {
    tf.dispose([...this.variables.values()]);
  }
}
