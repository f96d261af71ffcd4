/**
 * A BERT encoder (Devlin et al. 2018), or one of its relatives, with sentence pooling and the modules after it, on packed
 * batches. Its relatives differ in their config: how positions count, which weights are shared or projected, where
 * dropout and norms are.
 */

import * as tf from '@tensorflow/tfjs-core';
import { usesLora } from '../../core/recipe/conditions';
import { isOnBackendInUse } from '../tfjs/internals';
import { registerGradients } from '../tfjs/registerGradients';
import { applyFollowing } from './following';
import { frozenPrefixes, type Freezing } from './frozen';
import { type Adapter, Lora, type LoraSettings } from './lora';
import { isLinearWeight, parameterShapes, type SentenceModelConfig, type WeightArray } from '../model/types';
import type { Dropout } from '../kernels/dropoutMask';
import type { DropoutKey } from '../ops/dropoutSites';
import { layerNorm } from '../ops/layerNorm';
import { linear } from '../ops/linear';
import { loraLinear } from '../ops/loraLinear';
import { matmul } from '../ops/matmul';
import { poolAll } from '../ops/pooling';
import { dropoutSites, type LayerParts } from './layerParts';
import { checkBatch, type PackedBatch } from './packing';
import { isMatrix, isVector, ranked, toTensor, transposed } from './parameterTensors';
import { postNormLayers } from './postNorm';
import { preNormLayers } from './preNorm';
import { get, readParameters } from './readParameters';
import { WordTable } from './wordTable';

export { pack, type PackedBatch } from './packing';

export class SentenceEncoder {
  readonly config: SentenceModelConfig;
  readonly #words: WordTable;
  /** Without the word embeddings, which are in #words. */
  readonly #others: ReadonlyMap<string, tf.Variable>;

