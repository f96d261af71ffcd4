/** Whether the split that the file brings along is used. */

import { describeSplit } from '../../../core/data/dataset/fileSplit';
import type { DataChoices } from '../../../core/data/types';
import type { SplitReport } from '../../../core/report/understanding';
import { useApp } from '../../../state/react';
import { say, words } from '../../words';
import css from './Mapping.module.css';

interface Props {
  readonly split: SplitReport;
  readonly choices: DataChoices;
}

export function SplitChoice({ split, choices }: Props) {
  const setChoices = useApp((state) => state.setChoices);
  return (
    <div className={css.part}>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={split.possible && choices.useSplit !== false}
          disabled={!split.possible}
          onChange={({ currentTarget }) => void setChoices({ ...choices, useSplit: currentTarget.checked })}
        />
        {words.mapping.useSplit(split.name)}
      </label>
      <p className={css.why}>{say(describeSplit(split))}</p>
    </div>
  );
}
