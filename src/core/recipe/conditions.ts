/** What the fields of a recipe mean together: each condition that several parts of the engine ask about. */

import { losses } from '../losses/catalogue';
import type { LossEntry } from '../losses/types';
import { fieldEntry, type RecipeField } from './fields';
import type { BaseModel, Recipe } from './types';

type Of<N extends keyof Recipe> = Pick<Recipe, N>;

/** Whether the weights of the best evaluation are the model, not those of the last step. */
export const keepsBest = ({ keepBest, earlyStopping }: Of<'keepBest' | 'earlyStopping'>) =>
  keepBest || earlyStopping > 0;

/** Whether the run ends early when evaluations do not improve. */
export const stopsEarly = ({ earlyStopping }: Of<'earlyStopping'>) => earlyStopping > 0;

/** Whether adapters are trained, and the base model's weights frozen. */
export const usesLora = ({ loraRank }: Of<'loraRank'>) => loraRank > 0;

/** Whether the loss is MatryoshkaLoss around the recipe's loss. */
export const usesMatryoshka = ({ matryoshkaDims }: Of<'matryoshkaDims'>) => matryoshkaDims.length > 0;

/** Whether the warm-up is a share of the run's steps rather than a number of steps. */
export const warmsUpByRatio = ({ warmupRatio }: Of<'warmupRatio'>) => warmupRatio > 0;

/** Whether the number of steps decides how long a run is, and not the number of epochs. */
export const limitsSteps = ({ maxSteps }: Of<'maxSteps'>) => maxSteps > 0;

/** Whether parts of the model have learning rates of their own. */
export const hasPartRates = ({
  embeddingsRate,
  layerDecay,
  headRate,
}: Of<'embeddingsRate' | 'layerDecay' | 'headRate'>) => embeddingsRate > 0 || layerDecay < 1 || headRate > 0;

/** Whether an optimizer step takes the gradients of several batches. */
export const accumulates = ({ gradientAccumulation }: Of<'gradientAccumulation'>) => gradientAccumulation > 1;

/** Whether the loss takes the vectors of another model, and what for; null where it does not. */
export function teacherOf({ loss }: Of<'loss'>): NonNullable<LossEntry['teacher']> | null {
  const entry: LossEntry = losses[loss];
  return entry.teacher ?? null;
}

/** Whether what the teacher says is read from the file, and no model is asked. */
export const isTaughtByFile = (recipe: Of<'loss' | 'teacher'>): boolean =>
  teacherOf(recipe) !== null && recipe.teacher === 'file';

/**
 * The model that is the teacher, where it is another than the base model as it is before the training; null where it is
 * that one, where the file says what a teacher has said, and where the loss has no teacher.
 */
export function teacherModelOf(recipe: Of<'loss' | 'teacher' | 'teacherModel'>): BaseModel | null {
  if (teacherOf(recipe) === null) return null;
  const name = recipe.teacherModel?.trim() ?? '';
  switch (recipe.teacher) {
    case 'base':
    case 'file':
      return null;
    case 'builtin':
      return { kind: 'builtin' };
    case 'folder':
      return { kind: 'folder', name };
    case 'hub': {
      const [id = '', revision = 'main'] = name.split('@');
      return { kind: 'hub', id, revision };
    }
  }
}

/** Whether a run needs the built-in model: as the base, or as the teacher. */
export const namesBuiltin = (recipe: Of<'baseModel' | 'loss' | 'teacher'>): boolean =>
  recipe.baseModel.kind === 'builtin' || (teacherOf(recipe) !== null && recipe.teacher === 'builtin');

const requirements = {
  lora: usesLora,
  matryoshka: usesMatryoshka,
  epochs: (recipe: Recipe) => !limitsSteps(recipe),
  teacher: (recipe: Recipe) => teacherOf(recipe) !== null,
  teacherModel: (recipe: Recipe) => ['folder', 'hub'].includes(teacherModelOf(recipe)?.kind ?? ''),
  teacherColumns: isTaughtByFile,
} as const;

/** Whether a field has an effect in this recipe. */
export function takesEffect(name: RecipeField, recipe: Recipe): boolean {
  const { requires } = fieldEntry(name);
  return requires === undefined || requirements[requires](recipe);
}
