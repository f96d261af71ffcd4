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
import type { RunOrder } from '../stages';
import type { Slice } from './slice';

export const createRunSlice: Slice<RunSlice> =
  ({ trainer, tasks }) =>
  (set, get) => {
    /** Whether the trainer has the run; before that it is stopped here. */
    let handedOver = false;
    /** Whether the queue is being worked off. */
    let running = false;

    const apply = (events: readonly RunEvent[]) => {
      const { run } = get();
      if (run.kind !== 'active') return;
      const history = events.reduce(reduceHistory, run.history);
      set({ run: { ...run, history } });
      if (history.evaluations !== run.history.evaluations) get().runEvaluated();
    };

    /** One run from its start to its end. */
    const perform = async (order: RunOrder) => {
      const { job, limit, allRows, recipe, folder } = order;
      const signal = tasks.begin('run');
      get().dismissProblem('train');
      get().dismissProblem('results');
      set({ stopping: false, run: { ...order, kind: 'active', history: emptyHistory } });
      apply([{ type: 'state', state: 'loading' }]);
      get().runStarted();
      const batch = createBatch(apply);
      const options = { signal, onReport: batch.add };
      try {
        checkFields(recipe);
        await get().ensureModel({ baseModel: recipe.baseModel, folder });
        signal.throwIfAborted();
        handedOver = true;
        if (job === 'train') await trainer.call('train', recipe, options);
        else await trainer.call('evaluate', { recipe, limit, allRows }, options);
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

    const ask = async (job: Job, { limit, allRows }: Pick<RunOrder, 'limit' | 'allRows'>) => {
      const { recipe, folder, enqueue, runQueue, selectRun, runAsked, report } = get();
      try {
        checkFields(recipe);
      } catch (error) {
        return report('train', error);
      }
      const order: RunOrder = { id: crypto.randomUUID(), job, limit, allRows, recipe, folder };
      if (!running) {
        selectRun(order.id);
        runAsked();
      }
      enqueue([order]);
      await runQueue();
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

      train: () => ask('train', { limit: null, allRows: false }),
      evaluateOnly: (limit, allRows = false) => ask('evaluate', { limit, allRows }),

      async runQueue() {
        if (running) return;
        running = true;
        for (let next = get().takeNext(); next; next = get().takeNext()) await perform(next);
        running = false;
        get().returnToChosenModel();
      },

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
