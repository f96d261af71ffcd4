/** What is found in the data once it is known what is evaluated, and whether the base model agrees with the labels. */

import { logError } from '../../client/log';
import { isAbort } from '../../core/errors';
import { modelSettingsOf } from '../../core/recipe/modelSettings';
import type { FindingsSlice } from '../appState';
import { estimateDelay, sleep } from '../pace/sleep';
import { openFileOf } from '../stages';
import type { Slice } from './slice';

export const createFindingsSlice: Slice<FindingsSlice> =
  ({ trainer, tasks }) =>
  (set, get) => {
    /** What the last findings on the evaluation follow from. */
    let foundFor: readonly unknown[] = [];

    /** Findings are an extra: where they cannot be had, nothing else is in the way of a run. */
    const quietly = async (signal: AbortSignal, work: () => Promise<void>) => {
      try {
        await work();
      } catch (error) {
        if (!signal.aborted && !isAbort(error)) logError(error);
      }
    };

    return {
      evaluationFindings: [],
      baseCheck: null,

      async refreshEvaluationFindings() {
        const signal = tasks.begin('evaluationFindings');
        await sleep(estimateDelay);
        if (signal.aborted || get().files.train.kind !== 'ready' || get().run.kind === 'active') return;
        const { files, recipe } = get();
        const { seed, heldOut } = recipe;
        const grounds = [
          openFileOf(files.train)?.report.examples,
          openFileOf(files.heldOut)?.report.examples,
          seed,
          heldOut,
        ];
        if (grounds.every((value, i) => value === foundFor[i])) return;
        await quietly(signal, async () => {
          const found = await trainer.call('evaluationFindings', { seed, heldOut }, { signal });
          if (signal.aborted) return;
          foundFor = grounds;
          set({ evaluationFindings: found });
        });
      },

      async refreshBaseCheck() {
        const signal = tasks.begin('baseCheck');
        await sleep(estimateDelay);
        const { files, model, run, recipe } = get();
        if (signal.aborted || files.train.kind !== 'ready' || model.kind !== 'ready') return;
        if (run.kind === 'active') return;
        const { compute, seed } = recipe;
        const settings = modelSettingsOf(recipe);
        await quietly(signal, async () => {
          const found = await trainer.call('checkBase', { compute, seed, settings }, { signal });
          if (!signal.aborted) set({ baseCheck: found });
        });
      },

      forgetBaseCheck() {
        tasks.abort('baseCheck');
        set({ baseCheck: null });
      },

      interruptFindings() {
        tasks.abort('evaluationFindings');
        tasks.abort('baseCheck');
      },
    };
  };
