/** The prompts that suit the base model, by its folder or its family, to be taken with one click; pressed again, none are set. */

import type { ProposedPrompts, Prompts } from '../../../core/model/types';
import { useApp } from '../../../state/react';
import { words } from '../../words';
import css from '../Recipe.module.css';

interface Props {
  readonly proposed: ProposedPrompts;
  readonly disabled: boolean;
}

export function PromptProposal({ proposed, disabled }: Props) {
  const { family, sentence1, sentence2, similarity } = proposed;
  const first = useApp((state) => state.recipe.promptSentence1);
  const second = useApp((state) => state.recipe.promptSentence2);
  const setField = useApp((state) => state.setField);
  const resetField = useApp((state) => state.resetField);
  const inUse = (prompts: Prompts) => first === prompts.sentence1 && second === prompts.sentence2;
  const toggle = (prompts: Prompts) => {
    if (inUse(prompts)) {
      resetField('promptSentence1');
      resetField('promptSentence2');
    } else {
      setField('promptSentence1', prompts.sentence1);
      setField('promptSentence2', prompts.sentence2);
    }
  };
  const button = (label: string, prompts: Prompts) => (
    <button type="button" disabled={disabled} aria-pressed={inUse(prompts)} onClick={() => toggle(prompts)}>
      {label}
    </button>
  );
  return (
    <div>
      <p>
        {family === null
          ? words.recipe.folderPrompts(sentence1, sentence2)
          : words.recipe.familyPrompts(family, sentence1, sentence2)}
      </p>
      <div className={css.row}>
        {button(words.recipe.usePrompts, { sentence1, sentence2 })}
        {similarity === null
          ? null
          : button(words.recipe.usePromptForBoth(similarity), {
              sentence1: similarity,
              sentence2: similarity,
            })}
      </div>
    </div>
  );
}
