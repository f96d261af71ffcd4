/** All findings on the open data, whatever they come from. */

import { worstFirst } from '../core/data/findings/finding';
import { findInTokens } from '../core/data/findings/model/findInTokens';
import type { Finding } from '../core/data/findings/types';
import type { AppState } from './appState';
import { openFileOf } from './stages';

/** What the findings follow from. */
export type Grounds = Pick<
  AppState,
  'files' | 'evaluationFindings' | 'baseCheck' | 'tokenLengths' | 'recipe'
>;

/** The worst first; none while no file is open. A new list each time. */
export function findingsOf({
  files,
  evaluationFindings,
  baseCheck,
  tokenLengths,
  recipe,
}: Grounds): readonly Finding[] {
  const open = openFileOf(files.train);
  if (!open) return [];
  return worstFirst([
    ...(baseCheck?.findings ?? []),
    ...open.report.examples.findings,
    ...(tokenLengths ? findInTokens(tokenLengths, recipe.maxSeqLength) : []),
    ...evaluationFindings,
  ]);
}
