/** The cosine from which on a run's model calls two sentences similar. */

import type { Metrics } from '../../metrics/types';
import type { Verdict } from '../../statistics/verdict';
import { latestOf } from '../evaluated';
import type { RunHistory } from '../history';

/** That of the verdict, which was chosen on one half of the evaluation pairs and tested on the other; else that of the best F1. */
export const reportedThreshold = (
  verdict: Pick<Verdict, 'threshold'> | null,
  metrics: Pick<Metrics, 'binary'> | null,
): number | null => verdict?.threshold?.threshold ?? metrics?.binary?.f1Threshold ?? null;

export const thresholdOfRun = (history: RunHistory): number | null =>
  reportedThreshold(history.verdict, latestOf(history)?.metrics ?? null);
