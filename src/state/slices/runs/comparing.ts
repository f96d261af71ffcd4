/** The marks of runs that are compared, and the comparison of two of them, which the worker computes. */

import { pairOfModels } from '../../../core/run/comparison/pairOfModels';
import { evaluatedRunOf } from '../../../core/run/record/evaluatedRun';
import type { RunRecord } from '../../../core/run/record/record';
import type { ComparingSlice } from '../../shapes/runs';
import { comparedRuns, maxCompared, notAtHand } from '../../compare/compared';
import type { Slice } from '../slice';

export const createComparingSlice: Slice<ComparingSlice> =
  ({ trainer, tasks }) =>
  (set, get) => ({
    compared: null,

    toggleCompared(id) {
      const compared = get().compared ?? comparedRuns(get()).map((run) => run.id);
      if (compared.includes(id)) set({ compared: compared.filter((one) => one !== id) });
      else if (compared.length < maxCompared) set({ compared: [...compared, id] });
    },

    forgetCompared: (ids) =>
      set(({ compared }) => ({ compared: compared && compared.filter((id) => !ids.includes(id)) })),

    async compareRuns(first, second) {
      const pair = pairOfModels(first, second);
      const of = evaluatedRun(first);
      if (!pair || !of || notAtHand(get(), first)) return null;
      const signal = tasks.begin('compareRuns');
      try {
        return await trainer.call('compareRuns', { of, pair }, { signal });
      } catch (error) {
        get().report('results', error);
        return null;
      }
    },

    async textsOf(record) {
      const of = evaluatedRun(record);
      if (!of || notAtHand(get(), record)) return null;
      try {
        return await trainer.call('evaluationTexts', of);
      } catch (error) {
        get().report('results', error);
        return null;
      }
    },
  });

const evaluatedRun = (record: RunRecord) => record.history.plan && evaluatedRunOf(record);
