/** A native range input with its value beside it; the arrow keys move it by a hundredth. A value between two hundredths stays as it is. */

import { thresholdText } from '../../../messages/format';
import { Field } from './Field';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly help: string;
  readonly onChange: (value: number) => void;
}

export function Slider({ label, value, min, max, help, onChange }: Props) {
  return (
    <Field label={label} help={help} beside={<span>{thresholdText(value)}</span>}>
      {(ties) => (
        <input
          {...ties}
          type="range"
          min={min}
          max={max}
          step={0.01}
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.valueAsNumber)}
        />
      )}
    </Field>
  );
}
