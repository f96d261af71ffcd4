/** The card's part on evaluation, in the form of sentence-transformers' cards, with the base model for comparison. */

import { evaluatorsFor } from '../../core/evaluators/catalogue';
import type { EvaluatorEntry } from '../../core/evaluators/types';
import type { Metrics } from '../../core/metrics/types';
import { verdictMessages } from '../../core/statistics/sentences';
import type { Verdict } from '../../core/statistics/verdict';
import { cardWords } from '../../messages/en/card';
import { renderEnglish } from '../../messages/english';
import { rawTable } from './markdown';

const reference = 'https://sbert.net/docs/package_reference/sentence_transformer/evaluation.html';

export interface EvaluationFacts {
  readonly rows: { readonly train: number; readonly heldOut: number };
  /** On the evaluation pairs; null if the run ended before it. */
  readonly before: Metrics | null;
  readonly after: Metrics | null;
  /** Null if the run ended before it. */
  readonly verdict: Verdict | null;
}

/** The verdict first, then one part per evaluator, each with all its metrics; the evaluator's primary metric is bold. */
export function evaluationPart({ rows, before, after, verdict }: EvaluationFacts): string {
  const evaluation = after ?? before;
  if (!evaluation) return cardWords.notEvaluated;
  const parts = evaluatorsFor(evaluation.kind).flatMap((evaluator) =>
    evaluatorPart(evaluator, before, after),
  );
  if (parts.length === 0) return cardWords.notEvaluated;
  const { retrieval } = evaluation;
  const searched = retrieval ? [cardWords.searched(retrieval.queries, retrieval.documents)] : [];
  const intro = [cardWords.evaluatedOn(rows.heldOut), ...searched].join(' ');
  return [...verdictPart(verdict), intro, `### ${cardWords.metrics}`, ...parts].join('\n\n');
}

function verdictPart(verdict: Verdict | null): string[] {
  if (!verdict) return [];
  const [first, ...rest] = verdictMessages(verdict, 4).map(renderEnglish);
  return [`**${first ?? ''}** ${rest.join(' ')}`];
}

/** Empty if none of its metrics is defined. */
function evaluatorPart(evaluator: EvaluatorEntry, before: Metrics | null, after: Metrics | null): string[] {
  const { name: className, description, metrics, primary } = evaluator;
  const lines = metrics
    .map(({ name, of }) => ({ name, old: before && of(before), now: after && of(after) }))
    .filter(({ old, now }) => old !== null || now !== null)
    .map(({ name, old, now }) => [name, number(old), number(now)].map(name === primary ? bold : same));
  if (lines.length === 0) return [];
  const page = `${reference}#sentence_transformers.sentence_transformer.evaluation.${className}`;
  return [
    `#### ${description}`,
    `* ${cardWords.evaluatedWith(`[<code>${className}</code>](${page})`)}`,
    rawTable([[cardWords.metric, cardWords.before, cardWords.after], ...lines]),
  ];
}

/** With a plain hyphen for a minus: cards are parsed too. */
const number = (value: number | null) => value?.toFixed(4) ?? '–';
const bold = (text: string) => `**${text}**`;
const same = (text: string) => text;
