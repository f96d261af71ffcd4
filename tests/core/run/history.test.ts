import { describe, expect, it } from 'vitest';
import { renderEnglish } from '../../../src/messages/english';
import { message } from '../../../src/messages/message';
import type { Metrics } from '../../../src/core/metrics/types';
import type { Evaluation, RunEvent } from '../../../src/core/run/events';
import { emptyHistory, reduceHistory } from '../../../src/core/run/history';
import { pointsOf } from '../../../src/core/run/series';
import { historyCsv, historyJson } from '../../../src/core/run/historyFiles';
import type { Verdict } from '../../../src/core/statistics/verdict';
import { better } from '../../fixtures/studio';

const metrics = (spearman: number | null): Metrics => ({
  kind: 'score',
  pairs: 2,
  spearman,
  spearmanCeiling: 0.866,
  pearson: null,
  binary: null,
  retrieval: null,
  tripletAccuracy: null,
});
const evaluation = (step: number, spearman: number | null): Evaluation => ({
  step,
  metrics: metrics(spearman),
  cosines: Float32Array.of(0.5, 0.25),
  labels: Float32Array.of(1, 0),
  seconds: 1.5,
});
const step = (number: number, loss: number): RunEvent => ({
  type: 'step',
  step: number,
  loss,
  learningRate: 2e-5,
  gradNorm: 1.25,
  rowsPerSecond: 40,
  remaining: null,
});
const plan: RunEvent = {
  type: 'plan',
  steps: 2,
  stepsPerEpoch: 2,
  trainRows: 32,
  heldOutRows: 2,
  evaluateEvery: 1,
  warmupSteps: 0,
  notes: [message('evaluation.set.labelled', { pairs: 2 })],
  pairLines: { file: 'pairs.csv', sentence1: Int32Array.of(3, 5), sentence2: Int32Array.of(3, 5) },
};
const run: readonly RunEvent[] = [
  { type: 'state', state: 'loading' },
  { type: 'backend', backend: 'wasm', threads: 2, note: message('device.webgpu.absent') },
  { type: 'progress', what: message('training.progress.tokenising'), done: 10, total: 34 },
  plan,
  { type: 'evaluation', evaluation: evaluation(0, 0.7) },
  { type: 'state', state: 'training' },
  step(1, 0.5),
  { type: 'evaluation', evaluation: evaluation(1, 0.8) },
  step(2, NaN),
  { type: 'notice', text: message('data.note.batchOfOne') },
  { type: 'evaluation', evaluation: evaluation(2, 0.75) },
  { type: 'state', state: 'finished' },
];
const replay = (events: readonly RunEvent[]) => events.reduce(reduceHistory, emptyHistory);

describe('reduceHistory', () => {
  it('of a resumed run has the steps and evaluations up to the checkpoint', () => {
    const whole = replay(run);
    const [first, second] = whole.evaluations;
    if (!first || !second) throw new Error('no evaluations');
    const past = pointsOf(whole.steps).slice(0, 1);
    const resumed: RunEvent = { type: 'resumed', step: 1, steps: past, evaluations: [first, second] };
    const { steps, evaluations, best, latest } = replay([plan, resumed]);
    expect([pointsOf(steps), evaluations, best, latest]).toEqual([past, [first, second], second, null]);
    const on = replay([plan, resumed, ...run.slice(-4)]);
    expect(on.evaluations).toEqual(whole.evaluations);
    expect(historyCsv(on)).toBe(historyCsv(whole));
  });

  it('remembers a run from its events', () => {
    const history = replay(run);
    expect(history).toMatchObject({
      state: 'finished',
      backend: { backend: 'wasm', threads: 2, note: message('device.webgpu.absent') },
      plan: {
        steps: 2,
        notes: [message('evaluation.set.labelled', { pairs: 2 })],
        pairLines: { file: 'pairs.csv', sentence1: Int32Array.of(3, 5) },
      },
      progress: null,
      latest: { step: 2, rowsPerSecond: 40 },
      notices: [message('data.note.batchOfOne')],
      problem: null,
    });
    expect(history.plan).not.toHaveProperty('type');
    expect([...history.steps.step]).toEqual([1, 2]);
    expect([...history.steps.loss]).toEqual([0.5, NaN]);
    expect(history.evaluations.map((e) => e.metrics.spearman)).toEqual([0.7, 0.8, 0.75]);
  });

  it('knows the best evaluation: the earlier of equals, and none without a Spearman', () => {
    const best = (...spearmans: (number | null)[]) =>
      replay(spearmans.map((value, i) => ({ type: 'evaluation', evaluation: evaluation(i, value) }))).best
        ?.step;
    expect(best(0.7, 0.8, 0.75)).toBe(1);
    expect(best(0.7, 0.7)).toBe(0);
    expect(best(null, -0.2, null)).toBe(1);
    expect(best(null)).toBeUndefined();
  });

  it('shows progress until a step is taken', () => {
    const preparing = replay(run.slice(0, 3));
    expect(preparing.progress).toEqual({
      what: message('training.progress.tokenising'),
      done: 10,
      total: 34,
    });
    expect(reduceHistory(preparing, step(1, 0.5)).progress).toBeNull();
  });

  it('keeps a problem beside everything that was there before', () => {
    const problem = {
      kind: 'DeviceError',
      what: message('problem.unexpected', { error: 'x' }),
      kept: message('problem.kept.run'),
      next: message('problem.retry'),
    } as const;
    const history = replay([...run, { type: 'problem', problem }, { type: 'state', state: 'failed' }]);
    expect(history.problem).toEqual(problem);
    expect(history.state).toBe('failed');
    expect(history.steps).toHaveLength(2);
    expect(JSON.parse(historyJson(history, renderEnglish))).toMatchObject({
      problem: { kind: 'DeviceError', what: 'Unexpected error: x' },
    });
  });

  it('changes no earlier history', () => {
    const before = replay(run.slice(0, 7));
    reduceHistory(before, step(2, 9));
    reduceHistory(before, step(2, 8));
    expect([...before.steps.loss]).toEqual([0.5]);
    expect(before.evaluations).toHaveLength(1);
    expect(emptyHistory.steps).toHaveLength(0);
  });
});

