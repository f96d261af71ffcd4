/** Whether a setting is what a person looks for: by its label, its help, or its name in Python. */

import { helpOf, labelOf } from '../../core/fields';
import { fieldEntry, type RecipeField } from '../../core/recipe/fields';
import { say } from '../words';

/** An empty text is in everything. */
export const matches = (find: string, ...texts: readonly string[]): boolean => {
  const wanted = find.trim().toLowerCase();
  return texts.some((text) => text.toLowerCase().includes(wanted));
};

export function fieldMatches(name: RecipeField, find: string): boolean {
  const entry = fieldEntry(name);
  const { argument = '', alsoCalled = [] } = entry;
  return matches(find, say(labelOf(entry)), say(helpOf(entry)), name, argument, ...alsoCalled);
}
