/** Keeps data and runs between visits, where the person wants it and the browser allows it; else in memory. */

import { message } from '../../../messages/message';
import { DataError, RecipeError, StorageError, toProblem } from '../../../core/errors';
import { baseOf } from '../../../core/run/evaluated';
import { fingerprintsOf, type KeptData } from '../../../core/run/record/keptData';
import { baseKey, recordVersion, type RunFile, type RunRecord } from '../../../core/run/record/record';
import { latestFirst, type Bases } from '../../../client/archive/archive';
import type { KeepingSlice } from '../../appState';
import { runFile, runOf } from '../../runs';
import { openFileOf } from '../../stages';
import { unsaved } from '../../unsaved';
import type { Slice } from '../slice';

export const createKeepingSlice: Slice<KeepingSlice> =
  ({ trainer, archive }) =>
  (set, get) => {
    /** Ids of runs whose latest state is not kept yet. */
    const waiting = new Set<string>();
    /** Codes of what was said: each failing is said once. */
    const said = new Set<string>();
    /** Writes follow each other in the order in which they were asked for. */
    let writing: Promise<void> = Promise.resolve();
    /** Whether something is stored already, so that deleting has to reach it. */
    let anyKept = false;
    /** The run in progress that other tabs see as such. */
    let held: { readonly id: string; readonly release: () => void } | null = null;
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

    /** Changes what is stored, after all changes before; a failing is said, and everything stays in memory. */
    const change = (work: () => Promise<unknown>) => {
      writing = writing.then(async () => {
        try {
          await work();
          anyKept = true;
        } catch (error) {
          say(error);
        }
      });
    };
    /** Adds to what is stored, where the person wants it. */
    const add = (work: () => Promise<unknown>) => {
      if (get().preferences.keep === 'yes') change(work);
    };
    /** Takes from what is stored, or puts it back: what was stored before the person changed their mind, too. */
    const correct = (work: () => Promise<unknown>) => {
      if (anyKept || get().preferences.keep === 'yes') change(work);
    };

    /** Keeps every run that waits; what could not be kept waits for the next occasion. */
    const keepWaiting = async () => {
      const ids = [...waiting];
      const records = ids.flatMap((id) => runOf(get(), id) ?? []);
      await archive.putRuns(records, basesOf(records));
      for (const id of ids) if (runOf(get(), id) === records.find((one) => one.id === id)) waiting.delete(id);
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

    /** Deletes the copies that neither a kept file nor what can still be restored needs. */
    const dropCopies = () => {
      const { keptData, deleted } = get();
      const needed = [...keptData, ...(deleted?.data ? [deleted.data] : [])].flatMap(fingerprintsOf);
      return trainer.call('dropFiles', { except: needed });
    };

    /** Deletes the models of runs that were deleted before `ids`, unless they were restored. */
    const dropModels = async (ids: readonly string[]) => {
      const gone = restorable.filter((id) => !ids.includes(id) && !runOf(get(), id));
      restorable = ids;
      if (gone.length > 0) await trainer.call('dropModels', { ids: gone });
    };

    /** The copy of a file, opened as it was. */
    const openCopy = async ({ fingerprint, name, options }: RunFile, slot: 'train' | 'heldOut') => {
      const file = await trainer.call('keptFile', { fingerprint, name });
      if (!file) {
        throw new DataError(message('state.keptData.gone', { name }), message('state.keptData.gone.next'));
      }
      await (slot === 'train' ? get().openFile(file, options) : get().openHeldOut(file, options));
    };

    return {
      keptData: [],

      async restore(reopen) {
        try {
          const { runs, data, bases, live, unreadable } = await archive.load();
          const kept = runs.map((record): RunRecord => {
            const lost = record.state === 'running' && !live.has(record.id);
            return lost ? { ...record, state: 'interrupted' } : record;
          });
          const last = kept.at(-1)?.number ?? 0;
          const mine = get().runs.map((record, i) => ({ ...record, number: last + 1 + i }));
          set({
            runs: [...kept, ...mine],
            bases: { ...bases, ...get().bases },
            keptData: data,
          });
          anyKept = runs.length + data.length > 0;
          if (runs.length > 0 || get().preferences.keep === 'yes') {
            // Models of what cannot be read are left alone.
            await get().findModels(unreadable > 0 ? null : [...runs.map(({ id }) => id), ...live]);
          }
          if (unreadable > 0) say(notShown(unreadable));
          // Copies of what cannot be read are left alone.
          else if (data.length > 0) await dropCopies();
          const [latest] = data;
          if (reopen && latest && get().files.train.kind === 'empty') {
            // The tab that was open before the reload.
            const { view, openKept, openView } = get();
            await openKept(latest.file.fingerprint);
            openView(view);
          }
        } catch (error) {
          say(error);
        }
      },

      async setKeeping(keep) {
        get().setPreference('keep', keep ? 'yes' : 'no');
        if (!keep) return;
        get().keepOpenData();
        for (const { id } of get().runs) get().keepRun(id);
        await writing;
        if (get().run.kind !== 'active') await get().keepModel();
      },

      keepRun(id) {
        waiting.add(id);
        add(keepWaiting);
        const { run } = get();
        const active = run.kind === 'active' ? run.id : null;
        if (held?.id === active) return;
        held?.release();
        held = active === null ? null : { id: active, release: archive.hold(active) };
      },

      allKept: () => writing,

      keepOpenData() {
        const { train, heldOut } = get().files;
        const [open, second] = [openFileOf(train), openFileOf(heldOut)];
        if (!open || reopening) return;
        const file = runFile(open);
        const evaluationFile = second && runFile(second);
        const data: KeptData = { version: recordVersion, file, evaluationFile, openedAt: Date.now() };
        const files = [[file, open.file] as const];
        if (second && evaluationFile) files.push([evaluationFile, second.file]);
        add(() => keepData(data, files));
      },

      forgetRuns(ids) {
        for (const id of ids) waiting.delete(id);
        // Something else could be restored until now, which needed its copy.
        correct(async () => {
          await archive.deleteRuns(ids);
          await dropCopies();
          await dropModels(ids);
        });
      },

      async openKept(fingerprint) {
        const data = get().keptData.find(({ file }) => file.fingerprint === fingerprint);
        if (!data) return;
        reopening = true;
        try {
          await openCopy(data.file, 'train');
          const open = get().files.train;
          if (open.kind !== 'ready' || open.report.fingerprint !== fingerprint) return;
          const { roles, choices } = data.file.mapping;
          const guessed = open.report.examples;
          if (!isSame(guessed.roles, roles)) await get().setRoles(roles);
          if (!isSame(guessed.choices, choices)) await get().setChoices(choices);
          if (data.evaluationFile) await openCopy(data.evaluationFile, 'heldOut');
          const latest = get().runs.findLast((record) => record.data.fingerprint === fingerprint);
          if (latest && get().run.kind !== 'active') get().selectRun(latest.id);
        } catch (error) {
          get().report('data', error);
        } finally {
          reopening = false;
          get().keepOpenData();
        }
      },

      deleteKept(fingerprint) {
        const { keptData, runs, selected, compared } = get();
        const data = keptData.find(({ file }) => file.fingerprint === fingerprint);
        const gone = runs.filter((one) => one.data.fingerprint === fingerprint && one.state !== 'running');
        if (!data) return;
        const ids = gone.map(({ id }) => id);
        set({
          keptData: keptData.filter((one) => one !== data),
          runs: runs.filter((one) => !gone.includes(one)),
          selected: selected !== null && ids.includes(selected) ? null : selected,
          compared: compared.filter((id) => !ids.includes(id)),
          deleted: { runs: gone, data },
        });
        correct(() => archive.deleteData(fingerprint));
        get().forgetRuns(ids);
        get().runSelected();
      },

      keepRestored({ runs, data }) {
        if (data) set(({ keptData }) => ({ keptData: [...keptData, data].sort(latestFirst) }));
        correct(async () => {
          await archive.putRuns(runs, basesOf(runs));
          if (data) await archive.putData(data);
        });
      },

      async clearEverything() {
        try {
          if (get().run.kind === 'active') throw running;
          // Nothing is added from here on.
          get().setPreference('keep', 'ask');
          await writing;
          await archive.clear();
          await trainer.call('clearFiles', null);
          anyKept = false;
          waiting.clear();
          set({ ...unsaved, keptData: [], runs: [], bases: {}, selected: null, compared: [], deleted: null });
          set({ modelNotices: [] });
          return true;
        } catch (error) {
          get().report('runs', error);
          return false;
        }
      },
    };
  };

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

const basesOf = (records: readonly RunRecord[]): Bases =>
  Object.fromEntries(
    records.flatMap((record) => {
      const base = baseOf(record.history);
      return base && record.model ? [[baseKey(record), base] as const] : [];
    }),
  );

const running = new RecipeError(message('state.clear.running'), message('state.clear.running.next'));

const notShown = (entries: number) =>
  new StorageError(
    message('state.archive.unreadable', { entries }),
    message('state.archive.unreadable.next'),
    {
      kept: message('state.archive.unreadable.kept'),
    },
  );
