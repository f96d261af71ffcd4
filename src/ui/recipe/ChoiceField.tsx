/** A choice of the recipe, as its catalogue has it. */

import type { ReactNode } from 'react';
import { recipeChoices, type ChoiceOf, type RecipeChoice } from '../../core/recipe/options';
import { useApp } from '../../state/react';
import { SelectField } from '../parts/fields/SelectField';

interface Props {
  readonly name: RecipeChoice;
  readonly disabled: boolean;
  /** In place of the catalogue's. */
  readonly help?: ReactNode;
}

export function ChoiceField({ name, disabled, help }: Props) {
  const value = useApp((state) => state.recipe[name]);
  const setOptions = useApp((state) => state.setOptions);
  const choice = recipeChoices[name];
  return (
    <SelectField<ChoiceOf<RecipeChoice>>
      label={choice.label}
      help={help ?? choice.help}
      value={value}
      options={choice.options}
      disabled={disabled}
      onChange={(chosen) => setOptions({ [name]: chosen })}
    />
  );
}
