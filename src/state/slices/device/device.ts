/** The devices: how long a step takes on each, and whether they compute what they have to. */

import { withTiming } from '../../../core/device/timing';
import type { DeviceSlice } from '../../shapes/device';
import type { Slice } from '../slice';

export const createDeviceSlice: Slice<DeviceSlice> =
  ({ trainer, tasks }) =>
  (set, get) => ({
    timings: [],
    deviceCheck: { kind: 'none' },

    timed: (timing) => set(({ timings }) => ({ timings: withTiming(timings, timing) })),

    async checkDevice() {
      const former = get().deviceCheck;
      if (former.kind === 'checking') return;
      const signal = tasks.begin('deviceCheck');
      set({ deviceCheck: { kind: 'checking', progress: null } });
      get().dismissProblem('recipe');
      const { recipe, folder } = get();
      try {
        if (get().files.train.kind === 'ready')
          await get().ensureModel({ baseModel: recipe.baseModel, folder });
        signal.throwIfAborted();
        const report = await trainer.call(
          'checkDevice',
          { recipe },
          { signal, onReport: (progress) => set({ deviceCheck: { kind: 'checking', progress } }) },
        );
        set({ deviceCheck: { kind: 'checked', report } });
        if (report.timing) get().timed(report.timing);
      } catch (error) {
        if (signal.aborted) return;
        set({ deviceCheck: former });
        get().report('recipe', error);
      }
    },

    cancelDeviceCheck() {
      tasks.abort('deviceCheck');
      set({ deviceCheck: { kind: 'none' } });
    },
  });
