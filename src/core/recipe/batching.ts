/** How a run's batches are drawn: as the recipe says, where the loss and the labels allow it. */

import type { LabelScheme } from '../data/types';
import { losses } from '../losses/catalogue';
import type { ChoiceOf } from './options';
import { recipeChoices } from './options';
import type { Recipe } from './types';

export type Batching = ChoiceOf<'batching'>;

/** What is drawn, and a sentence for the person where that is not what the recipe says. */
export function batchingOf(
  { loss, batching }: Pick<Recipe, 'loss' | 'batching'>,
  labels: LabelScheme['kind'],
): { readonly batching: Batching; readonly note: string | null } {
  if (batching === 'random') return { batching, note: null };
  const shuffled = (why: string) => ({
    batching: 'random' as const,
    note: `${why} "${labelOf(batching)}" is not used.`,
  });
  switch (losses[loss].batchSampler) {
    case 'noDuplicates':
      return shuffled(`For ${loss} no batch may hold a text twice, so its rows are shuffled and kept apart.`);
    case 'groupByLabel':
      return shuffled(`For ${loss} every batch is drawn class by class.`);
    case 'batchSampler':
      if (batching === 'even_labels' && labels !== 'binary' && labels !== 'class') {
        return shuffled(
          'Batches can have even labels where the labels are two or classes, and these are not.',
        );
      }
      return { batching, note: null };
  }
}

const labelOf = (batching: Batching) =>
  recipeChoices.batching.options.find(({ value }) => value === batching)?.label ?? batching;
