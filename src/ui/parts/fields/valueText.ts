/** The value of a field as its control shows it. */

import type { Field, FieldValue } from '../../../core/fields';
import { numberText } from '../../../messages/format';
import { message } from '../../../messages/message';
import { say, words } from '../../words';

export function valueText(field: Field, value: FieldValue): string {
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? words.fields.on : words.fields.off;
  if (value === null) return words.fields.modelsOwn;
  if (value === '') return words.fields.none;
  if (typeof value === 'object') return value.length === 0 ? words.fields.none : value.join(', ');
  const option = field.kind === 'choice' ? field.options.find((one) => one.value === value) : undefined;
  return option ? say(message(option.label)) : value;
}
