/** The table of compared models: plain data that outlives the evaluations it was made from, and its files. */

import { writeCsv } from '../data/writeCsv';
import { namedMetrics } from '../evaluators/catalogue';
import { binsFor, type BinRule } from '../metrics/histogram/bins';
import { groupsOf, histogram, type Histogram } from '../metrics/histogram/histogram';
import type { EvaluationKind } from '../metrics/types';
import type { Estimate } from '../statistics/intervals';
import type { Answer } from '../statistics/paired';
import { secondsPerThousand, type MeasuredModel, type ModelFacts } from './measured';
import type { Ranking } from './rank';

export interface ComparedModel extends ModelFacts {
  /** Its index among those that were measured. */
  readonly index: number;
  readonly estimate: Estimate | null;
  readonly difference: Estimate | null;
  readonly answer: Answer;
  readonly spearman: number | null;
  readonly unknown: number;
  readonly secondsPerThousand: number | null;
  readonly pairs: number;
  readonly kind: EvaluationKind;
  /** By evaluator and metric, by the names of sentence-transformers. */
  readonly metrics: ReturnType<typeof namedMetrics>;
  /** Of the cosines; all models share its bins. */
  readonly histogram: Histogram;
}

/** Graded labels are split in the middle, as in the large histogram. */
const split = 0.5;

/** In the order of the ranking. */
export function comparedModels(
  measured: readonly MeasuredModel[],
  { ranks }: Ranking,
  rule: BinRule,
): readonly ComparedModel[] {
  const samples = measured.flatMap(({ evaluation }) =>
    groupsOf(evaluation.cosines, evaluation.labels, split),
  );
  const bins = binsFor(samples, rule);
  return ranks.flatMap((rank) => {
    const { index } = rank;
    const model = measured[index];
    if (!model) return [];
    const { embedded, evaluation, ...facts } = model;
    const { cosines, labels, metrics } = evaluation;
    return [
      {
        ...facts,
        index,
        estimate: rank.estimate,
        difference: rank.difference,
        answer: rank.answer,
        secondsPerThousand: secondsPerThousand({ embedded }),
        spearman: metrics.spearman,
        pairs: metrics.pairs,
        kind: metrics.kind,
        metrics: namedMetrics(metrics),
        histogram: histogram(cosines, labels, bins, split),
      },
    ];
  });
}

/** The columns of the CSV file, by their names. @param metric the main metric's name */
function factsOf(metric: string, model: ComparedModel): Record<string, string | number | null> {
  return {
    model: model.name,
    architecture: model.architecture,
    [metric]: model.estimate?.value ?? null,
    [`${metric}_low`]: model.estimate?.interval?.low ?? null,
    [`${metric}_high`]: model.estimate?.interval?.high ?? null,
    spearman_cosine: model.spearman,
    difference_to_best: model.difference?.value ?? null,
    difference_low: model.difference?.interval?.low ?? null,
    difference_high: model.difference?.interval?.high ?? null,
    seconds_per_1000_sentences: model.secondsPerThousand,
    bytes: model.bytes,
    parameters: model.parameters,
    dimensions: model.dimensions,
    max_seq_length: model.maxSeqLength,
    unknown_tokens: model.unknown,
    pairs: model.pairs,
  };
}

/** @returns the lines of a CSV file, in chunks; without models, none */
export function* comparedCsv(
  metric: string,
  models: readonly ComparedModel[],
): Generator<string, void, undefined> {
  const rows = models.map((model) => Object.entries(factsOf(metric, model)));
  const [first] = rows;
  if (!first) return;
  yield* writeCsv(
    first.map(([name]) => name),
    rows.map((row) => row.map(([, value]) => (value === null ? '' : String(value)))),
  );
}

/** The same with every metric and the counts of each bin. */
export const comparedJson = (metric: string, models: readonly ComparedModel[]): string =>
  `${JSON.stringify(
    models.map((model) => ({
      ...factsOf(metric, model),
      metrics: model.metrics,
      histogram: model.histogram.bins.map(({ from, to, lower, upper }) => ({
        from,
        to,
        label_0: lower.count,
        label_1: upper.count,
      })),
    })),
    null,
    1,
  )}\n`;
