/** The evaluated pairs of a comparison with the cosine of each under every model. */

import { writeCsv } from '../data/writeCsv';
import type { EvaluationTexts } from '../run/evaluationTexts';
import type { ModelComparison } from './comparison';

/** @param texts of the same pairs. @returns the lines of a CSV file, in chunks; the models in the order of the ranking */
export function* comparedPairsCsv(
  { models, ranking }: Pick<ModelComparison, 'models' | 'ranking'>,
  { sentence1, sentence2 }: Pick<EvaluationTexts, 'sentence1' | 'sentence2'>,
): Generator<string, void, undefined> {
  const ranked = ranking.ranks.flatMap(({ index }) => models[index] ?? []);
  const labels = ranked[0]?.evaluation.labels ?? new Float32Array(0);
  yield* writeCsv(
    ['sentence1', 'sentence2', 'label', ...ranked.map(({ name }) => name)],
    sentence1.map((text, i) => [
      text,
      sentence2[i] ?? '',
      String(labels[i] ?? ''),
      ...ranked.map(({ evaluation }) => String(evaluation.cosines[i] ?? '')),
    ]),
  );
}
