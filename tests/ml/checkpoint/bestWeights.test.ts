import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import type { EvaluationKind, Metrics } from '../../../src/core/metrics/types';
import type { Recipe } from '../../../src/core/recipe/types';
import { createBest } from '../../../src/ml/checkpoint/bestWeights';
import { message, type Message } from '../../../src/messages/message';
import { SentenceEncoder } from '../../../src/ml/encoder/encoder';
import { readModel } from '../../../src/ml/sources/readModel';
import { retrievalOf } from '../../fixtures/metrics';
import { diskFiles } from '../diskFiles';

/** Spearman beside every other number. */
const metrics = (kind: EvaluationKind, spearman: number, x: number): Metrics => ({
  kind,
  pairs: 9,
  spearman,
  spearmanCeiling: 1,
  pearson: x,
  binary: {
    accuracy: x,
    accuracyThreshold: x,
    f1: x,
    f1Threshold: x,
    precision: x,
    recall: x,
    averagePrecision: x,
    mcc: x,
  },
  retrieval: retrievalOf(x, 9, 9),
  tripletAccuracy: x,
});

beforeAll(() => tf.setBackend('cpu'));

const bestStep = (step: number, metric: string) => message('training.best.step', { step, metric });
const base = (metric: string) => message('training.best.base', { metric });

it.each<[Recipe['bestBy'], EvaluationKind, number, Message]>([
  ['spearman', 'pairs', 2, bestStep(2, 'Spearman')],
  ['primary', 'score', 2, bestStep(2, 'Spearman')],
  ['primary', 'binary', 0, base('Average precision')],
  ['primary', 'pairs', 0, base('NDCG@10')],
  ['primary', 'triplets', 0, base('Triplet accuracy')],
])(
  'the best by %s of kind %s is that of step %i, and the notice names the metric',
  async (bestBy, kind, step, text) => {
    const model = await readModel(await diskFiles('tests/fixtures/tiny-bert'));
    const encoder = await SentenceEncoder.create(model.config, model.weights());
    const best = createBest(encoder, { keepBest: true, earlyStopping: 2, bestBy }, kind);
    const evaluation = { cosines: new Float32Array(), labels: new Float32Array(), seconds: 0 };
    best.take({ ...evaluation, step: 0, metrics: metrics(kind, 0.5, 0.9) });
    best.begin();
    best.take({ ...evaluation, step: 1, metrics: metrics(kind, 0.4, 0.8) });
    best.take({ ...evaluation, step: 2, metrics: metrics(kind, 0.6, 0.7) });
    expect(best.patienceIsOver).toBe(step === 0);
    const events = [...best.restore(3)];
    expect(events).toEqual([
      { type: 'restored', step },
      { type: 'notice', text },
    ]);
    best.dispose();
    encoder.dispose();
  },
);
