/** Pushes a run's model to the Hub or the mirror that is set for models. */

import { logError } from '../../../client/log';
import { isAbort, toProblem } from '../../../core/errors';
import type { Progress } from '../../../core/run/events';
import { runOfFile } from '../../../core/run/record/record';
import { thinned } from '../../pace/batch';
import { runOf } from '../../runs';
import type { PushSlice, PushStage } from '../../shapes/push';
import type { Slice } from '../slice';

export const createPushSlice: Slice<PushSlice> =
  ({ trainer, tasks }) =>
  (set, get) => ({
    push: { kind: 'idle' },
    async pushModel(id, target) {
      const record = runOf(get(), id);
      if (!record || get().push.kind === 'pushing') return false;
      const signal = tasks.begin('push');
      const show = (push: PushStage) => set({ push });
      show({ kind: 'pushing', run: id, progress: null });
      const onReport = thinned((progress: Progress) => show({ kind: 'pushing', run: id, progress }));
      const run = runOfFile(record);
      const to = { ...target, endpoint: get().preferences.endpoint };
      try {
        const url = await trainer.call('pushModel', { run, to }, { signal, onReport });
        show({ kind: 'done', run: id, url });
        return true;
      } catch (error) {
        if (!isAbort(error)) logError(error);
        show(
          isAbort(error)
            ? { kind: 'cancelled', run: id }
            : { kind: 'failed', run: id, problem: toProblem(error) },
        );
        return false;
      }
    },
    cancelPush: () => tasks.abort('push'),
  });
