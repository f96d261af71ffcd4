import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeBatches } from '../../../src/core/batches/batches';
import { pairHeldOut } from '../../../src/core/data/evaluation/pairing';
import type { Example } from '../../../src/core/data/types';
import { planRun } from '../../../src/core/recipe/plan';
import { defaultRecipe } from '../../../src/core/recipe/recipe';
import type { Recipe } from '../../../src/core/recipe/types';
import type { RunEvent } from '../../../src/core/run/events';
import { SentenceEncoder } from '../../../src/ml/encoder/encoder';
import { evaluate } from '../../../src/ml/evaluate/evaluate';
import { readModel } from '../../../src/ml/sources/readModel';
import { createTokenStore } from '../../../src/ml/encoder/tokenStore';
import { message } from '../../../src/messages/message';
import { train } from '../../../src/ml/train/train';
import { diskFiles } from '../diskFiles';

const subjects = ['dog', 'child', 'woman', 'man'];
const verbs = ['builds', 'watches', 'likes', 'makes', 'hides'];
const things = ['house', 'car', 'picture', 'ship', 'sofa'];

/** Sentence pairs whose score is 1 where the subjects agree, else 0. */
const examples: readonly Example[] = Array.from({ length: 48 }, (_, i) => {
  const subject = subjects[i % 4] ?? '';
  const other = i % 3 === 0 ? subject : (subjects[(i + 1) % 4] ?? '');
  return {
    sentence1: `the ${subject} ${verbs[i % 5]} a ${things[(i * 3) % 5]}`,
    sentence2: `a ${other} ${verbs[(i * 2) % 5]} the ${things[(i + 2) % 5]}`,
    negatives: [],
    label: i % 3 === 0 ? 1 : 0,
    row: i,
  };
});

interface Change extends Partial<Recipe> {
  readonly stop?: AbortSignal;
  /** Seen before the consumer asks for more. */
  readonly onEvent?: (event: RunEvent) => void;
  readonly spoil?: (encoder: SentenceEncoder) => void;
  /** Sees the encoder that a failed run leaves. */
  readonly onFailure?: (encoder: SentenceEncoder) => Promise<void>;
}

async function run({
  stop = new AbortController().signal,
  onEvent,
  spoil,
  onFailure,
  ...change
}: Change = {}) {
  const recipe: Recipe = {
    ...defaultRecipe,
    loss: 'CosineSimilarityLoss',
    lossParams: {},
    learningRate: 2e-3,
    batchSize: 8,
    ...change,
  };
  const model = await readModel(await diskFiles('tests/fixtures/tiny-bert'));
  const encoder = await SentenceEncoder.create(model.config, model.weights());
  const [rows, heldOut] = [examples.slice(0, 32), examples.slice(32)];
  const { batchSize, seed } = recipe;
  const events: RunEvent[] = [];
  let seconds = 0;
  spoil?.(encoder);
  const evaluation = {
    encoder,
    tokens: createTokenStore(model, 32),
    evaluationSet: pairHeldOut(heldOut, { labels: { kind: 'binary' }, seed, known: examples }),
    now: () => seconds++,
  };
  try {
    const running = train({
      evaluation,
      train: rows,
      batches: (epoch) =>
        makeBatches(rows, { batchSize, seed, epoch, sampler: 'batchSampler', batching: 'random' }),
      recipe,
      plan: planRun(recipe, rows.length),
      classes: 2,
      stop,
    });
    for await (const event of running) {
      events.push(event);
      onEvent?.(event);
    }
    // The model that remains, evaluated once more.
    let spearman: number | null = null;
    for await (const event of evaluate(evaluation, 0)) {
      if (event.type === 'evaluation') ({ spearman } = event.evaluation.metrics);
    }
    return { events, spearman, weights: await checksum(encoder) };
  } catch (error) {
    await onFailure?.(encoder);
    throw error;
  } finally {
    encoder.dispose();
  }
}

async function checksum(encoder: SentenceEncoder): Promise<number[]> {
  const sums: number[] = [];
  for await (const { data } of encoder.weights()) sums.push(data.reduce((a, b) => a + b, 0));
  return sums;
}

const steps = (events: readonly RunEvent[]) => events.filter((event) => event.type === 'step');
const evaluations = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.type === 'evaluation' ? [event.evaluation] : []));

beforeAll(() => tf.setBackend('cpu'));

