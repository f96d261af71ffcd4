/** What the closed groups of the setup say: one line of values, with what differs from the suggestion marked. */

import { labelOf } from '../../core/fields';
import type { FieldSection } from '../../core/recipe/fieldEntry';
import { limitsSteps } from '../../core/recipe/conditions';
import { fieldEntry, recipeFields, type RecipeField } from '../../core/recipe/fields';
import type { Recipe } from '../../core/recipe/types';
import type { EvaluatedOn } from '../../state/settings/evaluatedOn';
import { changedFields, isChanged } from '../../state/settings/changed';
import type { Suggestion } from '../../state/settings/suggestion';
import { valueText } from '../parts/fields/valueText';
import { say, words } from '../words';

export interface LinePart {
  readonly text: string;
  readonly changed: boolean;
}

interface Facts {
  readonly recipe: Recipe;
  readonly suggestion: Suggestion | null;
  /** Whether the loss is another than the recommended one. */
  readonly lossChosen: boolean;
  readonly hasData: boolean;
  readonly evaluation: EvaluatedOn;
}

type UsualPart = LinePart & { readonly field?: RecipeField };

/** The values that a section always says, and those fields that they are about. */
function usualParts(section: FieldSection, facts: Facts): readonly UsualPart[] {
  const { recipe, suggestion, lossChosen, hasData, evaluation } = facts;
  const { setup } = words;
  const of = (field: RecipeField, text: string) => ({
    field,
    text,
    changed: isChanged(field, recipe, suggestion),
  });
  switch (section) {
    case 'loss':
      return [{ text: hasData || lossChosen ? recipe.loss : setup.follows, changed: lossChosen }];
    case 'model':
      return [{ text: modelText(recipe), changed: recipe.baseModel.kind !== 'builtin' }];
    case 'training':
      return [
        limitsSteps(recipe)
          ? of('maxSteps', setup.steps(recipe.maxSteps))
          : of('epochs', setup.epochs(recipe.epochs)),
        of('batchSize', setup.batch(recipe.batchSize)),
        of('learningRate', setup.rate(recipe.learningRate)),
      ];
    case 'evaluation':
      return [evaluationPart(evaluation, facts)];
    case 'device':
      return [
        of('compute', valueText(recipeFields.compute, recipe.compute)),
        of('seed', setup.seed(recipe.seed)),
      ];
  }
}

function evaluationPart(evaluation: EvaluatedOn, { recipe, suggestion }: Facts): UsualPart {
  const { setup } = words;
  switch (evaluation.kind) {
    case 'file':
      return { text: evaluation.name, changed: true };
    case 'part':
      return { field: 'heldOut', text: setup.part(evaluation.part, evaluation.rows), changed: false };
    case 'nothing':
      return { field: 'heldOut', text: setup.nothingHeldOut, changed: false };
    case 'share': {
      const { rows, of } = evaluation;
      const asSet = rows === Math.round(of * recipe.heldOut);
      return {
        field: 'heldOut',
        text:
          rows === null
            ? setup.split(recipe.heldOut)
            : setup.heldOut(rows, asSet ? recipe.heldOut : rows / of),
        changed: isChanged('heldOut', recipe, suggestion),
      };
    }
  }
}

function modelText({ baseModel }: Recipe): string {
  switch (baseModel.kind) {
    case 'builtin':
      return words.setup.builtin;
    case 'hub':
      return words.setup.hub(baseModel.id);
    case 'folder':
      return words.setup.folder(baseModel.name);
  }
}

/** The usual values, then every other field that is changed. */
export function lineOf(section: FieldSection, facts: Facts): readonly LinePart[] {
  const usual = usualParts(section, facts);
  const said = usual.map(({ field }) => field);
  const others = changedFields(facts.recipe, facts.suggestion).filter(
    (name) => fieldEntry(name).section === section && !said.includes(name),
  );
  return [
    ...usual.map(({ text, changed }) => ({ text, changed })),
    ...others.map((name) => {
      const entry = fieldEntry(name);
      return {
        text: words.setup.value(say(labelOf(entry)), valueText(entry, facts.recipe[name])),
        changed: true,
      };
    }),
  ];
}
