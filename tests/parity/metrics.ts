/** Every metric of every evaluator beside what sentence-transformers' evaluator classes return. */

import { z } from 'zod';
import { evaluators, evaluatorsFor } from '../../src/core/evaluators/catalogue';
import type { EvaluatorEntry } from '../../src/core/evaluators/types';
import { evaluateMetrics } from '../../src/core/metrics/evaluate';
import { searchMetrics } from '../../src/core/metrics/retrieval';
import type { EvaluationKind, Metrics } from '../../src/core/metrics/types';
import type { Check } from './check';

const numbers = z.array(z.number());
const named = z.record(z.string(), z.number());

/** tests/golden/metrics.json */
export const metricsSchema = z.object({
  cases: z.array(
    z.object({
      name: z.string(),
      cosines: numbers,
      labels: numbers,
      ranks: numbers,
      scipy: z.object({ spearman: z.number(), pearson: z.number() }),
      ceiling: z.number(),
      evaluators: z.record(z.string(), named),
      at: z.array(
        z.object({
          threshold: z.number(),
          accuracy: z.number(),
          precision: z.number().nullable(),
          recall: z.number(),
          f1: z.number(),
        }),
      ),
    }),
  ),
  searches: z.array(
    z.object({ name: z.string(), scores: z.array(numbers), relevant: z.array(numbers), metrics: named }),
  ),
  triplets: z.array(z.object({ name: z.string(), cosines: numbers, metrics: named })),
});

export type GoldenMetrics = z.infer<typeof metricsSchema>;

const tolerance = 1e-9;

/** Pairs with labels. */
export function checkPairs({
  cosines,
  labels,
  evaluators: expected,
}: GoldenMetrics['cases'][number]): Check[] {
  const kind: EvaluationKind = 'BinaryClassificationEvaluator' in expected ? 'binary' : 'score';
  return checkEvaluators(evaluateMetrics(cosines, labels, kind), kind, expected);
}

/** Queries that look for their documents. */
export function checkSearch({ scores, relevant, metrics }: GoldenMetrics['searches'][number]): Check[] {
  const found = searchMetrics(
    {
      queries: scores.map((_, i) => `query ${i}`),
      documents: (scores[0] ?? []).map((_, j) => `document ${j}`),
      relevant: relevant.map((right) => new Set(right)),
    },
    (i, j) => scores[i]?.[j] ?? NaN,
  );
  const evaluationSet = evaluateMetrics([], [], 'pairs', { retrieval: found });
  return checkEvaluator(evaluatorNamed('InformationRetrievalEvaluator'), evaluationSet, metrics);
}

/** Triplets; sentence-transformers rounds their accuracy to float32, and so it is compared. */
export function checkTriplets({ cosines, metrics }: GoldenMetrics['triplets'][number]): Check[] {
  const of = Array.from({ length: cosines.length / 2 }, (_, i) => [i, cosines.length / 2 + i] as const);
  const evaluationSet = evaluateMetrics(cosines, [], 'triplets', { triplets: of });
  const rounded = { ...evaluationSet, tripletAccuracy: Math.fround(evaluationSet.tripletAccuracy ?? NaN) };
  return checkEvaluator(evaluatorNamed('TripletEvaluator'), rounded, metrics);
}

/** All cases. */
export function checkMetrics({ cases, searches, triplets }: GoldenMetrics): readonly Check[] {
  return [...cases.flatMap(checkPairs), ...searches.flatMap(checkSearch), ...triplets.flatMap(checkTriplets)];
}

function checkEvaluators(
  metrics: Metrics,
  kind: EvaluationKind,
  expected: Readonly<Record<string, Readonly<Record<string, number>>>>,
): Check[] {
  return evaluatorsFor(kind).flatMap((evaluator) =>
    checkEvaluator(evaluator, metrics, expected[evaluator.name] ?? {}),
  );
}

/** The difference is NaN where one side has no such metric, or no number of it. */
function checkEvaluator(
  { name: evaluator, metrics }: EvaluatorEntry,
  evaluationSet: Metrics,
  expected: Readonly<Record<string, number>>,
): Check[] {
  const ours = new Map(metrics.map(({ name, of }) => [name, of(evaluationSet)]));
  return [...new Set([...ours.keys(), ...Object.keys(expected)])].map((name) => ({
    what: `${evaluator}: ${name}`,
    difference: Math.abs((ours.get(name) ?? NaN) - (expected[name] ?? NaN)),
    tolerance,
  }));
}

function evaluatorNamed(name: string): EvaluatorEntry {
  const found = evaluators.find((evaluator) => evaluator.name === name);
  if (!found) throw new Error(`There is no evaluator ${name}.`);
  return found;
}
