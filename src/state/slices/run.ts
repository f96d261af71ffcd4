/** The run: started, paused, resumed, stopped; its events reduced to a history. */

import { message } from '../../messages/message';
import { isAbort, ProblemError, RecipeError, toProblem } from '../../core/errors';
import { checkRecipe } from '../../core/recipe/check';
import type { Recipe } from '../../core/recipe/types';
import type { RunEvent } from '../../core/run/events';
import { emptyHistory, keptStep, reduceHistory, type RunHistory } from '../../core/run/history';
import { requestOf, type RunRecord, training } from '../../core/run/record/record';
import type { CheckpointReport, TimingReport } from '../../protocol/calls';
import type { RunSlice } from '../appState';
import { createBatch } from '../pace/batch';
import { baseFor, runOf } from '../runs';
import type { RunOrder } from '../stages';
import { teacherSource } from './models/modelSource';
import type { Slice } from './slice';

export const createRunSlice: Slice<RunSlice> =
  ({ trainer, tasks }) =>
  (set, get) => {
    /** Whether the trainer has the run; before that it is stopped here. */
    let handedOver = false;
    /** Whether the queue is being worked off. */
    let running = false;

    const taughtBy = (recipe: Recipe) =>
      teacherSource(recipe, get().teacherFolder, get().preferences.endpoint);

    const apply = (events: readonly RunEvent[]) => {
      const { run } = get();
      if (run.kind !== 'active') return;
      const history = events.reduce(reduceHistory, run.history);
      set({ run: { ...run, history } });
      if (history.evaluations !== run.history.evaluations) get().runEvaluated();
    };

    /** One run from its start to its end, or from where it was interrupted. */
    const perform = async (order: RunOrder, interrupted: RunRecord | null = null) => {
      const { id, job, limit, allRows, evaluated, recipe, folder } = order;
      const former = get().run;
      /** Whether the record has something new to say. */
      let underWay = interrupted === null;
      const signal = tasks.begin('run');
      get().dismissProblem('train');
      get().dismissProblem('results');
      set({ stopping: false, run: { ...order, kind: 'active', history: historySoFar(interrupted) } });
      apply([{ type: 'state', state: 'loading' }]);
      get().runStarted();
      const batch = createBatch(apply);
      const onReport = (value: RunEvent | CheckpointReport | TimingReport) => {
        if (value.type === 'timed') return get().timed(value.timing);
        if (value.type === 'unsaved') return get().report('runs', new ProblemError(value.problem));
        if (value.type === 'checkpoint') {
          batch.flush();
          return get().checkpointed(order.id, value.step);
        }
        if (value.type === 'resumed') {
          underWay = true;
          return resumedAt(value).forEach(batch.add);
        }
        if (!underWay && value.type === 'evaluation') {
          underWay = true;
          // It starts over: what was known of it counts no longer.
          batch.add({ type: 'resumed', step: 0, steps: [], evaluations: [] });
        }
        batch.add(value);
      };
      const options = { signal, onReport };
      try {
        checkFields(recipe);
        await get().ensureModel({ baseModel: recipe.baseModel, folder });
        signal.throwIfAborted();
        handedOver = true;
        // What takes the worker's memory now takes the model that is there.
        if (evaluated?.id !== get().inMemory) get().setInMemory(null);
        const record = runOf(get(), id);
        const given = { id, recipe, base: record && baseFor(get(), record), timings: get().timings };
        const teacher = job === 'train' ? taughtBy(recipe) : null;
        const keeping = { save: get().preferences.keep === 'yes', resumes: interrupted !== null };
        if (job === 'train') await trainer.call('train', { ...given, teacher, keeping }, options);
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
      if (interrupted && !underWay) {
        set({ stopping: false, run: handedOver ? { kind: 'none' } : former });
        get().putBack(interrupted);
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

    /** Does the first and then what is queued, unless a run is active. */
    const workOff = async (first: (() => Promise<void>) | null) => {
      if (running) return;
      running = true;
      get().forgetFailures();
      if (first) {
        await first();
        get().noteFailure();
      }
      for (let next = get().takeNext(); next; next = get().takeNext()) {
        await perform(next);
        get().noteFailure();
      }
      running = false;
      get().returnToChosenModel();
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

      train: () => ask({ ...training, recipe: get().recipe }),

      async evaluateOnly(limit, { id = null, allRows = false } = {}) {
        const { recipe } = get();
        const record = runOf(get(), id);
        const step = record && keptStep(record.history);
        // A run that kept the base model has no other model than that.
        const evaluated = record && step ? { id: record.id, number: record.number, step } : null;
        const own = record ? { ...record.recipe, compute: recipe.compute } : recipe;
        await ask({ job: 'evaluate', limit, allRows, evaluated, recipe: own });
      },

      runQueue: () => workOff(null),

      async continueRun(record) {
        const { selectRun, runAsked, folder } = get();
        selectRun(record.id);
        runAsked();
        await workOff(() => perform({ ...requestOf(record), folder }, record));
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
    };
  };

/** What is known of an interrupted run, until the worker says from where it resumes. */
function historySoFar(interrupted: RunRecord | null): RunHistory {
  if (!interrupted) return emptyHistory;
  const { steps, latest, evaluations, best, deviceLosses } = interrupted.history;
  return { ...emptyHistory, steps, latest, evaluations, best, deviceLosses };
}

/** The last step before the interruption as an event of its own: it is the latest until the next one. */
function resumedAt(event: Extract<RunEvent, { type: 'resumed' }>): readonly RunEvent[] {
  const last = event.steps.at(-1);
  if (!last) return [event];
  const step: RunEvent = { ...last, type: 'step', rowsPerSecond: 0, remaining: null };
  return [{ ...event, steps: event.steps.slice(0, -1) }, step];
}

/** Throws a RecipeError that names the first number outside its range. */
function checkFields(recipe: Recipe): void {
  const wrong = checkRecipe(recipe);
  if (wrong) throw new RecipeError(wrong, message('state.recipe.next'));
}
