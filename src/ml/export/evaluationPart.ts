/** The card's part on how the model did, in the form of sentence-transformers' cards, with the base model beside it. */

import { evaluatorsFor } from '../../core/evaluators/catalogue';
import type { EvaluatorEntry } from '../../core/evaluators/types';
import type { Metrics } from '../../core/metrics/types';
import { rawTable } from './markdown';

const reference = 'https://sbert.net/docs/package_reference/sentence_transformer/evaluation.html';

/** A part an evaluator, each with all its metrics; the one that it chooses models by is bold. */
export function evaluationPart(heldOut: number, before: Metrics | null, after: Metrics | null): string {
  const evaluation = after ?? before;
  if (!evaluation) return 'The model was not evaluated.';
  const parts = evaluatorsFor(evaluation.kind).flatMap((evaluator) => partOf(evaluator, before, after));
  if (parts.length === 0) return 'The model was not evaluated.';
  const { retrieval } = evaluation;
  const searched = retrieval
    ? ` ${retrieval.queries} different first sentences were looked up among ${retrieval.documents} texts.`
    : '';
  return [`On ${heldOut} held-out pairs, never trained on.${searched}`, '### Metrics', ...parts].join('\n\n');
}

/** Empty where none of its numbers is defined. */
function partOf(evaluator: EvaluatorEntry, before: Metrics | null, after: Metrics | null): string[] {
  const { name: evaluatorName, description, metrics, primary } = evaluator;
  const number = (value: number | null) => value?.toFixed(4) ?? '–';
  const lines = metrics
    .map(({ name, of }) => ({ name, old: before && of(before), now: after && of(after) }))
    .filter(({ old, now }) => old !== null || now !== null)
    .map(({ name, old, now }) => [name, number(old), number(now)].map(name === primary ? bold : same));
  if (lines.length === 0) return [];
  const page = `${reference}#sentence_transformers.sentence_transformer.evaluation.${evaluatorName}`;
  return [
    `#### ${description}`,
    `* Evaluated with [<code>${evaluatorName}</code>](${page})`,
    rawTable([['Metric', 'Before', 'After'], ...lines]),
  ];
}

const bold = (text: string) => `**${text}**`;
const same = (text: string) => text;
