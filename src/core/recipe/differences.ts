/** What makes two recipes two different runs. */

import { message, type Message } from '../../messages/message';
import { comparedSettings } from './changes';
import type { Recipe } from './types';

/**
 * One message for each setting that changes what is computed and is not the same in the checkpoint's recipe; none where
 * both make the same run of the same data and model. A base model is known by its content, not by its name here.
 */
export function recipeDifferences(checkpoint: Recipe, now: Recipe): Message[] {
  return [...comparedSettings([checkpoint, now])].flatMap(({ field, label, sameRun, valueIn }) => {
    if (sameRun || field === 'baseModel') return [];
    const [before, after] = [checkpoint, now].map((recipe) => textOf(valueIn(recipe)));
    if (before === after) return [];
    return [message('recipe.differs', { field: label, checkpoint: before ?? absent, now: after ?? absent })];
  });
}

const absent = message('recipe.absent');

const textOf = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
