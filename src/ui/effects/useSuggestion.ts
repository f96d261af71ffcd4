/** The numbers that suit the data and the model. */

import { useApp } from '../../state/react';
import { type Suggestion, suggestionOf } from '../../state/settings/suggestion';

export function useSuggestion(): Suggestion | null {
  const recipe = useApp((state) => state.recipe);
  const files = useApp((state) => state.files);
  const model = useApp((state) => state.model);
  return suggestionOf({ files, model, recipe });
}
