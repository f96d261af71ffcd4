/** What the page says of the models that are to be compared: how long each takes, and whether one can be the next base. */

import {
  asBaseModel,
  type ComparedFrom,
  firstRows,
  type KeptModel,
  type ModelComparison,
} from '../../core/baseModels/comparison';
import { expectedSeconds, type Expected, type MeasuredSpeed } from '../../core/baseModels/expected';
import { secondsPerThousand, type MeasuredModel } from '../../core/baseModels/measured';
import { columnsOf } from '../../core/data/dataset/roleColumns';
import { sameValue } from '../../core/sameValue';
import type { Message } from '../../messages/message';
import type { AppState } from '../appState';
import type { Candidate } from '../shapes/baseModels';
import { openFileOf } from '../stages';
import { notAtHand } from './compared';

/** The comparison to show: that of the open data; without any open the latest. */
export function shownComparison({
  files,
  modelComparisons,
}: Pick<AppState, 'files' | 'modelComparisons'>): ModelComparison | null {
  const open = openFileOf(files.train);
  return (
    modelComparisons.findLast(({ data }) => !open || data.fingerprint === open.report.fingerprint) ?? null
  );
}

/** Why the pairs of a comparison are not at hand; null where they are. */
export const pairsNotAtHand = (
  state: Pick<AppState, 'files'>,
  { rows, ...files }: ModelComparison,
): Message | null => notAtHand(state, { ...files, job: rows === 'evaluation' ? 'train' : 'evaluate' });

/** About as many sentences as are embedded for each model; null without data. */
function sentencesOf({ files, recipe, rowChoice }: AppState): number | null {
  const open = openFileOf(files.train);
  if (!open) return null;
  const { rows, roles, split } = open.report.examples;
  const each = columnsOf(roles, 'sentence2').length === 0 ? 1 : 2 + columnsOf(roles, 'negative').length;
  switch (rowChoice) {
    case 'first':
      return each * Math.min(firstRows, rows);
    case 'all':
      return each * rows;
    case 'evaluation': {
      const second = openFileOf(files.heldOut);
      if (second) return each * second.report.examples.rows;
      if (split?.used === true) return each * (split.rows[split.evaluated] ?? 0);
      return Math.round(each * rows * recipe.heldOut);
    }
  }
}

function speedOf(model: MeasuredModel): readonly MeasuredSpeed[] {
  const seconds = secondsPerThousand(model);
  const { bytes, work } = model;
  return seconds === null ? [] : [{ bytes, work, secondsPerThousand: seconds }];
}

/** Folders of one name are told apart by their titles. */
const isFolder = (from: ComparedFrom): boolean =>
  from.kind === 'folder' || (from.kind === 'onnx' && from.of.kind === 'folder');

/** How long measuring a candidate takes; null while its size or the number of sentences is unknown. */
export function expectedOf(state: AppState, { from, title, bytes, work }: Candidate): Expected | null {
  const sentences = sentencesOf(state);
  if (sentences === null) return null;
  const { modelComparisons, comparingModels } = state;
  const measured = [
    ...modelComparisons.flatMap(({ models }) => models),
    ...(comparingModels?.measured ?? []),
  ].reverse();
  const same = measured.find((one) => sameValue(one.from, from) && (!isFolder(from) || one.name === title));
  const [speed = null] = same ? speedOf(same) : [];
  return expectedSeconds({ bytes, work }, sentences, speed, measured.flatMap(speedOf));
}

type Row = Pick<KeptModel, 'name' | 'from'>;

/** The candidate that a row of the table was measured as; null where it is none any more. */
export const candidateOf = (
  { candidates }: Pick<AppState, 'candidates'>,
  { name, from }: Row,
): Candidate | null =>
  candidates.find((one) => sameValue(one.from, from) && (!isFolder(from) || one.title === name)) ?? null;

/**
 * `is`: it is the next run's base. `noFiles`: its folder has to be chosen again. `evaluationOnly`: it is the model of a run,
 * and no base model. `onnx`: it is run as it is, and can't be trained.
 */
export type BaseUse = 'is' | 'can' | 'noFiles' | 'evaluationOnly' | 'onnx';

export function baseUse(state: AppState, row: Row): BaseUse {
  const baseModel = asBaseModel(row.from);
  if (!baseModel) return row.from.kind === 'onnx' ? 'onnx' : 'evaluationOnly';
  const folder = candidateOf(state, row)?.folder ?? null;
  if (baseModel.kind === 'folder' && !folder) return 'noFiles';
  const same = sameValue(state.recipe.baseModel, baseModel);
  return same && (baseModel.kind !== 'folder' || state.folder === folder) ? 'is' : 'can';
}
