/** The training file and the optional held-out one: read by the worker, described by a report. */

import type { ParseOptions, Roles } from '../core/data/types';
import { DataError, isAbort, NetworkError, toProblem } from '../core/errors';
import type { Sample } from '../core/samples/catalogue';
import type { Progress } from '../core/run/events';
import type { DataSlot } from '../protocol/messages';
import { thinned } from './batch';
import type { Slice } from './slice';
import { type DataStage, openFileOf, type RefusedFile } from './stages';

export interface DataSlice {
  readonly files: Readonly<Record<DataSlot, DataStage>>;
  /** The file that the section's problem speaks of, so that it can be read again under other options. */
  readonly refused: RefusedFile | null;
  /** Reads a training file; one that is being read is given up. */
  openFile(file: File): Promise<void>;
  /** Fetches a sample from beside the page, and reads it as the training file. */
  openSample(sample: Sample): Promise<void>;
  openHeldOut(file: File): Promise<void>;
  closeHeldOut(): Promise<void>;
  /** Gives up the reading under way; the file that was open before stays. */
  cancelReading(slot: DataSlot): void;
  /** Reads the refused file, else the training file, again under other options; absent ones are detected. */
  setParseOptions(options: ParseOptions): Promise<void>;
  setRoles(roles: Roles): Promise<void>;
  /** To be told that no run reads the file any more. */
  runEnded(): void;
  /** Every rejected row of the training file, as CSV. */
  rejectedRows(): Promise<Blob | null>;
}

export const createDataSlice: Slice<DataSlice> =
  ({ trainer, tasks }) =>
  (set, get) => {
    const show = (slot: DataSlot, stage: DataStage) =>
      set(({ files }) => ({ files: { ...files, [slot]: stage } }));

    const refuseDuringRun = (): boolean => {
      if (get().run.kind !== 'active') return false;
      get().report('data', runGoing);
      return true;
    };

    const heldOutChanged = () => {
      get().followSuggestion();
      get().dismissProblem('train');
    };

    const read = async (slot: DataSlot, file: File, options: ParseOptions) => {
      if (refuseDuringRun()) return;
      const signal = tasks.begin(slot);
      // Asked anew each time: a reading that this one has cut off may still have come to its end in the worker.
      const before = () => openFileOf(get().files[slot]);
      const reading = (progress: Progress | null) =>
        show(slot, { kind: 'reading', file, progress, before: before() });
      const again = get().refused?.file === file;
      get().dismissProblem('data');
      set({ refused: again ? { slot, file, options } : null });
      reading(null);
      const onReport = thinned(reading);
      try {
        const report = await trainer.call('openData', { slot, file, options }, { signal, onReport });
        show(slot, { kind: 'ready', file, options, report });
        set({ refused: null });
        if (slot === 'train') get().dataChanged();
        else heldOutChanged();
      } catch (error) {
        if (signal.aborted && isAbort(error)) return;
        const last = before();
        show(slot, last ? { ...last, kind: 'ready' } : { kind: 'empty' });
        get().report('data', error);
        set({ refused: toProblem(error).kind === 'DataError' ? { slot, file, options } : null });
      }
    };

    return {
      files: { train: { kind: 'empty' }, heldOut: { kind: 'empty' } },
      refused: null,
      openFile: (file) => read('train', file, {}),
      openHeldOut: (file) => read('heldOut', file, {}),

      async openSample({ file }) {
        if (refuseDuringRun()) return;
        try {
          await read('train', await fetchSample(file), {});
        } catch (error) {
          get().report('data', error);
        }
      },

      async closeHeldOut() {
        if (refuseDuringRun()) return;
        tasks.abort('heldOut');
        show('heldOut', { kind: 'empty' });
        heldOutChanged();
        try {
          await trainer.call('closeHeldOut', null);
          // A reading that came to its end meanwhile was forgotten with the rest.
          if (get().files.heldOut.kind === 'ready') show('heldOut', { kind: 'empty' });
        } catch (error) {
          get().report('data', error);
        }
      },

      cancelReading(slot) {
        const stage = get().files[slot];
        if (stage.kind !== 'reading') return;
        tasks.abort(slot);
        show(slot, stage.before ? { kind: 'ready', ...stage.before } : { kind: 'empty' });
        set({ refused: null });
      },

      async setParseOptions(options) {
        const { refused, files } = get();
        if (refused) return read(refused.slot, refused.file, options);
        const stage = files.train;
        const file = stage.kind === 'reading' ? stage.file : stage.kind === 'ready' ? stage.file : null;
        if (file) await read('train', file, options);
      },

      async setRoles(roles) {
        const stage = get().files.train;
        if (stage.kind !== 'ready' || refuseDuringRun()) return;
        const signal = tasks.begin('roles');
        const { report } = stage;
        show('train', { ...stage, report: { ...report, examples: { ...report.examples, roles } } });
        try {
          const examples = await trainer.call('assignRoles', { slot: 'train', roles }, { signal });
          const now = get().files.train;
          if (signal.aborted || now.kind !== 'ready' || now.file !== stage.file) return;
          show('train', { ...now, report: { ...now.report, examples } });
          get().dismissProblem('data');
          get().dataChanged();
        } catch (error) {
          if (signal.aborted && isAbort(error)) return;
          show('train', stage);
          get().report('data', error);
        }
      },

      runEnded() {
        if (get().problems.data === runGoing.problem) get().dismissProblem('data');
      },

      async rejectedRows() {
        try {
          return await trainer.call('rejectedRows', { slot: 'train' });
        } catch (error) {
          get().report('data', error);
          return null;
        }
      },
    };
  };

const runGoing = new DataError(
  'A run is going, and it reads the file that is open.',
  'Stop it first, then choose another file.',
);

async function fetchSample(name: string): Promise<File> {
  const response = await fetch(`samples/${name}`).catch(() => null);
  if (response?.ok) return new File([await response.blob()], name, { type: 'text/csv' });
  throw new NetworkError(
    `The sample ${name} could not be fetched${response ? ` (the server said ${response.status})` : ''}.`,
    'Try again, or drop a file of your own.',
  );
}
