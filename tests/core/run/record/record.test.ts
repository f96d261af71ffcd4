import { describe, expect, it } from 'vitest';
import { baseOf, tunedOf } from '../../../../src/core/run/evaluated';
import { estimateSeconds, emptyGrid, gridRecipes } from '../../../../src/core/run/record/grid';
import { parseRecord } from '../../../../src/core/run/record/parseRecord';
import { baseKey, keptHistory } from '../../../../src/core/run/record/record';
import { runsCsv, runsJson } from '../../../../src/core/run/comparison/tableFiles';
import { defaultRecipe } from '../../../../src/core/recipe/recipe';
import { message } from '../../../../src/messages/message';
import { finishedHistory, runRecord } from '../../../fixtures/runs';

describe('a kept history', () => {
  const kept = keptHistory(finishedHistory);

  it('has every step and every metric, and the cosines of base, best and final evaluation only', () => {
    expect(kept.steps).toEqual(finishedHistory.steps);
    expect(kept.evaluations.map(({ metrics }) => metrics)).toEqual(
      finishedHistory.evaluations.map(({ metrics }) => metrics),
    );
    const whole = kept.evaluations.filter(({ cosines }) => cosines.length > 0).map(({ step }) => step);
    expect(whole).toEqual([...new Set([0, kept.best?.step, 120])]);
    expect(tunedOf(kept)?.metrics).toEqual(tunedOf(finishedHistory)?.metrics);
  });

  it('shares no memory with the series that it was taken from', () => {
    expect(kept.steps.loss.byteLength).toBe(kept.steps.loss.buffer.byteLength);
  });
});

describe('what a run came to', () => {
  it('is the base again where its weights were kept, and nothing where nothing was trained', () => {
    const base = baseOf(finishedHistory);
    expect(base?.step).toBe(0);
    expect(tunedOf({ ...finishedHistory, restored: 0 })).toBe(base);
    expect(tunedOf({ restored: null, evaluations: base ? [base] : [] })).toBeNull();
    expect(tunedOf({ restored: null, evaluations: [] })).toBeNull();
  });
});

describe('a record from storage', () => {
  const record = runRecord(3, { learningRate: 2e-4 }, { name: 'higher rate', pinned: true });

  it('is read as it was written', () => {
    expect(parseRecord(structuredClone(record))).toEqual(record);
  });

  it('has its verdict, and none where it is older than verdicts', () => {
    const estimate = { value: 0.5, interval: { low: 0.25, high: 0.75 } };
    const verdict = {
      metric: { name: 'spearman_cosine', label: message('evaluation.spearman') },
      base: estimate,
      tuned: { step: 120, selected: false, estimate, difference: estimate, answer: 'better' as const },
      kept: 120,
      resampling: {
        unit: 'pairs' as const,
        units: 400,
        clusters: 390,
        grouping: 'sentences' as const,
        resamples: 10_000,
        undefined: 0,
      },
      threshold: { threshold: 0.5, chosenOn: 200, pairs: 200, precision: 0.5, recall: 0.75, f1: estimate },
    };
    const judged = { ...record, history: { ...record.history, verdict } };
    expect(parseRecord(structuredClone(judged))).toEqual(judged);
    const { verdict: _, ...older } = record.history;
    expect(parseRecord({ ...record, history: older })?.history.verdict).toBeNull();
  });

  it('may have a loss that is not a number', () => {
    const { history } = record;
    const loss = history.steps.loss.slice().fill(NaN, 5);
    const latest = history.latest && { ...history.latest, loss: NaN };
    const broken = { ...record, history: { ...history, latest, steps: { ...history.steps, loss } } };
    expect(parseRecord(structuredClone(broken))).toEqual(broken);
  });

  it.each([
    ['of a newer version', { ...record, version: 2 }],
    ['of a recipe with an unknown field', { ...record, recipe: { ...record.recipe, newField: 1 } }],
    ['of an unknown state', { ...record, state: 'paused' }],
    [
      'of a history without cosines',
      { ...record, history: { ...record.history, evaluations: [{ step: 0 }] } },
    ],
    ['that is none', 'run'],
  ])('%s is not read', (_, value) => {
    expect(parseRecord(value)).toBeNull();
  });
});

