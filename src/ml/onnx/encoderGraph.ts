/** The transformer as an ONNX graph: what `SentenceEncoder.forward` computes up to the token vectors, on padded batches. */

import { bucketOf } from '../ops/distanceBias';
import type { Activation, EncoderConfig } from '../model/types';
import type { Graph } from './graph';
import type { WeightNodes } from './precision';

/** The graph's inputs; each is int64 [batch, sequence]. */
export const inputNames = { ids: 'input_ids', mask: 'attention_mask', types: 'token_type_ids' } as const;

/** Whether the graph has token types as an input; where there is one type only, all tokens are of it. */
export const hasTypes = ({ tokenTypes }: EncoderConfig): boolean => tokenTypes > 1;

/** The lowest float32, which transformers adds to the scores of padding. */
const lowest = -3.4028234663852886e38;

/** Adds the nodes. @returns the token vectors [batch, sequence, H] */
export function encoderGraph(graph: Graph, weights: WeightNodes, config: EncoderConfig): string {
  const { layers, layerSets = layers } = config;
  const linear = (x: string, name: string) => graph.add('Add', [weights.product(x, name), `${name}.bias`]);
  const norm = (x: string, y: string, name: string) =>
    graph.add('LayerNormalization', [graph.add('Add', [x, y]), `${name}.weight`, `${name}.bias`], {
      axis: -1,
      epsilon: { float: config.layerNormEps },
    });
  const outside = maskBias(graph);
  const distances = config.relativePositions ? distanceBias(graph, config) : null;

  let x = embeddings(graph, weights, config, norm);
  if (config.embeddingSize !== undefined) x = linear(x, 'projection');
  for (let i = 0; i < layers; i++) {
    const name = `layers.${Math.floor((i * layerSets) / layers)}`;
    const context = attention(graph, config, {
      query: linear(x, `${name}.attention.query`),
      key: linear(x, `${name}.attention.key`),
      value: linear(x, `${name}.attention.value`),
      biases: distances === null ? [outside] : [distances, outside],
    });
    const middle = norm(linear(context, `${name}.attention.output`), x, `${name}.attention.norm`);
    const inner = activate(graph, linear(middle, `${name}.ffn.in`), config.activation);
    x = norm(linear(inner, `${name}.ffn.out`), middle, `${name}.ffn.norm`);
  }
  return x;
}

type Norm = (x: string, y: string, name: string) => string;

function embeddings(graph: Graph, weights: WeightNodes, config: EncoderConfig, norm: Norm): string {
  const words = weights.rows('embeddings.word', inputNames.ids);
  const positions = weights.rows('embeddings.position', positionIds(graph, config));
  if (config.tokenTypes === 0) return norm(words, positions, 'embeddings.norm');
  const types = weights.rows('embeddings.tokenType', hasTypes(config) ? inputNames.types : graph.ints([0]));
  return norm(words, graph.add('Add', [positions, types]), 'embeddings.norm');
}

/** The length of the padded sentences, a scalar. */
export const sequenceLength = (graph: Graph) =>
  graph.add('Gather', [graph.add('Shape', [inputNames.ids]), graph.int(1)]);

const upTo = (graph: Graph, length: string) => graph.add('Range', [graph.int(0), length, graph.int(1)]);

/** Positions from 0, or from padId + 1 as in transformers' create_position_ids_from_input_ids. */
function positionIds(graph: Graph, { padId }: EncoderConfig): string {
  if (padId === undefined) return upTo(graph, sequenceLength(graph));
  const padding = graph.add('Equal', [inputNames.ids, graph.int(padId)]);
  const real = graph.cast(graph.add('Not', [padding]), 'int64');
  const counted = graph.add('Mul', [graph.add('CumSum', [real, graph.int(1)]), real]);
  return graph.add('Add', [counted, graph.int(padId)]);
}

/** 0 where a token is, else the lowest number. [batch, 1, 1, sequence] */
function maskBias(graph: Graph): string {
  const mask = graph.cast(graph.add('Unsqueeze', [inputNames.mask, graph.ints([1, 2])]), 'float');
  return graph.add('Mul', [graph.add('Sub', [graph.float(1), mask]), graph.float(lowest)]);
}

/** MPNet's bias for the distance of two tokens. [heads, sequence, sequence] */
function distanceBias(graph: Graph, { maxPositions }: EncoderConfig): string {
  const furthest = maxPositions - 1;
  const buckets = graph.ints(Array.from({ length: 2 * furthest + 1 }, (_, i) => bucketOf(i - furthest)));
  const positions = upTo(graph, sequenceLength(graph));
  const [row, column] = [0, 1].map((axis) => graph.add('Unsqueeze', [positions, graph.ints([axis])]));
  const distance = graph.add('Sub', [row ?? '', column ?? '']);
  const bucket = graph.add('Gather', [buckets, graph.add('Add', [distance, graph.int(furthest)])]);
  const bias = graph.add('Gather', ['attention.distance.bias', bucket]);
  return graph.add('Transpose', [bias], { perm: [2, 0, 1] });
}

interface AttentionInputs {
  readonly query: string;
  readonly key: string;
  readonly value: string;
  /** Added to the scores. */
  readonly biases: readonly string[];
}

function attention(
  graph: Graph,
  { heads, hiddenSize }: EncoderConfig,
  { query, key, value, biases }: AttentionInputs,
): string {
  const size = hiddenSize / heads;
  const shape = graph.ints([0, 0, heads, size]); // 0 keeps a side as it is
  const split = (x: string, perm: readonly number[]) =>
    graph.add('Transpose', [graph.add('Reshape', [x, shape])], { perm });
  const products = graph.add('MatMul', [split(query, [0, 2, 1, 3]), split(key, [0, 2, 3, 1])]);
  let scores = graph.add('Div', [products, graph.float(Math.sqrt(size))]);
  for (const bias of biases) scores = graph.add('Add', [scores, bias]);
  const shares = graph.add('Softmax', [scores], { axis: -1 });
  const context = graph.add('MatMul', [shares, split(value, [0, 2, 1, 3])]);
  const together = graph.add('Transpose', [context], { perm: [0, 2, 1, 3] });
  return graph.add('Reshape', [together, graph.ints([0, 0, hiddenSize])]);
}

/** GELU by the error function, or by tanh (Hendrycks and Gimpel 2016); or ReLU. */
export function activate(graph: Graph, x: string, activation: Activation): string {
  if (activation === 'relu') return graph.add('Relu', [x]);
  const curve =
    activation === 'gelu'
      ? graph.add('Erf', [graph.add('Div', [x, graph.float(Math.SQRT2)])])
      : graph.add('Tanh', [tanhArgument(graph, x)]);
  const doubled = graph.add('Mul', [x, graph.add('Add', [curve, graph.float(1)])]);
  return graph.add('Mul', [doubled, graph.float(0.5)]);
}

/** √(2/π) · (x + 0.044715 x³) */
function tanhArgument(graph: Graph, x: string): string {
  const cube = graph.add('Mul', [graph.add('Mul', [x, x]), x]);
  const sum = graph.add('Add', [x, graph.add('Mul', [cube, graph.float(0.044715)])]);
  return graph.add('Mul', [sum, graph.float(Math.sqrt(2 / Math.PI))]);
}
