/** The layers of ModernBERT as an ONNX graph, as `preNormLayers` computes them, on padded batches. */

import { eachOnce } from '../../core/eachOnce';
import type { EncoderConfig, RotaryLayer } from '../model/types';
import { activate, attention, inputNames, maskBias, sequenceLength, upTo } from './attentionNodes';
import type { Graph } from './graph';
import type { WeightNodes } from './precision';

/** Added to the scores of tokens outside the window; with the padding's bias it is still a finite number. */
const outside = -1e9;

/** Cosines and sines of the positions' angles. [sequence, 1, d] */
interface Turns {
  readonly cosines: string;
  readonly sines: string;
}

/** Adds the nodes. @returns the token vectors [batch, sequence, H] */
export function preNormGraph(
  graph: Graph,
  weights: WeightNodes,
  config: EncoderConfig,
  rotary: readonly RotaryLayer[],
): string {
  const { hiddenSize, heads, intermediateSize, activation } = config;
  const size = hiddenSize / heads;
  const norm = (x: string, name: string) =>
    graph.add('LayerNormalization', [x, `${name}.weight`], {
      axis: -1,
      epsilon: { float: config.layerNormEps },
    });
  const columns = (x: string, from: number, to: number) =>
    graph.add('Slice', [x, graph.ints([from]), graph.ints([to]), graph.ints([-1])]);
  const halves = (x: string): readonly [string, string] => [
    columns(x, 0, size / 2),
    columns(x, size / 2, size),
  ];
  const turned = (x: string, { cosines, sines }: Turns) => {
    const split = graph.add('Reshape', [x, graph.ints([0, 0, heads, size])]);
    const [first, second] = halves(split);
    const swapped = graph.add('Concat', [graph.add('Neg', [second]), first], { axis: -1 });
    const sum = graph.add('Add', [graph.add('Mul', [split, cosines]), graph.add('Mul', [swapped, sines])]);
    return graph.add('Reshape', [sum, graph.ints([0, 0, hiddenSize])]);
  };
  const padding = maskBias(graph);
  const turnsBy = eachOnce((theta: number) => turnsOf(graph, size, theta));
  const biasesBy = eachOnce((window: number | null) =>
    window === null ? [padding] : [windowBias(graph, window), padding],
  );

  let x = norm(weights.rows('embeddings.word', inputNames.ids), 'embeddings.norm');
  for (const [i, { theta, window }] of rotary.entries()) {
    const name = `layers.${i}`;
    const qkv = weights.product(i === 0 ? x : norm(x, `${name}.attention.norm`), `${name}.attention.qkv`);
    const part = (index: number) => columns(qkv, index * hiddenSize, (index + 1) * hiddenSize);
    const turns = turnsBy(theta);
    const context = attention(graph, config, {
      query: turned(part(0), turns),
      key: turned(part(1), turns),
      value: part(2),
      biases: biasesBy(window),
    });
    const middle = graph.add('Add', [x, weights.product(context, `${name}.attention.output`)]);
    const both = weights.product(norm(middle, `${name}.ffn.norm`), `${name}.ffn.in`);
    const inner = graph.add('Mul', [
      activate(graph, columns(both, 0, intermediateSize), activation),
      columns(both, intermediateSize, 2 * intermediateSize),
    ]);
    x = graph.add('Add', [middle, weights.product(inner, `${name}.ffn.out`)]);
  }
  return norm(x, 'final.norm');
}

/** Positions as float32. [sequence] */
const positions = (graph: Graph) => graph.cast(upTo(graph, sequenceLength(graph)), 'float');

function turnsOf(graph: Graph, size: number, theta: number): Turns {
  const frequencies = graph.floats(Array.from({ length: size / 2 }, (_, i) => 1 / theta ** ((2 * i) / size)));
  const angles = graph.add('Mul', [graph.add('Unsqueeze', [positions(graph), graph.ints([1])]), frequencies]);
  const both = graph.add('Unsqueeze', [graph.add('Concat', [angles, angles], { axis: -1 }), graph.ints([1])]);
  return { cosines: graph.add('Cos', [both]), sines: graph.add('Sin', [both]) };
}

/** [sequence, sequence] */
function windowBias(graph: Graph, window: number): string {
  const [row = '', column = ''] = [0, 1].map((axis) =>
    graph.add('Unsqueeze', [positions(graph), graph.ints([axis])]),
  );
  const distance = graph.add('Abs', [graph.add('Sub', [row, column])]);
  const beyond = graph.cast(graph.add('Greater', [distance, graph.float(window)]), 'float');
  return graph.add('Mul', [beyond, graph.float(outside)]);
}
