import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDataset } from '../../../src/core/data/dataset/dataset';
import { reportExamples } from '../../../src/core/report/report';
import { namedMetrics } from '../../../src/core/evaluators/catalogue';
import { evaluateMetrics } from '../../../src/core/metrics/evaluate';
import { defaultRecipe, withLoss } from '../../../src/core/recipe/recipe';
import type { Recipe } from '../../../src/core/recipe/types';
import type { RunEvent } from '../../../src/core/run/events';
import type { ModelDescription } from '../../../src/ml/model/types';
import type { Roles } from '../../../src/core/data/types';
import { encodeTexts, firstSentences } from '../../../src/ml/encoder/encodeTexts';
import { SentenceEncoder } from '../../../src/ml/encoder/encoder';
import { createTokenStore } from '../../../src/ml/encoder/tokenStore';
import { readModel } from '../../../src/ml/sources/readModel';
import { debugText, message } from '../../../src/messages/message';
import { createRuns } from '../../../src/ml/train/runs';
import { source } from '../../core/data/sources';
import { diskFiles } from '../diskFiles';

const subjects = ['dog', 'child', 'woman', 'man'];
const verbs = ['builds', 'watches', 'likes', 'makes', 'hides'];
const things = ['house', 'car', 'picture', 'ship', 'sofa'];
const say = (subject: string, i: number) => `the ${subject} ${verbs[i % 5]} a ${things[(i * 3) % 5]}`;
const subject = (i: number) => subjects[i % 4] ?? '';

/** Single sentences; those of one subject are of one class. */
const sentences = (rows: number, classOf = subject) =>
  [
    'text,label',
    ...Array.from({ length: rows }, (_, i) => `${say(subject(i), i >> 2)} ${i},${classOf(i)}`),
  ].join('\n');

/** Pairs that are of class 2 where the subjects agree, of class 0 where not, of class 1 here and there. */
const inference = [
  'premise,hypothesis,label',
  ...Array.from({ length: 60 }, (_, i) => {
    const kind = ['entailment', 'contradiction', 'neutral'][i % 3] ?? '';
    const other = kind === 'entailment' ? subject(i) : subject(i + 1);
    return `${say(subject(i), i)},${say(other, i + (kind === 'neutral' ? 7 : 2))},${kind}`;
  }),
].join('\n');

const scores = [
  'a,b,score',
  ...Array.from(
    { length: 40 },
    (_, i) => `${say(subject(i), i)},${say(subject(i + (i % 3)), i)},${(i % 11) / 10}`,
  ),
].join('\n');

/** Scores that the base model's cosines follow: those of more common words are higher. */
const following = [
  'a,b,score',
  ...Array.from({ length: 80 }, (_, i) => {
    const first = say(subject(i), i);
    return `${first} ${i},${i % 2 === 0 ? `${first} ${i + 1}` : say(subject(i + 1), i + 3)},${(i % 2 === 0 ? 4 : 0) + (i % 3) / 3}`;
  }),
].join('\n');

/** In the place of the built-in model: another one, with vectors of another dimension. */
const loadTeacher = async () => readModel(await diskFiles('tests/fixtures/tiny-distilbert'));

/** All events of a run on this file, under the loss that is proposed for it. */
async function run(
  content: string,
  change: Partial<Recipe> = {},
  changed: (description: ModelDescription) => ModelDescription = (same) => same,
  roles: Partial<Roles> = {},
) {
  const { dataset } = await openDataset(source(content), {}, {}, (guessed) => ({
    ...guessed,
    roles: { ...guessed.roles, ...roles },
  }));
  const { inference } = reportExamples(dataset.examples, dataset.roles);
  if (!inference.loss) throw new Error(debugText(inference.reason));
  const recipe = {
    ...withLoss(defaultRecipe, change.loss ?? inference.loss),
    learningRate: 2e-3,
    heldOut: 0.3,
    batchSize: 8,
    epochs: 6,
    ...change,
  };
  const description = changed(await readModel(await diskFiles('tests/fixtures/tiny-bert')));
  const runs = createRuns();
  const events: RunEvent[] = [];
  try {
    const setup = { recipe, description, dataset, second: null, loadTeacher };
    for await (const event of runs.train(setup, new AbortController().signal)) events.push(event);
    const steps = events.filter((event) => event.type === 'step');
    const evaluationSet = events.flatMap((event) => (event.type === 'evaluation' ? [event.evaluation] : []));
    const notices = events.flatMap((event) => (event.type === 'notice' ? [event.text] : []));
    return { loss: recipe.loss, events, steps, evaluationSet, notices, last: runs.last };
  } finally {
    runs.last?.encoder.dispose();
  }
}

