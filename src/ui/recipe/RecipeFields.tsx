/** The recipe's fields of one depth, as their catalogue has them; the loss's own parameters come before what is about the loss. */

import { Fragment } from 'react';
import { ownBatching } from '../../core/recipe/batching';
import { checkIn, isSetting } from '../../core/recipe/check';
import { takesEffect } from '../../core/recipe/conditions';
import type { FieldDepth } from '../../core/recipe/fieldEntry';
import { fieldEntry, recipeFieldNames, type RecipeField } from '../../core/recipe/fields';
import type { Suggestion } from '../../core/recipe/suggest';
import { useApp } from '../../state/react';
import { FieldControl } from '../parts/fields/FieldControl';
import { helpOfModel, offersOf } from './model/modelFields';
import { LossParams } from './LossParams';

interface Props {
  readonly depth: FieldDepth;
  readonly suggestion: Suggestion | null;
  readonly disabled: boolean;
}

export function RecipeFields({ depth, suggestion, disabled }: Props) {
  const recipe = useApp((state) => state.recipe);
  const model = useApp((state) => (state.model.kind === 'ready' ? state.model.report : null));
  const setField = useApp((state) => state.setField);
  const resetField = useApp((state) => state.resetField);
  // A value that is wrong has to be seen to be corrected.
  const shown = recipeFieldNames.filter(
    (name) =>
      fieldEntry(name).depth === depth && (takesEffect(name, recipe) || checkIn(recipe, name) !== null),
  );
  const aboutLoss = shown.find((name) => fieldEntry(name).section === 'loss');
  return shown.map((name) => (
    <Fragment key={name}>
      {name === aboutLoss ? <LossParams disabled={disabled} /> : null}
      <FieldControl
        field={fieldEntry(name)}
        value={recipe[name]}
        wrong={checkIn(recipe, name)}
        help={name === 'batching' ? ownBatching(recipe.loss) : helpOfModel(name, model)}
        offers={offersOf(name, model)}
        {...suggestedValue(name, suggestion)}
        disabled={disabled}
        onChange={(value) => {
          if (isSetting(name, value)) setField(name, value);
        }}
        onReset={() => resetField(name)}
      />
    </Fragment>
  ));
}

/** What is suggested stands in for the default: the reset goes back to it. */
const suggestedValue = (name: RecipeField, suggestion: Suggestion | null) =>
  suggestion && (name === 'epochs' || name === 'learningRate') ? { usual: suggestion[name] } : {};
