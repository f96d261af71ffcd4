/** The run: started, paused, resumed, stopped; its events reduced to a history; its files downloaded. */

import { message } from '../../messages/message';
import { isAbort, RecipeError, toProblem } from '../../core/errors';
import { checkRecipe } from '../../core/recipe/check';
import type { Recipe } from '../../core/recipe/types';
import type { Job } from '../../core/run/downloads';
import type { RunEvent } from '../../core/run/events';
import { emptyHistory, reduceHistory } from '../../core/run/history';
import type { RunSlice } from '../appState';
import { createBatch } from '../pace/batch';
import type { Slice } from './slice';

export const createRunSlice: Slice<RunSlice> =
  ({ trainer, tasks }) =>
  (set, get) => {
    /** Whether the trainer has the run; before that it is stopped here. */
    let handedOver = false;

    const apply = (events: readonly RunEvent[]) => {
      const { run } = get();
      if (run.kind !== 'active') return;
      set({ run: { ...run, history: events.reduce(reduceHistory, run.history) } });
    };

    const start = async (
      job: Job,
      call: (recipe: Recipe, signal: AbortSignal, onReport: (event: RunEvent) => void) => Promise<null>,
    ) => {
      if (get().run.kind === 'active') return;
      const signal = tasks.begin('run');
      const { recipe, folder } = get();
      get().dismissProblem('train');
      get().dismissProblem('results');
      set({ stopping: false, run: { kind: 'active', job, recipe, folder, history: emptyHistory } });
      apply([{ type: 'state', state: 'loading' }]);
      get().runStarted();
      const batch = createBatch(apply);
      try {
        checkFields(recipe);
        await get().ensureModel();
        signal.throwIfAborted();
        handedOver = true;
        await call(recipe, signal, batch.add);
        batch.flush();
      } catch (error) {
        batch.flush();
        get().report('train', error);
        apply(
          isAbort(error)
            ? [{ type: 'state', state: 'stopped' }]
            : [
                { type: 'problem', problem: toProblem(error) },
                { type: 'state', state: 'failed' },
              ],
        );
      }
      handedOver = false;
      const { run } = get();
      if (run.kind === 'active') set({ stopping: false, run: { ...run, kind: 'ended' } });
      get().runEnded();
    };

    const control = async (name: 'pause' | 'resume' | 'stop') => {
      try {
        await trainer.call(name, null);
      } catch (error) {
        set({ stopping: false });
        get().report('train', error);
      }
    };

    return {
      run: { kind: 'none' },
      stopping: false,
      making: null,

      train: () =>
        start('train', (recipe, signal, onReport) => trainer.call('train', recipe, { signal, onReport })),
      evaluateOnly: (limit) =>
        start('evaluate', (recipe, signal, onReport) =>
          trainer.call('evaluate', { recipe, limit }, { signal, onReport }),
        ),
      async pause() {
        if (!get().stopping) await control('pause');
      },
      async resume() {
        if (!get().stopping) await control('resume');
      },

      async stop() {
        if (get().run.kind !== 'active' || get().stopping) return;
        set({ stopping: true });
        if (handedOver) return control('stop');
        tasks.abort('run');
        get().cancelLoading();
      },

      async download(what) {
        get().dismissProblem('results');
        set({ making: what });
        try {
          return await trainer.call('download', { what });
        } catch (error) {
          get().report('results', error);
          return null;
        } finally {
          set({ making: null });
        }
      },
    };
  };

/** Throws a RecipeError that names the first number outside its range. */
function checkFields(recipe: Recipe): void {
  const wrong = checkRecipe(recipe);
  if (wrong) throw new RecipeError(wrong, message('state.recipe.next'));
}
