/** The training file and the optional second one: read by the worker, described by a report. */

import { message } from '../../messages/message';
import { choicesAfter, mappingOfSecond, reversedChoices } from '../../core/data/dataset/choices';
import type { Mapping, ParseOptions } from '../../core/data/types';
import { DataError, isAbort, toProblem } from '../../core/errors';
import type { DataReport } from '../../core/report/types';
import { evaluatedRunOf } from '../../core/run/record/evaluatedRun';
import type { Progress } from '../../core/run/events';
import { sameValue } from '../../core/sameValue';
import type { DataSlot } from '../../protocol/calls';
import type { DataSlice } from '../appState';
import { thinned, updateInterval } from '../pace/batch';
import { missingData } from '../compare/compared';
import { selectedRun, shownRun } from '../runs';
import { fetchSample } from '../../client/sampleFile';
import { type DataStage, openFileOf } from '../stages';
import type { Slice } from './slice';

export const createDataSlice: Slice<DataSlice> =
  ({ trainer, tasks }) =>
  (set, get) => {
    const show = (slot: DataSlot, stage: DataStage) =>
      set(({ files }) => ({ files: { ...files, [slot]: stage } }));

    const refuseDuringRun = (): boolean => {
      if (get().run.kind !== 'active') return false;
      get().report('data', inUse);
      return true;
    };

    const read = async (slot: DataSlot, file: File, options: ParseOptions) => {
      if (refuseDuringRun()) return;
      if (slot === 'train') {
        tasks.abort('mapping');
        endMapping(true);
        get().openingData();
      }
      const signal = tasks.begin(slot);
      // Read again each time: a reading that this one has cut off may still have finished in the worker.
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
        if (slot === 'train') {
          set({ shownLine: null });
          get().dataChanged();
        } else get().evaluationFileChanged();
        await followMapping();
      } catch (error) {
        if (signal.aborted && isAbort(error)) return;
        const last = before();
        show(slot, last ? { ...last, kind: 'ready' } : { kind: 'empty' });
        get().report('data', error);
        set({ refused: toProblem(error).kind === 'DataError' ? { slot, file, options } : null });
      }
    };

    /** The training file as it was understood before the changes of the mapping that are under way. */
    let settled: Extract<DataStage, { kind: 'ready' }> | null = null;

    /** Ends the changes of the mapping; where they failed or were cancelled, the one before holds again. */
    const endMapping = (restored: boolean) => {
      const now = get().files.train;
      if (restored && settled && now.kind === 'ready' && now.file === settled.file) show('train', settled);
      settled = null;
      set({ remapping: null });
    };

    const setMapping = async (mapping: Mapping) => {
      const stage = get().files.train;
      if (stage.kind !== 'ready' || refuseDuringRun()) return;
      const signal = tasks.begin('mapping');
      const { report } = stage;
      if (settled?.file !== stage.file) settled = stage;
      const started = performance.now();
      const onReport = thinned((remapping: Progress) => {
        // What is done at once needs no progress.
        if (!signal.aborted && performance.now() - started >= updateInterval) set({ remapping });
      });
      show('train', { ...stage, report: { ...report, examples: { ...report.examples, ...mapping } } });
      try {
        const examples = await trainer.call('setMapping', { slot: 'train', mapping }, { signal, onReport });
        const now = get().files.train;
        if (signal.aborted || now.kind !== 'ready' || now.file !== stage.file) return;
        endMapping(false);
        show('train', { ...now, report: { ...now.report, examples } });
        get().dismissProblem('data');
        get().dataChanged();
        await followMapping();
      } catch (error) {
        if (signal.aborted && isAbort(error)) return;
        endMapping(true);
        get().report('data', error);
      }
    };

    /** The evaluation file is understood as the training file is. */
    const followMapping = async () => {
      const { train, heldOut } = get().files;
      if (train.kind !== 'ready' || heldOut.kind !== 'ready') return;
      const own = mappingIn(heldOut.report);
      const mapping = mappingOfSecond(own, mappingIn(train.report));
      if (sameValue([mapping.roles, mapping.choices], [own.roles, own.choices])) return;
      const signal = tasks.begin('evaluationMapping');
      try {
        const examples = await trainer.call('setMapping', { slot: 'heldOut', mapping }, { signal });
        const now = get().files.heldOut;
        if (signal.aborted || now.kind !== 'ready' || now.file !== heldOut.file) return;
        show('heldOut', { ...now, report: { ...now.report, examples } });
        get().evaluationFileChanged();
      } catch (error) {
        if (!(signal.aborted && isAbort(error))) get().report('data', error);
      }
    };

    return {
      files: { train: { kind: 'empty' }, heldOut: { kind: 'empty' } },
      refused: null,
      remapping: null,
      openFile: (file, options = {}) => read('train', file, options),
      openHeldOut: (file, options = {}) => read('heldOut', file, options),

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
        get().evaluationFileChanged();
        try {
          await trainer.call('closeHeldOut', null);
          // The worker has closed a file whose reading finished meanwhile too.
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

      cancelMapping() {
        tasks.abort('mapping');
        endMapping(true);
      },

      async setParseOptions(options) {
        const { refused, files } = get();
        if (refused) return read(refused.slot, refused.file, options);
        const stage = files.train;
        const file = stage.kind === 'reading' ? stage.file : stage.kind === 'ready' ? stage.file : null;
        if (file) await read('train', file, options);
      },

      async setRoles(roles) {
        const { files } = get();
        if (files.train.kind !== 'ready') return;
        const before = files.train.report.examples;
        await setMapping({ roles, choices: choicesAfter(before.choices, before.roles, roles) });
      },

      async setChoices(choices) {
        const { files } = get();
        if (files.train.kind !== 'ready') return;
        await setMapping({ roles: files.train.report.examples.roles, choices });
      },

      async reverseLabel() {
        const { files, setChoices } = get();
        if (files.train.kind !== 'ready') return;
        const { choices, labels } = files.train.report.examples;
        const reversed = reversedChoices(choices, labels);
        if (reversed) await setChoices(reversed);
      },

      forgetRefused: () => set({ refused: null }),

      dismissInUse() {
        if (get().problems.data === inUse.problem) get().dismissProblem('data');
      },

      async rowWindow(query) {
        try {
          return await trainer.call('rowWindow', query);
        } catch (error) {
          get().report('data', error);
          return null;
        }
      },

      async evaluationTexts() {
        const run = shownRun(get());
        if (run.kind === 'none' || !run.history.plan) return null;
        const record = selectedRun(get());
        if (record && missingData(get(), record)) return null;
        const { plan } = run.history;
        try {
          const texts = await trainer.call('evaluationTexts', evaluatedRunOf(run));
          const { file, sentence1 } = plan.pairLines;
          return texts.file === file && texts.sentence1.length === sentence1.length ? texts : null;
        } catch {
          // Other data is open by now: the table says so.
          return null;
        }
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

const mappingIn = ({ columns, examples: { roles, choices } }: DataReport) => ({
  columns: columns.map(({ name }) => name),
  roles,
  choices,
});

const inUse = new DataError(message('state.data.inUse'), message('state.data.inUse.next'));
