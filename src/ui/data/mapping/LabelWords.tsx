/** What two labels mean, with a swap; a question with an example of each where the labels themselves do not say it. */

import { useEffect, useId, useRef, useState } from 'react';
import type { LabelMeaning } from '../../../core/data/labels/labelMeaning';
import type { DataChoices } from '../../../core/data/types';
import { useApp } from '../../../state/react';
import { say, words } from '../../words';
import css from './Mapping.module.css';

interface Props {
  readonly meaning: Extract<LabelMeaning, { kind: 'words' }>;
  readonly choices: DataChoices;
}

export function LabelWords({ meaning, choices }: Props) {
  const setChoices = useApp((state) => state.setChoices);
  const reverse = useApp((state) => state.reverseLabel);
  const [answered, setAnswered] = useState(false);
  const swap = useRef<HTMLButtonElement>(null);
  const id = useId();
  const { similar, different, doubt, examples } = meaning;
  const asked = doubt !== null;
  // The button that was pressed is gone.
  useEffect(() => {
    if (!asked && answered) swap.current?.focus();
  }, [asked, answered]);
  const answer = (cells: readonly string[]) => {
    setAnswered(true);
    void setChoices({ ...choices, similar: cells });
  };
  return (
    <fieldset className={css.part}>
      <legend>{words.mapping.meaning}</legend>
      <p className={css.line}>
        <output aria-label={words.mapping.meaning}>{words.mapping.wordLine(similar, different)}</output>
        {asked ? null : (
          <button
            type="button"
            data-kind="plain"
            ref={swap}
            aria-label={words.mapping.swapNamed}
            onClick={() => void reverse()}
          >
            {words.mapping.swap}
          </button>
        )}
      </p>
      {asked ? (
        <>
          <p className={css.why}>{say(doubt)}</p>
          <p id={id}>
            <strong>{words.mapping.question}</strong> {words.mapping.unlabelled}
          </p>
          <ul className={css.examples}>
            {examples.map(({ label, texts }) => (
              <li key={label}>{words.mapping.example(label, texts)}</li>
            ))}
          </ul>
          <fieldset className={css.line} aria-labelledby={id}>
            {[similar, different].map((cells) => (
              <button key={cells.join('\n')} type="button" onClick={() => answer(cells)}>
                {words.mapping.answer(cells[0] ?? '')}
              </button>
            ))}
          </fieldset>
        </>
      ) : null}
    </fieldset>
  );
}