/** The mean loss of some steps. */
const mean = (steps: readonly { readonly loss: number }[]) =>
  steps.reduce((sum, { loss }) => sum + loss, 0) / steps.length;

beforeAll(() => tf.setBackend('cpu'));

it('a run on triplets is evaluated by every evaluator', async () => {
  const triplets = [
    'anchor,positive,negative',
    ...Array.from({ length: 60 }, (_, i) =>
      [say(subject(i), i), say(subject(i), i + 1), say(subject(i + 1), i)]
        .map((text) => `${text} ${i % 20}`)
        .join(','),
    ),
  ].join('\n');
  const { evaluationSet } = await run(triplets, { epochs: 1 });
  const numbers = Object.entries(namedMetrics(evaluationSet[0]?.metrics ?? evaluateMetrics([], [], 'score')));
  expect(numbers.map(([name]) => name)).toEqual([
    'EmbeddingSimilarityEvaluator',
    'BinaryClassificationEvaluator',
    'InformationRetrievalEvaluator',
    'TripletEvaluator',
  ]);
  for (const [, values] of numbers) expect(Object.values(values)).not.toContain(null);
  expect(evaluationSet[0]?.metrics.retrieval?.queries).toBeGreaterThan(5);
});

const raggedRows = [
  'anchor,positive,negative_1,negative_2',
  ...Array.from({ length: 60 }, (_, i) =>
    [
      say(subject(i), i),
      say(subject(i), i + 1),
      i % 3 ? say(subject(i + 1), i) : '',
      i % 3 === 2 ? say(subject(i + 2), i) : '',
    ]
      .map((text) => (text === '' ? '' : `${text} ${i % 20}`))
      .join(','),
  ),
].join('\n');

describe('a run on sentences without labels', () => {
  const text = (rows: number) =>
    [
      'text,id',
      ...Array.from({ length: rows }, (_, i) => `${say(subject(i), i >> 2)} ${i},${100 + 7 * i}`),
    ].join('\n');

  it('trains each with itself under dropout, evaluates nothing, and has no verdict', async () => {
    const { loss, events, steps, evaluationSet, notices, last } = await run(text(64), { heldOut: 0.1 });
    expect(loss).toBe('MultipleNegativesRankingLoss');
    expect(events.find((event) => event.type === 'plan')).toMatchObject({
      trainRows: 64,
      heldOutRows: 0,
      notes: [message('evaluation.set.textAlone')],
    });
    expect(steps).toHaveLength(48);
    expect(mean(steps.slice(-8))).toBeLessThan(mean(steps.slice(0, 8)));
    expect(evaluationSet).toEqual([]);
    expect(events.some(({ type }) => type === 'verdict' || type === 'restored')).toBe(false);
    expect(notices).not.toContainEqual(message('training.textAlone.noDropout'));
    expect(last).toMatchObject({ before: null, after: null, trained: true });
  });

  it('says what a base model without dropout makes of it', async () => {
    const { notices, steps } = await run(text(16), { epochs: 1, lossParams: {} }, (description) => ({
      ...description,
      config: {
        ...description.config,
        encoder: {
          ...description.config.encoder,
          hiddenDropout: 0,
          attentionDropout: 0,
          attentionOutputDropout: 0,
        },
      },
    }));
    expect(notices).toContainEqual(message('training.textAlone.noDropout'));
    expect(steps.length).toBeGreaterThan(0);
  });
});

