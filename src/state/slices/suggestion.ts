/** The suggested numbers in the recipe, and which of them the person has set instead. */

import { suggestedFields, withSuggestion } from '../../core/recipe/suggest';
import type { SuggestionSlice } from '../appState';
import { suggestionOf } from '../settings/suggestion';
import type { Slice } from './slice';

export const createSuggestionSlice: Slice<SuggestionSlice> = () => (set, get) => ({
  ownNumbers: [],

  setOwnNumber: (field, own) =>
    set(({ ownNumbers }) => ({
      ownNumbers: suggestedFields.filter((name) => (name === field ? own : ownNumbers.includes(name))),
    })),

  followSuggestion() {
    const state = get();
    state.setRecipe(withSuggestion(state.recipe, suggestionOf(state), state.ownNumbers));
  },
});
