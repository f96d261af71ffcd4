/** Finds interrupted runs and resumes them. */

import { DataError, RecipeError, StorageError } from '../../../core/errors';
import { message } from '../../../messages/message';
import { isUnfinished, lacksModel, type RunRecord } from '../../../core/run/record/record';
import { canResume, type InterruptedSlice } from '../../keeping/interrupted';
import { asLeft, runOf } from '../../runs';
import type { Slice } from '../slice';

export const createInterruptedSlice: Slice<InterruptedSlice> =
  ({ trainer, archive }) =>
  (set, get) => {
    /** The run that other tabs see as being made here. */
    let held: { readonly id: string; readonly release: Promise<(() => void) | null> } | null = null;
    /** While a run is being made ready to resume. */
    let busy = false;

    const replace = (record: RunRecord) =>
      set(({ runs }) => ({ runs: runs.map((one) => (one.id === record.id ? record : one)) }));

    /** The record as it is stored by now: another tab may have resumed it. Null where it is not stored. */
    const stored = async (id: string) => {
      const { runs, live } = await archive.load();
      const found = runs.find((one) => one.id === id);
      return found ? { record: asLeft(found, live), live: live.has(id) } : null;
    };

    /** @throws ProblemError for what keeps it from resuming */
    const prepare = async (record: RunRecord) => {
      const { number, recipe, data, evaluationFile } = record;
      if (!(await get().holdRun(record.id))) throw elsewhere(number);
      const now = await stored(record.id);
      if (now && !isUnfinished(now.record) && !(lacksModel(record) && lacksModel(now.record))) {
        replace(now.record);
        throw endedElsewhere(number);
      }
      await get().reopen(data, evaluationFile);
      const { baseModel } = recipe;
      const missing = baseModel.kind === 'folder' && get().folder?.name !== baseModel.name ? baseModel : null;
      get().applySettings(record.id);
      if (missing) {
        throw new RecipeError(
          message('state.resume.folder', { number, name: missing.name }),
          message('state.resume.folder.next'),
        );
      }
    };

    return {
      checkpoints: {},
      lostQueues: [],

      async resumeRun(id) {
        const record = runOf(get(), id);
        if (!record || !canResume(get(), record) || get().run.kind === 'active' || busy) return;
        busy = true;
        get().dismissProblem('train');
        try {
          await prepare(record);
        } catch (error) {
          await get().holdRun(null);
          return get().report('train', error);
        } finally {
          busy = false;
        }
        await get().continueRun(record);
      },

      async startLostQueue(owner) {
        const queue = get().lostQueues.find((one) => one.owner === owner);
        if (!queue) return;
        get().dismissProblem('train');
        try {
          await get().reopen(queue.data, queue.evaluationFile);
          const taken = await archive.takeQueue(owner);
          set(({ lostQueues }) => ({ lostQueues: lostQueues.filter((one) => one !== queue) }));
          if (!taken) throw new DataError(message('state.queue.taken'), message('state.queue.taken.next'));
        } catch (error) {
          return get().report('train', error);
        }
        const { folder } = get();
        get().enqueue(queue.orders.map((order) => ({ ...order, folder })));
        await get().runQueue();
      },

      async forgetLostQueue(owner) {
        set(({ lostQueues }) => ({ lostQueues: lostQueues.filter((one) => one.owner !== owner) }));
        try {
          await archive.takeQueue(owner);
        } catch (error) {
          get().report('runs', error);
        }
      },

      async findInterrupted(lostQueues) {
        set({ lostQueues });
        if (!get().runs.some((one) => one.state === 'interrupted' || lacksModel(one))) return;
        const found = await trainer.call('checkpoints', null);
        set(({ checkpoints }) => ({ checkpoints: { ...checkpoints, ...Object.fromEntries(found) } }));
      },

      async lookAgain(id) {
        await archive.freed(id);
        const now = await stored(id);
        const { run } = get();
        if (run.kind === 'active' && run.id === id) return;
        if (!now) return set(({ runs }) => ({ runs: runs.filter((one) => one.id !== id) }));
        replace(now.record);
        if (now.live) await get().lookAgain(id);
        else await get().findInterrupted(get().lostQueues);
      },

      checkpointed(id, step) {
        set(({ checkpoints }) => ({ checkpoints: { ...checkpoints, [id]: step } }));
        get().recordRun();
      },

      async dropCheckpoints(ids) {
        await trainer.call('dropCheckpoints', { of: 'these', runs: ids });
        set(({ checkpoints }) => ({
          checkpoints: Object.fromEntries(Object.entries(checkpoints).filter(([id]) => !ids.includes(id))),
        }));
      },

      async holdRun(id) {
        if (held?.id !== id) {
          const former = held;
          held = id === null ? null : { id, release: archive.hold(id) };
          (await former?.release)?.();
        }
        return held === null || (await held.release) !== null;
      },
    };
  };

const elsewhere = (number: number) =>
  new StorageError(message('state.resume.elsewhere', { number }), message('state.resume.elsewhere.next'));

const endedElsewhere = (number: number) =>
  new StorageError(message('state.resume.ended', { number }), message('state.resume.ended.next'));
