/** Values of settings and what changed between two runs, in words. */

import { optionLabel, type FieldValue } from '../../core/fields';
import { recipeChanges, type RecipeChange, type SettingName } from '../../core/recipe/changes';
import { fieldEntry, recipeFieldNames } from '../../core/recipe/fields';
import type { RunRecord } from '../../core/run/record/record';
import { numberText } from '../../messages/format';
import { runBefore, versionBefore } from '../../state/runs';
import { say, words } from '../words';

/** The value of a setting as its form shows it; null is a setting that the recipe does not have. */
export function valueText(field: SettingName, value: FieldValue | null): string {
  if (value === null) return words.runs.unset;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? words.runs.on : words.runs.off;
  if (typeof value === 'object')
    return value.length === 0 ? words.runs.unset : value.map(numberText).join(', ');
  if (field === 'baseModel' && value === 'builtin') return words.runs.builtin;
  const name = recipeFieldNames.find((one) => one === field);
  const entry = name && fieldEntry(name);
  return entry?.kind === 'choice' ? say(optionLabel(entry, value)) : value;
}

/** One setting that changed: its name, what it was and what it is. */
export const changeText = ({ field, label, from, to }: RecipeChange): string =>
  words.runs.changed(say(label), valueText(field, from), valueText(field, to));

/** The file of a run; of several versions of one name, which of them, in the order in which they were first used. */
export function dataText(runs: readonly RunRecord[], { data }: RunRecord): string {
  const named = runs.filter((one) => one.data.name === data.name).sort((a, b) => a.number - b.number);
  const versions = [...new Set(named.map((one) => one.data.fingerprint))];
  return versions.length > 1
    ? words.runs.version(data.name, versions.indexOf(data.fingerprint) + 1)
    : data.name;
}

/**
 * What a run changed against the run before it of the same data, or of another version of its file; the first of its data says
 * its loss.
 */
export function whatChanged(runs: readonly RunRecord[], record: RunRecord): string {
  if (record.evaluated) return words.runs.evaluationOf(record.evaluated.number);
  if (record.job === 'evaluate') return words.runs.evaluation;
  const before = runBefore(runs, record);
  const other = before ?? versionBefore(runs, record);
  if (!other) return record.recipe.loss;
  const changes = [
    ...(before ? [] : [words.runs.changedFile]),
    ...recipeChanges(other.recipe, record.recipe).map(changeText),
  ];
  return changes.length > 0 ? changes.join(', ') : words.runs.nothingChanged;
}
