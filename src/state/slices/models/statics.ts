/** Makes a static model of the base model, which is then the base model. */

import { logError } from '../../../client/log';
import { isAbort, toProblem } from '../../../core/errors';
import type { Progress } from '../../../core/run/events';
import { thinned } from '../../pace/batch';
import type { StaticsSlice } from '../../shapes/statics';
import type { Slice } from '../slice';

export const createStaticsSlice: Slice<StaticsSlice> =
  ({ trainer, tasks }) =>
  (set, get) => ({
    statics: { kind: 'idle' },
    async makeStatic(settings) {
      if (get().statics.kind === 'making') return;
      const signal = tasks.begin('static');
      set({ statics: { kind: 'making', progress: null } });
      const onReport = thinned((progress: Progress) => set({ statics: { kind: 'making', progress } }));
      try {
        await get().ensureModel();
        signal.throwIfAborted();
        const { compute } = get().recipe;
        const made = await trainer.call('makeStatic', { ...settings, compute }, { signal, onReport });
        signal.throwIfAborted();
        const { name, files, zip } = made;
        set({ statics: { kind: 'made', name, zip } });
        get().chooseFolder({ name, files });
      } catch (error) {
        if (isAbort(error)) return set({ statics: { kind: 'idle' } });
        logError(error);
        set({ statics: { kind: 'failed', problem: toProblem(error) } });
      }
    },
    stopMakingStatic: () => tasks.abort('static'),
  });
