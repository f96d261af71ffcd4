/**
 * A BERT encoder (Devlin et al. 2018) with sentence pooling and what follows it, on packed batches. Its relatives differ
 * in their config: how positions count, what is shared, what is projected, where dropout is.
 */

import * as tf from '@tensorflow/tfjs-core';
import { ModelError } from '../core/errors';
import { registerGradients } from './gradients';
import {
  type DenseConfig,
  isLinearWeight,
  parameterShapes,
  type SentenceModelConfig,
  type WeightArray,
} from './model/types';
import { attention } from './ops/attention';
import { denseActivation } from './ops/denseActivation';
import { distanceBias } from './ops/distanceBias';
import { dropout } from './ops/dropout';
import { dropoutAt, type DropoutKey } from './ops/dropoutMask';
import { embedding } from './ops/embedding';
import { gelu } from './ops/gelu';
import { layerNorm } from './ops/layerNorm';
import { linear } from './ops/linear';
import { normalize } from './ops/normalize';
import { longestSentence } from './ops/padding';
import { pool } from './ops/pooling';
import { checkBatch, positionsOf, type PackedBatch } from './packing';
import { WordTable } from './wordTable';

export { pack, type PackedBatch } from './packing';

/** Dropout sites: one after the embeddings, then three in each layer. */
const sitesPerLayer = 3;

export class SentenceEncoder {
  readonly config: SentenceModelConfig;
  readonly #words: WordTable;
  /** Without the word embeddings, which are in #words. */
  readonly #others: ReadonlyMap<string, tf.Variable>;

  /** What the names of frozen parameters begin with. */
  #frozen: readonly string[] = [];

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
  freeze({ embeddings, layers }: { readonly embeddings: boolean; readonly layers: number }): void {
    const { layers: all, layerSets = all } = this.config.encoder;
    // Weights that a later layer shares go on training.
    const sets = Math.floor((Math.min(layers, all) * layerSets) / all);
    const frozenLayers = Array.from({ length: sets }, (_, i) => `layers.${i}.`);
    this.#frozen = [...(embeddings ? ['embeddings.'] : []), ...frozenLayers];
  }

  /** Those of `parameters` that training changes. */
  get trainable(): ReadonlyMap<string, tf.Variable> {
    const trains = ([name]: readonly [string, unknown]) =>
      !this.#frozen.some((part) => name.startsWith(part));
    return new Map([...this.parameters].filter(trains));
  }

  /**
   * Leaves the embeddings of all other words as they are: what AdamW does by itself where these are in no batch and
   * there is no weight decay. Before the optimiser is made, once.
   */
  trainWords(ids: Iterable<number>): void {
    this.#words.focus(ids);
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
    const bias = encoder.relativePositions
      ? distanceBias(this.matrix('attention.distance.bias'), longestSentence(batch.offsets))
      : null;

    let x = dropout(this.embed(batch), site(0, encoder.hiddenDropout));
    if (encoder.embeddingSize !== undefined) x = this.linear(x, 'projection');
    for (let i = 0; i < layers; i++) {
      const name = `layers.${Math.floor((i * layerSets) / layers)}`;
      const first = 1 + i * sitesPerLayer;
      const context = attention(
        this.linear(x, `${name}.attention.query`),
        this.linear(x, `${name}.attention.key`),
        this.linear(x, `${name}.attention.value`),
        { offsets: batch.offsets, heads: encoder.heads, dropout: site(first, encoder.attentionDropout) },
        bias,
      ); // [T, H]
      const attended = this.linear(context, `${name}.attention.output`);
      const mixed = dropout(attended, site(first + 1, encoder.attentionOutputDropout));
      x = this.norm(mixed, x, `${name}.attention.norm`);
      const inner = gelu(this.linear(x, `${name}.ffn.in`), encoder.activation); // [T, M]
      const outer = this.linear(inner, `${name}.ffn.out`); // [T, H]
      x = this.norm(dropout(outer, site(first + 2, feedForwardDropout)), x, `${name}.ffn.norm`);
    }
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
    const y = denseActivation(linear(x, this.matrix(`${name}.linear.weight`), offset), activation);
    if (!residual) return y;
    return tf.add<tf.Tensor2D>(y, into === out ? x : linear(x, this.matrix(`${name}.residual.weight`), null));
  }

  private linear(x: tf.Tensor2D, name: string): tf.Tensor2D {
    return linear(x, this.matrix(`${name}.weight`), this.vector(`${name}.bias`));
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

const isMatrix = (x: tf.Tensor): x is tf.Tensor2D => x.rank === 2;
const isVector = (x: tf.Tensor): x is tf.Tensor1D => x.rank === 1;

function ranked<X extends tf.Tensor>(parameter: tf.Tensor, is: (x: tf.Tensor) => x is X): X {
  if (is(parameter)) return parameter;
  throw new TypeError(`A parameter has rank ${parameter.rank}.`);
}

function get(parameters: ReadonlyMap<string, tf.Variable>, name: string): tf.Variable {
  const variable = parameters.get(name);
  if (!variable) throw unfit(`lacks ${name}.`);
  return variable;
}

function toTensor(name: string, shape: readonly number[], data: Float32Array): tf.Tensor {
  const [out = 0, into = 0] = shape;
  if (isLinearWeight(name)) return tf.tensor2d(transposed(data, out, into), [into, out]);
  return tf.tensor(data, [...shape], 'float32');
}

function toVariable(name: string, shape: readonly number[], data: Float32Array): tf.Variable {
  const tensor = toTensor(name, shape, data);
  const variable = tf.variable(tensor);
  tensor.dispose();
  return variable;
}

/** [rows, columns] → [columns, rows] */
function transposed(data: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(data.length);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) out[c * rows + r] = data[r * columns + c] ?? 0;
  }
  return out;
}

function unfit(what: string): ModelError {
  return new ModelError(`The model ${what}`, 'Choose another base model, or download it again.');
}
