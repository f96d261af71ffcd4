/** Models on the same rows, beside what the usual Python script makes of them. */

import { beforeAll, describe, expect, it } from 'vitest';
import type { MeasuredModel } from '../../../src/core/baseModels/measured';
import { rankModels } from '../../../src/core/baseModels/rank';
import { comparedCsv, comparedModels, type ComparedModel } from '../../../src/core/baseModels/table';
import { inTurns } from '../../../src/core/data/parse/bytes/turns';
import { evaluatedSet } from '../../../src/core/run/evaluationTexts';
import { defaultRecipe } from '../../../src/core/recipe/recipe';
import { startDevice } from '../../../src/cli/engine';
import { dataFile } from '../../../src/cli/disk';
import { measureModel, type Measuring } from '../../../src/ml/evaluate/measureModel';
import { createVectorCache, emptyVectors } from '../../../src/ml/evaluate/vectorCache';
import { readData } from '../../../src/ml/run/readData';
import { readModel } from '../../../src/ml/sources/readModel';
import { comparedModels as golden } from '../../fixtures/comparedModels';
import { diskFiles } from '../diskFiles';

const on = { backend: 'wasm', threads: 1 } as const;
beforeAll(() => startDevice('wasm'));

async function rowsOf(limit: number) {
  const { dataset } = await readData(await dataFile('tests/fixtures/pairs-dict.csv'));
  return evaluatedSet({ recipe: defaultRecipe, rows: { limit, allRows: true } }, dataset, null).set;
}

async function measure(name: string, limit: number, more: Partial<Measuring> = {}): Promise<MeasuredModel> {
  const description = { ...(await readModel(await diskFiles(`tests/fixtures/${name}`))), name };
  const evaluationSet = await rowsOf(limit);
  let seconds = 0;
  const measuring = measureModel({ description, evaluationSet, on, now: () => seconds++, ...more });
  for (;;) {
    const { done, value } = await measuring.next();
    if (done) return value;
  }
}

/** The keys of int(10 * cosine), which rounds towards zero: −0.05 and 0.05 are both in 0. */
function dictionary({ histogram: { bins } }: ComparedModel, group: 'lower' | 'upper') {
  const all = new Map<number, number>();
  for (const { from, to, ...bars } of bins) {
    const key = Math.trunc(Math.round(10 * (from < 0 ? to : from)));
    const { count } = bars[group];
    if (count > 0) all.set(key + 0, (all.get(key + 0) ?? 0) + count);
  }
  return Object.fromEntries(all);
}

describe('two models on the first 201 rows of a file with a column "data"', () => {
  let measured: readonly MeasuredModel[] = [];
  let table: readonly ComparedModel[] = [];
  beforeAll(async () => {
    measured = await Promise.all(golden.models.map(({ model }) => measure(model, golden.rows)));
    const set = await rowsOf(golden.rows);
    const evaluations = measured.map(({ evaluation }) => evaluation);
    const ranking = await inTurns(rankModels(evaluations, set, 42), undefined, () => {});
    table = comparedModels(measured, ranking, 'tenths');
  });

  it.each(golden.models.map((model, i) => [model.model, i] as const))(
    'have the pred of Python row by row, and its Spearman: %s',
    (_, i) => {
      const [model, expected] = [measured[i], golden.models[i]];
      const cosines = [...(model?.evaluation.cosines ?? [])];
      expect(cosines).toHaveLength(golden.rows);
      const off = cosines.map((cosine, row) => Math.abs(cosine - (expected?.pred[row] ?? NaN)));
      expect(Math.max(...off)).toBeLessThanOrEqual(1e-6);
      expect(model?.evaluation.metrics.spearman).toBeCloseTo(expected?.spearman ?? NaN, 9);
    },
  );

  it.each(golden.models)("have the counts of the script's dictionaries: $model", ({ model, histogram }) => {
    const found = table.find(({ name }) => name === model);
    expect(found && [dictionary(found, 'lower'), dictionary(found, 'upper')]).toEqual(histogram);
  });

  it('are in the order of their main metric, with the paired difference to the best one', () => {
    const [best, other] = table;
    expect(best?.difference).toBeNull();
    expect(other?.difference?.value).toBeCloseTo(
      (other?.estimate?.value ?? NaN) - (best?.estimate?.value ?? NaN),
      12,
    );
    expect(other?.difference?.value).toBeLessThan(0);
    expect(other?.difference?.interval?.low).toBeLessThan(other?.difference?.value ?? NaN);
  });

  it('are written as CSV, one line per model', () => {
    const lines = [...comparedCsv('cosine_ap', table)].join('').trim().split('\r\n');
    expect(lines[0]).toMatch(/^model,architecture,cosine_ap,cosine_ap_low,/);
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(table.map(({ name }) => name));
  });
});

describe('the vectors of a model', () => {
  it('are embedded once: more rows embed the new sentences only, and give the same numbers', async () => {
    const known = emptyVectors();
    await measure('tiny-bert', 50, { known });
    const before = known.sentences;
    const more = await measure('tiny-bert', 100, { known });
    const fresh = await measure('tiny-bert', 100);
    expect(known.sentences).toBeGreaterThan(before);
    expect(known.sentences).toBe(fresh.embedded.sentences);
    const off = more.evaluation.cosines.map((cosine, i) =>
      Math.abs(cosine - (fresh.evaluation.cosines[i] ?? NaN)),
    );
    expect(Math.max(...off)).toBeLessThan(1e-6);
    const { seconds } = known;
    await measure('tiny-bert', 100, { known });
    expect(known).toMatchObject({ seconds, sentences: fresh.embedded.sentences });
  });

  it('are dropped for the model that was used longest ago where there is no room', () => {
    const cache = createVectorCache(10);
    const first = cache.of('first');
    first.size = 8;
    cache.of('second').size = 8;
    expect(cache.of('second').size).toBe(8);
    expect(cache.of('first')).not.toBe(first);
  });
});
