/** The numbers that suit the data and the model. */

import type { Suggestion } from '../../core/recipe/suggest';
import { useApp } from '../../state/react';
import { suggestionOf } from '../../state/suggestion';

export function useSuggestion(): Suggestion | null {
  const recipe = useApp((state) => state.recipe);
  const files = useApp((state) => state.files);
  const model = useApp((state) => state.model);
  return suggestionOf({ files, model, recipe });
}
