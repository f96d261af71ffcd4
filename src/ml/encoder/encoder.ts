/**
 * A BERT encoder (Devlin et al. 2018) with sentence pooling and what follows it, on packed batches. Its relatives differ
 * in their config: how positions count, what is shared, what is projected, where dropout is.
 */

import * as tf from '@tensorflow/tfjs-core';
import { ModelError } from '../../core/errors';
import { usesLora } from '../../core/recipe/conditions';
import { frozenParts, type Freezing } from './frozen';
import { registerGradients } from '../backend/registerGradients';
import { type Adapter, Lora, type LoraSettings } from './lora';
import {
  type DenseConfig,
  isLinearWeight,
  parameterShapes,
  type SentenceModelConfig,
  type WeightArray,
} from '../model/types';
import { attention } from '../ops/attention';
import { denseActivation } from '../ops/denseActivation';
import { distanceBias } from '../ops/distanceBias';
import { dropout } from '../ops/dropout';
import { dropoutAt, type Dropout, type DropoutKey } from '../ops/dropoutMask';
import { embedding } from '../ops/embedding';
import { gelu } from '../ops/activation';
import { layerNorm } from '../ops/layerNorm';
import { linear } from '../ops/linear';
import { loraLinear } from '../ops/loraLinear';
import { matmul } from '../ops/matmul';
import { normalize } from '../ops/normalize';
import { longestSentence } from '../ops/padding';
import { pool } from '../ops/pooling';
import { checkBatch, positionsOf, type PackedBatch } from './packing';
import { isMatrix, isVector, ranked, toTensor, toVariable, transposed } from './parameterTensors';
import { WordTable } from './wordTable';

export { pack, type PackedBatch } from './packing';

/** Dropout sites: one after the embeddings, then three in each layer; LoRA has one for each linear layer of a pass. */
const sitesPerLayer = 3;
const firstLoraSite = 1 << 16;

export class SentenceEncoder {
  readonly config: SentenceModelConfig;
  readonly #words: WordTable;
  /** Without the word embeddings, which are in #words. */
  readonly #others: ReadonlyMap<string, tf.Variable>;

  /** What the names of frozen parameters begin with. */
  #frozen: readonly string[] = [];
  #lora: Lora | null = null;
  #merged = false;

  private constructor(
    config: SentenceModelConfig,
    words: WordTable,
    others: ReadonlyMap<string, tf.Variable>,
  ) {
    registerGradients();
    this.config = config;
    this.#words = words;
    this.#others = others;
  }

