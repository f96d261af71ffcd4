/** A model of all-MiniLM-L6-v2's shape with random weights, and steps that train it on pairs of random tokens. */

import { createRandom } from '../src/core/random';
import { SentenceEncoder } from '../src/ml/encoder/encoder';
import { parameterShapes, type EncoderConfig, type WeightArray } from '../src/ml/model/types';
import { AdamW } from '../src/ml/optim/adamw';
import { trainStep } from '../src/ml/train/step';

export const miniLM: EncoderConfig = {
  vocabSize: 30522,
  hiddenSize: 384,
  layers: 6,
  heads: 12,
  intermediateSize: 1536,
  maxPositions: 512,
  tokenTypes: 2,
  layerNormEps: 1e-12,
  activation: 'gelu',
  hiddenDropout: 0.1,
  attentionOutputDropout: 0.1,
  attentionDropout: 0.1,
};
/** The same at every call. */
export function* randomWeights(encoder: EncoderConfig): Generator<WeightArray> {
  const { next } = createRandom(1);
  for (const [name, shape] of parameterShapes(encoder)) {
    const size = shape.reduce((product, n) => product * n, 1);
    const centre = name.endsWith('norm.weight') ? 1 : 0;
    yield { name, shape, data: Float32Array.from({ length: size }, () => centre + (next() - 0.5) * 0.1) };
  }
}

/**
 * @param batchCount batches of other sentences, which take turns
 * @param activationBudget bytes of a pass
 * @returns trains one step on the next batch
 */
export async function createStep(
  encoder: EncoderConfig,
  { pairs, length }: { readonly pairs: number; readonly length: number },
  {
    batchCount = 8,
    activationBudget,
  }: { readonly batchCount?: number; readonly activationBudget?: number } = {},
): Promise<() => Promise<void>> {
  const { below } = createRandom(2);
  const sentences = () =>
    Array.from({ length: pairs }, () => Int32Array.from({ length }, () => below(encoder.vocabSize)));
  const model = await SentenceEncoder.create(
    { encoder, pooling: ['mean'], modules: [{ kind: 'normalize' }], maxSeqLength: length },
    randomWeights(encoder),
  );
  const batches = Array.from({ length: batchCount }, () => [sentences(), sentences()] as const);
  model.trainWords(batches.flat(2).flatMap((ids) => [...ids]));
  const optimizer = new AdamW(model.parameters);
  let step = 0;
  return async () => {
    const [sentence1, sentence2] = batches[step % batches.length] ?? [[], []];
    const batch = { sentence1, sentence2, negatives: null, labels: new Float32Array(pairs).fill(1) };
    await trainStep(model, optimizer, [batch], {
      loss: 'MultipleNegativesRankingLoss',
      lossParams: {},
      learningRate: 2e-5,
      maxGradNorm: 1,
      dropout: { seed: 1, step: step++ },
      activationBudget,
    });
  };
}
