/** The suggested numbers in the recipe, and which of them the person has set instead. */

import { suggestedFields, withSuggestion } from '../../core/recipe/suggest';
import type { SuggestionSlice } from '../appState';
import { followingFields } from '../following';
import { suggestionOf, usualHeldOut } from '../settings/suggestion';
import { openFileOf } from '../stages';
import type { Slice } from './slice';

export const createSuggestionSlice: Slice<SuggestionSlice> = () => (set, get) => ({
  ownNumbers: [],

  setOwnNumber: (field, own) =>
    set(({ ownNumbers }) => ({
      ownNumbers: followingFields.filter((name) => (name === field ? own : ownNumbers.includes(name))),
    })),

  followSuggestion() {
    const { files, model, ownNumbers, setRecipe, recipe: now } = get();
    if (!openFileOf(files.train)) return;
    // The numbers for its rows depend on it.
    const recipe = ownNumbers.includes('heldOut') ? now : { ...now, heldOut: usualHeldOut(files) };
    const own = suggestedFields.filter((field) => ownNumbers.includes(field));
    setRecipe(withSuggestion(recipe, suggestionOf({ files, model, recipe }), own));
  },
});
