/** Pooling and the modules after it as ONNX nodes: from token vectors to sentence vectors, without the padding. */

import type { Pooling } from '../../core/model/types';
import type { DenseConfig, SentenceModelConfig } from '../model/types';
import { activate, inputNames, sequenceLength } from './attentionNodes';
import type { Graph } from './graph';
import type { WeightNodes } from './precision';

/** Adds the nodes. @param tokens [batch, sequence, H] @returns [batch, D] */
export function sentenceGraph(
  graph: Graph,
  weights: WeightNodes,
  { pooling, modules }: SentenceModelConfig,
  tokens: string,
): string {
  const pooled = pooling.map((mode) => pool(graph, tokens, mode));
  let x = pooled.length > 1 ? graph.add('Concat', pooled, { axis: 1 }) : (pooled[0] ?? tokens);
  for (const [i, module] of modules.entries()) {
    x = module.kind === 'normalize' ? normalized(graph, x) : dense(graph, weights, x, module, `modules.${i}`);
  }
  return x;
}

/** Smaller than any sum that is divided by: sentence-transformers' bounds in Pooling and Normalize. */
const [smallestSum, smallestNorm] = [1e-9, 1e-12];

function pool(graph: Graph, tokens: string, pooling: Pooling): string {
  const mask = graph.cast(inputNames.mask, 'float'); // [batch, sequence]
  const sum = (x: string, axis: number, keep: boolean) =>
    graph.add('ReduceSum', [x, graph.ints([axis])], { keepdims: keep ? 1 : 0 });
  const weighted = (weights: string) =>
    sum(graph.add('Mul', [tokens, graph.add('Unsqueeze', [weights, graph.ints([2])])]), 1, false);
  const total = (weights: string) => graph.add('Max', [sum(weights, 1, true), graph.float(smallestSum)]);
  switch (pooling) {
    case 'cls':
      return graph.add('Gather', [tokens, graph.int(0)], { axis: 1 });
    case 'mean':
      return graph.add('Div', [weighted(mask), total(mask)]);
    case 'mean_sqrt_len_tokens':
      return graph.add('Div', [weighted(mask), graph.add('Sqrt', [total(mask)])]);
    case 'weightedmean': {
      const weights = graph.add('Mul', [positionsFrom1(graph), mask]);
      return graph.add('Div', [weighted(weights), total(weights)]);
    }
    case 'lasttoken': {
      const positions = graph.add('Mul', [positionsFrom1(graph), mask]);
      const last = graph.add('ReduceMax', [positions], { axes: [1], keepdims: 1 });
      return weighted(graph.cast(graph.add('Equal', [positions, last]), 'float'));
    }
    case 'max': {
      const outside = graph.add('Mul', [graph.add('Sub', [graph.float(1), mask]), graph.float(-1e30)]);
      const real = graph.add('Add', [tokens, graph.add('Unsqueeze', [outside, graph.ints([2])])]);
      return graph.add('ReduceMax', [real], { axes: [1], keepdims: 0 });
    }
  }
}

/** 1, 2, 3, … along the sentence. [sequence] */
function positionsFrom1(graph: Graph): string {
  const end = graph.add('Add', [sequenceLength(graph), graph.int(1)]);
  return graph.cast(graph.add('Range', [graph.int(1), end, graph.int(1)]), 'float');
}

function normalized(graph: Graph, x: string): string {
  const squares = graph.add('ReduceSum', [graph.add('Mul', [x, x]), graph.ints([1])], { keepdims: 1 });
  const norm = graph.add('Max', [graph.add('Sqrt', [squares]), graph.float(smallestNorm)]);
  return graph.add('Div', [x, norm]);
}

function dense(
  graph: Graph,
  weights: WeightNodes,
  x: string,
  { into, out, bias, activation, residual }: DenseConfig,
  name: string,
): string {
  const product = weights.product(x, `${name}.linear`);
  const y = curve(graph, bias ? graph.add('Add', [product, `${name}.linear.bias`]) : product, activation);
  if (!residual) return y;
  return graph.add('Add', [y, into === out ? x : weights.product(x, `${name}.residual`)]);
}

function curve(graph: Graph, x: string, activation: DenseConfig['activation']): string {
  switch (activation) {
    case 'identity':
      return x;
    case 'tanh':
      return graph.add('Tanh', [x]);
    case 'sigmoid':
      return graph.add('Sigmoid', [x]);
    case 'silu':
      return graph.add('Mul', [x, graph.add('Sigmoid', [x])]);
    case 'relu':
    case 'gelu':
      return activate(graph, x, activation);
  }
}
