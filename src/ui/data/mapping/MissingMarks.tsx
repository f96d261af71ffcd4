/** What marks a missing text, by the mark: its rows are rejected, unless it is kept as text. */

import type { DataChoices } from '../../../core/data/types';
import type { ExamplesReport } from '../../../core/report/types';
import { useApp } from '../../../state/react';
import { words } from '../../words';
import css from './Mapping.module.css';

interface Props {
  readonly marks: ExamplesReport['marks'];
  readonly choices: DataChoices;
}

export function MissingMarks({ marks, choices }: Props) {
  const setChoices = useApp((state) => state.setChoices);
  if (marks.length === 0) return null;
  const { keptMarks = [] } = choices;
  const keep = (mark: string, on: boolean) => {
    const others = keptMarks.filter((other) => other !== mark);
    void setChoices({ ...choices, keptMarks: on ? [...others, mark] : others });
  };
  return (
    <fieldset className={css.part}>
      <legend>{words.mapping.marks}</legend>
      <ul className={css.examples}>
        {marks.map(({ mark, rows, kept }) => (
          <li key={mark}>
            {kept ? words.mapping.markKept(mark, rows) : words.mapping.markRejected(mark, rows)}{' '}
            <button
              type="button"
              data-kind="plain"
              aria-label={kept ? words.mapping.rejectMarkNamed(mark) : words.mapping.keepMarkNamed(mark)}
              onClick={() => keep(mark, !kept)}
            >
              {kept ? words.mapping.rejectMark : words.mapping.keepMark}
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
