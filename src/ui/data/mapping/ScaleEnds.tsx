/** The two ends of a scale; what is typed counts once the field is left or Enter is pressed. */

import { useState } from 'react';
import type { ScoreScale } from '../../../core/data/types';
import { Field } from '../../parts/fields/Field';
import { words } from '../../words';
import css from './Mapping.module.css';

interface Props {
  readonly scale: ScoreScale;
  readonly onScale: (scale: ScoreScale) => void;
}

type Typed = Readonly<Partial<Record<keyof ScoreScale, string>>>;

const ends = [
  ['min', words.mapping.minimum],
  ['max', words.mapping.maximum],
] as const;

export function ScaleEnds({ scale, onScale }: Props) {
  const [typed, setTyped] = useState<Typed>({});
  const next = { min: numberOf(typed.min, scale.min), max: numberOf(typed.max, scale.max) };
  const wrong = !(next.min < next.max);
  const commit = () => {
    if (wrong) return;
    setTyped({});
    if (next.min !== scale.min || next.max !== scale.max) onScale(next);
  };
  return (
    <>
      <div className={css.ends}>
        {ends.map(([end, label]) => (
          <Field key={end} label={label}>
            {(ties) => (
              <input
                {...ties}
                type="number"
                inputMode="decimal"
                step="any"
                value={typed[end] ?? String(scale[end])}
                aria-invalid={wrong}
                onChange={({ currentTarget }) => setTyped({ ...typed, [end]: currentTarget.value })}
                onBlur={commit}
                onKeyDown={({ key }) => {
                  if (key === 'Enter') commit();
                }}
              />
            )}
          </Field>
        ))}
      </div>
      {wrong ? (
        <p className={css.wrong} role="alert">
          {words.mapping.scaleWrong}
        </p>
      ) : null}
    </>
  );
}

/** NaN where the text is not a number. */
function numberOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  return text.trim() === '' ? NaN : Number(text);
}
