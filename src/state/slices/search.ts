/** A search through the dataset's sentences under each model; the first search embeds them. */

import { logError } from '../../client/log';
import { isAbort, toProblem } from '../../core/errors';
import type { ModelSide } from '../../core/model/types';
import { modelSettingsOf } from '../../core/recipe/modelSettings';
import type { Progress } from '../../core/run/events';
import { secondsLeft } from '../../core/run/remaining';
import type { AppState, SearchSlice } from '../appState';
import type { Indexing, Search } from '../exploring';
import { sidesOf, tunedId } from '../models';
import { thinned } from '../pace/batch';
import { sleep, typingDelay } from '../pace/sleep';
import { openFileOf } from '../stages';
import { unsearchable } from '../unsearchable';
import type { Slice } from './slice';

/** Results of each model. */
const maxHits = 10;

const idle: Search = { kind: 'idle', indexing: null, problem: null, found: null };

export const createSearchSlice: Slice<SearchSlice> =
  ({ trainer, tasks }) =>
  (set, get) => {
    /** The data and models that are embedded completely. */
    let indexed: readonly unknown[] | null = null;

    const change = (part: Partial<Search>) => set({ search: { ...get().search, ...part } });

    const searchUnder = async (model: ModelSide, query: string, signal: AbortSignal) => {
      const { recipe } = get();
      const run = model === 'tuned' ? tunedId(get()) : null;
      const asked = { run, compute: recipe.compute, settings: modelSettingsOf(recipe) };
      let start: { readonly done: number; readonly at: number } | null = null;
      const show = thinned((indexing: Indexing) => change({ indexing }));
      const onReport = (progress: Progress) => {
        const now = { done: progress.done, at: performance.now() / 1000 };
        start ??= now;
        show({ side: model, progress, remaining: secondsLeft(start, now, progress.total) });
      };
      return trainer.call('search', { ...asked, query, limit: maxHits }, { signal, onReport });
    };

    const find = async (delay: number) => {
      const signal = tasks.begin('search');
      const query = get().query.trim();
      if (query === '') return change({ kind: 'idle', indexing: null, problem: null, found: null });
      if (unsearchable(get()) !== null) return;
      await sleep(delay);
      if (signal.aborted) return;
      change({ kind: 'searching', indexing: null, problem: null });
      try {
        await get().ensureModel();
        signal.throwIfAborted();
        const weights = weightsOf(get());
        const base = await searchUnder('base', query, signal);
        signal.throwIfAborted();
        const tuned = sidesOf(get()).includes('tuned') ? await searchUnder('tuned', query, signal) : null;
        signal.throwIfAborted();
        indexed = weights;
        change({ kind: 'idle', indexing: null, found: { query, base, tuned } });
      } catch (error) {
        if (signal.aborted) return;
        if (isAbort(error)) change({ kind: 'stopped', indexing: null });
        else {
          logError(error);
          change({ kind: 'failed', indexing: null, problem: toProblem(error) });
        }
      }
    };

    const cancel = (kind: Search['kind']) => {
      if (get().search.kind !== 'searching') return;
      tasks.abort('search');
      change({ kind, indexing: null });
    };

    return {
      query: '',
      search: idle,
      setQuery(query) {
        set({ query });
        const now = weightsOf(get());
        if (query.trim() === '' || indexed?.every((one, i) => one === now[i])) void find(typingDelay);
      },
      find: () => find(0),
      stopSearch: () => cancel('stopped'),
      interruptSearch: () => cancel('idle'),

      forgetSearch() {
        tasks.abort('search');
        if (get().search !== idle) set({ search: idle });
      },

      forgetTunedHits() {
        const { found } = get().search;
        if (found?.tuned) change({ found: { ...found, tuned: null } });
      },
    };
  };

/** What decides which sentences are embedded and how: equal where every part is the same. */
const weightsOf = (state: AppState): readonly unknown[] => [
  openFileOf(state.files.train)?.report.examples,
  state.model,
  ...Object.values(modelSettingsOf(state.recipe)),
  tunedId(state),
];
