/** The threshold that a wanted precision needs, and the recall that is left there. */

import { useId, useMemo, useState } from 'react';
import { recallAtPrecision } from '../../../core/metrics/decision/threshold';
import { words } from '../../words';
import css from './Cosines.module.css';

interface Props {
  readonly cosines: Float32Array;
  readonly labels: Float32Array;
  readonly split: number;
  readonly onMove: (threshold: number) => void;
}

export function PrecisionGoal({ cosines, labels, split, onMove }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('0.95');
  const goal = typed.trim() === '' ? NaN : Number(typed);
  const possible = goal > 0 && goal <= 1;
  const reached = useMemo(
    () => (possible ? recallAtPrecision(cosines, labels, goal, split) : null),
    [cosines, labels, goal, split, possible],
  );
  const { box } = words.charts;
  return (
    <div className={css.goal}>
      <label htmlFor={id}>{box.goal}</label>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        min={0.01}
        max={1}
        step={0.01}
        value={typed}
        aria-invalid={!possible}
        aria-describedby={`${id}-says`}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <p id={`${id}-says`} title={reached ? box.reached(reached.threshold, reached.recall, 4) : undefined}>
        {!possible
          ? box.goalRange
          : reached
            ? box.reached(reached.threshold, reached.recall, 2)
            : box.unreached}
      </p>
      {reached ? (
        <button type="button" data-kind="plain" onClick={() => onMove(reached.threshold)}>
          {box.use}
        </button>
      ) : null}
    </div>
  );
}
