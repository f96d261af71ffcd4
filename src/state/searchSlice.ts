/** A search through the dataset's sentences under each model, which embeds them when it is first made. */

import { logError } from '../client/log';
import { isAbort, type Problem, toProblem } from '../core/errors';
import type { ModelSide } from '../core/model/types';
import type { Progress } from '../core/run/events';
import { secondsLeft } from '../core/run/remaining';
import type { SearchResult } from '../protocol/messages';
import { thinned } from './batch';
import { askingOf, sidesOf } from './models';
import type { Slice } from './slice';
import { openFileOf } from './stages';
import type { AppState } from './store';
import { typingDelay } from './trySlice';

export interface Found {
  readonly query: string;
  readonly base: SearchResult;
  /** Null where there is no fine-tuned model beside the base model, or it was not searched yet. */
  readonly tuned: SearchResult | null;
}

export interface Indexing {
  readonly side: ModelSide;
  readonly progress: Progress;
  /** Seconds; null while it can't be told. */
  readonly remaining: number | null;
}

/** `found` is what the last search came to, under the data and the base model in hand. */
export interface Search {
  readonly kind: 'idle' | 'searching' | 'stopped' | 'failed';
  readonly indexing: Indexing | null;
  readonly problem: Problem | null;
  readonly found: Found | null;
}

export interface SearchSlice {
  readonly query: string;
  readonly search: Search;
  /** Once all sentences are embedded the results follow what is typed. */
  setQuery(query: string): void;
  find(): Promise<void>;
  /** Gives up; the sentences that are embedded are kept. */
  stopSearch(): void;
}

/** Results a model. */
export const maxHits = 10;

const idle: Search = { kind: 'idle', indexing: null, problem: null, found: null };

export const createSearchSlice: Slice<SearchSlice> =
  ({ trainer, tasks }) =>
  (set, get, store) => {
    /** What was embedded to its end. */
    let indexed: readonly unknown[] | null = null;

    const change = (part: Partial<Search>) => set({ search: { ...get().search, ...part } });

    const searchUnder = async (model: ModelSide, query: string, signal: AbortSignal) => {
      const { compute } = get().recipe;
      let start: { readonly done: number; readonly at: number } | null = null;
      const show = thinned((indexing: Indexing) => change({ indexing }));
      const onReport = (progress: Progress) => {
        const now = { done: progress.done, at: performance.now() / 1000 };
        start ??= now;
        show({ side: model, progress, remaining: secondsLeft(start, now, progress.total) });
      };
      return trainer.call('search', { model, compute, query, limit: maxHits }, { signal, onReport });
    };

    const find = async (delay: number) => {
      const signal = tasks.begin('search');
      const query = get().query.trim();
      if (query === '') return change({ kind: 'idle', indexing: null, problem: null, found: null });
      if (!searchable(get())) return;
      await new Promise((resolve) => setTimeout(resolve, delay));
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

    const giveUp = (kind: Search['kind']) => {
      if (get().search.kind !== 'searching') return;
      tasks.abort('search');
      change({ kind, indexing: null });
    };

    store.subscribe((now, before) => {
      const open = (state: AppState) => openFileOf(state.files.train)?.report.examples;
      const other =
        open(now) !== open(before) || (now.model !== before.model && now.model.kind === 'unloaded');
      if (other && now.search !== idle) {
        tasks.abort('search');
        set({ search: idle });
      }
      if (now.run.kind === 'active' && before.run.kind !== 'active') giveUp('idle');
      // The fine-tuned model that was searched is no more.
      const { found } = now.search;
      if (now.run.kind === 'ended' && before.run.kind === 'active' && found?.tuned) {
        change({ found: { ...found, tuned: null } });
      }
    });

    return {
      query: '',
      search: idle,
      setQuery(query) {
        set({ query });
        const now = weightsOf(get());
        if (query.trim() === '' || indexed?.every((one, i) => one === now[i])) void find(typingDelay);
      },
      find: () => find(0),
      stopSearch: () => giveUp('stopped'),
    };
  };

/** Why nothing can be looked up yet; null where it can. */
export type Unsearchable = 'needData' | 'running' | 'absent' | null;

export function unsearchable(state: AppState): Unsearchable {
  const open = openFileOf(state.files.train);
  if (!open || open.report.examples.rows === 0) return 'needData';
  const asking = askingOf(state);
  return asking === 'ready' ? null : asking;
}

const searchable = (state: AppState) => unsearchable(state) === null;

/** What decides which sentences are embedded and how: equal where every part is the same object. */
const weightsOf = (state: AppState): readonly unknown[] => [
  openFileOf(state.files.train)?.report.examples,
  state.model,
  sidesOf(state).includes('tuned') ? state.run : null,
];
