/** What is found in the data before a run, in lines. */

import type { Dataset } from '../../core/data/dataset/dataset';
import { findInEvaluation } from '../../core/data/findings/evaluation/findInEvaluation';
import { findInTokens } from '../../core/data/findings/model/findInTokens';
import type { Finding } from '../../core/data/findings/types';
import { atOnce } from '../../core/data/parse/bytes/turns';
import type { Recipe } from '../../core/recipe/types';
import { message, type Message } from '../../messages/message';
import { measureTokens } from '../../ml/encoder/tokenLengths';
import { cutLength, isSingle, withSettings } from '../../ml/model/settings';
import type { ModelDescription } from '../../ml/model/types';
import type { CliEvent } from '../events';

interface Before {
  readonly dataset: Dataset;
  readonly second: Dataset | null;
  readonly description: ModelDescription;
  readonly recipe: Recipe;
}

/** What is found once the model and the recipe are known: in the part to evaluate on, and under the model's tokenizer. */
export async function findBeforeRun({ dataset, second, description, recipe }: Before): Promise<Finding[]> {
  const evaluation = atOnce(findInEvaluation(dataset, second, recipe));
  const measuring = measureTokens(
    withSettings(description, recipe, isSingle(dataset)),
    dataset.examples.items,
  );
  let tokens = await measuring.next();
  while (!tokens.done) tokens = await measuring.next();
  const maxLength = cutLength(recipe, description.config);
  return [...evaluation, ...findInTokens(tokens.value, maxLength)];
}

export function sayFindings(findings: readonly Finding[], say: (event: CliEvent) => void): void {
  for (const text of findings.flatMap(linesOf)) say({ type: 'notice', text });
}

function linesOf({ severity, what, next, rows, sample }: Finding): Message[] {
  return [
    message('finding.line', { severity: message(`finding.severity.${severity}`), what, next }),
    ...(sample === null ? [] : [message('finding.sample', { rows: sample })]),
    ...rows.map(({ lines, text }) => message('finding.row', { lines, text })),
  ];
}