  /** The prefixes of the names of frozen parameters. */
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
   * embeddings have only the trained rows. They are not among them where the device cannot hold them in one buffer.
   */
  get parameters(): ReadonlyMap<string, tf.Variable> {
    const words = this.#words;
    return new Map([...(words.isParameter ? [[wordsName, words.variable] as const] : []), ...this.#others]);
  }

  /** Freezes the embeddings, or the first layers. Call it before the optimiser is created. */
  freeze(freezing: Freezing): void {
    this.#frozen = frozenPrefixes(this.config.encoder, freezing);
  }

  /** Trains adapters instead of the weights, unless their rank is 0. Call it once, before the optimiser is created. */
  adapt(settings: LoraSettings): void {
    if (usesLora(settings)) this.#lora = new Lora(this.config.encoder, settings);
  }

  /** The adapters, merged or not; null if there are none. */
  get lora(): Lora | null {
    return this.#lora;
  }

  /** Merges the adapters' products, s·A·B, into the weights. */
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

  /**
   * The trained parameters: those of `parameters` that are not frozen, or the adapters, as `lora.<layer>.A` and `.B`.
   * @throws DeviceError where the word embeddings are to be trained and the device cannot hold them
   */
  get trainable(): ReadonlyMap<string, tf.Variable> {
    if (this.#lora) return this.#lora.variables;
    const trained = new Map([...this.parameters].filter(([name]) => this.requiresGrad(name)));
    if (this.requiresGrad(wordsName)) trained.set(wordsName, this.#words.variable);
    return trained;
  }

  /**
   * Freezes the embeddings of all other words: AdamW does not change them anyway if they are in no batch and there is
   * no weight decay. Call it once, before the optimiser is created.
   */
  trainWords(ids: Iterable<number>): void {
    if (this.requiresGrad(wordsName)) this.#words.focus(ids);
  }

  /**
   * @param weights each parameter of `parameterShapes` once, in any order; the encoder takes over the arrays
   * @throws ModelError for a weight that is missing, unexpected or of another shape
   */
  static async create(
    config: SentenceModelConfig,
    weights: AsyncIterable<WeightArray> | Iterable<WeightArray>,
  ): Promise<SentenceEncoder> {
    const shapes = parameterShapes(config.encoder, config.modules);
    const parameters = await readParameters(shapes, weights);
    const words = await WordTable.create(ranked(get(parameters, wordsName), isMatrix));
    get(parameters, wordsName).dispose();
    parameters.delete(wordsName);
    return new SentenceEncoder(config, words, parameters);
  }

  /**
   * @param dropoutKey null for none
   * @param half whether the layers keep activations and gradients as float16, where the model and the device can
   * @returns [S, D], after the pooling and the modules that follow
   * @throws ModelError for a token id outside the vocabulary or a sentence longer than the model's positions
   */
  forward(batch: PackedBatch, dropoutKey: DropoutKey | null, half = false): tf.Tensor2D {
    const { encoder, pooling } = this.config;
    checkBatch(batch, encoder);
    const { site, nextAdapter } = dropoutSites(dropoutKey);
    const parts: LayerParts = {
      encoder,
      batch,
      words: () => this.#words.rows(batch.ids),
      linear: (x, name, needsInputGrad = true) =>
        this.linear(x, name, nextAdapter(this.#lora?.settings.loraDropout ?? 0), needsInputGrad),
      norm: (x, residual, name) => this.norm(x, residual, name),
      matrix: (name) => this.matrix(name),
      adapter: (name) => this.adapter(name),
      site,
      half,
    };
    const pooled =
      batch.ids.length === 0
        ? this.zeros(batch)
        : poolAll(tokenVectors(parts), batch.offsets, pooling, batch.skips);
    return applyFollowing(pooled, this.config.modules, {
      matrix: (name) => this.matrix(name),
      vector: (name) => this.vector(name),
      requiresGrad: (name) => this.requiresGrad(name),
    });
  }

  /** Every parameter, or those that are `wanted`, in PyTorch's orientation, one at a time. */
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

  /** Restores weights that `weights()` returned. */
  async restore(weights: AsyncIterable<WeightArray> | Iterable<WeightArray>): Promise<void> {
    for await (const { name, shape, data } of weights) {
      if (name === wordsName) {
        this.#words.restore(data);
        continue;
      }
      const fresh = toTensor(name, shape, data);
      this.parameter(name).assign(fresh);
      fresh.dispose();
    }
  }

  /** Whether its weights are on the device in use: false once that was lost or replaced, and after disposal. */
  get present(): boolean {
    const [parameter] = this.#others.values();
    return parameter ? isOnBackendInUse(parameter) : this.#words.present;
  }

  dispose(): void {
    this.#words.dispose();
    this.#lora?.dispose();
    for (const variable of this.#others.values()) variable.dispose();
  }

  /** Of sentences without any token, which a bag of tokens may have; not every backend can look up no rows. [S, H] */
  private zeros({ offsets }: PackedBatch): tf.Tensor2D {
    return tf.mul(tf.zeros([offsets.length - 1, 1]), this.#words.rows(Int32Array.of(0)));
  }

  private linear(
    x: tf.Tensor2D,
    name: string,
    dropout: Dropout | null,
    needsInputGrad: boolean,
  ): tf.Tensor2D {
    const [weight, bias] = [this.matrix(`${name}.weight`), this.bias(name)];
    const adapter = this.adapter(name);
    if (!adapter) return linear(x, weight, bias, this.requiresGrad(name));
    return loraLinear(x, weight, bias, { ...adapter, dropout }, needsInputGrad);
  }

  /** The adapter of a linear layer if it has one that is not yet merged. */
  private adapter(name: string): Adapter | null {
    return (this.#merged ? null : this.#lora?.adapters.get(name)) ?? null;
  }

  /** @param name of a parameter, or a prefix of several names */
  private requiresGrad(name: string): boolean {
    return !this.#lora && !this.#frozen.some((prefix) => name.startsWith(prefix));
  }

  private norm(x: tf.Tensor2D, residual: tf.Tensor2D | null, name: string): tf.Tensor2D {
    const eps = this.config.encoder.layerNormEps;
    return layerNorm(x, residual, this.vector(`${name}.weight`), this.bias(name), eps);
  }

  /** Null in a model without biases. */
  private bias(name: string): tf.Tensor1D | null {
    return this.config.encoder.rotary ? null : this.vector(`${name}.bias`);
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

/** [T, H] */
function tokenVectors(parts: LayerParts): tf.Tensor2D {
  const { bag, rotary } = parts.encoder;
  if (bag) return parts.words();
  return rotary ? preNormLayers(parts, rotary) : postNormLayers(parts);
}

const wordsName = 'embeddings.word';
