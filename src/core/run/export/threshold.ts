/** The cosine from which on a run's model calls two sentences similar. */

import { latestOf } from '../evaluated';
import type { RunHistory } from '../history';

/** That of the verdict, which was chosen on one half of the evaluation pairs and tested on the other; else that of the best F1. */
export const thresholdOfRun = (history: RunHistory): number | null =>
  history.verdict?.threshold?.threshold ?? latestOf(history)?.metrics.binary?.f1Threshold ?? null;
