/** The runs that were made: which one the page shows, what the base model came to. */

import { baseOf } from '../core/run/evaluated';
import type { Evaluation } from '../core/run/events';
import {
  baseKey,
  type BaseFacts,
  requestOf,
  runFileOf,
  type RunRecord,
  training,
} from '../core/run/record/record';
import type { AppState } from './appState';
import { openFileOf, type RunStage } from './stages';

export const runOf = ({ runs }: Pick<AppState, 'runs'>, id: string | null): RunRecord | null =>
  runs.find((record) => record.id === id) ?? null;

/** A stored record as it stands now: a run that no tab is making was interrupted. */
export const asLeft = (record: RunRecord, live: ReadonlySet<string>): RunRecord =>
  record.state === 'running' && !live.has(record.id) ? { ...record, state: 'interrupted' } : record;

export const selectedRun = (state: Pick<AppState, 'runs' | 'selected'>): RunRecord | null =>
  runOf(state, state.selected);

const noRun: RunStage = { kind: 'none' };

const stages = new WeakMap<RunRecord, RunStage>();

/** A kept run as a stage; the same object for the same record. */
function stageOf(record: RunRecord): RunStage {
  const known = stages.get(record);
  if (known) return known;
  const { history } = record;
  const stage: RunStage = { kind: 'ended', ...requestOf(record), folder: null, history };
  stages.set(record, stage);
  return stage;
}

/** The run whose charts and results the page shows: the selected one, be it in progress or kept. */
export function shownRun(state: Pick<AppState, 'run' | 'runs' | 'selected'>): RunStage {
  const { run, selected } = state;
  if (run.kind !== 'none' && run.id === selected) return run;
  const record = selectedRun(state);
  return record ? stageOf(record) : noRun;
}

/** The threshold that the person has set for the shown run; null where it is that of the best F1. */
export const thresholdOf = ({
  threshold,
  selected,
}: Pick<AppState, 'threshold' | 'selected'>): number | null =>
  threshold !== null && threshold.run === selected ? threshold.value : null;

/** Whether the shown run is the last one that has ended, whose result the worker has. */
export const shownIsLatest = ({ run, selected }: Pick<AppState, 'run' | 'selected'>): boolean =>
  run.kind === 'ended' && run.id === selected;

/** The run with the number before, which "what changed" compares with; null for the first of its data. */
export const runBefore = (runs: readonly RunRecord[], record: RunRecord): RunRecord | null =>
  runs.findLast(
    ({ number, job, data }) =>
      number < record.number && job === record.job && data.fingerprint === record.data.fingerprint,
  ) ?? null;

/** The run before of a file of the same name and other bytes, such as one with corrected rows; null where there is none. */
export const versionBefore = (runs: readonly RunRecord[], record: RunRecord): RunRecord | null =>
  runs.findLast(
    ({ number, job, data }) => number < record.number && job === record.job && data.name === record.data.name,
  ) ?? null;

/** What a training run would be made from now; null without data. */
export function factsNow({ files, recipe, model }: AppState): BaseFacts | null {
  const open = openFileOf(files.train);
  if (!open) return null;
  const second = openFileOf(files.heldOut);
  return {
    ...training,
    recipe,
    data: runFileOf(open),
    evaluationFile: second && runFileOf(second),
    model: model.kind === 'ready' ? modelOf(model.report) : null,
  };
}

export const modelOf = ({ name, parameters, bytes }: NonNullable<BaseFacts['model']>) => ({
  name,
  parameters,
  bytes,
});

/** Run 0: the base model on the evaluation rows that a run would have now; null where it was not measured. */
export function baseNow(state: AppState): Evaluation | null {
  const facts = factsNow(state);
  return (facts && state.bases[baseKey(facts)]) ?? null;
}

/** The base model on the rows of a run, from an earlier run where that has measured it; null where none has. */
export function baseFor(state: Pick<AppState, 'bases' | 'model'>, record: RunRecord): Evaluation | null {
  const model = state.model.kind === 'ready' ? modelOf(state.model.report) : record.model;
  return state.bases[baseKey({ ...record, model })] ?? null;
}

/** Run 0 of the shown run as soon as it is known; without one, of the next. */
export function baseShown(state: AppState): Evaluation | null {
  const shown = shownRun(state);
  if (shown.kind === 'none') return baseNow(state);
  const record = selectedRun(state);
  return (
    baseOf(shown.history) ?? (record && state.bases[baseKey(record)]) ?? (record && baseFor(state, record))
  );
}