describe('a run with a teacher', () => {
  const triplets = [
    'anchor,positive,negative',
    ...Array.from({ length: 40 }, (_, i) =>
      [say(subject(i), i), say(subject(i), i + 1), say(subject(i + 1), i)]
        .map((text) => `${text} ${i}`)
        .join(','),
    ),
  ].join('\n');
  /** The recipe's base model is a folder, so that the built-in one is another. */
  const taught = {
    baseModel: { kind: 'folder', name: 'tiny-bert' },
    epochs: 3,
    learningRate: 2e-3,
    keepBest: false,
  } as const;

  it.each([
    ['MarginMSELoss', { similarity: 'cosine' }],
    ['DistillKLDivLoss', { similarity: 'cosine', temperature: 0.1 }],
  ] as const)('%s comes nearer to what the teacher sees', async (loss, lossParams) => {
    const { events, steps } = await run(triplets, { ...taught, loss, lossParams });
    expect(mean(steps.slice(-4))).toBeLessThan(0.95 * mean(steps.slice(0, 4)));
    const said = events.flatMap((event) => (event.type === 'progress' ? [event.what] : []));
    expect(said).toContainEqual(message('training.progress.teacher'));
  });

  it('is guided by the base model as it was before the training, or by another one', async () => {
    const gist = { ...taught, loss: 'GISTEmbedLoss', lossParams: { temperature: 0.1 }, epochs: 1 } as const;
    const [base, other] = [await run(triplets, { ...gist, teacher: 'base' }), await run(triplets, gist)];
    const losses = (of: typeof base) => of.steps.map(({ loss }) => loss);
    expect(losses(base).every(Number.isFinite)).toBe(true);
    expect(losses(other)).not.toEqual(losses(base));
  });

  describe('whose numbers are in the file', () => {
    /** The rows with what the teacher says of each, in columns of these names. */
    const withNumbers = async (
      names: readonly string[],
      say: (vectors: readonly Float32Array[]) => number[],
    ) => {
      const description = await loadTeacher();
      const encoder = await SentenceEncoder.create(description.config, description.weights());
      const tokens = createTokenStore(description, description.config.maxSeqLength);
      const [header, ...rows] = triplets.split('\n').map((row) => row.split(','));
      const encoding = encodeTexts(encoder, tokens, firstSentences(rows.flat()), () => ({
        type: 'progress',
        what: message('training.progress.teacher'),
        done: 0,
        total: 0,
      }));
      let now = await encoding.next();
      while (!now.done) now = await encoding.next();
      const vectors = now.value;
      encoder.dispose();
      return [
        [...(header ?? []), ...names],
        ...rows.map((row) => [...row, ...say(row.map((text) => vectors.get(text) ?? new Float32Array()))]),
      ]
        .map((row) => row.join(','))
        .join('\n');
    };
    const dot = (a: Float32Array = new Float32Array(), b: Float32Array = new Float32Array()) =>
      a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
    const scores = ([query, positive, negative]: readonly Float32Array[]) => [
      dot(query, positive),
      dot(query, negative),
    ];
    const losses = ({ steps }: Awaited<ReturnType<typeof run>>) => steps.map(({ loss }) => loss);

    it.each([
      ['MarginMSELoss', ['pos_score', 'neg_score'], scores, {}],
      ['DistillKLDivLoss', ['x', 'y'], scores, { teacherColumns: 'x, y' }],
    ] as const)('%s of the columns %s is that of the teacher itself', async (loss, names, say, change) => {
      const params = { ...taught, loss, lossParams: {}, maxSteps: 2 };
      const file = await run(
        await withNumbers(names, say),
        { ...params, teacher: 'file', ...change },
        undefined,
        {
          label: null,
        },
      );
      const asked = losses(await run(triplets, params));
      expect(losses(file)).toHaveLength(asked.length);
      losses(file).forEach((value, i) => expect(value).toBeCloseTo(asked[i] ?? NaN, 3));
      expect(file.notices).toContainEqual(message('training.taught.from', { columns: names }));
    });

    const taughtVectors = (width: number) =>
      withNumbers(
        Array.from({ length: width }, (_, i) => `label.${i + 1}`),
        () => Array.from({ length: width }, (_, i) => Math.sin(i)),
      );

    it('MSELoss moves every sentence of a row to its vector', async () => {
      const { loss, steps, last } = await run(
        await taughtVectors(48),
        { ...taught, loss: 'MSELoss', lossParams: {}, maxSteps: 6, teacher: 'file', teacherColumns: 'label' },
        undefined,
        { label: null },
      );
      expect([loss, last?.description.config.encoder.hiddenSize]).toEqual(['MSELoss', 48]);
      expect(mean(steps.slice(-2))).toBeLessThan(0.9 * mean(steps.slice(0, 2)));
    });

    it('is refused where a column or a number is missing', async () => {
      const file = { ...taught, lossParams: {}, teacher: 'file' } as const;
      const margins = { ...file, loss: 'MarginMSELoss' } as const;
      await expect(run(triplets, margins)).rejects.toMatchObject({
        problem: { what: message('training.taught.noColumns') },
      });
      await expect(run(triplets, { ...margins, teacherColumns: 'gold' })).rejects.toMatchObject({
        problem: { what: message('training.taught.noColumn', { name: 'gold' }) },
      });
      const three = await withNumbers(['a_margin', 'b_margin', 'c_margin'], () => [1, 2, 3]);
      await expect(run(three, margins)).rejects.toMatchObject({
        problem: {
          what: {
            code: 'training.taught.numbers',
            params: { expected: message('training.taught.margins') },
          },
        },
      });
      await expect(
        run(await taughtVectors(47), { ...file, loss: 'MSELoss', teacherColumns: 'label' }, undefined, {
          label: null,
        }),
      ).rejects.toMatchObject({
        problem: { what: { params: { expected: message('training.taught.vector', { dimensions: 48 }) } } },
      });
    });
  });

  /** A model of 16 dimensions, and a teacher of 48. */
  const smallOnLarge = async (loss: 'MSELoss' | 'MarginMSELoss') => {
    const { dataset } = await openDataset(source(triplets));
    const description = await readModel(await diskFiles('tests/fixtures/tiny-distilbert'));
    const recipe = {
      ...withLoss(defaultRecipe, loss),
      ...taught,
      epochs: 6,
      batchSize: 8,
      learningRate: 5e-3,
    };
    const loadTeacher = async () => readModel(await diskFiles('tests/fixtures/tiny-bert'));
    return { recipe, description, dataset, second: null, loadTeacher };
  };

  it('asks it once for the runs of one session', async () => {
    let read = 0;
    const counting = async () => {
      const description = await loadTeacher();
      return { ...description, weights: () => (read++, description.weights()) };
    };
    const { dataset } = await openDataset(source(triplets));
    const description = await readModel(await diskFiles('tests/fixtures/tiny-bert'));
    const recipe = { ...withLoss(defaultRecipe, 'MarginMSELoss'), ...taught, maxSteps: 1 };
    const runs = createRuns();
    const progress: number[] = [];
    for (const once of [1, 2]) {
      const setup = { recipe, description, dataset, second: null, loadTeacher: counting };
      for await (const event of runs.train(setup, new AbortController().signal)) {
        const asks = event.type === 'progress' && event.what.code === 'training.progress.teacher';
        if (asks) progress.push(once);
      }
    }
    runs.last?.encoder.dispose();
    expect(progress.length).toBeGreaterThan(0);
    expect(new Set(progress)).toEqual(new Set([1]));
    expect(read).toBe(2); // its weights tell which model it is
  });

  it('of more dimensions teaches its vectors in as many as the model has, and the run says how', async () => {
    const { loadTeacher: larger, ...setup } = await smallOnLarge('MSELoss');
    const runs = createRuns();
    const losses: number[] = [];
    for await (const event of runs.train({ ...setup, loadTeacher: larger }, new AbortController().signal)) {
      if (event.type === 'step') losses.push(event.loss);
    }
    runs.last?.encoder.dispose();
    const mean = (some: readonly number[]) => some.reduce((sum, loss) => sum + loss, 0) / some.length;
    expect(mean(losses.slice(-4))).toBeLessThan(0.9 * mean(losses.slice(0, 4)));
    expect(runs.last?.reducedTeacher).toMatchObject({
      code: 'training.teacher.reduced',
      params: { from: 48, to: 16 },
    });
  });

  it('is refused where it has fewer dimensions, and where it is the base model itself', async () => {
    const mse = { ...taught, loss: 'MSELoss', lossParams: {} } as const;
    const refusal = (change: Partial<Recipe>) => run(triplets, { ...mse, ...change });
    await expect(refusal({})).rejects.toMatchObject({
      problem: {
        what: message('training.teacher.dimensions', { loss: 'MSELoss', dimensions: 48, wanted: 16 }),
      },
    });
    const itself = { problem: { what: message('run.loss.ownTeacher', { loss: 'MSELoss' }) } };
    await expect(refusal({ teacher: 'base' })).rejects.toMatchObject(itself);
    await expect(refusal({ baseModel: { kind: 'builtin' } })).rejects.toMatchObject(itself);
    await expect(refusal({ matryoshkaDims: [8] })).rejects.toMatchObject({
      problem: { what: message('run.loss.vectorsAndMatryoshka', { loss: 'MSELoss' }) },
    });
  });
});

