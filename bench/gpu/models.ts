/** The models whose steps are timed: their shapes, with random weights or those of a folder. */

import { createRandom } from '../../src/core/random';
import { pack, SentenceEncoder } from '../../src/ml/encoder/encoder';
import type { EncoderConfig, WeightArray } from '../../src/ml/model/types';
import { AdamW } from '../../src/ml/optim/adamw';
import { trainStep } from '../../src/ml/train/step';
import { miniLM, randomWeights } from '../miniLM';
import type { StepSize } from '../work';

export interface Shape {
  readonly name: string;
  readonly encoder: EncoderConfig;
}

export const shapes: readonly Shape[] = [
  { name: 'built-in', encoder: { ...miniLM, layers: 3 } },
  { name: 'MiniLM-L6', encoder: miniLM },
  {
    name: 'BERT-base',
    encoder: { ...miniLM, hiddenSize: 768, layers: 12, heads: 12, intermediateSize: 3072 },
  },
];

/** Words that the batches have, as a file of some thousand rows does. */
const vocabulary = 4000;

export interface Trained {
  /** Trains on the next batch. @returns its loss */
  step(size: StepSize): Promise<number>;
  /** Encodes the sentences of a batch. */
  encode(size: StepSize): Promise<void>;
  dispose(): void;
}

/** @param weights null: random ones, the same at every call */
export async function createTrained(
  encoder: EncoderConfig,
  weights: AsyncIterable<WeightArray> | null = null,
): Promise<Trained> {
  const { below } = createRandom(1);
  const model = await SentenceEncoder.create(
    { encoder, pooling: ['mean'], modules: [{ kind: 'normalize' }], maxSeqLength: encoder.maxPositions },
    weights ?? randomWeights(encoder),
  );
  const words = Math.min(vocabulary, encoder.vocabSize);
  model.trainWords(Array.from({ length: words }, (_, id) => id));
  const optimizer = new AdamW(model.parameters);
  const sentences = ({ pairs, length }: StepSize) =>
    Array.from({ length: pairs }, () => Int32Array.from({ length }, () => below(words)));
  let step = 0;
  return {
    async step(size) {
      const batch = {
        sentence1: sentences(size),
        sentence2: sentences(size),
        negatives: null,
        labels: new Float32Array(size.pairs).fill(1),
      };
      const { loss } = await trainStep(model, optimizer, [batch], {
        loss: 'MultipleNegativesRankingLoss',
        lossParams: {},
        learningRate: 2e-5,
        maxGradNorm: 1,
        dropout: { seed: 1, step: step++ },
      });
      return loss;
    },
    async encode(size) {
      const vectors = model.forward(pack([...sentences(size), ...sentences(size)]), null);
      await vectors.data();
      vectors.dispose();
    },
    dispose() {
      optimizer.dispose();
      model.dispose();
    },
  };
}
