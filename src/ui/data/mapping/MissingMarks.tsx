/** What marks a missing text or label, by the mark: its rows are skipped, unless it is kept as what it stands for. */

import type { DataChoices } from '../../../core/data/types';
import type { ExamplesReport } from '../../../core/report/types';
import { useApp } from '../../../state/react';
import { words } from '../../words';
import css from './Mapping.module.css';

/** What each kind of mark is called, and which choice keeps it. */
const kinds = {
  text: { words: words.mapping.textMarks, choice: 'keptMarks' },
  label: { words: words.mapping.labelMarks, choice: 'keptLabels' },
} as const;

interface Props {
  readonly of: keyof typeof kinds;
  readonly marks: ExamplesReport['marks'];
  readonly choices: DataChoices;
}

export function MissingMarks({ of, marks, choices }: Props) {
  const setChoices = useApp((state) => state.setChoices);
  if (marks.length === 0) return null;
  const { words: said, choice } = kinds[of];
  const keep = (mark: string, on: boolean) => {
    const others = (choices[choice] ?? []).filter((other) => other !== mark);
    void setChoices({ ...choices, [choice]: on ? [...others, mark] : others });
  };
  return (
    <fieldset className={css.part}>
      <legend>{said.title}</legend>
      <ul className={css.examples}>
        {marks.map(({ mark, rows, kept }) => (
          <li key={mark}>
            {kept ? said.kept(mark, rows) : said.skipped(mark, rows)}{' '}
            <button
              type="button"
              data-kind="plain"
              aria-label={kept ? said.skipNamed(mark) : said.keepNamed(mark)}
              onClick={() => keep(mark, !kept)}
            >
              {kept ? words.mapping.skipMark : said.keep}
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
