/** The parts of a transformer as ONNX nodes that every family has: inputs, padding, attention, activation. */

import type { Activation, EncoderConfig } from '../model/types';
import type { Graph } from './graph';

/** The graph's inputs; each is int64 [batch, sequence]. */
export const inputNames = { ids: 'input_ids', mask: 'attention_mask', types: 'token_type_ids' } as const;

/** The lowest float32, which transformers adds to the scores of padding. */
const lowest = -3.4028234663852886e38;

/** The length of the padded sentences, a scalar. */
export const sequenceLength = (graph: Graph) =>
  graph.add('Gather', [graph.add('Shape', [inputNames.ids]), graph.int(1)]);

export const upTo = (graph: Graph, length: string) =>
  graph.add('Range', [graph.int(0), length, graph.int(1)]);

/** 0 where a token is, else the lowest number. [batch, 1, 1, sequence] */
export function maskBias(graph: Graph): string {
  const mask = graph.cast(graph.add('Unsqueeze', [inputNames.mask, graph.ints([1, 2])]), 'float');
  return graph.add('Mul', [graph.add('Sub', [graph.float(1), mask]), graph.float(lowest)]);
}

interface AttentionInputs {
  readonly query: string;
  readonly key: string;
  readonly value: string;
  /** Added to the scores. */
  readonly biases: readonly string[];
}

export function attention(
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
