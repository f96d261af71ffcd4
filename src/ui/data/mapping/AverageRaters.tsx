/** Whether the label is the mean of several raters' columns, or the one that is chosen as the label. */

import type { DataChoices } from '../../../core/data/types';
import type { ExamplesReport } from '../../../core/report/types';
import { useApp } from '../../../state/react';
import { words } from '../../words';
import css from './Mapping.module.css';

interface Props {
  readonly raters: NonNullable<ExamplesReport['raters']>;
  /** Of all columns. */
  readonly names: readonly string[];
  readonly choices: DataChoices;
}

export function AverageRaters({ raters, names, choices }: Props) {
  const setChoices = useApp((state) => state.setChoices);
  return (
    <label className={css.check}>
      <input
        type="checkbox"
        // A choice shows at once, before the rows are read again.
        checked={choices.averaged ?? raters.averaged}
        onChange={({ currentTarget }) => void setChoices({ ...choices, averaged: currentTarget.checked })}
      />
      {words.mapping.averageRaters(raters.columns.map((column) => names[column] ?? ''))}
    </label>
  );
}
