/** Every architecture, pooling and Dense module, on whatever backend is set, beside PyTorch's vectors. */

import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { poolings } from '../../src/core/model/types';
import { pack, SentenceEncoder } from '../../src/ml/encoder/encoder';
import { architectureOf } from '../../src/ml/model/architectures/registry';
import type { Architecture } from '../../src/ml/model/architectures/types';
import {
  denseActivations,
  parameterShapes,
  type SentenceModelConfig,
  type WeightArray,
} from '../../src/ml/model/types';
import { floats } from '../goldenFiles';
import { seeded } from '../../src/ml/selfTest/seeded';
import { unzippedJson } from '../unzippedJson';
import { largest, largestDifference, type Check } from './check';

const spec = {
  pooling: z.array(z.enum(poolings)),
  promptTokens: z.int(),
  modules: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('normalize') }),
      z.object({
        kind: z.literal('dense'),
        into: z.int(),
        out: z.int(),
        bias: z.boolean(),
        activation: z.enum(denseActivations),
        residual: z.boolean(),
      }),
    ]),
  ),
};
const floatsByName = z.record(z.string(), floats);

/** tests/golden/architectures.json.gz (python/make_architecture_golden.py). */
const schema = z.object({
  buckets: z.array(z.int()),
  models: z.array(
    z.object({
      architecture: z.string(),
      config: z.looseObject({}),
      sentences: z.array(z.array(z.int())),
      embeddings: z.array(z.object({ ...spec, values: floats })),
      steps: z.array(
        z.object({
          ...spec,
          columns: z.array(z.array(z.int())),
          lossValue: z.number(),
          gradNorm: z.number(),
          learningRate: z.number(),
          weightDecay: z.number(),
          gradients: floatsByName,
          weights: floatsByName,
          float32Error: z.number(),
        }),
      ),
    }),
  ),
});

export type ArchitecturesGolden = z.infer<typeof schema>;
type ArchitectureModel = ArchitecturesGolden['models'][number];
type Spec = Pick<SentenceModelConfig, 'pooling' | 'modules'> & { readonly promptTokens?: number };

export const architecturesGolden = async (gzipped: Blob): Promise<ArchitecturesGolden> =>
  schema.parse(await unzippedJson(gzipped));

export const fileNameOf = (architecture: Architecture, name: string): string =>
  name.startsWith('modules.') ? name : architecture.fileName(name);

/** The encoder of a spec with the weights that its names give. */
export async function seededEncoder(
  { architecture: name, config }: ArchitectureModel,
  part: Spec,
): Promise<SentenceEncoder> {
  const architecture = architectureOf(name, 'config.json');
  const encoder = architecture.encoderConfig(config, 'config.json');
  const { pooling, modules } = part;
  function* weights(): Generator<WeightArray> {
    for (const [parameter, shape] of parameterShapes(encoder, modules)) {
      const length = shape.reduce((a, b) => a * b, 1);
      yield { name: parameter, shape, data: seeded(fileNameOf(architecture, parameter), length) };
    }
  }
  return SentenceEncoder.create(
    {
      encoder,
      pooling,
      modules,
      maxSeqLength: encoder.maxPositions,
    },
    weights(),
  );
}

export const titleOf = ({ pooling, promptTokens, modules }: Spec): string =>
  [pooling.join('+'), ...modules.map((m) => (m.kind === 'dense' ? m.activation : 'normalised'))].join(', ') +
  (promptTokens ? `, without ${promptTokens} prompt tokens` : '');

/** All sentences of the model at once, in one packed batch. */
export async function checkEmbeddings(
  model: ArchitectureModel,
  part: ArchitectureModel['embeddings'][number],
): Promise<Check> {
  const encoder = await seededEncoder(model, part);
  const ids = model.sentences.map((sentence) => Int32Array.from(sentence));
  const out = tf.tidy(() =>
    encoder.forward(
      pack(
        ids,
        ids.map(() => part.promptTokens),
      ),
      null,
    ),
  );
  const difference = largestDifference(await out.data<'float32'>(), part.values);
  out.dispose();
  encoder.dispose();
  // mean_sqrt_len_tokens gives numbers well above 1.
  return { what: titleOf(part), difference, tolerance: 1e-5 * Math.max(1, largest(part.values)) };
}
