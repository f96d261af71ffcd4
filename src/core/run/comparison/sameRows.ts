/** Whether the models of two runs were evaluated on the same rows: only then can they be compared row by row. */

import { message, type Message } from '../../../messages/message';
import { sameValue } from '../../sameValue';
import type { Evaluation } from '../events';
import type { RunFile, RunRecord } from '../record/record';
import { modelOf } from './rows';

/** The evaluation of a run's model, with its cosines; null where there is none. */
export function modelEvaluation(record: Pick<RunRecord, 'job' | 'history'>): Evaluation | null {
  const evaluation = modelOf(record);
  return evaluation && evaluation.cosines.length > 0 ? evaluation : null;
}

/** "#2", or "#2 lower rate" where it has a name. */
export const titleOf = ({ number, name }: Pick<RunRecord, 'number' | 'name'>): string =>
  name === '' ? `#${number}` : `#${number} ${name}`;

/** The file whose rows were evaluated. */
export const evaluatedFile = ({
  data,
  evaluationFile,
}: Pick<RunRecord, 'data' | 'evaluationFile'>): RunFile => evaluationFile ?? data;

/** Why the models of two runs cannot be compared row by row; null where they can. */
export function incomparable(first: RunRecord, second: RunRecord): Message | null {
  for (const run of [first, second]) {
    if (!modelEvaluation(run)) return message('evaluation.compare.unevaluated', { run: titleOf(run) });
  }
  const [a, b] = [evaluatedFile(first), evaluatedFile(second)];
  if (a.fingerprint !== b.fingerprint) {
    return message('evaluation.compare.otherFile', { first: a.name, second: b.name });
  }
  if (!sameValue([a.options, a.mapping], [b.options, b.mapping])) {
    return message('evaluation.compare.otherMapping', { file: a.name });
  }
  if (sameRows(first, second)) return null;
  return first.recipe.seed === second.recipe.seed
    ? message('evaluation.compare.otherRows')
    : message('evaluation.compare.otherSeed');
}

function sameRows(first: RunRecord, second: RunRecord): boolean {
  const [a, b] = [first.history.plan?.pairLines, second.history.plan?.pairLines];
  const [one, other] = [modelEvaluation(first), modelEvaluation(second)];
  return (
    Boolean(a && b && one && other) &&
    equal(a?.sentence1, b?.sentence1) &&
    equal(a?.sentence2, b?.sentence2) &&
    equal(one?.labels, other?.labels)
  );
}

function equal(one: Int32Array | Float32Array | undefined, other: typeof one): boolean {
  return one?.length === other?.length && (one?.every((value, i) => value === other?.[i]) ?? false);
}
