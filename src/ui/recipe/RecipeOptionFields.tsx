/** Flags and choices of the recipe, as their catalogue has them. */

import { ownBatching } from '../../core/recipe/batching';
import { recipeChoices, recipeFlags, type RecipeFlag } from '../../core/recipe/options';
import { useApp } from '../../state/react';
import { FlagField } from '../parts/FlagField';
import { SelectField } from '../parts/SelectField';

const flags: readonly RecipeFlag[] = ['keepBest', 'freezeEmbeddings'];

export function RecipeOptionFields({ disabled }: { readonly disabled: boolean }) {
  const recipe = useApp((state) => state.recipe);
  const setOptions = useApp((state) => state.setOptions);
  return (
    <>
      <SelectField
        label={recipeChoices.scheduler.label}
        help={recipeChoices.scheduler.help}
        value={recipe.scheduler}
        options={recipeChoices.scheduler.options}
        disabled={disabled}
        onChange={(scheduler) => setOptions({ scheduler })}
      />
      <SelectField
        label={recipeChoices.batching.label}
        help={ownBatching(recipe.loss) ?? recipeChoices.batching.help}
        value={recipe.batching}
        options={recipeChoices.batching.options}
        disabled={disabled}
        onChange={(batching) => setOptions({ batching })}
      />
      <SelectField
        label={recipeChoices.bestBy.label}
        help={recipeChoices.bestBy.help}
        value={recipe.bestBy}
        options={recipeChoices.bestBy.options}
        disabled={disabled}
        onChange={(bestBy) => setOptions({ bestBy })}
      />
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
