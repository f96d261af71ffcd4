/** The golden step on the backend in use, beside PyTorch's numbers. */

import type { DeviceCheck } from '../../core/device/report';
import { SentenceEncoder } from '../encoder/encoder';
import { architectureOf } from '../model/architectures/registry';
import { parameterShapes, type WeightArray } from '../model/types';
import { AdamW } from '../optim/adamw';
import { trainStep } from '../train/step';
import { golden } from './golden';
import { largestDifference } from './difference';
import { seeded } from './seeded';

const relative = (value: number, expected: number) => Math.abs(value - expected) / Math.abs(expected);

/** Loss, gradient and updated weights. Frees what it needs. */
export async function checkGoldenStep(): Promise<readonly DeviceCheck[]> {
  const architecture = architectureOf(golden.architecture, 'config.json');
  const encoder = architecture.encoderConfig(golden.config, 'config.json');
  const shapes = parameterShapes(encoder);
  function* weights(): Generator<WeightArray> {
    for (const [name, shape] of shapes) {
      const length = shape.reduce((a, b) => a * b, 1);
      yield { name, shape, data: seeded(architecture.fileName(name), length) };
    }
  }
  const model = await SentenceEncoder.create(
    { encoder, pooling: ['mean'], modules: [{ kind: 'normalize' }], maxSeqLength: encoder.maxPositions },
    weights(),
  );
  const optimizer = new AdamW(model.parameters, { weightDecay: golden.weightDecay });
  const [sentence1 = [], sentence2 = [], negatives = []] = golden.columns.map((column) =>
    column.map((ids) => Int32Array.from(ids)),
  );
  try {
    const batch = {
      ...{ sentence1, sentence2 },
      negatives: { ids: negatives, rows: [...negatives.keys()] },
      labels: new Float32Array(sentence1.length).fill(1),
    };
    const { loss, gradNorm } = await trainStep(model, optimizer, [batch], {
      loss: 'MultipleNegativesRankingLoss',
      lossParams: { scale: 20 },
      learningRate: golden.learningRate,
      maxGradNorm: 1,
      dropout: null,
    });
    const { name: updated, values } = golden.updated;
    const parameter = [...shapes.keys()].find((name) => architecture.fileName(name) === updated) ?? '';
    const after = (await model.parameters.get(parameter)?.data<'float32'>()) ?? [];
    const check = (name: string, difference: number, tolerance: number) => ({
      ...{ name, difference, tolerance },
      error: null,
    });
    return [
      check('golden step: loss', relative(loss, golden.loss), 1e-4),
      check('golden step: gradient norm', relative(gradNorm, golden.gradNorm), 1e-4),
      check('golden step: updated weights', largestDifference(after, values), 2e-5),
    ];
  } finally {
    optimizer.dispose();
    model.dispose();
  }
}