  /**
   * By the names of `parameterShapes`, in the order of the model; linear weights are [in, out] here, and the word
   * embeddings have the rows that train.
   */
  get parameters(): ReadonlyMap<string, tf.Variable> {
    return new Map([[wordsName, this.#words.variable], ...this.#others]);
  }

  /** Leaves the embeddings, or the first layers, as they are from now on. Before the optimiser is made. */
  freeze(freezing: Freezing): void {
    this.#frozen = frozenParts(this.config.encoder, freezing);
  }

  /** Trains adapters in place of all that is there, unless their rank is 0. Before the optimiser is made, once. */
  adapt(settings: LoraSettings): void {
    if (usesLora(settings)) this.#lora = new Lora(this.config.encoder, settings);
  }

  /** The adapters, merged or not; null where there are none. */
  get lora(): Lora | null {
    return this.#lora;
  }

  /** Adds what the adapters make, s·A·B, to the weights, which hold all that was learnt from then on. */
  merge(): void {
    if (!this.#lora || this.#merged) return;
    for (const [name, { a, b, scale }] of this.#lora.adapters) {
      const weight = this.parameter(`${name}.weight`);
      const merged = tf.tidy(() => tf.add(weight, tf.mul(matmul(a, b), scale)));
      weight.assign(merged);
      merged.dispose();
    }
    this.#merged = true;
  }

  /** What training changes: those of `parameters` that are not frozen, or the adapters, as `lora.<layer>.A` and `.B`. */
  get trainable(): ReadonlyMap<string, tf.Variable> {
    if (this.#lora) return this.#lora.variables;
    return new Map([...this.parameters].filter(([name]) => this.requiresGrad(name)));
  }

  /**
   * Leaves the embeddings of all other words as they are: what AdamW does by itself where these are in no batch and
   * there is no weight decay. Before the optimiser is made, once.
   */
  trainWords(ids: Iterable<number>): void {
    if (this.requiresGrad(wordsName)) this.#words.focus(ids);
  }

  /**
   * @param weights each parameter of `parameterShapes` once, in any order; the arrays are the encoder's from then on
   * @throws ModelError for a missing, spare or misshapen weight
   */
  static async create(
    config: SentenceModelConfig,
    weights: AsyncIterable<WeightArray> | Iterable<WeightArray>,
  ): Promise<SentenceEncoder> {
    const shapes = parameterShapes(config.encoder, config.modules);
    const parameters = new Map<string, tf.Variable>();
    try {
      for await (const { name, shape, data } of weights) {
        const expected = shapes.get(name);
        if (!expected || parameters.has(name)) throw unfit(`has a weight too many: ${name}.`);
        if (expected.join() !== shape.join() || data.length !== tf.util.sizeFromShape([...shape])) {
          throw unfit(`has ${name} of shape [${shape.join(', ')}] instead of [${expected.join(', ')}].`);
        }
        parameters.set(name, toVariable(name, shape, data));
      }
      const missing = [...shapes.keys()].filter((name) => !parameters.has(name));
      if (missing.length > 0) throw unfit(`lacks ${missing.join(', ')}.`);
    } catch (error) {
      for (const variable of parameters.values()) variable.dispose();
      throw error;
    }
    // In the order of the model, whatever the file's.
    const ordered = new Map([...shapes.keys()].map((name) => [name, get(parameters, name)]));
    const words = new WordTable(ranked(get(ordered, wordsName), isMatrix));
    get(ordered, wordsName).dispose();
    ordered.delete(wordsName);
    return new SentenceEncoder(config, words, ordered);
  }

  /**
   * @param dropoutKey null for none
   * @returns [S, D], pooled and through the modules that follow
   * @throws ModelError for a token id or a length that the model does not have
   */
  forward(batch: PackedBatch, dropoutKey: DropoutKey | null): tf.Tensor2D {
    const { encoder, pooling, promptTokens } = this.config;
    const { layers, layerSets = layers, feedForwardDropout = encoder.hiddenDropout } = encoder;
    checkBatch(batch, encoder);
    const site = (index: number, rate: number) => dropoutAt(dropoutKey, index, rate);
    let linears = 0;
    const linear = (x: tf.Tensor2D, part: string, needsInputGrad = true) =>
      this.linear(
        x,
        part,
        site(firstLoraSite + linears++, this.#lora?.settings.loraDropout ?? 0),
        needsInputGrad,
      );
    const bias = encoder.relativePositions
      ? distanceBias(this.matrix('attention.distance.bias'), longestSentence(batch.offsets))
      : null;

    let x = tf.tidy(() => dropout(this.embed(batch), site(0, encoder.hiddenDropout)));
    // Where only adapters train, no gradient is wanted below the first of them.
    let needsInputGrad = this.adapter('projection') !== null;
    if (encoder.embeddingSize !== undefined) x = linear(x, 'projection', false);
    const layer = (x: tf.Tensor2D, index: number) => {
      const name = `layers.${Math.floor((index * layerSets) / layers)}`;
      const first = 1 + index * sitesPerLayer;
      const context = attention(
        linear(x, `${name}.attention.query`, needsInputGrad),
        linear(x, `${name}.attention.key`, needsInputGrad),
        linear(x, `${name}.attention.value`, needsInputGrad),
        { offsets: batch.offsets, heads: encoder.heads, dropout: site(first, encoder.attentionDropout) },
        bias,
      ); // [T, H]
      needsInputGrad ||= this.adapter(`${name}.attention.query`) !== null;
      const attended = linear(context, `${name}.attention.output`);
      const mixed = dropout(attended, site(first + 1, encoder.attentionOutputDropout));
      const middle = this.norm(mixed, x, `${name}.attention.norm`);
      const inner = gelu(linear(middle, `${name}.ffn.in`), encoder.activation); // [T, M]
      const outer = linear(inner, `${name}.ffn.out`); // [T, H]
      return this.norm(dropout(outer, site(first + 2, feedForwardDropout)), middle, `${name}.ffn.norm`);
    };
    // What the backward pass does not need goes at the end of each layer.
    for (let i = 0; i < layers; i++) x = tf.tidy(() => layer(x, i));
    const pooled = pooling.map((mode) => pool(x, batch.offsets, mode, promptTokens)); // [S, H] each
    return this.follow(pooled.length > 1 ? tf.concat2d(pooled, 1) : (pooled[0] ?? x));
  }

  /** Every parameter, or those that are wanted, in PyTorch's orientation, one at a time. */
  async *weights(wanted?: ReadonlySet<string>): AsyncGenerator<WeightArray> {
    for (const [name, shape] of parameterShapes(this.config.encoder, this.config.modules)) {
      if (wanted && !wanted.has(name)) continue;
      if (name === wordsName) {
        yield { name, shape, data: await this.#words.data() };
        continue;
      }
      const variable = this.parameter(name);
      const data = await variable.data<'float32'>();
      const [into, out] = variable.shape;
      yield {
        name,
        shape,
        data: isLinearWeight(name) ? transposed(data, into ?? 0, out ?? 0) : data.slice(),
      };
    }
  }

  /** Puts back weights that `weights()` gave. */
  async restore(weights: AsyncIterable<WeightArray> | Iterable<WeightArray>): Promise<void> {
    for await (const { name, shape, data } of weights) {
      const fresh = toTensor(name, shape, data);
      if (name === wordsName) this.#words.restore(ranked(fresh, isMatrix));
      else this.parameter(name).assign(fresh);
      fresh.dispose();
    }
  }

  /** Whether its weights are on the device in use: false once that was lost or left for another, and when disposed. */
  get present(): boolean {
    const [parameter] = this.#others.values();
    const held = parameter && tf.engine().state.tensorInfo.get(parameter.dataId);
    return held?.backend === tf.backend();
  }

  dispose(): void {
    this.#words.dispose();
    this.#lora?.dispose();
    for (const variable of this.#others.values()) variable.dispose();
  }

  /** [T] → [T, E] */
  private embed(batch: PackedBatch): tf.Tensor2D {
    const words = this.#words.rows(batch.ids);
    let places = embedding(this.matrix('embeddings.position'), positionsOf(batch, this.config.encoder.padId));
    if (this.config.encoder.tokenTypes > 0) {
      const types = this.matrix('embeddings.tokenType');
      places = tf.add(places, tf.slice(types, [0, 0], [1, types.shape[1]])); // a sentence on its own is all type 0
    }
    return this.norm(words, places, 'embeddings.norm');
  }

  /** The modules after the pooling. [S, H] → [S, D] */
  private follow(pooled: tf.Tensor2D): tf.Tensor2D {
    let x = pooled;
    for (const [i, module] of this.config.modules.entries()) {
      x = module.kind === 'normalize' ? normalize(x) : this.dense(x, module, `modules.${i}`);
    }
    return x;
  }

  private dense(x: tf.Tensor2D, { into, out, bias, activation, residual }: DenseConfig, name: string) {
    const offset = bias ? this.vector(`${name}.linear.bias`) : null;
    const requiresGrad = this.requiresGrad(name);
    const y = denseActivation(
      linear(x, this.matrix(`${name}.linear.weight`), offset, requiresGrad),
      activation,
    );
    if (!residual) return y;
    return tf.add<tf.Tensor2D>(
      y,
      into === out ? x : linear(x, this.matrix(`${name}.residual.weight`), null, requiresGrad),
    );
  }

  private linear(
    x: tf.Tensor2D,
    name: string,
    dropout: Dropout | null,
    needsInputGrad: boolean,
  ): tf.Tensor2D {
    const [weight, bias] = [this.matrix(`${name}.weight`), this.vector(`${name}.bias`)];
    const adapter = this.adapter(name);
    if (!adapter) return linear(x, weight, bias, this.requiresGrad(name));
    return loraLinear(x, weight, bias, { ...adapter, dropout }, needsInputGrad);
  }

  /** What stands beside a linear layer's weights and is not yet merged into them. */
  private adapter(name: string): Adapter | null {
    return (this.#merged ? null : this.#lora?.adapters.get(name)) ?? null;
  }

  /** @param name of a parameter, or what the names of several begin with */
  private requiresGrad(name: string): boolean {
    return !this.#lora && !this.#frozen.some((part) => name.startsWith(part));
  }

  private norm(x: tf.Tensor2D, residual: tf.Tensor2D, name: string): tf.Tensor2D {
    const eps = this.config.encoder.layerNormEps;
    return layerNorm(x, residual, this.vector(`${name}.weight`), this.vector(`${name}.bias`), eps);
  }

  private parameter(name: string): tf.Variable {
    return get(this.#others, name);
  }

  private matrix(name: string): tf.Tensor2D {
    return ranked(this.parameter(name), isMatrix);
  }

  private vector(name: string): tf.Tensor1D {
    return ranked(this.parameter(name), isVector);
  }
}

const wordsName = 'embeddings.word';

function get(parameters: ReadonlyMap<string, tf.Variable>, name: string): tf.Variable {
  const variable = parameters.get(name);
  if (!variable) throw unfit(`lacks ${name}.`);
  return variable;
}

function unfit(what: string): ModelError {
  return new ModelError(`The model ${what}`, 'Choose another base model, or download it again.');
}
