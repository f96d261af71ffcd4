/** What the next run would be evaluated on, as far as it is known before it. */

import { heldOutCount } from '../../core/data/evaluation/heldOutCount';
import { isTextAlone } from '../../core/data/dataset/roleColumns';
import type { SplitPart } from '../../core/data/words/splitWords';
import { checkField } from '../../core/recipe/check';
import type { AppState } from '../appState';
import { openFileOf } from '../stages';

export type EvaluatedOn =
  | { readonly kind: 'file'; readonly name: string }
  /** A part that a column of the data names. */
  | { readonly kind: 'part'; readonly part: SplitPart; readonly rows: number }
  /** Sentences without labels give nothing to evaluate by. */
  | { readonly kind: 'nothing' }
  /** About as many rows: equal pairs stay together. Null without data, or where the share is out of its range. */
  | { readonly kind: 'share'; readonly rows: number | null; readonly of: number };

export function evaluatedOn({ files, recipe }: Pick<AppState, 'files' | 'recipe'>): EvaluatedOn {
  const file = openFileOf(files.heldOut);
  if (file) return { kind: 'file', name: file.report.name };
  const examples = openFileOf(files.train)?.report.examples;
  if (examples && isTextAlone(examples.roles)) return { kind: 'nothing' };
  if (examples?.split?.used === true) {
    const { evaluated: part, rows } = examples.split;
    return { kind: 'part', part, rows: rows[part] };
  }
  const of = examples?.rows ?? 0;
  const known = of > 0 && checkField('heldOut', recipe.heldOut) === null;
  return { kind: 'share', rows: known ? heldOutCount(of, recipe.heldOut) : null, of };
}
