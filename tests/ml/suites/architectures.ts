/** Every architecture, pooling and Dense module against PyTorch's numbers, on whatever backend is set. */

import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { poolings } from '../../../src/core/model/types';
import { SentenceEncoder, pack } from '../../../src/ml/encoder';
import { architectureOf } from '../../../src/ml/model/architectures/registry';
import type { Architecture } from '../../../src/ml/model/architectures/types';
import {
  denseActivations,
  isLinearWeight,
  parameterShapes,
  type SentenceModelConfig,
  type WeightArray,
} from '../../../src/ml/model/types';
import { bucketOf } from '../../../src/ml/ops/distanceBias';
import { AdamW } from '../../../src/ml/optim/adamw';
import { clipScale, globalNorm } from '../../../src/ml/optim/gradClip';
import { batchGradients } from '../../../src/ml/step';
import { floats, isKeyBias } from '../../golden';
import { seeded } from '../seeded';
import { expectClose } from './close';

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

type Spec = Pick<SentenceModelConfig, 'pooling' | 'promptTokens' | 'modules'>;

export async function architecturesGolden(gzipped: Blob): Promise<z.infer<typeof schema>> {
  const [first] = new Uint8Array(await gzipped.slice(0, 1).arrayBuffer());
  // Some servers say that it is compressed JSON, and the browser unpacks it.
  const packed = first === 0x1f;
  const stream = gzipped.stream();
  const json = packed ? stream.pipeThrough(new DecompressionStream('gzip')) : stream;
  return schema.parse(await new Response(json).json());
}

const fileNameOf = (architecture: Architecture, name: string) =>
  name.startsWith('modules.') ? name : architecture.fileName(name);

export function architecturesSuite(
  { models, buckets }: z.infer<typeof schema>,
  ready: () => Promise<void>,
): void {
  it('sorts distances into buckets as MPNet does', () => {
    expect(buckets.map((_, i) => bucketOf(i - 600))).toEqual(buckets);
  });

  describe.each(models)('$architecture', ({ architecture: name, config, sentences, embeddings, steps }) => {
    const architecture = architectureOf(name, 'config.json');
    const encoderConfig = architecture.encoderConfig(config, 'config.json');
    const ids = (indices: readonly number[]) =>
      indices.map((index) => Int32Array.from(sentences[index] ?? []));
    const configOf = ({ pooling, promptTokens, modules }: Spec): SentenceModelConfig => ({
      encoder: encoderConfig,
      pooling,
      modules,
      ...(promptTokens === undefined ? {} : { promptTokens }),
      maxSeqLength: encoderConfig.maxPositions,
    });
    function* weights(part: Spec): Generator<WeightArray> {
      for (const [parameter, shape] of parameterShapes(encoderConfig, part.modules)) {
        const length = shape.reduce((a, b) => a * b, 1);
        yield { name: parameter, shape, data: seeded(fileNameOf(architecture, parameter), length) };
      }
    }
    const title = ({ pooling, promptTokens, modules }: Spec) =>
      [pooling.join('+'), ...modules.map((m) => (m.kind === 'dense' ? m.activation : 'normalised'))].join(
        ', ',
      ) + (promptTokens ? `, without ${promptTokens} prompt tokens` : '');

    it.each(embeddings.map((part) => [title(part), part] as const))(
      'embeds as sentence-transformers: %s',
      async (_, part) => {
        await ready();
        const encoder = await SentenceEncoder.create(configOf(part), weights(part));
        const out = tf.tidy(() => encoder.forward(pack(ids(sentences.map((_, i) => i))), null));
        // mean_sqrt_len_tokens gives numbers well above 1.
        const largest = part.values.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
        expectClose(await out.data<'float32'>(), part.values, 1e-5 * largest);
        out.dispose();
        encoder.dispose();
      },
    );

    it.each(steps.map((part) => [title(part), part] as const))(
      'has the loss, gradients and update of PyTorch: %s',
      async (_, part) => {
        await ready();
        const encoder = await SentenceEncoder.create(configOf(part), weights(part));
        const [sentence1 = [], sentence2 = [], negative = []] = part.columns.map(ids);
        const { loss, gradients } = batchGradients(
          encoder,
          { sentence1, sentence2, negative, labels: new Float32Array(sentence1.length).fill(1) },
          { loss: 'MultipleNegativesRankingLoss', lossParams: { scale: 20 }, dropout: null },
        );
        const norm = globalNorm(gradients.values());
        const [[lossValue = NaN], [gradNorm = NaN]] = [await loss.data(), await norm.data()];
        expect(Math.abs(lossValue / part.lossValue - 1)).toBeLessThan(1e-4);
        expect(Math.abs(gradNorm / part.gradNorm - 1)).toBeLessThan(1e-4);
        expect(
          [...gradients.keys()].map((parameter) => fileNameOf(architecture, parameter)).toSorted(),
        ).toEqual(Object.keys(part.gradients).toSorted());
        for (const [parameter, gradient] of gradients) {
          const turned = isLinearWeight(parameter) ? tf.transpose(gradient) : gradient;
          const expected = part.gradients[fileNameOf(architecture, parameter)] ?? [];
          expectClose(await turned.data<'float32'>(), expected, 2e-5 * Math.max(1, part.gradNorm), parameter);
        }
        const optimizer = new AdamW(encoder.parameters, { weightDecay: part.weightDecay });
        optimizer.step(gradients, part.learningRate, clipScale(gradNorm, 1));
        for await (const { name: parameter, data } of encoder.weights()) {
          if (isKeyBias(parameter)) continue;
          // Where a gradient is zero but for rounding, PyTorch's own float32 step differs by as much as it says here.
          const expected = part.weights[fileNameOf(architecture, parameter)] ?? [];
          expectClose(data, expected, Math.max(1e-5, part.float32Error), parameter);
        }
        optimizer.dispose();
        tf.dispose([loss, norm, ...gradients.values()]);
        encoder.dispose();
      },
    );
  });
}
