/** Every run's record: made when it starts, renewed as it goes, renamed, pinned, deleted. */

import { baseOf } from '../../../core/run/evaluated';
import {
  baseKey,
  endState,
  keptHistory,
  recordVersion,
  requestOf,
  type RunRecord,
  wasInterrupted,
} from '../../../core/run/record/record';
import type { RunsSlice } from '../../appState';
import { factsNow, modelOf, runOf } from '../../runs';
import type { RunStage } from '../../stages';
import type { Slice } from '../slice';

const stateNow = ({ kind, history }: Exclude<RunStage, { kind: 'none' }>) => {
  if (kind === 'active') return 'running';
  return wasInterrupted(history) ? 'interrupted' : (endState(history) ?? 'stopped');
};

export const createRunsSlice: Slice<RunsSlice> = () => (set, get) => {
  /** The run in progress, with the seconds before it was resumed, and when it began by the clock that never goes back. */
  let clock = { id: '', before: 0, began: 0 };
  const secondsOf = (id: string, before: number) => {
    if (clock.id !== id) clock = { id, before, began: performance.now() };
    return clock.before + (performance.now() - clock.began) / 1000;
  };

  const change = (id: string, fields: Partial<RunRecord>) =>
    set(({ runs }) => ({ runs: runs.map((one) => (one.id === id ? { ...one, ...fields } : one)) }));

  /** The record of a run that starts now; null without data. */
  const startRecord = (): RunRecord | null => {
    const { run, runs, deleted } = get();
    const facts = factsNow(get());
    if (run.kind === 'none' || !facts) return null;
    const numbers = [...runs, ...(deleted?.runs ?? [])].map(({ number }) => number);
    return {
      version: recordVersion,
      ...requestOf(run),
      number: 1 + Math.max(0, ...numbers),
      name: '',
      startedAt: Date.now(),
      seconds: 0,
      data: facts.data,
      evaluationFile: run.job === 'train' ? facts.evaluationFile : null,
      model: null,
      state: 'running',
      history: run.history,
      pinned: false,
      modelBytes: null,
    };
  };

  return {
    runs: [],
    bases: {},
    selected: null,
    deleted: null,

    selectRun(id) {
      set({ selected: id });
      // A run that was only asked for has nothing to show yet.
      if (id === null || runOf(get(), id)) get().runSelected();
    },
    renameRun(id, name) {
      change(id, { name: name.trim() });
      get().keepName(id);
    },
    pinRun(id, pinned) {
      change(id, { pinned });
      get().keepName(id);
    },

    deleteRun(id) {
      const record = runOf(get(), id);
      if (!record || record.state === 'running') return;
      const { runs, selected, forgetCompared } = get();
      set({
        runs: runs.filter((one) => one !== record),
        selected: selected === id ? null : selected,
        deleted: { runs: [record], data: null, comparison: null },
      });
      forgetCompared([id]);
      get().forgetRuns([id]);
      get().runSelected();
    },

    undoDelete() {
      const { deleted, runs } = get();
      if (!deleted) return;
      const restored = [...runs, ...deleted.runs].sort((a, b) => a.number - b.number);
      set({ runs: restored, deleted: null, selected: deleted.runs.at(-1)?.id ?? get().selected });
      get().keepRestored(deleted);
      get().runSelected();
    },

    applySettings(id) {
      const record = runOf(get(), id);
      if (record) get().takeSettings(record.recipe);
    },

    putBack(record) {
      change(record.id, record);
      get().keepRun(record.id);
    },

    recordRun() {
      const { run, runs, model } = get();
      if (run.kind === 'none') return;
      const known = runOf(get(), run.id);
      const before = known ?? startRecord();
      if (!before) return;
      const record: RunRecord = {
        ...before,
        seconds: secondsOf(run.id, before.seconds),
        model: model.kind === 'ready' ? modelOf(model.report) : before.model,
        history: keptHistory(run.history),
        state: stateNow(run),
      };
      const base = baseOf(run.history);
      // The next of a queue takes the place of the one that was watched; whoever looks at another stays there.
      const follows = get().selected === (runs.at(-1)?.id ?? null);
      set(({ bases }) => ({
        runs: known ? runs.map((one) => (one === known ? record : one)) : [...runs, record],
        bases: base && record.model ? { ...bases, [baseKey(record)]: base } : bases,
        selected: known || !follows ? get().selected : run.id,
      }));
      get().keepRun(run.id);
    },
  };
};
