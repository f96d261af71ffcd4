/** The evaluation pairs of the run, the most confident mistakes first, with their sentences. */

import { useEffect, useMemo, useState } from 'react';
import { bestThreshold } from '../../core/metrics/decision/threshold';
import { largestFirst, mistakes } from '../../core/metrics/mistakes';
import type { EvaluationKind } from '../../core/metrics/types';
import type { EvaluationTexts } from '../../core/run/evaluationTexts';
import { useApp } from '../../state/react';
import { missingData, type MissingData } from '../../state/compare/compared';
import { selectedRun, shownRun, thresholdOf } from '../../state/runs';
import { baseOf, latestOf, tunedOf } from '../../state/series';

export interface PairRow {
  readonly line: number;
  readonly label: number;
  readonly base: number;
  /** Null where nothing was trained. */
  readonly now: number | null;
  /** Whether it is on the wrong side of the threshold. */
  readonly wrong: boolean;
  readonly sentence1: string;
  readonly sentence2: string;
}

export interface Pairs {
  readonly rows: readonly PairRow[];
  readonly part: EvaluationTexts['part'];
  readonly kind: EvaluationKind;
  /** Null where labels are graded, and no pair is simply wrong. */
  readonly threshold: number | null;
  /** Whether it is that of the best F1; the person may have set another. */
  readonly isBest: boolean;
  readonly wrong: number;
  /** The step of the evaluation, where the run is in progress: more come. */
  readonly soFar: number | null;
}

type Found = Pairs | MissingData | 'none' | 'running' | 'loading' | 'unread';

export const areThere = (found: Found): found is Pairs => typeof found !== 'string' && 'rows' in found;

/** `running` before the first evaluation, `unread` where the sentences could not be made again from the data. */
export function usePairs(): Found {
  const run = useApp(shownRun);
  const fetchTexts = useApp((state) => state.evaluationTexts);
  const moved = useApp(thresholdOf);
  const history = run.kind === 'none' ? null : run.history;
  const active = run.kind === 'active';
  const plan = history?.plan ?? null;
  const [found, setFound] = useState<{ of: object; texts: EvaluationTexts | null } | null>(null);
  // The data of the run may be opened again.
  const files = useApp((state) => state.files);

  useEffect(() => {
    if (!plan) return;
    let over = false;
    void fetchTexts().then((texts) => {
      if (!over) setFound({ of: plan, texts });
    });
    return () => {
      over = true;
    };
  }, [fetchTexts, plan, files]);

  const texts = found?.of === plan ? found?.texts : undefined;
  const base = history && baseOf(history);
  const latest = history && latestOf(history);
  const tuned = history && tunedOf(history);
  const pairs = useMemo(() => {
    if (!base || !latest || !plan || !texts) return null;
    const graded = latest.labels.some((label) => label !== 0 && label !== 1);
    const threshold = graded ? null : (moved ?? bestThreshold(latest.cosines, latest.labels) ?? 0.5);
    const of = mistakes(latest.cosines, latest.labels, threshold);
    const rows = [...largestFirst(of)].map((i): PairRow => ({
      line: plan.pairLines.sentence1[i] ?? 0,
      label: latest.labels[i] ?? 0,
      base: base.cosines[i] ?? NaN,
      now: tuned === null ? null : (latest.cosines[i] ?? NaN),
      wrong: threshold !== null && (of[i] ?? 0) > 0,
      sentence1: texts.sentence1[i] ?? '',
      sentence2: texts.sentence2[i] ?? '',
    }));
    const wrong = rows.filter((row) => row.wrong).length;
    const { kind } = latest.metrics;
    const soFar = active ? latest.step : null;
    return { rows, part: texts.part, kind, threshold, isBest: moved === null, wrong, soFar };
  }, [base, latest, tuned, plan, texts, moved, active]);

  const record = useApp(selectedRun);
  const missing = record && missingData({ files }, record);

  if (run.kind === 'none') return 'none';
  // Another version of the file has other sentences on the same lines.
  if (missing && base) return missing;
  if (pairs) return pairs;
  if (active && !base) return 'running';
  if (!plan || !base) return 'none';
  return texts === null ? 'unread' : 'loading';
}
