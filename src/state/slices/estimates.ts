/** What a run would take: the lengths of the sentences in tokens, and the memory. */

import { checkRecipe } from '../../core/recipe/check';
import { modelSettingsOf } from '../../core/recipe/modelSettings';
import type { EstimatesSlice } from '../appState';
import { estimateDelay, sleep } from '../pace/sleep';
import type { Slice } from './slice';

export const createEstimatesSlice: Slice<EstimatesSlice> =
  ({ trainer, tasks }) =>
  (set, get) => ({
    tokenLengths: null,
    memory: null,
    forgetTokenLengths: () => set({ tokenLengths: null }),
    forgetMemory: () => set({ memory: null }),

    async refreshEstimates() {
      const signal = tasks.begin('estimates');
      await sleep(estimateDelay);
      const { files, model, run, recipe, tokenLengths } = get();
      if (signal.aborted || files.train.kind !== 'ready' || model.kind !== 'ready' || run.kind === 'active')
        return;
      if (checkRecipe(recipe) !== null) {
        set({ memory: null });
        return;
      }
      try {
        const settings = modelSettingsOf(recipe);
        if (!tokenLengths) set({ tokenLengths: await trainer.call('tokenLengths', settings, { signal }) });
        set({ memory: await trainer.call('estimateMemory', recipe, { signal }) });
        get().dismissProblem('recipe');
      } catch (error) {
        set({ memory: null });
        get().report('recipe', error);
      }
    },
  });
