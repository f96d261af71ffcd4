/** Whole numbers that were read as classes, and a button that reads them as scores. */

import type { DataChoices, ScoreScale } from '../../../core/data/types';
import { useApp } from '../../../state/react';
import { words } from '../../words';
import { keepFocus } from './keepFocus';
import css from './Mapping.module.css';

interface Props {
  readonly seen: ScoreScale;
  readonly choices: DataChoices;
}

export function NumberedClasses({ seen, choices }: Props) {
  const setChoices = useApp((state) => state.setChoices);
  return (
    <p className={css.line}>
      {words.mapping.numberedClasses(seen.min, seen.max)}
      <button
        type="button"
        data-kind="plain"
        onClick={({ currentTarget }) => {
          keepFocus(currentTarget);
          void setChoices({ ...choices, scale: seen });
        }}
      >
        {words.mapping.readAsScores}
      </button>
    </p>
  );
}
