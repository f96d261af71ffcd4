/** An encoder of two layers with dropout, small enough for software WebGPU, and weights for it. */

import { createRandom } from '../../../src/core/random';
import {
  type EncoderConfig,
  parameterShapes,
  type SentenceModelConfig,
  type WeightArray,
} from '../../../src/ml/model/types';

export const encoderConfig: EncoderConfig = {
  vocabSize: 40,
  hiddenSize: 16,
  layers: 2,
  heads: 2,
  intermediateSize: 32,
  maxPositions: 12,
  tokenTypes: 2,
  layerNormEps: 1e-12,
  activation: 'gelu',
  hiddenDropout: 0.1,
  attentionOutputDropout: 0.1,
  attentionDropout: 0.2,
};
export const config: SentenceModelConfig = {
  encoder: encoderConfig,
  pooling: ['mean'],
  modules: [{ kind: 'normalize' }],
  maxSeqLength: 12,
};

export function* randomWeights(encoder = encoderConfig): Generator<WeightArray> {
  const { next } = createRandom(5);
  for (const [name, shape] of parameterShapes(encoder)) {
    const centre = name.endsWith('norm.weight') ? 1 : 0;
    const length = shape.reduce((a, b) => a * b, 1);
    yield { name, shape, data: Float32Array.from({ length }, () => centre + (next() - 0.5) * 0.5) };
  }
}