describe('train', () => {
  it('evaluates the base model first, then as planned, and at the end', async () => {
    const { events } = await run({ epochs: 3, evaluateEvery: 5 });
    expect(steps(events).map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(evaluations(events).map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(events.findIndex(({ type }) => type === 'evaluation')).toBeLessThan(
      events.findIndex(({ type }) => type === 'step'),
    );
  });

  it('lowers the loss and raises Spearman', async () => {
    const { events } = await run({ epochs: 8 });
    const [first, last] = [evaluations(events)[0], evaluations(events).at(-1)];
    expect(last?.metrics.spearman).toBeGreaterThan(first?.metrics.spearman ?? 1);
    expect(steps(events).at(-1)?.loss).toBeLessThan(steps(events)[0]?.loss ?? 0);
  });

  it('is the same with the same seed, and differs with another', async () => {
    const [one, same, other] = [await run({ seed: 5 }), await run({ seed: 5 }), await run({ seed: 6 })];
    expect(same.weights).toEqual(one.weights);
    expect(other.weights).not.toEqual(one.weights);
  });

  it('ends after the present step when stopped, and evaluates the weights so far', async () => {
    const controller = new AbortController();
    const { events } = await run({
      epochs: 50,
      stop: controller.signal,
      onEvent: (event) => {
        if (event.type === 'step' && event.step === 3) controller.abort();
      },
    });
    expect(steps(events).at(-1)?.step).toBe(3);
    expect(evaluations(events).at(-1)?.step).toBe(3);
  });

  it('keeps the best weights if the recipe asks for it, and stops early after its patience', async () => {
    // So high a rate that the model gets worse after its first steps.
    const wild = { epochs: 3, learningRate: 0.1, evaluateEvery: 1 };
    const spearmans = (events: readonly RunEvent[]) =>
      evaluations(events).map(({ metrics }) => metrics.spearman ?? -1);
    const all = await run({ ...wild, keepBest: true });
    const best = Math.max(...spearmans(all.events));
    expect(steps(all.events).length).toBe(12);
    expect(spearmans(all.events).at(-1)).toBeLessThan(best);
    expect(all.spearman).toBe(best);

    const { events, spearman } = await run({ ...wild, earlyStopping: 3 });
    const values = spearmans(events);
    const at = values.indexOf(Math.max(...values));
    expect(values.length).toBe(at + 1 + 3);
    expect(events).toContainEqual({ type: 'restored', step: evaluations(events)[at]?.step });
    expect(spearman).toBe(values[at]);
  });

  it('counts steps of accumulated batches', async () => {
    const { events } = await run({ epochs: 2, gradientAccumulation: 3 });
    expect(steps(events).map(({ step }) => step)).toEqual([1, 2, 3, 4]);
  });

  it('has as many steps as the recipe asks for: it repeats the rows, or leaves an epoch before its end', async () => {
    const rows = (events: readonly RunEvent[]) => steps(events).map(({ step, loss }) => [step, loss]);
    const constant = { scheduler: 'constant_with_warmup', keepBest: false } as const;
    const twice = await run({ ...constant, epochs: 2 });
    expect(rows((await run({ ...constant, maxSteps: 3 })).events)).toEqual(rows(twice.events).slice(0, 3));
    const repeated = await run({ ...constant, maxSteps: 8, epochs: 50 });
    expect(rows(repeated.events)).toEqual(rows(twice.events));
    expect(repeated.weights).toEqual(twice.weights);
    const accumulated = await run({ ...constant, maxSteps: 3, gradientAccumulation: 3 });
    expect(steps(accumulated.events).map(({ step }) => step)).toEqual([1, 2, 3]);
  });

  it('trains the parts of the model at their own rates', async () => {
    const change = async (recipe: Partial<Recipe>) => {
      const base = await run({ stop: AbortSignal.abort() });
      const { weights } = await run({ ...recipe, maxSteps: 2, warmupSteps: 0, keepBest: false });
      return Math.abs((weights[0] ?? 0) - (base.weights[0] ?? 0));
    };
    // The first parameter is the table of words.
    expect(await change({ embeddingsRate: 1e-9 })).toBeLessThan((await change({})) / 1000);
    expect(await change({ layerDecay: 0.1 })).toBeLessThan((await change({})) / 20);
    expect(await change({ headRate: 1e-2 })).toBe(await change({}));
  });

  it('trains with LoRA and every option of a step, and keeps its best adapters', async () => {
    const lora = { loraRank: 4, loraDropout: 0.1, weightDecay: 0.01, gradientAccumulation: 2 } as const;
    const { events, spearman } = await run({ ...lora, learningRate: 2e-2, epochs: 6, keepBest: true });
    const values = evaluations(events).map(({ metrics }) => metrics.spearman ?? -1);
    expect(Math.max(...values)).toBeGreaterThan((values[0] ?? 1) + 0.05);
    expect(spearman).toBeCloseTo(Math.max(...values), 3);
  });

  it('is the same with rank 0 as without LoRA, bit for bit', async () => {
    const [plain, without] = [
      await run(),
      await run({ loraRank: 0, loraAlpha: 99, loraDropout: 0.5, loraTargets: 'all-linear' }),
    ];
    expect(without.weights).toEqual(plain.weights);
  });

  it('has the adapters merged into its weights after a run with LoRA fails', async () => {
    let merged: number[] = [];
    const failing = run({
      loraRank: 4,
      learningRate: 1e-2,
      onEvent: (event) => {
        if (event.type === 'step' && event.step === 3) throw new Error('enough');
      },
      onFailure: async (encoder) => void (merged = await checksum(encoder)),
    });
    await expect(failing).rejects.toThrow('enough');
    const base = await run({ stop: AbortSignal.abort() });
    expect(merged.length).toBe(base.weights.length);
    expect(merged).not.toEqual(base.weights);
  });

  it('leaves no tensors and no bytes behind: at its end, after a stop, and when its consumer ends it', async () => {
    const before = { ...tf.memory() };
    await run();
    await run({ stop: AbortSignal.abort() });
    await run({ loraRank: 2, keepBest: true });
    const leave = run({
      onEvent: (event) => {
        if (event.type === 'step') throw new Error('enough');
      },
    });
    await expect(leave).rejects.toThrow('enough');
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(tf.memory().numBytes).toBe(before.numBytes);
  });

  it('stops if the loss is not a number, names the rows, and keeps the weights', async () => {
    const spoil = (encoder: SentenceEncoder) => {
      const norm = encoder.parameters.get('embeddings.norm.bias');
      norm?.assign(tf.fill(norm.shape, NaN));
    };
    await expect(run({ spoil })).rejects.toMatchObject({
      problem: {
        kind: 'ModelError',
        what: message('training.diverged', { step: 1, rows: expect.any(Array) }),
        kept: message('training.kept.weights', { step: 0 }),
        next: { code: 'training.next.lowerLearningRate' },
      },
    });
  });
});
