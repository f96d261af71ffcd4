/** A model as one ONNX file: its size is known before the first weight, and one weight at a time is in memory. */

import { ModelError } from '../../core/errors';
import type { Precision } from '../../core/run/precisions';
import { message } from '../../messages/message';
import type { FileStream } from '../model/files/files';
import { dimensionsOf, parameterShapes, type SentenceModelConfig, type WeightArray } from '../model/types';
import { inputNames } from './attentionNodes';
import { encoderGraph, hasTypes } from './encoderGraph';
import { Graph } from './graph';
import { storedAs, weightNodes } from './precision';
import { layoutOf, type Value } from './proto';
import { sentenceGraph } from './sentenceGraph';

/** Protobuf's bound on a message. */
const mostBytes = 2 ** 31 - 1;

/** The graph's outputs. */
export const outputNames = { tokens: 'last_hidden_state', sentence: 'sentence_embedding' } as const;

/**
 * The encoder with its pooling and the modules after it. Inputs: `input_ids`, `attention_mask` and, where the model has
 * several token types, `token_type_ids`, each int64 [batch, sequence]. Outputs: `last_hidden_state` [batch, sequence, H]
 * and `sentence_embedding` [batch, D]; the latter is missing where pooling leaves out a prompt, whose length the graph
 * does not know.
 *
 * @param weights each parameter of `parameterShapes` once, in its order; called when the file is read
 * @throws ModelError where the file would be larger than protobuf allows
 */
export function onnxFile(
  path: string,
  config: SentenceModelConfig,
  precision: Precision,
  weights: (wanted: ReadonlySet<string>) => AsyncIterable<WeightArray>,
): FileStream {
  const { encoder, modules } = config;
  const graph = new Graph();
  const nodes = weightNodes(graph, precision);
  const tokens = encoderGraph(graph, nodes, encoder);
  graph.named(outputNames.tokens, tokens);
  const pooled = config.excludesPrompt !== true;
  if (pooled) graph.named(outputNames.sentence, sentenceGraph(graph, nodes, config, tokens));

  const stored = new Map(
    [...parameterShapes(encoder, pooled ? modules : [])].map(([name, shape]) => [
      name,
      storedAs(name, shape, precision),
    ]),
  );
  const wanted = new Set(stored.keys());
  const { constants } = graph;
  const layout = layoutOf({
    nodes: graph.nodes,
    inputs: inputs(config),
    outputs: [
      { name: outputNames.tokens, type: 'float', shape: ['batch', 'sequence', encoder.hiddenSize] },
      ...(pooled
        ? [{ name: outputNames.sentence, type: 'float', shape: ['batch', dimensionsOf(config)] } as const]
        : []),
    ],
    initializers: [
      ...constants.map(({ tensor }) => tensor),
      ...[...stored.values()].flatMap(({ tensors }) => tensors),
    ],
  });
  if (layout.size > mostBytes) {
    throw new ModelError(
      message('model.onnx.tooLarge', { size: layout.size, most: mostBytes }),
      message('model.onnx.tooLarge.next'),
    );
  }
  return {
    path,
    size: layout.size,
    async *stream() {
      let next = 0;
      const head = () => layout.heads[next++] ?? new Uint8Array(0);
      yield layout.start;
      for (const { bytes } of constants) {
        yield head();
        yield bytes;
      }
      for await (const weight of weights(wanted)) {
        for (const bytes of stored.get(weight.name)?.bytes(weight) ?? []) {
          yield head();
          yield bytes;
        }
      }
      if (next !== layout.heads.length) throw new Error(`${path}: weights are missing.`);
    },
  };
}

function inputs({ encoder }: SentenceModelConfig): readonly Value[] {
  const names = [inputNames.ids, inputNames.mask, ...(hasTypes(encoder) ? [inputNames.types] : [])];
  return names.map((name) => ({ name, type: 'int64', shape: ['batch', 'sequence'] }));
}
