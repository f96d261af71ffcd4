/** Section 2: which model, and how it is trained. Three fields matter most; the rest stand under Advanced. */

import { useApp } from '../../state/react';
import { suggestionOf } from '../../state/suggestion';
import field from '../parts/fields/Field.module.css';
import { Section } from '../Section';
import { say, words } from '../words';
import { BaseModelChoice } from './BaseModelChoice';
import { MemoryNote } from './MemoryNote';
import { ModelNote } from './ModelNote';
import { RecipeFields } from './RecipeFields';
import css from './RecipeSection.module.css';

export function RecipeSection() {
  const running = useApp((state) => state.run.kind === 'active');
  const recipe = useApp((state) => state.recipe);
  const files = useApp((state) => state.files);
  const model = useApp((state) => state.model);
  const suggestion = suggestionOf({ files, model, recipe });
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
        <div className={field.grid}>
          <RecipeFields depth="basic" suggestion={suggestion} disabled={running} />
        </div>
        {suggestion ? <p className={css.note}>{say(suggestion.reason)}</p> : null}
      </div>
      <details open className={css.advanced}>
        <summary>{words.recipe.advanced}</summary>
        <div className={field.grid}>
          <RecipeFields depth="advanced" suggestion={suggestion} disabled={running} />
        </div>
      </details>
      <details className={css.advanced}>
        <summary>{words.recipe.fine}</summary>
        <div className={field.grid}>
          <RecipeFields depth="expert" suggestion={suggestion} disabled={running} />
        </div>
      </details>
      <MemoryNote />
    </Section>
  );
}
