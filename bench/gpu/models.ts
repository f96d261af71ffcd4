/** The models whose steps are timed: their shapes, with random weights or those of a folder. */

import { createRandom } from '../../src/core/random';
import { losses, type LossName } from '../../src/core/losses/catalogue';
import { defaultRecipe, withLoss } from '../../src/core/recipe/recipe';
import { pack, SentenceEncoder } from '../../src/ml/encoder/encoder';
import type { EncoderConfig, WeightArray } from '../../src/ml/model/types';
import { AdamW } from '../../src/ml/optim/adamw';
import { trainStep, type StepNumbers } from '../../src/ml/train/step';
import { miniLM, randomWeights } from '../miniLM';
import type { StepSize } from '../work';

export interface Shape {
  readonly name: string;
  readonly encoder: EncoderConfig;
}

export const builtIn: Shape = { name: 'built-in', encoder: { ...miniLM, layers: 3 } };

export const shapes: readonly Shape[] = [
  builtIn,
  { name: 'MiniLM-L6', encoder: miniLM },
  {
    name: 'BERT-base',
    encoder: { ...miniLM, hiddenSize: 768, layers: 12, heads: 12, intermediateSize: 3072 },
  },
];

/** Words that the batches have, as a file of some thousand rows does. */
const vocabulary = 4000;

export interface Trained {
  /** Trains on the next batch. */
  step(size: StepSize): Promise<StepNumbers>;
  /** Encodes the sentences of a batch. @returns their vectors, one after another */
  encode(size: StepSize): Promise<Float32Array>;
  dispose(): void;
}

interface Options {
  /** Null or absent: random ones, the same at every call. */
  readonly weights?: AsyncIterable<WeightArray> | null;
  readonly loss?: LossName;
  /** In mixed precision. */
  readonly mixed?: boolean;
}

export async function createTrained(
  encoder: EncoderConfig,
  { weights = null, loss = 'MultipleNegativesRankingLoss', mixed = false }: Options = {},
): Promise<Trained> {
  const { below } = createRandom(1);
  const model = await SentenceEncoder.create(
    { encoder, pooling: ['mean'], modules: [{ kind: 'normalize' }], maxSeqLength: encoder.maxPositions },
    weights ?? randomWeights(encoder),
  );
  const words = Math.min(vocabulary, encoder.vocabSize);
  model.trainWords(Array.from({ length: words }, (_, id) => id));
  const optimizer = new AdamW(model.parameters, { scaled: mixed });
  const sentences = ({ pairs, length }: StepSize) =>
    Array.from({ length: pairs }, () => Int32Array.from({ length }, () => below(words)));
  let step = 0;
  return {
    async step(size) {
      const batch = {
        sentence1: sentences(size),
        sentence2: sentences(size),
        negatives: null,
        labels: Float32Array.from({ length: size.pairs }, (_, i) =>
          losses[loss].usesLabels !== false ? i % 2 : 1,
        ),
      };
      const numbers = await trainStep(model, optimizer, [batch], {
        loss,
        lossParams: withLoss(defaultRecipe, loss).lossParams,
        learningRate: 2e-5,
        maxGradNorm: 1,
        dropout: { seed: 1, step: step++ },
      });
      return numbers;
    },
    async encode(size) {
      const vectors = model.forward(pack([...sentences(size), ...sentences(size)]), null);
      const values = await vectors.data<'float32'>();
      vectors.dispose();
      return values;
    },
    dispose() {
      optimizer.dispose();
      model.dispose();
    },
  };
}
