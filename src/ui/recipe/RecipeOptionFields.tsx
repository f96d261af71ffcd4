/** Flags and choices of the recipe, as their catalogue has them. */

import { ownBatching } from '../../core/recipe/batching';
import { recipeFlags, type RecipeFlag } from '../../core/recipe/options';
import { useApp } from '../../state/react';
import { FlagField } from '../parts/fields/FlagField';
import { ChoiceField } from './ChoiceField';

const flags: readonly RecipeFlag[] = ['keepBest', 'freezeEmbeddings'];

export function RecipeOptionFields({ disabled }: { readonly disabled: boolean }) {
  const recipe = useApp((state) => state.recipe);
  const setOptions = useApp((state) => state.setOptions);
  return (
    <>
      <ChoiceField name="scheduler" disabled={disabled} />
      <ChoiceField name="batching" disabled={disabled} help={ownBatching(recipe.loss)} />
      <ChoiceField name="bestBy" disabled={disabled} />
      {flags.map((name) => (
        <FlagField
          key={name}
          label={recipeFlags[name].label}
          help={recipeFlags[name].help}
          value={recipe[name]}
          disabled={disabled}
          onChange={(value) => setOptions({ [name]: value })}
        />
      ))}
    </>
  );
}
