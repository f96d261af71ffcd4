/** The rows of the table of runs: each run with what its model came to, and the base models that they were trained from. */

import { binaryClassification } from '../../evaluators/binaryClassification';
import { flatName, selectionMetric } from '../../evaluators/catalogue';
import type { MetricEntry } from '../../evaluators/types';
import type { SettingName } from '../../recipe/changes';
import type { Estimate } from '../../statistics/intervals';
import { baseOf, latestOf, tunedOf } from '../evaluated';
import type { Evaluation } from '../events';
import { baseKey, type RunRecord } from '../record/record';

export interface RunRow {
  /** The id of the run, or the key of the base. */
  readonly key: string;
  /** The run; of a base model the first run that was trained from it. */
  readonly record: RunRecord;
  /** Whether it is the row of the base model. */
  readonly isBase: boolean;
  /** What the best model is selected by; null before the first evaluation. */
  readonly metric: MetricEntry | null;
  /** The metric's name beside those of other evaluators. */
  readonly metricName: string | null;
  /** Of the model that the run left. */
  readonly value: number | null;
  /**
   * The model's value less the base's, with the interval of the verdict where that is on the same model; 0 where the base
   * was kept, null for the base itself and without a value.
   */
  readonly change: Estimate | null;
  readonly averagePrecision: number | null;
  /** Of the run, or of the evaluation of a base model; null during a run. */
  readonly seconds: number | null;
  /** Whether training found nothing better than the base, so that its weights are the model. */
  readonly baseKept: boolean;
  /** The bytes of the model that are kept in this browser; null where none are. */
  readonly modelBytes: number | null;
}

/** What decides on a base model's numbers, of the recipe of a run that was trained from it. */
export const baseSettings: ReadonlySet<SettingName> = new Set<SettingName>([
  'baseModel',
  'seed',
  'heldOut',
  'maxSeqLength',
  'pooling',
  'promptSentence1',
  'promptSentence2',
]);

const precisionEntry = binaryClassification.metrics.find(({ name }) => name === 'cosine_ap');

/** What is the same for every model of a run: its evaluation in the columns of the table. */
function measured({ recipe }: RunRecord, evaluation: Evaluation | null) {
  if (!evaluation) return { metric: null, metricName: null, value: null, averagePrecision: null };
  const { metrics } = evaluation;
  const { evaluator, metric } = selectionMetric(recipe.bestBy, metrics.kind);
  return {
    metric,
    metricName: flatName(evaluator, metric.name),
    value: metric.of(metrics),
    averagePrecision: precisionEntry?.of(metrics) ?? null,
  };
}

/** The evaluation of a run's model: of the base model where nothing was to be trained, else null before the first step. */
export const modelOf = ({ job, history }: Pick<RunRecord, 'job' | 'history'>): Evaluation | null =>
  job === 'train' ? tunedOf(history) : latestOf(history);

export function rowOf(record: RunRecord): RunRow {
  const { history, state, seconds, modelBytes } = record;
  const numbers = measured(record, modelOf(record));
  return {
    key: record.id,
    record,
    isBase: false,
    ...numbers,
    change: changeOf(record, numbers),
    seconds: state === 'running' ? null : seconds,
    baseKept: record.job === 'train' && history.restored === 0,
    modelBytes,
  };
}

function changeOf(record: RunRecord, { metric, value }: Pick<RunRow, 'metric' | 'value'>): Estimate | null {
  const { history } = record;
  const [base, tuned] = [baseOf(history), tunedOf(history)];
  const before = base && metric && metric.of(base.metrics);
  if (!tuned || value === null || before === null) return null;
  const compared = history.verdict?.tuned;
  const interval = compared?.step === tuned.step ? (compared.difference?.interval ?? null) : null;
  return { value: value - before, interval };
}

/** One row for each base model and set of evaluation rows, after the first training run that measured it. */
export function baseRows(records: readonly RunRecord[]): RunRow[] {
  const rows = new Map<string, RunRow>();
  for (const record of records) {
    const base = baseOf(record.history);
    if (record.job !== 'train' || !base) continue;
    const key = baseKey(record);
    if (rows.has(key)) continue;
    rows.set(key, {
      key,
      record,
      isBase: true,
      ...measured(record, base),
      change: null,
      seconds: base.seconds,
      baseKept: false,
      modelBytes: null,
    });
  }
  return [...rows.values()];
}
