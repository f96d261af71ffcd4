/** Section 2: which model, and how it is trained. Three numbers matter most; the rest stand under Advanced. */

import type { NumberField as NumberSpec } from '../../core/fields';
import { recipeFields, type RecipeField } from '../../core/recipe/fields';
import type { Suggestion } from '../../core/recipe/suggest';
import { computes } from '../../core/recipe/types';
import { useApp } from '../../state/react';
import { suggestionOf } from '../../state/suggestion';
import field from '../parts/fields/Field.module.css';
import { NumberField } from '../parts/fields/NumberField';
import { Section } from '../parts/Section';
import { SelectField } from '../parts/fields/SelectField';
import { say, words } from '../words';
import { BaseModelChoice } from './BaseModelChoice';
import { ChoiceField } from './ChoiceField';
import { LossParams } from './LossParams';
import { MatryoshkaFields } from './MatryoshkaFields';
import { MemoryNote } from './MemoryNote';
import { ModelNote } from './ModelNote';
import { RecipeOptionFields } from './RecipeOptionFields';
import css from './RecipeSection.module.css';

const main = ['epochs', 'batchSize', 'learningRate'] as const satisfies readonly RecipeField[];
const advanced = [
  'warmupSteps',
  'evaluateEvery',
  'maxSeqLength',
  'seed',
  'heldOut',
  'weightDecay',
  'maxGradNorm',
] as const satisfies readonly RecipeField[];
const fine = [
  'warmupRatio',
  'gradientAccumulation',
  'frozenLayers',
  'earlyStopping',
  'loraRank',
] as const satisfies readonly RecipeField[];
/** Of use at a LoRA rank above 0. */
const lora = ['loraAlpha', 'loraDropout'] as const satisfies readonly RecipeField[];
const computeOptions = computes.map((value) => ({ value, label: words.recipe.computes[value] }));

export function RecipeSection() {
  const running = useApp((state) => state.run.kind === 'active');
  const recipe = useApp((state) => state.recipe);
  const files = useApp((state) => state.files);
  const model = useApp((state) => state.model);
  const suggestion = suggestionOf({ files, model, recipe });
  const setField = useApp((state) => state.setField);
  const resetField = useApp((state) => state.resetField);
  const setCompute = useApp((state) => state.setCompute);

  const numbers = (names: readonly RecipeField[]) =>
    names.map((name) => (
      <NumberField
        key={name}
        spec={specOf(name, suggestion)}
        value={recipe[name]}
        disabled={running}
        onChange={(value) => setField(name, value)}
        onReset={() => resetField(name)}
      />
    ));
  return (
    <Section
      section="recipe"
      number={2}
      title={words.sections.recipe}
      summary={words.recipe.summary(recipe.baseModel, recipe.epochs, recipe.batchSize)}
    >
      <BaseModelChoice disabled={running} />
      <ModelNote />
      <div className={css.stack}>
        <h3>{words.recipe.numbers}</h3>
        <div className={field.grid}>{numbers(main)}</div>
        {suggestion ? <p className={css.note}>{say(suggestion.reason)}</p> : null}
      </div>
      <details open className={css.advanced}>
        <summary>{words.recipe.advanced}</summary>
        <div className={field.grid}>
          {numbers(advanced)}
          <LossParams disabled={running} />
          <MatryoshkaFields disabled={running} />
          <SelectField
            label={words.recipe.compute}
            help={words.recipe.computeHelp}
            value={recipe.compute}
            options={computeOptions}
            disabled={running}
            onChange={setCompute}
          />
        </div>
      </details>
      <details className={css.advanced}>
        <summary>{words.recipe.fine}</summary>
        <div className={field.grid}>
          <RecipeOptionFields disabled={running} />
          {numbers(fine)}
          {recipe.loraRank > 0 ? (
            <>
              {numbers(lora)}
              <ChoiceField name="loraTargets" disabled={running} />
            </>
          ) : null}
        </div>
      </details>
      <MemoryNote />
    </Section>
  );
}

/** What is suggested stands in for the default: the reset goes back to it. */
function specOf(name: RecipeField, suggestion: Suggestion | null): NumberSpec {
  const spec = recipeFields[name];
  return suggestion && (name === 'epochs' || name === 'learningRate')
    ? { ...spec, default: suggestion[name] }
    : spec;
}
