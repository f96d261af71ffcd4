/** The curves of the runs that are compared with the shown one. */

import { useMemo } from 'react';
import { incomparable, modelEvaluation, titleOf } from '../../core/run/comparison/sameRows';
import { overlaidRuns } from '../../state/compare/compared';
import { lossLines, spearmanLines, type RunLine } from '../../state/compare/lines';
import { useApp } from '../../state/react';
import { runOf } from '../../state/runs';

function useOverlaid() {
  const runs = useApp((state) => state.runs);
  const compared = useApp((state) => state.compared);
  const selected = useApp((state) => state.selected);
  return useMemo(() => {
    const marks = { runs, compared, selected };
    return { shown: runOf(marks, selected), others: overlaidRuns(marks) };
  }, [runs, compared, selected]);
}

/** Of those with the same loss: another one has another scale. `leftOut` has the titles of the others. */
export function useLossOverlays(): {
  readonly lines: readonly RunLine[];
  readonly leftOut: readonly string[];
} {
  const { shown, others } = useOverlaid();
  return useMemo(() => {
    const trained = others.filter(({ job }) => job === 'train');
    const alike = trained.filter(({ recipe }) => recipe.loss === shown?.recipe.loss);
    const leftOut = trained.filter((run) => !alike.includes(run)).map(titleOf);
    return { lines: lossLines(alike), leftOut };
  }, [shown, others]);
}

/** `otherRows` has the titles of those that were evaluated on other rows than the shown run. */
export function useSpearmanOverlays(): {
  readonly lines: readonly RunLine[];
  readonly otherRows: readonly string[];
} {
  const { shown, others } = useOverlaid();
  return useMemo(() => {
    const trained = others.filter(({ job }) => job === 'train');
    const apart = shown && modelEvaluation(shown) ? trained.filter((run) => incomparable(shown, run)) : [];
    return { lines: spearmanLines(trained), otherRows: apart.map(titleOf) };
  }, [shown, others]);
}
