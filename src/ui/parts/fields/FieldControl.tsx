/** The control of a field from a catalogue, by its kind; one that is not at its usual value has a reset. */

import { checkValue } from '../../../core/recipe/check';
import { helpOf, labelOf, type Field, type FieldValue } from '../../../core/fields';
import { message, type Message } from '../../../messages/message';
import { say, words } from '../../words';
import { FlagField } from './FlagField';
import { NumberField } from './NumberField';
import { NumbersField } from './NumbersField';
import { SelectField } from './SelectField';
import { TextField, type TextOffer } from './TextField';
import { valueText } from './valueText';

interface Props {
  readonly field: Field;
  /** Anything of another type counts as the default. */
  readonly value: unknown;
  /** In place of the catalogue's help. */
  readonly help?: Message | null;
  /** Why the value is not possible; by default what the field alone says. */
  readonly wrong?: Message | null;
  /** What it is reset to; by default the field's default. */
  readonly usual?: FieldValue;
  /** The texts that can be chosen; by default the one that null stands for. */
  readonly offers?: readonly TextOffer[];
  /** In what it differs from the run that is shown, or null. */
  readonly differs: string | null;
  readonly disabled: boolean;
  readonly onChange: (value: FieldValue) => void;
  readonly onReset?: () => void;
}

export function FieldControl({
  field,
  value,
  help,
  wrong,
  usual = field.default,
  offers = [],
  differs,
  disabled,
  onChange,
  onReset = () => onChange(usual),
}: Props) {
  const fault = wrong === undefined ? checkValue(field, value) : wrong;
  const label = say(labelOf(field));
  const changed = value !== undefined && JSON.stringify(value) !== JSON.stringify(usual);
  const text = valueText(field, usual);
  const reset = (
    <button
      type="button"
      data-kind="plain"
      disabled={disabled}
      aria-label={words.fields.resetNamed(label, text)}
      onClick={onReset}
    >
      {words.fields.reset(text)}
    </button>
  );
  const common = {
    label,
    help: say(help ?? helpOf(field)),
    disabled,
    marks: { changed: changed ? words.fields.changed : null, differs },
    beside: changed ? reset : null,
    onChange,
  };
  const invalid = fault && say(fault);
  switch (field.kind) {
    case 'number':
      return (
        <NumberField
          {...common}
          range={field}
          value={typeof value === 'number' ? value : field.default}
          wrong={invalid}
        />
      );
    case 'numbers':
      return <NumbersField {...common} value={isNumbers(value) ? value : field.default} wrong={invalid} />;
    case 'text':
      return (
        <TextField
          {...common}
          value={typeof value === 'string' ? value : null}
          offers={offers}
          wrong={invalid}
        />
      );
    case 'flag':
      return <FlagField {...common} value={typeof value === 'boolean' ? value : field.default} />;
    case 'choice':
      return (
        <SelectField
          {...common}
          value={typeof value === 'string' ? value : field.default}
          options={field.options.map((option) => ({
            value: option.value,
            label: say(message(option.label)),
          }))}
        />
      );
  }
}

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((part) => typeof part === 'number');
