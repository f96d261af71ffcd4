/** The metrics of a model for the Hub's front matter, as sentence-transformers writes them. */

import { evaluatorsFor } from '../../core/evaluators/catalogue';
import type { Metrics } from '../../core/metrics/types';

/**
 * The lines of `model-index` (https://huggingface.co/docs/hub/model-cards#evaluation-results); none without metrics. Of the
 * data they say nothing: its name and its rows are the person's own.
 */
export function modelIndex(name: string, metrics: Metrics | null): string[] {
  const results =
    metrics === null ? [] : evaluatorsFor(metrics.kind).flatMap((one) => resultOf(one, metrics));
  if (results.length === 0) return [];
  return ['model-index:', `- name: ${JSON.stringify(name)}`, '  results:', ...results];
}

function resultOf(
  { description, metrics }: ReturnType<typeof evaluatorsFor>[number],
  measured: Metrics,
): string[] {
  const values = metrics.flatMap(({ name, of }) => {
    const value = of(measured);
    if (value === null) return [];
    return [
      `    - type: ${JSON.stringify(name)}`,
      `      value: ${number(value)}`,
      `      name: ${titleOf(name)}`,
    ];
  });
  if (values.length === 0) return [];
  return [
    '  - task:',
    `      type: ${description.toLowerCase().replaceAll(' ', '-')}`,
    `      name: ${description}`,
    '    dataset:',
    '      type: unknown',
    '      name: Unknown',
    '    metrics:',
    ...values,
  ];
}

/** "cosine_accuracy@1" is "Cosine Accuracy@1". */
const titleOf = (name: string) =>
  name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => ` ${letter.toUpperCase()}`).trim();

/** Without an exponent, which YAML takes for text. */
const number = (value: number) => String(Number(value.toFixed(6)));
