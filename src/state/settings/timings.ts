/** What the measured steps say of the next run. */

import {
  fasterOf,
  latestTiming,
  type StepTiming,
  type TimedBackend,
  timedModel,
  timingContext,
} from '../../core/device/timing';
import type { AppState } from '../appState';
import { openFileOf } from '../stages';

/** The loaded model, as timings know it; null where none is loaded. */
export const timedModelOf = ({ model }: Pick<AppState, 'model'>): string | null =>
  model.kind === 'ready' ? timedModel(model.report) : null;

type Known = Pick<AppState, 'model' | 'recipe' | 'timings' | 'files'>;

/** Whether a step was measured of the open data, under settings with which a step takes the same time. */
export function isOfRun(
  { files, recipe }: Pick<Known, 'files' | 'recipe'>,
  { context }: StepTiming,
): boolean {
  const data = openFileOf(files.train)?.report.fingerprint;
  return data !== undefined && context === timingContext(data, recipe);
}

export interface ExpectedStep {
  /** Of one batch. */
  readonly seconds: number;
  readonly backend: TimedBackend;
}

/** A step of the next run; null where none was measured of the same data and settings. */
export function expectedStep(state: Known): ExpectedStep | null {
  const model = timedModelOf(state);
  const { batchSize, precision, compute } = state.recipe;
  const timing = model === null ? null : latestTiming(state.timings, { model, batchSize, precision });
  if (!timing || compute === 'cpu' || !isOfRun(state, timing)) return null;
  const backend = compute === 'auto' ? fasterOf(timing) : compute;
  return { seconds: timing.seconds[backend], backend };
}
