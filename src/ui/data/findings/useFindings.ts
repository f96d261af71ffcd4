/** All findings on the open data. */

import { useMemo } from 'react';
import type { Finding } from '../../../core/data/findings/types';
import { findingsOf } from '../../../state/findings';
import { useApp } from '../../../state/react';

/** The worst first. */
export function useFindings(): readonly Finding[] {
  const files = useApp((state) => state.files);
  const evaluationFindings = useApp((state) => state.evaluationFindings);
  const baseCheck = useApp((state) => state.baseCheck);
  const tokenLengths = useApp((state) => state.tokenLengths);
  const recipe = useApp((state) => state.recipe);
  return useMemo(
    () => findingsOf({ files, evaluationFindings, baseCheck, tokenLengths, recipe }),
    [files, evaluationFindings, baseCheck, tokenLengths, recipe],
  );
}
