/** The run: started, paused, resumed, stopped; its events reduced to a history; its files downloaded. */

import { message } from '../../messages/message';
import { isAbort, RecipeError, toProblem } from '../../core/errors';
import { checkRecipe } from '../../core/recipe/check';
import type { Recipe } from '../../core/recipe/types';
import type { RunEvent } from '../../core/run/events';
import { emptyHistory, keptStep, reduceHistory } from '../../core/run/history';
import type { RunSlice } from '../appState';
import { createBatch } from '../pace/batch';
import { baseFor, runOf } from '../runs';
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
      const { id, job, limit, allRows, evaluated, recipe, folder } = order;
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
        // What takes the worker's memory now takes the model that is there.
        if (evaluated?.id !== get().inMemory) get().setInMemory(null);
        const record = runOf(get(), id);
        const given = { id, recipe, base: record && baseFor(get(), record) };
        if (job === 'train') await trainer.call('train', given, options);
        else await trainer.call('evaluate', { ...given, limit, allRows, trained: evaluated }, options);
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
      if (run.kind === 'active') {
        if (job === 'train' && run.history.latest !== null) get().setInMemory(id);
        set({ stopping: false, run: { ...run, kind: 'ended' } });
      }
      get().runEnded();
      // The next run takes the model's place in memory.
      await get().keepModel();
    };

    const ask = async (asked: Omit<RunOrder, 'id' | 'folder'>) => {
      const { folder, enqueue, runQueue, selectRun, runAsked, report } = get();
      try {
        checkFields(asked.recipe);
      } catch (error) {
        return report('train', error);
      }
      const order: RunOrder = { ...asked, id: crypto.randomUUID(), folder };
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

      train: () => ask({ job: 'train', limit: null, allRows: false, evaluated: null, recipe: get().recipe }),

      async evaluateOnly(limit, { id = null, allRows = false } = {}) {
        const { recipe } = get();
        const record = runOf(get(), id);
        const step = record && keptStep(record.history);
        // A run that kept the base model has no other model than that.
        const evaluated = record && step ? { id: record.id, number: record.number, step } : null;
        const own = record ? { ...record.recipe, compute: recipe.compute } : recipe;
        await ask({ job: 'evaluate', limit, allRows, evaluated, recipe: own });
      },

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

      async download(what, of) {
        const record = runOf(get(), of);
        if (!record) return null;
        get().dismissProblem('results');
        set({ making: what });
        try {
          const { id, startedAt, recipe, data, evaluationFile } = record;
          const run = { id, startedAt, recipe, data, evaluationFile };
          return await trainer.call('download', { what, run }, { onReport: get().modelOpening });
        } catch (error) {
          get().report('results', error);
          return null;
        } finally {
          get().modelOpening(null);
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
