/** Makes the files of runs, one at a time. */

import { isAbort } from '../../../core/errors';
import { standardChoices } from '../../../core/run/downloads';
import type { Progress } from '../../../core/run/events';
import { runOfFile } from '../../../core/run/record/record';
import { thinned } from '../../pace/batch';
import { runOf } from '../../runs';
import type { DownloadsSlice } from '../../shapes/downloads';
import type { Slice } from '../slice';

interface Making {
  readonly signal: AbortSignal;
  readonly onReport: (progress: Progress) => void;
}

export const createDownloadsSlice: Slice<DownloadsSlice> =
  ({ trainer, tasks }) =>
  (set, get) => {
    /** Makes a file, which is shown while it lasts; null where it failed. */
    const made = async (what: DownloadsSlice['making'], make: (options: Making) => Promise<Blob>) => {
      if (get().making !== null) return null;
      get().dismissProblem('results');
      const signal = tasks.begin('download');
      const show = thinned((makingProgress: Progress) => {
        if (!signal.aborted) set({ makingProgress });
      });
      set({ making: what, makingProgress: null });
      try {
        return await make({ signal, onReport: show });
      } catch (error) {
        if (!isAbort(error)) get().report('results', error);
        return null;
      } finally {
        set({ making: null, makingProgress: null });
      }
    };

    return {
      making: null,
      makingProgress: null,
      async download(what, of, choices = standardChoices) {
        const record = runOf(get(), of);
        if (!record) return null;
        const params = { what, run: runOfFile(record), choices };
        return made(what, (options) => trainer.call('download', params, options));
      },
      downloadScript: (script, recipe) =>
        made('script', (options) => trainer.call('trainingFolder', { script, recipe }, options)),
      stopDownload: () => tasks.abort('download'),
    };
  };
