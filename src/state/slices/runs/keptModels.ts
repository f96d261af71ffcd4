/** Stores the model of each run, and lets older ones go. */

import { message } from '../../../messages/message';
import { StorageError, toProblem } from '../../../core/errors';
import { keptModelCount, modelsOver, modelsToFree } from '../../../core/run/record/keptModels';
import type { Progress } from '../../../core/run/events';
import type { RunRecord } from '../../../core/run/record/record';
import type { KeptModelsSlice } from '../../keptModels';
import { thinned } from '../../pace/batch';
import { runOf } from '../../runs';
import type { Slice } from '../slice';

export const createKeptModelsSlice: Slice<KeptModelsSlice> =
  ({ trainer, archive }) =>
  (set, get) => {
    /** Codes of refusals that were said: each is said once. */
    const said = new Set<string>();

    const setBytes = async (records: readonly RunRecord[], modelBytes: number | null) => {
      const ids = new Set(records.map(({ id }) => id));
      set(({ runs }) => ({ runs: runs.map((one) => (ids.has(one.id) ? { ...one, modelBytes } : one)) }));
      for (const id of ids) get().keepRun(id);
      await get().allKept();
    };

    /** In this order: what the page promises after a crash in between is there. */
    const letGo = async (records: readonly RunRecord[]) => {
      await setBytes(records, null);
      await trainer.call('dropModels', { ids: records.map(({ id }) => id) });
    };

    /** Whether it is stored; where there is no room, older ones make some. */
    const store = async ({ id, number }: RunRecord): Promise<boolean> => {
      const onReport = thinned((progress: Progress) => set({ storing: { id, progress } }));
      for (;;) {
        const answer = await trainer.call('keepModel', { id }, { onReport });
        const record = runOf(get(), id);
        if (!record) return false;
        if ('bytes' in answer) {
          await setBytes([record], answer.bytes);
          return true;
        }
        if (get().checkpoints[id] !== undefined) {
          // It was there in case that the model could not be stored; its room may be all that is lacking.
          await get().dropCheckpoints([id]);
          continue;
        }
        const older = modelsToFree(get().runs, answer.lacks);
        if (older.length === 0) throw full(number);
        const notices = older.map((one) => message('state.models.room', { run: one.number, newer: number }));
        set(({ modelNotices }) => ({ modelNotices: [...modelNotices, ...notices] }));
        await letGo(older);
      }
    };

    return {
      inMemory: null,
      storing: null,
      opening: null,
      modelNotices: [],
      setInMemory: (id) => set({ inMemory: id }),
      modelOpening(progress) {
        const opening = progress?.what.code === 'worker.progress.openingModel' ? progress : null;
        if (opening !== get().opening) set({ opening });
      },

      async keepModel() {
        const { preferences, inMemory, storing } = get();
        const record = runOf(get(), inMemory);
        if (preferences.keep !== 'yes' || storing || !record || record.modelBytes !== null) return;
        if (record.state !== 'finished' && record.state !== 'stopped') return;
        set({ storing: { id: record.id, progress: null }, modelNotices: [] });
        // Until the record names it, another tab would take the model for one that nobody needs.
        const release = await archive.hold(record.id);
        try {
          if (!(await store(record))) return;
          const over = modelsOver(get().runs);
          if (over.length === 0) return;
          const notices = over.map((one) =>
            message('state.models.over', { run: one.number, kept: keptModelCount }),
          );
          set(({ modelNotices }) => ({ modelNotices: [...modelNotices, ...notices] }));
          await letGo(over);
        } catch (error) {
          const { kind, what } = toProblem(error);
          const repeated =
            kind === 'StorageError' && what.code !== 'state.models.full' && said.has(what.code);
          said.add(what.code);
          if (!repeated) get().report('runs', error);
        } finally {
          release?.();
          set({ storing: null });
        }
      },

      async findModels(known) {
        const stored = new Map(
          (await trainer.call('keptModels', { known })).map(({ id, bytes }) => [id, bytes]),
        );
        set(({ runs }) => ({
          runs: runs.map((one) => {
            const modelBytes = stored.get(one.id) ?? null;
            return one.modelBytes === modelBytes ? one : { ...one, modelBytes };
          }),
        }));
      },
    };
  };

const full = (run: number) =>
  new StorageError(message('state.models.full', { run }), message('state.models.full.next'), {
    kept: message('worker.storage.model.kept'),
  });
