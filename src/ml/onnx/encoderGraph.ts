/** The transformer as an ONNX graph: what `SentenceEncoder.forward` computes up to the token vectors, on padded batches. */

import { bucketOf } from '../ops/attention/distanceBias';
import type { EncoderConfig } from '../model/types';
import { activate, attention, inputNames, maskBias, sequenceLength, upTo } from './attentionNodes';
import type { Graph } from './graph';
import type { WeightNodes } from './precision';
import { preNormGraph } from './preNormGraph';

/** Whether the graph has token types as an input; where there is one type only, all tokens are of it. */
export const hasTypes = ({ tokenTypes }: EncoderConfig): boolean => tokenTypes > 1;

/** Adds the nodes. @returns the token vectors [batch, sequence, H] */
export function encoderGraph(graph: Graph, weights: WeightNodes, config: EncoderConfig): string {
  const { layers, layerSets = layers, rotary } = config;
  if (rotary) return preNormGraph(graph, weights, config, rotary);
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

/** Positions from 0, or from padId + 1 as in transformers' create_position_ids_from_input_ids. */
function positionIds(graph: Graph, { padId }: EncoderConfig): string {
  if (padId === undefined) return upTo(graph, sequenceLength(graph));
  const padding = graph.add('Equal', [inputNames.ids, graph.int(padId)]);
  const real = graph.cast(graph.add('Not', [padding]), 'int64');
  const counted = graph.add('Mul', [graph.add('CumSum', [real, graph.int(1)]), real]);
  return graph.add('Add', [counted, graph.int(padId)]);
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
