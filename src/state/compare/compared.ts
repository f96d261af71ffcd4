/** Which runs are compared: laid over each other in the charts, and row by row. */

import { message, type Message } from '../../messages/message';
import { evaluatedFile, incomparable, modelEvaluation } from '../../core/run/comparison/sameRows';
import { type RunFile, runFileOf, type RunRecord } from '../../core/run/record/record';
import { sameValue } from '../../core/sameValue';
import type { AppState } from '../appState';
import { runOf } from '../runs';
import { openFileOf } from '../stages';

/** More curves in one chart cannot be told apart. */
export const maxCompared = 5;

type Marks = Pick<AppState, 'runs' | 'compared' | 'selected'>;

/** Those that the person has marked; until then the shown run, and the newest other one that it can be compared with. */
export function comparedRuns({ runs, compared, selected }: Marks): readonly RunRecord[] {
  if (compared) return compared.flatMap((id) => runOf({ runs }, id) ?? []);
  const shown = runOf({ runs }, selected) ?? runs.at(-1) ?? null;
  if (!shown) return [];
  const others = runs.filter(
    (run) => run !== shown && run.data.fingerprint === shown.data.fingerprint && modelEvaluation(run),
  );
  const other =
    others.findLast((run) => incomparable(shown, run) === null) ??
    others.findLast(({ job }) => job === 'train') ??
    null;
  return other ? [shown, other] : [shown];
}

/** The runs that are laid over the shown one in its charts: those that are compared, and pinned ones of the same data. */
export function overlaidRuns(state: Marks): readonly RunRecord[] {
  const { runs, selected } = state;
  const shown = runOf({ runs }, selected);
  const pinned = runs.filter(
    (run) => run.pinned && shown !== null && run.data.fingerprint === shown.data.fingerprint,
  );
  const all = new Set([...comparedRuns(state), ...pinned]);
  return [...all]
    .filter((run) => run !== shown)
    .slice(0, maxCompared)
    .sort((a, b) => a.number - b.number);
}

/** What keeps the sentences that a run was evaluated on from being read, and the file that this is about. */
export interface MissingData {
  readonly why: 'notOpen' | 'otherColumns' | 'fileOpen';
  readonly file: string;
}

/** Null where they are at hand. */
export function missingData(
  { files }: Pick<AppState, 'files'>,
  record: Pick<RunRecord, 'data' | 'evaluationFile' | 'job'>,
): MissingData | null {
  const [open, second] = [openFileOf(files.train), openFileOf(files.heldOut)];
  const { data, evaluationFile } = record;
  const wanted: readonly [RunFile, RunFile | null][] = [[data, open && runFileOf(open)]];
  const both = evaluationFile ? [...wanted, [evaluationFile, second && runFileOf(second)] as const] : wanted;
  for (const [file, now] of both) {
    if (now?.fingerprint !== file.fingerprint) return { why: 'notOpen', file: file.name };
    if (!sameValue([now.options, now.mapping], [file.options, file.mapping])) {
      return { why: 'otherColumns', file: file.name };
    }
  }
  return !evaluationFile && second && record.job === 'train'
    ? { why: 'fileOpen', file: evaluatedFile(record).name }
    : null;
}

/** The same for a comparison of runs, in a message. */
export function notAtHand(...of: Parameters<typeof missingData>): Message | null {
  const missing = missingData(...of);
  return missing && message(`evaluation.compare.${missing.why}`, { file: missing.file });
}