describe('a run on rows with none, one or two negatives', () => {
  it('trains on every row together, and evaluates a triplet for each negative', async () => {
    const { steps, evaluationSet, notices, last } = await run(raggedRows, { epochs: 2, learningRate: 1e-3 });
    expect(last?.train).toHaveLength(60 - (last?.heldOut.length ?? 0));
    expect(steps.every(({ loss }) => Number.isFinite(loss))).toBe(true);
    expect(evaluationSet.at(-1)?.metrics.tripletAccuracy).toBeGreaterThan(0);
    const negatives = last?.heldOut.flatMap((example) => example.negatives).length ?? 0;
    const without = last?.heldOut.filter((example) => example.negatives.length === 0).length ?? 0;
    const labels = evaluationSet.at(-1)?.labels ?? [];
    expect(labels.filter((label) => label === 0)).toHaveLength(negatives + without);
    expect(notices.filter((text) => text.code === 'loss.triplets')).toEqual([]);
  });

  it('trains TripletLoss on a triplet for each negative, and says so', async () => {
    const { notices, last } = await run(raggedRows, { epochs: 1, loss: 'TripletLoss' });
    const trained = last?.train ?? [];
    expect(trained.every(({ negatives }) => negatives.length === 1)).toBe(true);
    const rows = new Set(trained.map(({ row }) => row));
    expect([...rows].every((row) => row % 3 !== 0)).toBe(true);
    const all = 60 - (last?.heldOut.length ?? 0);
    expect(notices[0]).toEqual(
      message('loss.triplets', {
        loss: 'TripletLoss',
        rows: all,
        withNegatives: rows.size,
        triplets: trained.length,
      }),
    );
  });
});

