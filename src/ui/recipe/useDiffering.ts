/** In what the settings of the next run differ from those of the training run that is shown. */

import { useMemo } from 'react';
import { recipeChanges, type RecipeChange, type SettingName } from '../../core/recipe/changes';
import { useApp } from '../../state/react';
import { selectedRun } from '../../state/runs';
import { valueText } from '../runs/valueText';
import { words } from '../words';

interface Differing {
  /** Of the run. */
  readonly title: string;
  readonly changes: readonly RecipeChange[];
  /** What the run has in place of the setting's value; null where it has the same. */
  readonly runHas: (setting: SettingName) => string | null;
}

/** Null where nothing differs, or no training run is shown. */
export function useDiffering(): Differing | null {
  const recipe = useApp((state) => state.recipe);
  const record = useApp(selectedRun);
  return useMemo(() => {
    const changes = record?.job === 'train' ? recipeChanges(record.recipe, recipe) : [];
    if (!record || changes.length === 0) return null;
    const title = words.runs.title(record.number, record.name);
    const had = new Map(
      changes.map(({ field, from }) => [field, words.fields.runHas(title, valueText(field, from))]),
    );
    return { title, changes, runHas: (setting) => had.get(setting) ?? null };
  }, [record, recipe]);
}
