/** The run: started, paused, resumed, stopped; its events reduced to a history; its results fetched. */

import { isAbort, RecipeError, toProblem } from '../core/errors';
import { checkRecipe } from '../core/recipe/check';
import { emptyHistory, reduceHistory } from '../core/run/history';
import type { RunEvent } from '../core/run/events';
import type { Recipe } from '../core/recipe/types';
import { createBatch } from './batch';
import type { Slice } from './slice';
import type { Job, RunStage } from './stages';

export type Download = 'downloadModel' | 'downloadAdapter' | 'downloadPredictions' | 'downloadEmbeddings';

export interface RunSlice {
  readonly run: RunStage;
  /** Whether the run has been asked to end and goes on until its step under way is done. */
  readonly stopping: boolean;
  /** The download that is being made. */
  readonly making: Download | null;
  train(): Promise<void>;
  /** Judges the base model on the first `limit` rows; null: all. */
  evaluateOnly(limit: number | null): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends the run and keeps the model so far. */
  stop(): Promise<void>;
  /** Null where it failed; the problem is shown. */
  download(name: Download): Promise<Blob | null>;
}

export const createRunSlice: Slice<RunSlice> =
  ({ trainer, tasks }) =>
  (set, get) => {
    /** Whether the trainer has the run; before that, stopping it is our own affair. */
    let handedOver = false;

    const apply = (events: readonly RunEvent[]) => {
      const { run } = get();
      if (run.kind !== 'active') return;
      set({ run: { ...run, history: events.reduce(reduceHistory, run.history) } });
    };

    const start = async (
      job: Job,
      go: (recipe: Recipe, signal: AbortSignal, say: (event: RunEvent) => void) => Promise<null>,
    ) => {
      if (get().run.kind === 'active') return;
      const signal = tasks.begin('run');
      const { recipe, folder } = get();
      get().dismissProblem('train');
      get().dismissProblem('results');
      set({ stopping: false, run: { kind: 'active', job, recipe, folder, history: emptyHistory } });
      apply([{ type: 'state', state: 'loading' }]);
      const batch = createBatch(apply);
      try {
        checkFields(recipe);
        await get().ensureModel();
        signal.throwIfAborted();
        handedOver = true;
        await go(recipe, signal, batch.add);
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
      void get().refreshEstimates();
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

      async download(name) {
        get().dismissProblem('results');
        set({ making: name });
        try {
          return await trainer.call(name, null);
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
  if (wrong) throw new RecipeError(wrong, 'Correct it in the section "Recipe", then start again.');
}