it('a run ends with its verdict, which names the step that is kept; it is the base where no checkpoint beats it', async () => {
  // With the second rate the model forgets what it knew.
  for (const learningRate of [2e-3, 0.5]) {
    const { events, evaluationSet, last } = await run(following, {
      epochs: 1,
      evaluateEvery: 2,
      learningRate,
    });
    const found = events.at(-1);
    if (found?.type !== 'verdict') throw new Error('The last event is no verdict.');
    const { verdict } = found;
    expect(last?.verdict).toEqual(verdict);
    const values = evaluationSet.map(({ metrics }) => metrics.spearman ?? -1);
    const best = Math.max(...values.slice(1));
    const baseIsBest = best <= (values[0] ?? NaN);
    const bestStep = evaluationSet[1 + values.slice(1).indexOf(best)]?.step;
    expect(verdict.tuned?.step).toBe(bestStep);
    expect(verdict.kept).toBe(baseIsBest ? 0 : bestStep);
    expect(last?.after?.step).toBe(verdict.kept);
    expect(events.some(({ type }) => type === 'restored')).toBe(verdict.kept !== evaluationSet.at(-1)?.step);
    if (learningRate === 0.5) expect(verdict.kept).toBe(0);
  }
});

describe('a run on classes', () => {
  it.each([
    ['single sentences', sentences(80), 'BatchHardSoftMarginTripletLoss', 0.1],
    // The base model orders these as well as their tied labels allow.
    ['pairs', inference, 'SoftmaxLoss', 0],
  ])('of %s lowers the loss, loses no Spearman and leaves no tensors', async (_, content, loss, gain) => {
    const tensors = tf.memory().numTensors;
    const { steps, evaluationSet, ...result } = await run(content, { epochs: 10, learningRate: 6e-3 });
    expect(result.loss).toBe(loss);
    expect(mean(steps.slice(-5))).toBeLessThan(0.9 * mean(steps.slice(0, 5)));
    const [before, after] = [
      evaluationSet[0]?.metrics.spearman ?? NaN,
      evaluationSet.at(-1)?.metrics.spearman,
    ];
    expect(after).toBeGreaterThanOrEqual(before + gain);
    expect(evaluationSet[0]?.metrics.binary).not.toBeNull();
    expect(tf.memory().numTensors).toBe(tensors);
  });

  it('of classes of different sizes says how many rows an epoch leaves out', async () => {
    const uneven = sentences(60, (i) => (i % 10 === 0 ? 'rare' : 'frequent'));
    const { notices } = await run(uneven, { epochs: 1, seed: 1 });
    expect(notices).toContainEqual(
      message('training.classes.leftOut', { left: expect.any(Number), rows: 40 }),
    );
  });

  it('takes vectors of several lengths', async () => {
    const { steps } = await run(sentences(40), { epochs: 1, matryoshkaDims: [48, 12] });
    expect(steps.every(({ loss }) => Number.isFinite(loss) && loss > 0)).toBe(true);
  });

  it('takes even labels of classes', async () => {
    const change = { epochs: 1, batchSize: 2 } as const;
    const { steps } = await run(inference, { ...change, batching: 'even_labels' });
    const shuffled = await run(inference, change);
    expect(steps).toHaveLength(shuffled.steps.length);
    expect(steps.map(({ loss }) => loss)).not.toEqual(shuffled.steps.map(({ loss }) => loss));
  });

  it.each<[string, string, Partial<Recipe>, string]>([
    [
      'batches by length for a loss that draws its own',
      sentences(40),
      { batching: 'group_by_length' },
      debugText(
        message('recipe.batching.groupByLabel', {
          loss: 'BatchHardSoftMarginTripletLoss',
          field: message('field.batching.label'),
          option: message('field.batching.random'),
        }),
      ),
    ],
    [
      'even labels for scores',
      scores,
      { batching: 'even_labels' },
      debugText(
        message('recipe.batching.noLabels', {
          loss: 'CosineSimilarityLoss',
          option: message('field.batching.byLabel'),
        }),
      ),
    ],
    [
      'an odd batch size',
      sentences(40),
      { batchSize: 7 },
      debugText(
        message('run.loss.batchSize', { loss: 'BatchHardSoftMarginTripletLoss', least: 4, batchSize: 7 }),
      ),
    ],
    [
      'a classifier of cut vectors',
      inference,
      { matryoshkaDims: [48, 12] },
      debugText(message('run.loss.headAndMatryoshka', { loss: 'SoftmaxLoss' })),
    ],
    [
      'a classifier of nothing',
      inference,
      { lossParams: { sentences: false, difference: false, product: false } },
      debugText(message('run.loss.softmaxInputs')),
    ],
    [
      'a loss on single sentences for pairs',
      inference,
      { loss: 'BatchAllTripletLoss' },
      debugText(message('loss.unfit', { loss: 'BatchAllTripletLoss', reason: message('loss.unmet.paired') })),
    ],
    [
      'a class that is left alone',
      sentences(8, (i) => (i < 6 ? 'many' : 'two')),
      { heldOut: 0.5 },
      debugText(message('training.classes.tooFew')),
    ],
  ])('is refused for %s, with the reason', async (_, content, change, words) => {
    await expect(run(content, change)).rejects.toThrow(words);
  });
});

