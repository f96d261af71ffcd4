/** Every evaluator, and what each is for. The data decides: a person chooses no evaluator. */

import type { EvaluationKind, Metrics } from '../metrics/types';
import { binaryClassification } from './binaryClassification';
import { embeddingSimilarity } from './embeddingSimilarity';
import { informationRetrieval } from './informationRetrieval';
import { triplet } from './triplet';
import type { EvaluatorEntry, MetricEntry } from './types';

/** From the most general to the most special. */
export const evaluators: readonly EvaluatorEntry[] = [
  embeddingSimilarity,
  binaryClassification,
  informationRetrieval,
  triplet,
];

export const evaluatorsFor = (kind: EvaluationKind): readonly EvaluatorEntry[] =>
  evaluators.filter(({ evaluates }) => evaluates.includes(kind));

/** The one that is made for such data: the most special. */
export const mainEvaluator = (kind: EvaluationKind): EvaluatorEntry =>
  evaluatorsFor(kind).at(-1) ?? embeddingSimilarity;

/** @throws Error where the catalogue contradicts itself */
export function primaryOf({ name, metrics, primary }: EvaluatorEntry): MetricEntry {
  const found = metrics.find((metric) => metric.name === primary);
  if (!found) throw new Error(`${name} has no metric ${primary}.`);
  return found;
}

/** The metric that a run selects its best model by, with the evaluator that it belongs to. */
export function selectionMetric(bestBy: 'spearman' | 'primary', kind: EvaluationKind) {
  const evaluator = bestBy === 'primary' ? mainEvaluator(kind) : embeddingSimilarity;
  return { evaluator, metric: primaryOf(evaluator) };
}

/** A metric's name where those of several evaluators are together, as sentence-transformers writes it there. */
export const flatName = ({ prefix }: EvaluatorEntry, name: string): string =>
  prefix === '' ? name : `${prefix}_${name}`;

/** The numbers by evaluator and metric, by the names of sentence-transformers. */
export function namedMetrics(metrics: Metrics): Record<string, Record<string, number | null>> {
  return Object.fromEntries(
    evaluatorsFor(metrics.kind).map((evaluator) => [
      evaluator.name,
      Object.fromEntries(evaluator.metrics.map(({ name, of }) => [name, of(metrics)])),
    ]),
  );
}
