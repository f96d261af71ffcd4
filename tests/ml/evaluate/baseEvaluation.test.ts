import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDataset } from '../../../src/core/data/dataset/dataset';
import { baseOf } from '../../../src/core/run/evaluated';
import { defaultRecipe } from '../../../src/core/recipe/recipe';
import type { Recipe } from '../../../src/core/recipe/types';
import type { Evaluation, RunEvent } from '../../../src/core/run/events';
import { emptyHistory, reduceHistory } from '../../../src/core/run/history';
import { readModel } from '../../../src/ml/sources/readModel';
import type { ModelDescription } from '../../../src/ml/model/types';
import { createRuns } from '../../../src/ml/train/runs';
import { source } from '../../core/data/sources';
import { diskFiles } from '../diskFiles';

const things = ['house', 'car', 'picture', 'ship', 'sofa'];
const rows = Array.from(
  { length: 40 },
  (_, i) => `the dog ${i} likes a ${things[i % 5]},a child ${i} has the ${things[(i + (i % 3)) % 5]}`,
);
const scored = ['a,b,score', ...rows.map((row, i) => `${row},${(i % 11) / 10}`)].join('\n');
const pairs = ['a,b', ...rows].join('\n');
/** Scores that the base model's cosines follow: equal sentences have the highest. */
const following = [
  'a,b,score',
  ...rows.map((row, i) => {
    const [first = '', second = ''] = row.split(',');
    return `${first},${i % 2 === 0 ? first.replace('likes', 'has') : second},${(i % 2 === 0 ? 4 : 0) + (i % 3) / 3}`;
  }),
].join('\n');

let model: ModelDescription;
const reading = async () => readModel(await diskFiles('tests/fixtures/tiny-bert'));
beforeAll(async () => {
  await tf.setBackend('cpu');
  model = await reading();
});

interface Case {
  readonly content?: string;
  readonly change?: Partial<Recipe>;
  readonly description?: ModelDescription;
  readonly known?: Evaluation | null;
  readonly software?: string;
  readonly job?: 'train' | 'evaluate';
  /** Ends the run at its first evaluation. */
  readonly baseOnly?: boolean;
}

async function run({
  content = scored,
  change = {},
  description = model,
  known = null,
  software = 'one',
  job = 'train',
  baseOnly = false,
}: Case = {}) {
  const { dataset } = await openDataset(source(content));
  const recipe: Recipe = {
    ...defaultRecipe,
    loss: content === pairs ? 'MultipleNegativesRankingLoss' : 'CosineSimilarityLoss',
    lossParams: {},
    learningRate: 2e-3,
    heldOut: 0.3,
    batchSize: 8,
    epochs: 1,
    ...change,
  };
  const runs = createRuns();
  const setup = { recipe, description, dataset, second: null, knownBase: { evaluation: known, software } };
  const rows = { limit: null, allRows: false };
  const stop = new AbortController().signal;
  const events: RunEvent[] = [];
  try {
    for await (const event of job === 'train' ? runs.train(setup, stop) : runs.evaluate(setup, rows, stop)) {
      events.push(event);
      if (baseOnly && event.type === 'evaluation') break;
    }
  } finally {
    runs.last?.encoder.dispose();
  }
  const history = events.reduce(reduceHistory, emptyHistory);
  const base = baseOf(history);
  if (!base) throw new Error('The base model was not evaluated.');
  const measured = events.slice(
    0,
    events.findIndex(({ type }) => type === 'evaluation'),
  );
  return { events, history, base, measures: measured.some(encodes) };
}

const encodes = (event: RunEvent) =>
  event.type === 'progress' && event.what.code === 'training.progress.evaluating';

/** What does not depend on the clock. */
const timeless = (events: readonly RunEvent[]) =>
  events
    .filter(({ type }) => type !== 'progress')
    .map((event) => {
      if (event.type === 'evaluation') return { ...event, evaluation: { ...event.evaluation, seconds: 0 } };
      return event.type === 'step' ? { ...event, rowsPerSecond: 0, remaining: null } : event;
    });

describe('a base model that was evaluated on the same rows', () => {
  it.each([
    ['scored pairs', scored],
    ['pairs that are searched', pairs],
  ])('is not evaluated again, and the run has the same bits: %s', async (_, content) => {
    const first = await run({ content });
    expect(first.measures).toBe(true);
    const again = await run({ content });
    const reused = await run({ content, known: first.base });
    expect(reused.measures).toBe(false);
    expect(timeless(reused.events)).toEqual(timeless(again.events));
    expect(reused.history.verdict).not.toBeNull();
  });

  it('is known also where the model was read again', async () => {
    const first = await run({ baseOnly: true });
    const reused = await run({ known: first.base, description: await reading(), baseOnly: true });
    expect(reused.measures).toBe(false);
    expect(reused.base).toBe(first.base);
  });

  it('is still a candidate where the best checkpoint is loaded at the end', async () => {
    const change = { learningRate: 0.5, epochs: 2, keepBest: true };
    const first = await run({ content: following, change });
    const reused = await run({ content: following, change, known: first.base });
    expect(reused.measures).toBe(false);
    expect(first.history.restored).toBe(0);
    expect(reused.history.restored).toBe(0);
    expect(reused.history.verdict).toEqual(first.history.verdict);
  });

  it('is evaluated once by an evaluation alone', async () => {
    const first = await run({ job: 'evaluate' });
    expect((await run({ job: 'evaluate', known: first.base })).measures).toBe(false);
  });
});

describe('a base model is evaluated again', () => {
  const weighted = (description: ModelDescription): ModelDescription => ({
    ...description,
    async *weights() {
      for await (const weight of description.weights()) {
        yield {
          ...weight,
          data: weight.name === 'layers.0.ffn.out.bias' ? weight.data.map((x) => x + 1) : weight.data,
        };
      }
    },
  });
  it.each<[string, Case]>([
    ['another share is held out', { change: { heldOut: 0.7 } }],
    ['another seed draws the rows', { change: { seed: 7 } }],
    ['sentences are cut elsewhere', { change: { maxSeqLength: 16 } }],
    ['the pooling is another', { change: { pooling: 'cls' } }],
    ['a prompt is another', { change: { promptSentence1: 'query: ' } }],
    ['other software computes', { software: 'two' }],
    ['a label differs', { content: scored.replaceAll(/0\.1$/gm, '0.9') }],
    ['the rows are others', { content: pairs }],
  ])('where %s', async (_, changed) => {
    const { base } = await run({ baseOnly: true });
    const { measures, base: other } = await run({ ...changed, known: base, baseOnly: true });
    expect(measures).toBe(true);
    expect(other.identity).not.toBe(base.identity);
  });

  it('where a weight differs', async () => {
    const { base } = await run({ baseOnly: true });
    const given = { description: weighted(model), known: base, baseOnly: true };
    const { measures, base: other } = await run(given);
    expect(measures).toBe(true);
    expect(other.cosines).not.toEqual(base.cosines);
  });

  it('where what is known is of something else', async () => {
    const { base } = await run({ baseOnly: true });
    const unknown = await run({ known: { ...base, identity: 'another' }, baseOnly: true });
    expect(unknown.measures).toBe(true);
    expect(unknown.base.cosines).toEqual(base.cosines);
  });
});
