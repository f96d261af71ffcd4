/** One sample through the product's own engine: its facts, what counting words makes of it, and what training does. */

import { type Dataset, openDataset } from '../../src/core/data/dataset/dataset';
import { pairHeldOut } from '../../src/core/data/evaluation/pairing';
import { heldOutCount } from '../../src/core/data/evaluation/heldOutCount';
import { splitExamples } from '../../src/core/data/evaluation/split';
import type { Example } from '../../src/core/data/types';
import { defaultRecipe, withLoss } from '../../src/core/recipe/recipe';
import { suggest, withSuggestion } from '../../src/core/recipe/suggest';
import type { Recipe } from '../../src/core/recipe/types';
import type { Evaluation } from '../../src/core/run/events';
import type { Sample } from '../../src/core/samples/catalogue';
import { createRuns, type RunSetup } from '../../src/ml/train/runs';
import { dataFile } from '../../src/cli/disk';
import { listen } from '../../src/cli/engine';
import type { ModelDescription } from '../../src/ml/model/types';
import { spoiled } from './control';
import { type Measure, type Measures, measuresFor, measureTexts, spearman } from './measure';
import type { Findings, Gain } from './verdict';
import { wordCosine } from './wordCounts';

/** The largest share that the page holds out of one: with more evaluation pairs less of the result is luck. */
const heldOut = 0.2;

export interface SampleFacts {
  readonly sample: Sample;
  readonly dataset: Dataset;
  readonly measures: Measures;
  readonly findings: Findings;
  /** What word counts alone give on all rows. */
  readonly words: number;
}

export async function sampleFacts(sample: Sample, path: string): Promise<SampleFacts> {
  const { dataset } = await openDataset(await dataFile(path));
  const { items, rejected, labels, duplicates } = dataset.examples;
  const measures = measuresFor(items);
  const ones = items.filter(({ label }) => label === 1).length;
  const pairs = pairHeldOut(items, { labels, seed: defaultRecipe.seed, known: items });
  return {
    sample,
    dataset,
    measures,
    words: measureTexts(measures.main, pairs, wordCosine),
    findings: {
      rows: items.length,
      rejected: rejected.length,
      duplicates,
      repeated: repeatedIn(items),
      positives: labels.kind === 'binary' ? ones / items.length : null,
      chance: measures.main.chance,
      noise: measures.main.noise(heldOutCount(items.length, heldOut)),
      tuned: [],
      control: [],
      spearman: [],
      unread: null,
      documented: sample.expect,
    },
  };
}

/** How many sentences occur more than once. */
function repeatedIn(items: readonly Example[]): number {
  const seen = items.flatMap(({ sentence1, sentence2, negatives }) => [
    sentence1,
    sentence2 ?? '',
    ...negatives,
  ]);
  return seen.length - new Set(seen).size;
}

export interface Tuning {
  /** Processor time of training and evaluation together. */
  readonly cpuSeconds: number;
  readonly gain: Gain;
  /** In the secondary measure. */
  readonly beside: Gain | null;
  readonly spearman: Gain;
}

const runs = createRuns();
const never = new AbortController().signal;

/** Trains on the rows that the page would train on, or on spoiled ones, and evaluates on those it would hold out. */
export async function tune(
  { sample, dataset, measures: { main: measure, beside } }: SampleFacts,
  description: ModelDescription,
  { seed, spoil }: { readonly seed: number; readonly spoil: boolean },
): Promise<Tuning> {
  const base = { ...withLoss(defaultRecipe, sample.loss), seed, heldOut };
  const { layers } = description.config.encoder;
  const { items } = dataset.examples;
  const recipe = withSuggestion(
    base,
    suggest({ layers, rows: items.length, hasEvaluationRows: false, recipe: base }),
  );
  const { train, heldOut: main } = splitExamples(items, recipe);
  const began = process.cpuUsage();
  const [before, after] = await evaluations({
    recipe,
    description,
    dataset: withItems(dataset, spoil ? spoiled(train, seed) : train),
    second: withItems(dataset, main),
  });
  const { user, system } = process.cpuUsage(began);
  return {
    cpuSeconds: (user + system) / 1e6,
    gain: gainIn(measure, before, after),
    beside: beside && gainIn(beside, before, after),
    spearman: gainIn(spearman, before, after),
  };
}

/** What the base model gives on all rows. */
export async function evaluateBase(
  { sample, dataset, measures: { main } }: SampleFacts,
  description: ModelDescription,
): Promise<number> {
  const recipe: Recipe = withLoss(defaultRecipe, sample.loss);
  const events = runs.evaluate(
    { recipe, description, dataset, second: null },
    { limit: null, allRows: true },
    never,
  );
  const [evaluation] = await collect(events);
  return evaluation ? main.of(evaluation.metrics) : NaN;
}

const withItems = (dataset: Dataset, items: readonly Example[]): Dataset => ({
  ...dataset,
  examples: { ...dataset.examples, items },
});

async function evaluations(setup: RunSetup): Promise<[Evaluation | undefined, Evaluation | undefined]> {
  const found = await collect(runs.train(setup, never));
  return [found[0], found.at(-1)];
}

async function collect(events: ReturnType<typeof runs.train>): Promise<Evaluation[]> {
  const found: Evaluation[] = [];
  await listen(events, (event) => {
    if (event.type === 'evaluation') found.push(event.evaluation);
  });
  return found;
}

function gainIn(measure: Measure, before: Evaluation | undefined, after: Evaluation | undefined): Gain {
  const value = (evaluation: Evaluation | undefined) => (evaluation ? measure.of(evaluation.metrics) : NaN);
  return { before: value(before), after: value(after) };
}
