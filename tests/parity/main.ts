/** The engine's half of `npm run parity`: trains what Python trains, and prints both sides' numbers in one table. */

import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lossNames } from '../../src/core/losses/catalogue';
import { readBase, startDevice } from '../../src/cli/engine';
import type { ModelDescription } from '../../src/ml/model/types';
import { lossesSchema } from '../goldenFiles';
import { architecturesGolden, checkEmbeddings } from './architectures';
import { passes, worstOf, type Check } from './check';
import { fullRuns } from './fullRuns';
import { checkLoss } from './losses';
import { checkMetrics, metricsSchema } from './metrics';
import { checkFiftySteps, checkVectors } from './minilm';
import { checkAdamW, checkSchedule } from './optimizer';
import { readFullRuns, readReference, readRunsPlan, type FullRun, type Reference } from './reference';
import { checkResume } from './resume';
import { tableOf, type Row, type Section } from './table';

/** Where everything is. */
interface Places {
  /** Of parity_data.py. */
  readonly data: string;
  /** Of the golden files that were just made, and reference.json. */
  readonly golden: string;
  /** Of all-MiniLM-L6-v2. */
  readonly minilm: string;
  /** The numbers of the full runs, and their lines by both sides; null where these were left out. */
  readonly runs: { readonly plan: string; readonly ours: string; readonly theirs: string } | null;
}

/** Trains the full runs. */
export async function runFully(
  { data, minilm }: Places,
  { plan, ours }: NonNullable<Places['runs']>,
  root: string,
): Promise<void> {
  await startDevice('wasm');
  await fullRuns(await readBase(minilm, root), await readRunsPlan(plan), data, ours);
}

/** Prints the table. @returns whether every row is within its tolerance */
export async function compare(places: Places, root: string): Promise<boolean> {
  const {
    started: { backend },
  } = await startDevice('wasm');
  const minilm = await readBase(places.minilm, root);
  const reference = await readReference(join(places.golden, 'reference.json'));
  const sections: Section[] = [
    { title: `1. Embeddings (${backend})`, rows: await embeddingRows(places, minilm, reference) },
    { title: `2. Losses and their gradients (${backend})`, rows: await lossRows(places) },
    {
      title: `3. Fifty steps of all-MiniLM-L6-v2 (${backend})`,
      rows: await stepRows(places, minilm, reference),
    },
    ...(places.runs
      ? [{ title: `4. Full runs: Spearman on the dev split (${backend})`, rows: await runRows(places.runs) }]
      : []),
    { title: '5. Metrics', rows: await metricRows(places) },
    {
      title: `6. Schedules, AdamW, and runs that go on from a checkpoint (${backend})`,
      rows: await optimizerRows(reference),
    },
  ];
  process.stdout.write(tableOf(sections));
  return sections.flatMap(({ rows }) => rows).every(passes);
}

async function embeddingRows(
  { golden }: Places,
  minilm: ModelDescription,
  reference: Reference,
): Promise<Row[]> {
  const { models } = await architecturesGolden(await openAsBlob(join(golden, 'architectures.json.gz')));
  const rows: Row[] = [];
  for (const model of models) {
    for (const part of model.embeddings) {
      const check = await checkEmbeddings(model, part);
      rows.push({ ...check, what: `${model.architecture}: ${check.what}`, cases: model.sentences.length });
    }
  }
  return [...rows, { ...(await checkVectors(minilm, reference)), cases: reference.embeddings.texts.length }];
}

async function lossRows({ golden }: Places): Promise<Row[]> {
  const file = lossesSchema.parse(JSON.parse(await readFile(join(golden, 'losses.json'), 'utf8')));
  const rows: Row[] = [];
  for (const name of lossNames) {
    const values: Check[] = [];
    const gradients: Check[] = [];
    for (const part of file.cases.filter(({ loss }) => loss === name)) {
      const checks = await checkLoss(file, part);
      values.push(checks.value);
      gradients.push(...checks.gradients);
    }
    rows.push({ ...worstOf(values), what: `${name}: value, relative`, cases: values.length });
    rows.push({ ...worstOf(gradients), what: `${name}: gradients, of tolerance`, cases: gradients.length });
  }
  return rows;
}

async function stepRows({ data }: Places, minilm: ModelDescription, reference: Reference): Promise<Row[]> {
  const { steps, runs } = reference.fiftySteps;
  const rows: Row[] = [];
  for (const run of runs) {
    const { losses, vectors } = await checkFiftySteps(minilm, reference, run, data);
    rows.push({ ...losses, what: `${run.loss}: loss of a step, relative`, cases: steps });
    rows.push({
      ...vectors,
      what: `${run.loss}: 1 − cosine of vectors`,
      cases: reference.embeddings.texts.length,
    });
  }
  return rows;
}

async function runRows({ plan, ours, theirs }: NonNullable<Places['runs']>): Promise<Row[]> {
  const { losses, seeds } = await readRunsPlan(plan);
  const [oursRun, theirsRun] = [await readFullRuns(ours), await readFullRuns(theirs)];
  const mean = (runs: readonly FullRun[], loss: string) => {
    const found = runs.filter((run) => run.loss === loss && seeds.includes(run.seed));
    if (found.length !== seeds.length)
      throw new Error(`${loss} has ${found.length} runs, not ${seeds.length}.`);
    return found.reduce((sum, { spearman }) => sum + spearman, 0) / found.length;
  };
  return losses.map((loss) => {
    const [we, they] = [mean(oursRun, loss), mean(theirsRun, loss)];
    const what = `${loss}: mean of ${seeds.length} seeds`;
    return {
      what,
      cases: seeds.length,
      theirs: they,
      ours: we,
      difference: Math.abs(we - they),
      tolerance: 0.003,
    };
  });
}

async function metricRows({ golden }: Places): Promise<Row[]> {
  const file = metricsSchema.parse(JSON.parse(await readFile(join(golden, 'metrics.json'), 'utf8')));
  const byMetric = new Map<string, Check[]>();
  for (const check of checkMetrics(file))
    byMetric.set(check.what, [...(byMetric.get(check.what) ?? []), check]);
  return [...byMetric.values()].map((checks) => ({ ...worstOf(checks), cases: checks.length }));
}

async function optimizerRows({ schedules, adamw }: Reference): Promise<Row[]> {
  const rows: Row[] = schedules.map((schedule) => ({
    ...checkSchedule(schedule),
    cases: schedule.factors.length,
  }));
  for (const path of adamw) rows.push({ ...(await checkAdamW(path)), cases: path.steps });
  return [...rows, ...(await checkResume())];
}
