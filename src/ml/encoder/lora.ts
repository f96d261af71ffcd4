/**
 * Low-rank adaptation (Hu et al. 2021): products A·B of a low rank are added to the outputs of linear layers, and are
 * trained instead of these layers' weights. Initial values and scale are those of peft.
 */

import * as tf from '@tensorflow/tfjs-core';
import { RecipeError } from '../../core/errors';
import { message, type Message } from '../../messages/message';
import { createRandom, streams } from '../../core/random';
import type { Recipe } from '../../core/recipe/types';
import { usesLora } from '../../core/recipe/conditions';
import { frozenPrefixes } from './frozen';
import {
  type EncoderConfig,
  isLinearWeight,
  parameterCount,
  parameterShapes,
  type SentenceModelConfig,
} from '../model/types';
import { variableFrom } from './parameterTensors';

/** Fields of a recipe; rank 0 means no LoRA. */
export type LoraSettings = Pick<
  Recipe,
  'loraRank' | 'loraAlpha' | 'loraDropout' | 'loraTargets' | 'frozenLayers' | 'seed'
>;

export interface Adapter {
  /** [in, r] */
  readonly a: tf.Variable<tf.Rank.R2>;
  /** [r, out] */
  readonly b: tf.Variable<tf.Rank.R2>;
  /** The factor of the product: alpha / r. */
  readonly scale: number;
}

/**
 * The linear layers that have an adapter, by name, with their widths; frozen layers have none. peft's default for these
 * architectures is the queries and values, in one matrix with the keys where the model has one.
 */
export function adaptedLayers(
  encoder: EncoderConfig,
  { loraRank, loraTargets, frozenLayers }: Omit<LoraSettings, 'seed'>,
): ReadonlyMap<string, { readonly into: number; readonly out: number }> {
  if (!usesLora({ loraRank })) return new Map();
  const frozen = frozenPrefixes(encoder, { freezeEmbeddings: true, frozenLayers });
  const chosen = (name: string) =>
    isLinearWeight(name) &&
    !frozen.some((prefix) => name.startsWith(prefix)) &&
    (loraTargets === 'all-linear' || /\.(query|value|qkv)\.weight$/.test(name));
  return new Map(
    [...parameterShapes(encoder)]
      .filter(([name]) => chosen(name))
      .map(([name, [out = 0, into = 0]]) => [name.replace(/\.weight$/, ''), { into, out }]),
  );
}

/** The number of trained parameters. */
export function loraCount(encoder: EncoderConfig, settings: Omit<LoraSettings, 'seed'>): number {
  const widths = [...adaptedLayers(encoder, settings).values()];
  return widths.reduce((sum, { into, out }) => sum + settings.loraRank * (into + out), 0);
}

/** @throws RecipeError if every layer is frozen */
export function checkLora(recipe: Recipe, encoder: EncoderConfig): void {
  if (!usesLora(recipe) || adaptedLayers(encoder, recipe).size > 0) return;
  throw new RecipeError(
    message('training.lora.allFrozen', { layers: encoder.layers }),
    message('training.next.fewerFrozenLayers'),
  );
}

/** How much of the model is trained. */
export function loraNotes(recipe: Recipe, { encoder, modules }: SentenceModelConfig): readonly Message[] {
  if (!usesLora(recipe)) return [];
  const [trained, all] = [loraCount(encoder, recipe), parameterCount(encoder, modules)];
  return [
    message('training.lora.trains', { trained, all }),
    ...(recipe.freezeEmbeddings ? [message('training.lora.embeddingsFrozen')] : []),
  ];
}

export class Lora {
  readonly settings: LoraSettings;
  /** By the name of the linear layer. */
  readonly adapters: ReadonlyMap<string, Adapter>;

  /** A is random by the seed, uniform in ±1/√in (He et al. 2015 with a = √5), and B is 0: the model is unchanged at first. */
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

  /** All trained parameters, by name. */
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