/** Questions and their answers, without labels. */
const positives = [
  'question,answer',
  ...Array.from({ length: 60 }, (_, i) => `${say(subject(i), i)} ${i},${say(subject(i), i + 1)} ${i}`),
].join('\n');

describe('a run with LoRA', () => {
  it.each<[string, string, Partial<Recipe>]>([
    ["SoftmaxLoss and its classifier's own weights", inference, { loss: 'SoftmaxLoss', epochs: 20 }],
    ['vectors of several lengths', sentences(80), { matryoshkaDims: [48, 12] }],
    [
      'a loss that caches gradients',
      positives,
      { loss: 'CachedMultipleNegativesRankingLoss', lossParams: { scale: 20, miniBatchSize: 4 } },
    ],
    ['frozen layers and embeddings', sentences(80), { frozenLayers: 1, freezeEmbeddings: true }],
  ])(
    'lowers the loss with %s, leaves no tensors, and says how much is trained',
    async (_, content, change) => {
      const tensors = tf.memory().numTensors;
      const lora = { loraRank: 4, loraDropout: 0.05, loraTargets: 'all-linear', learningRate: 1e-2 } as const;
      const { steps, notices, last } = await run(content, { epochs: 8, ...lora, ...change });
      expect(mean(steps.slice(-5))).toBeLessThan(0.9 * mean(steps.slice(0, 5)));
      expect(notices).toContainEqual(
        message('training.lora.trains', { trained: expect.any(Number), all: 61008 }),
      );
      expect(last?.encoder.lora).not.toBeNull();
      expect(tf.memory().numTensors).toBe(tensors);
    },
  );

  it('is refused if every layer is frozen, with the reason', async () => {
    await expect(run(sentences(40), { loraRank: 2, frozenLayers: 9 })).rejects.toMatchObject({
      problem: { kind: 'RecipeError', what: message('training.lora.allFrozen', { layers: 2 }) },
    });
  });
});
