/** Keeps data and runs between visits, where the person wants it and the browser allows it; else in memory. */

import { withComparison } from '../../../core/baseModels/comparison';
import { toProblem } from '../../../core/errors';
import type { KeptData } from '../../../core/run/record/keptData';
import {
  basesOf,
  isUnfinished,
  lacksModel,
  recordVersion,
  type RunFile,
  runFileOf,
  type RunRecord,
} from '../../../core/run/record/record';
import { byNumber, latestFirst } from '../../../client/archive/archive';
import type { KeepingSlice } from '../../appState';
import { asLeft, runOf } from '../../runs';
import { openFileOf } from '../../stages';
import { noRuns, unsaved } from '../../unsaved';
import type { Slice } from '../slice';
import { inOrder } from './inOrder';
import { clearedInRun, notShown } from './keepingFaults';
import { lostQueues, neededNow } from './needed';
import { reopen } from './reopen';
import { createStoredQueue } from './storedQueue';

export const createKeepingSlice: Slice<KeepingSlice> =
  ({ trainer, archive }) =>
  (set, get) => {
    /** Ids of runs whose latest state is not kept yet. */
    const waiting = new Set<string>();
    /** Codes of what was said: each failing is said once. */
    const said = new Set<string>();
    /** Whether something is stored already, so that deleting has to reach it. */
    let anyKept = false;
    /** Ids of runs that are stored: what becomes of them is stored too. */
    const storedRuns = new Set<string>();
    const storedQueue = createStoredQueue(archive, get);
    /** Deleted runs whose models stay until the runs can no longer be restored. */
    let restorable: readonly string[] = [];
    /** While a kept file is opened its choices are not all there yet. */
    let reopening = false;

    const say = (error: unknown) => {
      const { code } = toProblem(error).what;
      if (said.has(code)) return;
      said.add(code);
      get().report('runs', error);
    };

    /** In the order in which they were asked for; a failing is said, and everything stays in memory. */
    const writes = inOrder(say);
    /** Of the queue, which waits for no run and for no copy of a file, so that a reload right after a click loses none. */
    const queueWrites = inOrder(say);
    /** Of names and pins of ended runs, for the same reason. */
    const nameWrites = inOrder(say);
    /** Deletes what nothing needs any more, which may take long: no write waits for it, so that a reload loses none. */
    const cleaning = inOrder(say);
    const allWrites = () =>
      Promise.all([writes, queueWrites, nameWrites].map((each) => each.all())).then(() => undefined);
    const change = (work: () => Promise<unknown>, to = writes) =>
      to.add(async () => {
        await work();
        anyKept = true;
      });
    /** Adds to what is stored, where the person wants it. */
    const add = (work: () => Promise<unknown>, to = writes) => {
      if (get().preferences.keep === 'yes') change(work, to);
    };
    /** Takes from what is stored, or puts it back: what was stored before the person changed their mind, too. */
    const correct = (work: () => Promise<unknown>, to = writes) => {
      if (anyKept || get().preferences.keep === 'yes') change(work, to);
    };

    /** Another tab may have taken a run's number. */
    const renumber = (numbers: ReadonlyMap<string, number>) => {
      if (get().runs.every(({ id, number }) => number === (numbers.get(id) ?? number))) return;
      const numbered = (one: RunRecord) => ({ ...one, number: numbers.get(one.id) ?? one.number });
      set(({ runs }) => ({ runs: runs.map(numbered).sort(byNumber) }));
    };

    /** Keeps every run that waits; what could not be kept waits for the next occasion. */
    const keepWaiting = async () => {
      const ids = [...waiting];
      const records = ids.flatMap((id) => runOf(get(), id) ?? []);
      if (records.length === 0) return;
      const { checkpoints, dropCheckpoints, preferences } = get();
      const ended = records.filter((one) => !isUnfinished(one) && checkpoints[one.id] !== undefined);
      const drop = (some: readonly RunRecord[]) => dropCheckpoints(some.map(({ id }) => id));
      const put = () => archive.putRuns(records, basesOf(records));
      const numbers = await put().catch(async (error: unknown) => {
        if (ended.length === 0) throw error;
        // Results are worth more than checkpoints that nothing needs any more.
        await drop(ended);
        return put();
      });
      for (const id of ids) {
        storedRuns.add(id);
        if (runOf(get(), id) === records.find((one) => one.id === id)) waiting.delete(id);
      }
      renumber(numbers);
      // In this order: a run whose end or whose model was not kept can still be resumed.
      const done = ended.filter((one) => preferences.keep !== 'yes' || !lacksModel(one));
      if (done.length > 0) await drop(done);
    };

    const keepData = async (data: KeptData, files: readonly (readonly [RunFile, File])[]) => {
      // In this order: a copy that nothing names would be removed by another tab.
      await archive.putData(data);
      try {
        for (const [{ fingerprint }, file] of files) await trainer.call('keepFile', { fingerprint, file });
      } catch (error) {
        await archive.deleteData(data.file.fingerprint);
        throw error;
      }
      const others = get().keptData.filter(({ file }) => file.fingerprint !== data.file.fingerprint);
      set({ keptData: [data, ...others].sort(latestFirst) });
    };

    /** Deletes the copies and checkpoints that nothing needs: neither here, nor in another tab, nor to restore what was deleted. */
    const sweep = async () => {
      const stored = await archive.load();
      // What cannot be read may need them.
      if (stored.unreadable > 0) return;
      const { files, runs } = neededNow(stored, get());
      await trainer.call('dropFiles', { except: files });
      await trainer.call('dropCheckpoints', { of: 'others', runs });
    };

    /** Deletes the models of runs that were deleted before `ids`, unless they were restored. */
    const dropModels = async (ids: readonly string[]) => {
      const gone = restorable.filter((id) => !ids.includes(id) && !runOf(get(), id));
      restorable = ids;
      if (gone.length > 0) await trainer.call('dropModels', { ids: gone });
    };

    /** @param remove takes the runs from the archive */
    const forget = (ids: readonly string[], remove: () => Promise<void>) => {
      for (const id of ids) waiting.delete(id);
      correct(async () => {
        await remove();
        // Something else could be restored until now, which needed its copy.
        cleaning.add(async () => {
          await sweep();
          await dropModels(ids);
        });
      });
    };

    return {
      keptData: [],
      restoring: false,

      async restore(reopen) {
        try {
          const stored = await archive.load();
          const { runs, data, bases, comparisons, live, unreadable } = stored;
          const kept = runs.map((record) => asLeft(record, live));
          const last = kept.at(-1)?.number ?? 0;
          const mine = get().runs.map((record, i) => ({ ...record, number: last + 1 + i }));
          set({
            runs: [...kept, ...mine],
            bases: { ...bases, ...get().bases },
            keptData: data,
            modelComparisons: get().modelComparisons.reduce(withComparison, comparisons),
          });
          anyKept = runs.length + data.length + comparisons.length > 0;
          for (const { id } of runs) storedRuns.add(id);
          // Browsers write the preferences later than this; what is stored was asked for.
          if (anyKept && get().preferences.keep === 'ask') get().setPreference('keep', 'yes');
          for (const { id, state } of kept) if (state === 'running') void get().lookAgain(id).catch(say);
          await get().findInterrupted(lostQueues(stored));
          if (runs.length > 0 || get().preferences.keep === 'yes') {
            // Models of what cannot be read are left alone.
            await get().findModels(unreadable > 0 ? null : [...runs.map(({ id }) => id), ...live]);
          }
          if (unreadable > 0) say(notShown(unreadable));
          else if (anyKept) await sweep();
          if (reopen && data[0] && get().files.train.kind === 'empty') {
            set({ restoring: true });
            await get().openKept(data[0].file.fingerprint);
          }
        } catch (error) {
          say(error);
        } finally {
          set({ restoring: false });
        }
      },

      async setKeeping(keep) {
        get().setPreference('keep', keep ? 'yes' : 'no');
        if (get().run.kind === 'active') await trainer.call('saveCheckpoints', { on: keep }).catch(say);
        if (!keep) return;
        get().keepOpenData();
        get().keepQueue();
        for (const { id } of get().runs) get().keepRun(id);
        for (const one of get().modelComparisons) get().keepComparison(one);
        await allWrites();
        if (get().run.kind !== 'active') await get().keepModel();
      },

      keepRun(id) {
        waiting.add(id);
        const { run, holdRun } = get();
        // Held before it is stored as running, and until it is stored as ended.
        const work = async () => {
          if (run.kind === 'active') await holdRun(run.id);
          await keepWaiting();
          if (get().run.kind !== 'active') await holdRun(null);
        };
        if (storedRuns.has(id)) correct(work);
        else add(work);
      },

      keepName(id) {
        const record = runOf(get(), id);
        if (!record || isUnfinished(record) || !storedRuns.has(id)) return get().keepRun(id);
        const retryLater = (error: unknown) => {
          waiting.add(id);
          throw error;
        };
        correct(() => archive.renewRun(record).catch(retryLater), nameWrites);
      },

      keepComparison: (comparison) => add(() => archive.putComparison(comparison)),

      keepQueue() {
        if (storedQueue.any()) correct(storedQueue.store, queueWrites);
        else add(storedQueue.store, queueWrites);
      },

      allKept: () => allWrites().then(() => cleaning.all()),

      keepOpenData() {
        const { train, heldOut } = get().files;
        const [open, second] = [openFileOf(train), openFileOf(heldOut)];
        if (!open || reopening) return;
        const file = runFileOf(open);
        const evaluationFile = second && runFileOf(second);
        const data: KeptData = { version: recordVersion, file, evaluationFile, openedAt: Date.now() };
        const files = [[file, open.file] as const];
        if (second && evaluationFile) files.push([evaluationFile, second.file]);
        add(() => keepData(data, files));
      },

      forgetRuns: (ids) => forget(ids, () => archive.deleteRuns(ids)),

      async openKept(fingerprint) {
        const data = get().keptData.find(({ file }) => file.fingerprint === fingerprint);
        if (!data) return;
        try {
          await get().reopen(data.file, data.evaluationFile);
          const latest = get().runs.findLast((record) => record.data.fingerprint === fingerprint);
          if (latest && get().run.kind !== 'active') get().selectRun(latest.id);
        } catch (error) {
          get().report('data', error);
        }
      },

      async reopen(data, evaluationFile) {
        reopening = true;
        try {
          await reopen(trainer, get, { data, evaluationFile });
        } finally {
          reopening = false;
          get().keepOpenData();
        }
      },

      deleteKept(fingerprint) {
        const { keptData, runs, modelComparisons, selected, forgetCompared } = get();
        const data = keptData.find(({ file }) => file.fingerprint === fingerprint);
        const gone = runs.filter((one) => one.data.fingerprint === fingerprint && one.state !== 'running');
        if (!data) return;
        const ids = gone.map(({ id }) => id);
        set({
          keptData: keptData.filter((one) => one !== data),
          runs: runs.filter((one) => !gone.includes(one)),
          modelComparisons: modelComparisons.filter((one) => one.data.fingerprint !== fingerprint),
          selected: selected !== null && ids.includes(selected) ? null : selected,
          deleted: {
            runs: gone,
            data,
            comparison: modelComparisons.find((one) => one.data.fingerprint === fingerprint) ?? null,
          },
        });
        forgetCompared(ids);
        forget(ids, () => archive.deleteData(fingerprint, ids));
        get().runSelected();
      },

      keepRestored({ runs, data, comparison }) {
        if (data) set(({ keptData }) => ({ keptData: [...keptData, data].sort(latestFirst) }));
        if (comparison) {
          set(({ modelComparisons }) => ({ modelComparisons: withComparison(modelComparisons, comparison) }));
        }
        correct(async () => renumber(await archive.putRuns(runs, basesOf(runs), { data, comparison })));
      },

      async clearEverything() {
        try {
          if (get().run.kind === 'active') throw clearedInRun();
          // Nothing is added from here on.
          get().setPreference('keep', 'ask');
          await allWrites();
          await archive.clear();
          await trainer.call('clearFiles', null);
          anyKept = false;
          waiting.clear();
          storedRuns.clear();
          storedQueue.forget();
          set({ ...unsaved, ...noRuns });
          return true;
        } catch (error) {
          get().report('runs', error);
          return false;
        }
      },
    };
  };
