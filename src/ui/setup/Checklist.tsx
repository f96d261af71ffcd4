/** What is checked before the start: data, model, device, memory. */

import { optionLabel } from '../../core/fields';
import { losses } from '../../core/losses/catalogue';
import { checkRecipe } from '../../core/recipe/check';
import { limitsSteps } from '../../core/recipe/conditions';
import { recipeFields } from '../../core/recipe/fields';
import { planRun } from '../../core/recipe/plan';
import { useApp } from '../../state/react';
import { openFileOf } from '../../state/stages';
import { expectedStep } from '../../state/settings/timings';
import { trainRowsOf } from '../../state/settings/trainRows';
import { say, words } from '../words';
import css from './Setup.module.css';

export function Checklist() {
  const examples = useApp(({ files }) => openFileOf(files.train)?.report.examples ?? null);
  const recipe = useApp((state) => state.recipe);
  const model = useApp((state) => state.model);
  const memory = useApp((state) => state.memory);
  const trainRows = useApp(trainRowsOf);
  const usable =
    examples !== null &&
    examples.rows > 0 &&
    examples.inference.choices.some(({ name, unmet }) => name === recipe.loss && unmet === null);
  const timings = useApp((state) => state.timings);
  const files = useApp((state) => state.files);
  const step = expectedStep({ model, recipe, timings, files });
  const wrong = checkRecipe(recipe);
  return (
    <div className={css.checklist}>
      <h3>{words.train.checks}</h3>
      <ul className={css.checks}>
        <li data-good={usable}>
          {usable ? words.train.checkData(examples.rows, losses[recipe.loss].name) : words.train.checkNoData}
        </li>
        {wrong !== null ? (
          <li data-alarm>{say(wrong)}</li>
        ) : usable ? (
          <li data-good>
            {limitsSteps(recipe)
              ? words.train.checkMaxSteps(recipe.maxSteps)
              : words.train.checkSteps(planRun(recipe, trainRows).steps, recipe.epochs)}
          </li>
        ) : null}
        <li data-good={model.kind === 'ready'}>
          {model.kind === 'ready'
            ? words.train.checkModelReady(model.report.name)
            : words.train.checkModelLater}
        </li>
        <li data-good>{words.train.checkCompute(say(optionLabel(recipeFields.compute, recipe.compute)))}</li>
        {usable && step !== null && wrong === null ? (
          <li data-good>
            {words.device.expected(
              planRun(recipe, trainRows).steps * recipe.gradientAccumulation * step.seconds,
              step.seconds * recipe.gradientAccumulation,
              words.device.backends[step.backend],
            )}
          </li>
        ) : null}
        <li
          data-good={usable && memory !== null && memory.total <= memory.limit}
          data-alarm={usable && memory !== null && memory.total > memory.limit}
        >
          {!usable || memory === null
            ? words.train.checkMemoryLater
            : Number.isFinite(memory.limit)
              ? words.train.checkMemoryOf(memory.total, memory.limit)
              : words.train.checkMemory(memory.total)}
        </li>
      </ul>
    </div>
  );
}
