/** In what the settings of the next run differ from those of the run that is shown. */

import { recipeChanges } from '../../core/recipe/changes';
import { useApp } from '../../state/react';
import { selectedRun } from '../../state/runs';
import { changeText } from '../runs/valueText';
import { say, words } from '../words';
import css from './Setup.module.css';

export function DiffersFrom() {
  const recipe = useApp((state) => state.recipe);
  const record = useApp(selectedRun);
  const changes = record?.job === 'train' ? recipeChanges(record.recipe, recipe) : [];
  if (!record || changes.length === 0) return null;
  return (
    <p className={css.muted} title={changes.map(changeText).join(', ')}>
      {words.setup.differs(
        words.runs.title(record.number, record.name),
        changes.map(({ label }) => say(label)),
      )}
    </p>
  );
}
