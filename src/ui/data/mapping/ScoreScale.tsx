/** The scale of scores as a line that can be edited, and the direction in which they point. */

import type { LabelMeaning } from '../../../core/data/labels/labelMeaning';
import type { DataChoices } from '../../../core/data/types';
import { useApp } from '../../../state/react';
import { say, words } from '../../words';
import { keepFocus } from './keepFocus';
import css from './Mapping.module.css';
import { ScaleEnds } from './ScaleEnds';

interface Props {
  readonly meaning: Extract<LabelMeaning, { kind: 'scores' }>;
  readonly choices: DataChoices;
}

export function ScoreScale({ meaning, choices }: Props) {
  const setChoices = useApp((state) => state.setChoices);
  const { canKeep, why, chosen } = meaning;
  const { scale: set, ...others } = choices;
  // A choice shows at once, before the rows are read again.
  const kept = set === undefined ? meaning.kept : set === 'asIs';
  const reversed = choices.reversed ?? meaning.reversed;
  const scale = set !== undefined && set !== 'asIs' ? set : meaning.scale;
  const { min, max } = meaning.scale;
  const line = meaning.kept ? words.mapping.keptLine : words.mapping.scaleLine;
  return (
    <fieldset className={css.part}>
      <legend>{words.mapping.scale}</legend>
      <p className={css.line}>
        <output aria-label={words.mapping.scale}>{line(min, max, meaning.reversed)}</output>
        <span className={css.why}>{say(why)}</span>
        {chosen ? (
          <button
            type="button"
            data-kind="plain"
            onClick={({ currentTarget }) => {
              keepFocus(currentTarget);
              void setChoices(others);
            }}
          >
            {words.mapping.guess}
          </button>
        ) : null}
      </p>
      {canKeep ? (
        <label className={css.check}>
          <input
            type="checkbox"
            checked={kept}
            onChange={({ currentTarget }) =>
              void setChoices({
                ...others,
                scale: currentTarget.checked ? 'asIs' : { min: -1, max: 1 },
              })
            }
          />
          {words.mapping.keep}
        </label>
      ) : null}
      {kept ? null : (
        <ScaleEnds scale={scale} onScale={(next) => void setChoices({ ...others, scale: next })} />
      )}
      <label className={css.check}>
        <input
          type="checkbox"
          checked={reversed}
          onChange={({ currentTarget }) => void setChoices({ ...choices, reversed: currentTarget.checked })}
        />
        {words.mapping.higherIsLess}
      </label>
    </fieldset>
  );
}