describe('the base model of two runs', () => {
  const first = runRecord(1);
  const { mapping } = first.data;

  it('is the same evaluation whatever is trained', () => {
    const other = {
      loss: 'CoSENTLoss',
      epochs: 3,
      learningRate: 1e-4,
      loraRank: 8,
      compute: 'wasm',
    } as const;
    expect(baseKey(runRecord(2, other))).toBe(baseKey(first));
  });

  it.each([
    ['another seed, which chooses other rows', runRecord(2, { seed: 1 })],
    ['another share', runRecord(2, { heldOut: 0.2 })],
    ['another base model', runRecord(2, { baseModel: { kind: 'folder', name: 'x' } })],
    ['a shorter length', runRecord(2, { maxSeqLength: 64 })],
    ['another pooling', runRecord(2, { pooling: 'cls' })],
    ['a prompt', runRecord(2, { promptSentence1: 'query: ' })],
    ['other data', runRecord(2, {}, { data: { ...first.data, fingerprint: 'f2' } })],
    [
      'other columns',
      runRecord(
        2,
        {},
        { data: { ...first.data, mapping: { ...mapping, roles: { ...mapping.roles, sentence2: 3 } } } },
      ),
    ],
    [
      'labels that are understood in another way',
      runRecord(2, {}, { data: { ...first.data, mapping: { ...mapping, choices: { reversed: true } } } }),
    ],
    ['an evaluation file', runRecord(2, {}, { evaluationFile: { ...first.data, fingerprint: 'f3' } })],
    ['an evaluation of the first rows', runRecord(2, {}, { job: 'evaluate', limit: 100 })],
  ])('is measured again for %s', (_, other) => {
    expect(baseKey(other)).not.toBe(baseKey(first));
  });
});

describe('the table as a file', () => {
  const records = [runRecord(1, {}, { name: '=SUM(A1)' }), runRecord(2, { loss: 'CoSENTLoss', seed: 7 })];

  it('is CSV with one line a run, after those of its base models, and a column for every setting', () => {
    const [head = '', ...all] = [...runsCsv(records)].join('').trimEnd().split('\r\n');
    // Another seed holds out other rows, on which the base is measured too.
    expect(all).toHaveLength(4);
    const lines = all.slice(2);
    const cells = lines.map((line) => line.split(','));
    const column = (name: string) => cells.map((row) => row[head.split(',').indexOf(name)]);
    expect(column('run')).toEqual(['1', '2']);
    expect(column('name')).toEqual(["'=SUM(A1)", '']);
    expect(column('loss')).toEqual(['CosineSimilarityLoss', 'CoSENTLoss']);
    expect(column('seed')).toEqual(['42', '7']);
    expect(Number(column('after')[0])).toBeGreaterThan(Number(column('before')[0]));
    expect([...runsCsv([])]).toEqual([]);
  });

  it('is JSON with recipes and all metrics', () => {
    const [, , first] = JSON.parse(runsJson(records));
    expect(first).toMatchObject({ run: 1, recipe: { loss: 'CosineSimilarityLoss', seed: 42 } });
    expect(first.metrics.after.EmbeddingSimilarityEvaluator.spearman_cosine).toBe(first.spearman_after);
  });
});

describe('a grid', () => {
  it('is every combination once, seeds first, with a loss of its own parameters', () => {
    const recipes = gridRecipes(defaultRecipe, {
      ...emptyGrid,
      losses: ['MultipleNegativesRankingLoss', 'CoSENTLoss'],
      learningRates: [2e-4, 5e-5, 2e-4],
      seeds: [1, 2, 3],
    });
    expect(recipes).toHaveLength(12);
    expect(recipes.slice(0, 4).map(({ seed, learningRate }) => [seed, learningRate])).toEqual([
      [1, 2e-4],
      [2, 2e-4],
      [3, 2e-4],
      [1, 5e-5],
    ]);
    expect(new Set(recipes.map((recipe) => JSON.stringify(recipe))).size).toBe(12);
    expect(gridRecipes(defaultRecipe, emptyGrid)).toEqual([defaultRecipe]);
  });

  it('takes the time of the newest run of the same data and base model, by its seconds an example', () => {
    const place = { fingerprint: 'f1', trainRows: 1600 };
    const records = [runRecord(1, {}, { seconds: 1200 }), runRecord(2)];
    // 120 steps of 16 in 60 s; 100 steps an epoch.
    const recipe = { ...defaultRecipe, epochs: 1 };
    expect(estimateSeconds([recipe], place, records)).toBeCloseTo(50);
    expect(estimateSeconds([recipe, { ...recipe, epochs: 3 }], place, records)).toBeCloseTo(200);
    expect(estimateSeconds([recipe], { ...place, fingerprint: 'f2' }, records)).toBeNull();
    expect(
      estimateSeconds([{ ...recipe, baseModel: { kind: 'folder', name: 'x' } }], place, records),
    ).toBeNull();
  });
});
