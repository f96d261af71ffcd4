/** A run as it is kept: what it was made from, how it went and what it came to. */

import type { Mapping, ParseOptions } from '../../data/types';
import { baseModelId } from '../../recipe/changes';
import type { Recipe } from '../../recipe/types';
import type { Job } from '../downloads';
import { baseOf, latestOf } from '../evaluated';
import type { Evaluation, RunState } from '../events';
import type { RunHistory } from '../history';

/** The format of what is kept. */
export const recordVersion = 1;

/** `interrupted`: the page was closed during the run, or page, worker or device were lost. */
export type RecordState = 'running' | 'interrupted' | Extract<RunState, 'finished' | 'stopped' | 'failed'>;

/** A file and how it was read. */
export interface RunFile {
  /** Of its bytes. */
  readonly fingerprint: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly options: ParseOptions;
  /** Which column feeds what, and what the person chose about how it is understood. */
  readonly mapping: Mapping;
  /** Usable rows. */
  readonly rows: number;
}

/** How an open file is kept in a run's record. */
export function runFileOf({ file, options, report }: OpenedFile): RunFile {
  const { fingerprint, examples } = report;
  const { roles, choices, rows } = examples;
  return { fingerprint, name: file.name, size: file.size, options, mapping: { roles, choices }, rows };
}

interface OpenedFile {
  readonly file: { readonly name: string; readonly size: number };
  readonly options: ParseOptions;
  readonly report: {
    readonly fingerprint: string;
    readonly examples: Mapping & { readonly rows: number };
  };
}

/** The base model as it was loaded; its name and revision stand in the recipe. */
export interface RunModel {
  readonly name: string;
  readonly parameters: number;
  /** Bytes of its files. */
  readonly bytes: number;
}

/** The model of a run, and the steps that its weights were trained. */
export interface ModelOfRun {
  readonly id: string;
  readonly number: number;
  readonly step: number;
}

export interface RunRecord {
  readonly version: typeof recordVersion;
  /** Unique among all records of all tabs. */
  readonly id: string;
  /** From 1; 0 is the base model. */
  readonly number: number;
  /** As the person has named it; empty where it has no name but its number. */
  readonly name: string;
  readonly job: Job;
  /** An evaluation of the first rows only; null: all. */
  readonly limit: number | null;
  /** An evaluation of all rows, also where the file has a split with a part to evaluate on. */
  readonly allRows: boolean;
  /** The model that was evaluated beside its base model; null where only that was, and for a training run. */
  readonly evaluated: ModelOfRun | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** From the start to the end, or to the latest that is known; pauses included. */
  readonly seconds: number;
  readonly recipe: Recipe;
  readonly data: RunFile;
  /** The file that was evaluated on; null where rows of the data were. */
  readonly evaluationFile: RunFile | null;
  /** Null until it was loaded. */
  readonly model: RunModel | null;
  readonly state: RecordState;
  /** Cosines are kept of the base model, of the best weights and of the final ones only. */
  readonly history: RunHistory;
  /** Marked by the person as one to keep. */
  readonly pinned: boolean;
  /** The bytes of its model that are stored in this browser; null where none are. */
  readonly modelBytes: number | null;
}

/** Where a run stands that the page has the events of; null while it has not ended. */
export const endState = ({ state }: RunHistory): RecordState | null =>
  state === 'finished' || state === 'stopped' || state === 'failed' ? state : null;

/** Whether a run was under way when its worker or device was lost: it can be resumed. */
export const wasInterrupted = ({ state, problem, evaluations }: RunHistory): boolean =>
  state === 'failed' && problem?.kind === 'DeviceError' && evaluations.length > 0;

/** Whether a run may still come to a result. */
export const isUnfinished = ({ state }: Pick<RunRecord, 'state'>): boolean =>
  state === 'running' || state === 'interrupted';

/** Whether a training run has come to a model that is not stored. Where its checkpoint is left, it can resume to it. */
export const lacksModel = ({ job, state, history, modelBytes }: RunRecord): boolean =>
  job === 'train' &&
  (state === 'finished' || state === 'stopped') &&
  history.latest !== null &&
  modelBytes === null;

/** The history as it is kept: without the progress, and without the cosines of evaluations on the way. */
export function keptHistory(history: RunHistory): RunHistory {
  const { steps, evaluations, best } = history;
  const whole = new Set([0, best?.step, latestOf(history)?.step]);
  const kept = evaluations.map((evaluation) =>
    whole.has(evaluation.step) ? evaluation : summary(evaluation),
  );
  return {
    ...history,
    progress: null,
    // The columns of a growing series share memory with later ones, which would be copied along.
    steps: {
      length: steps.length,
      step: steps.step.slice(),
      loss: steps.loss.slice(),
      learningRate: steps.learningRate.slice(),
      gradNorm: steps.gradNorm.slice(),
    },
    evaluations: kept,
    best: best && (kept.find(({ step }) => step === best.step) ?? best),
  };
}

const summary = ({ step, metrics, seconds }: Evaluation): Evaluation => ({
  step,
  metrics,
  cosines: new Float32Array(0),
  labels: new Float32Array(0),
  seconds,
});

/** What a run is asked to do. */
export type RunRequest = Pick<RunRecord, 'id' | 'job' | 'limit' | 'allRows' | 'evaluated' | 'recipe'>;

export const requestOf = ({ id, job, limit, allRows, evaluated, recipe }: RunRequest): RunRequest => ({
  id,
  job,
  limit,
  allRows,
  evaluated,
  recipe,
});

/** What of a run's record says how its files are made. */
export type RunOfFile = Pick<RunRecord, 'id' | 'startedAt' | 'recipe' | 'data' | 'evaluationFile'>;

export const runOfFile = ({ id, startedAt, recipe, data, evaluationFile }: RunOfFile): RunOfFile => ({
  id,
  startedAt,
  recipe,
  data,
  evaluationFile,
});

/** What a training run is asked besides its recipe. */
export const training = { job: 'train', limit: null, allRows: false, evaluated: null } as const;

/** How a file was read, and which it is: equal for the same rows. */
export const rowsKey = ({ fingerprint, options, mapping }: RunFile) =>
  [fingerprint, options, mapping] as const;

/** What decides on the numbers of a run's base model. */
export type BaseFacts = Pick<
  RunRecord,
  'job' | 'limit' | 'allRows' | 'recipe' | 'data' | 'evaluationFile' | 'model'
>;

/**
 * Equal for runs whose base models were evaluated on the same rows: the same model, read from the same files in the same
 * way, and the same choice of rows.
 */
export function baseKey({ job, limit, allRows, recipe, data, evaluationFile, model }: BaseFacts): string {
  const { seed, heldOut, baseModel, maxSeqLength, pooling, promptSentence1, promptSentence2 } = recipe;
  const encoding = [maxSeqLength, pooling, promptSentence1, promptSentence2];
  const rows =
    job === 'evaluate'
      ? [allRows ? 'first' : 'part', limit]
      : evaluationFile
        ? ['file', rowsKey(evaluationFile)]
        : ['share', heldOut];
  return JSON.stringify([
    rowsKey(data),
    rows,
    seed,
    baseModel.kind,
    baseModelId(baseModel),
    model?.bytes,
    encoding,
  ]);
}

/** The evaluations of the runs' base models by `baseKey`, of those that have one. */
export const basesOf = (records: readonly RunRecord[]): Readonly<Record<string, Evaluation>> =>
  Object.fromEntries(
    records.flatMap((record) => {
      const base = baseOf(record.history);
      return base && record.model ? [[baseKey(record), base] as const] : [];
    }),
  );