describe('the history as files', () => {
  it('is CSV with a row a step, the metrics on the steps that were evaluated', () => {
    expect(historyCsv(replay(run)).split('\r\n')).toEqual([
      'step,loss,learning_rate,grad_norm,pearson_cosine,spearman_cosine',
      '0,,,,,0.7',
      '1,0.5,0.00002,1.25,,0.8',
      '2,NaN,0.00002,1.25,,0.75',
      '',
    ]);
  });

  it('has the verdict on the rows of the base and of the checkpoint that is compared with it', () => {
    const estimate = (value: number) => ({ value, interval: { low: value - 0.1, high: value + 0.1 } });
    const verdict: Verdict = {
      ...better,
      base: estimate(0.5),
      tuned: {
        step: 1,
        selected: true,
        estimate: estimate(0.75),
        difference: { value: 0.25, interval: { low: 0.125, high: 0.5 } },
        answer: 'better',
      },
      kept: 1,
    };
    const events: readonly RunEvent[] = [
      ...run.slice(0, -1),
      { type: 'restored', step: 1 },
      { type: 'verdict', verdict },
      ...run.slice(-1),
    ];
    const history = replay(events);
    expect(history).toMatchObject({ verdict, progress: null });
    expect(historyCsv(history).split('\r\n')).toEqual([
      'step,loss,learning_rate,grad_norm,pearson_cosine,spearman_cosine,spearman_cosine_low,spearman_cosine_high,difference,difference_low,difference_high,verdict,kept',
      '0,,,,,0.7,0.4,0.6,,,,,',
      '1,0.5,0.00002,1.25,,0.8,0.65,0.85,0.25,0.125,0.5,better,yes',
      '2,NaN,0.00002,1.25,,0.75,,,,,,,',
      '',
    ]);
    expect(JSON.parse(historyJson(history, renderEnglish))).toMatchObject({
      keptStep: 1,
      verdict: {
        metric: 'spearman_cosine',
        tuned: { answer: 'better', difference: { interval: { low: 0.125 } } },
        says: expect.arrayContaining([
          'Better than the base: Spearman 0.5000 → 0.7500, +0.2500 (95 % +0.1250 … +0.5000).',
          'Kept: step 1.',
        ]),
      },
    });
  });

  it('has a column for every metric of the evaluators in use', () => {
    const at = { 1: 9, 3: 10, 5: 11, 10: 12 };
    const all: Metrics = {
      ...metrics(0.5),
      kind: 'triplets',
      pearson: 0.25,
      binary: {
        accuracy: 1,
        accuracyThreshold: 2,
        f1: 3,
        f1Threshold: 4,
        precision: 5,
        recall: 6,
        averagePrecision: 7,
        mcc: 8,
      },
      retrieval: {
        queries: 20,
        documents: 30,
        accuracy: at,
        precision: at,
        recall: at,
        ndcgAt10: 13,
        mrrAt10: 14,
        mapAt100: 15,
      },
      tripletAccuracy: 16,
    };
    const evaluationSet = replay([{ type: 'evaluation', evaluation: { ...evaluation(0, 0), metrics: all } }]);
    const [head, row] = historyCsv(evaluationSet).split('\r\n');
    expect(head).toMatch(/,cosine_ap,cosine_mcc,cosine_accuracy@1,.*,triplets_cosine_accuracy$/);
    expect(new Set(head?.split(',')).size).toBe(head?.split(',').length);
    expect(row).toBe('0,,,,0.25,0.5,1,2,3,4,5,6,7,8,9,10,11,12,9,10,11,12,9,10,11,12,13,14,15,16');
    expect(JSON.parse(historyJson(evaluationSet, renderEnglish))).toMatchObject({
      evaluations: [
        {
          queries: 20,
          documents: 30,
          metrics: {
            EmbeddingSimilarityEvaluator: { spearman_cosine: 0.5 },
            BinaryClassificationEvaluator: { cosine_accuracy: 1, cosine_mcc: 8 },
            InformationRetrievalEvaluator: { 'cosine_ndcg@10': 13, 'cosine_recall@3': 10 },
            TripletEvaluator: { cosine_accuracy: 16 },
          },
        },
      ],
    });
  });

  it('is JSON with plan, evaluations and steps; a loss that is no number is null', () => {
    const parsed: unknown = JSON.parse(historyJson(replay(run), renderEnglish));
    expect(parsed).toMatchObject({
      state: 'finished',
      backend: { backend: 'wasm' },
      plan: { steps: 2, notes: ['Evaluated on 2 held-out pairs, not used for training.'] },
      bestStep: 1,
      evaluations: [
        { step: 0, pairs: 2, metrics: { EmbeddingSimilarityEvaluator: { spearman_cosine: 0.7 } } },
        { step: 1 },
        { step: 2 },
      ],
      steps: [
        { step: 1, loss: 0.5, learningRate: 2e-5, gradNorm: 1.25 },
        { step: 2, loss: null },
      ],
      notices: [renderEnglish(message('data.note.batchOfOne'))],
      problem: null,
    });
    expect(historyJson(replay(run), renderEnglish)).not.toMatch(/cosines|pairLines/);
  });
});
