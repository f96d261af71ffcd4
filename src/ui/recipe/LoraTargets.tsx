/** Which layers LoRA trains beside. */

import { recipeChoices } from '../../core/recipe/options';
import { useApp } from '../../state/react';
import { SelectField } from '../parts/SelectField';

const { label, help, options } = recipeChoices.loraTargets;

export function LoraTargets({ disabled }: { readonly disabled: boolean }) {
  const value = useApp((state) => state.recipe.loraTargets);
  const setOptions = useApp((state) => state.setOptions);
  return (
    <SelectField
      label={label}
      help={help}
      value={value}
      options={options}
      disabled={disabled}
      onChange={(loraTargets) => setOptions({ loraTargets })}
    />
  );
}
