/** Measures an ONNX model on an evaluation set, as `measureModel` does it with the project's own engine. */

import type { MeasuredModel, MeasuredOn } from '../../core/baseModels/measured';
import type { Prompts } from '../../core/model/types';
import type { Progress } from '../../core/run/events';
import { message } from '../../messages/message';
import { measureTokens } from '../encoder/tokenLengths';
import { createTokenStore } from '../encoder/tokenStore';
import { evaluateSet, type SetInputs } from '../evaluate/evaluate';
import { lastOf } from '../evaluate/measureModel';
import { encodeUnknown, type ModelVectors } from '../evaluate/vectorCache';
import { encodeOnnx, type OpenOnnxModel } from './encodeOnnx';
import type { OnnxModel } from './onnxModel';

export interface MeasuringOnnx extends Omit<SetInputs, 'encode'> {
  readonly model: OnnxModel;
  /** The model, opened. */
  readonly encoder: OpenOnnxModel;
  readonly on: MeasuredOn;
  /** Vectors that are known, to which the new ones are added. */
  readonly known: ModelVectors;
}

/** Sentences are cut at the model's own length. */
export async function* measureOnnx({
  model,
  encoder,
  evaluationSet,
  on,
  known,
  now,
}: MeasuringOnnx): AsyncGenerator<Progress, MeasuredModel> {
  const { name, architecture, bytes, notes, config, onnx } = model;
  const items = evaluationSet.pairs.map((pair) => ({ ...pair, negatives: [] }));
  const { unknown } = yield* measureTokens(model, items);
  const tokens = createTokenStore(model, config.maxSeqLength);
  const use = model.use(encoder.outputs);
  const encode = encodeUnknown(known, tokens, now, (sentences, describe) =>
    encodeOnnx(encoder, use, tokens, sentences, describe),
  );
  const evaluation = yield* lastOf(evaluateSet({ evaluationSet, now, encode }, 0));
  const [vector] = known.sentence1.values();
  const how = message('model.onnx.measured', {
    precision: onnx.precision,
    poolings: use.pooling?.modes ?? null,
    normalize: use.pooling?.normalize ?? false,
    prompts: promptsOf(model.prompts),
  });
  return {
    name,
    architecture,
    bytes,
    parameters: null,
    work: null,
    dimensions: vector?.length ?? 0,
    maxSeqLength: config.maxSeqLength,
    notes: [how, ...notes],
    unknown,
    embedded: { sentences: known.sentences, seconds: known.seconds },
    on,
    evaluation,
  };
}

/** Those of both sides where they differ; none where both are empty. */
const promptsOf = ({ sentence1, sentence2 }: Prompts): readonly string[] => {
  const distinct = [...new Set([sentence1, sentence2])];
  return distinct.length === 1 && sentence1 === '' ? [] : distinct;
};
